"""Addresses of people and parties."""

from django.urls import path

from zerodraft.parties.views import entering, mailboxes, people, register, tokens

urlpatterns = [
    path("enter/<str:token>/", entering.enter, name="enter"),
    path("set-up/<str:token>/", entering.enter, name="set-up"),
    path("people/", people.people, name="people"),
    path("people/<slug:key>/end/", people.end_membership, name="person-end"),
    path("people/links/<slug:key>/withdraw/", people.withdraw, name="person-link-withdraw"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<slug:key>/withdraw/", tokens.withdraw, name="token-withdraw"),
    path("device/", people.device, name="device"),
    path("parties/", register.parties, name="parties"),
    path("parties/add/", register.add, name="party-add"),
    path("parties/addresses/", mailboxes.mailboxes, name="mailboxes"),
    path("parties/addresses/add/", mailboxes.add, name="mailbox-add"),
    path("parties/addresses/list/", mailboxes.take_over, name="mailboxes-import"),
    path("parties/addresses/<slug:key>/withdraw/", mailboxes.withdraw, name="mailbox-withdraw"),
    path("parties/<slug:key>/", register.party, name="party"),
    path("parties/<slug:key>/correct/", register.correct, name="party-correct"),
    path("parties/corrections/<slug:key>/undo/", register.undo, name="correction-undo"),
]
