"""Addresses of letters."""

from django.urls import path

from zerodraft.correspondence.views import letters, reviews, taking_in

urlpatterns = [
    path("letters/", taking_in.letters, name="letters"),
    path("letters/new/", taking_in.new, name="letter-new"),
    path("letters/<slug:key>/", letters.letter, name="letter"),
    path("letters/<slug:key>/original", letters.original, name="letter-original"),
    path("letters/<slug:key>/seal", letters.seal, name="letter-seal"),
    path("letters/<slug:key>/review/", reviews.review, name="letter-review"),
    path("letters/<slug:key>/confirm", reviews.confirm, name="letter-confirm"),
]
