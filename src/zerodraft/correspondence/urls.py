"""Addresses of letters."""

from django.urls import path

from zerodraft.correspondence.views import (
    acknowledging,
    announcing,
    approving,
    circulating,
    distributing,
    editor,
    emblems,
    letters,
    outgoing,
    questions,
    register,
    reviews,
    taking_in,
    versions,
)

urlpatterns = [
    path("letters/", taking_in.letters, name="letters"),
    path("letters/new/", taking_in.new, name="letter-new"),
    path("letters/<slug:key>/", letters.letter, name="letter"),
    path("letters/<slug:key>/original", letters.original, name="letter-original"),
    path("letters/<slug:key>/seal", letters.seal, name="letter-seal"),
    path("letters/<slug:key>/review/", reviews.review, name="letter-review"),
    path("letters/<slug:key>/confirm", reviews.confirm, name="letter-confirm"),
    path("processes/<slug:key>/announcement/", announcing.announcement, name="announcement"),
    path("processes/<slug:key>/letters/", register.register, name="register"),
    path("processes/<slug:key>/letters/new/", register.begin, name="letter-begin"),
    path("processes/<slug:key>/letters/emblems/", emblems.emblems, name="emblems"),
    path("processes/<slug:key>/letters/emblems/<slug:emblem>", emblems.picture, name="emblem"),
    path("processes/<slug:key>/letters/by-number/<slug:mark>/", register.by_number, name="letter-by-number"),
    path("processes/<slug:key>/letters/<slug:letter>/", outgoing.letter, name="letter-out"),
    path("processes/<slug:key>/letters/<slug:letter>/edit/", editor.edit, name="letter-out-edit"),
    path("processes/<slug:key>/letters/<slug:letter>/versions/", versions.versions, name="letter-out-versions"),
    path("processes/<slug:key>/letters/<slug:letter>/release/", approving.release, name="letter-out-release"),
    path("processes/<slug:key>/letters/<slug:letter>/seal", outgoing.seal, name="letter-out-seal"),
    path("processes/<slug:key>/letters/<slug:letter>/files/<slug:form>", outgoing.file, name="letter-out-file"),
    path("processes/<slug:key>/letters/<slug:letter>/circulate/", circulating.propose, name="letter-circulate"),
    path("processes/<slug:key>/outbox/", circulating.outbox, name="outbox"),
    path("processes/<slug:key>/outbox/lists/", distributing.lists, name="distribution-lists"),
    path("processes/<slug:key>/outbox/lists/<slug:known>/", distributing.edit, name="distribution-list"),
    path("processes/<slug:key>/outbox/<slug:circulation>/", circulating.circulation, name="circulation"),
    path("processes/<slug:key>/outbox/<slug:circulation>/ticket", circulating.ticket, name="circulation-ticket"),
    path(
        "processes/<slug:key>/outbox/<slug:circulation>/addresses.csv",
        circulating.addresses,
        name="circulation-addresses",
    ),
    path(
        "processes/<slug:key>/letters/<slug:letter>/acknowledge", acknowledging.acknowledge, name="letter-acknowledge"
    ),
    path(
        "processes/<slug:key>/letters/<slug:letter>/acknowledgements/",
        acknowledging.acknowledgements,
        name="letter-acknowledgements",
    ),
    path(
        "processes/<slug:key>/letters/<slug:letter>/acknowledgements.csv",
        acknowledging.as_csv,
        name="letter-acknowledgements-file",
    ),
    path("processes/<slug:key>/letters/<slug:letter>/question/", questions.about_letter, name="letter-question"),
    path("processes/<slug:key>/questions/", questions.questions, name="questions"),
    path("processes/<slug:key>/questions/new/", questions.ask, name="question-ask"),
    path("processes/<slug:key>/questions/<slug:question>/", questions.question, name="question"),
    path("processes/<slug:key>/questions/<slug:question>/seal", questions.seal, name="question-seal"),
]
