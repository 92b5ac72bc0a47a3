"""Addresses of people and parties."""

from django.urls import path

from zerodraft.parties.views import entering, people

urlpatterns = [
    path("enter/<str:token>/", entering.enter, name="enter"),
    path("set-up/<str:token>/", entering.enter, name="set-up"),
    path("people/", people.people, name="people"),
    path("people/<slug:key>/end/", people.end_membership, name="person-end"),
    path("people/links/<slug:key>/withdraw/", people.withdraw, name="person-link-withdraw"),
    path("device/", people.device, name="device"),
]
