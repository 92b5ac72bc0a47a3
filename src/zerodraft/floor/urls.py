"""Addresses to which acts on the floor are sent."""

from django.urls import path

from zerodraft.floor import views

urlpatterns = [
    path("meetings/<slug:key>/acts/<slug:act>", views.chair, name="chair-act"),
    path("meetings/<slug:key>/undo", views.undo, name="undo"),
    path("meetings/<slug:key>/lists", views.lists, name="add-list"),
    path("meetings/<slug:key>/desk/<slug:act>", views.desk_of_meeting, name="meeting-desk-act"),
    path("meetings/<slug:key>/reply", views.reply, name="reply"),
    path("lists/<slug:key>/inscribe", views.inscribe, name="inscribe"),
    path("lists/<slug:key>/<slug:act>", views.desk, name="desk-act"),
    path("inscriptions/<slug:key>/withdraw", views.withdraw, name="withdraw"),
    path("inscriptions/<slug:key>/speaker", views.speaker, name="speaker"),
    path("inscriptions/<slug:key>/swap", views.ask_to_swap, name="swap-ask"),
    path("swaps/<slug:key>/<slug:act>", views.swap, name="swap"),
]
