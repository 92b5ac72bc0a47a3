"""Addresses to which acts on the floor are sent."""

from django.urls import path

from zerodraft.floor import views

urlpatterns = [
    path("meetings/<slug:key>/acts/<slug:act>", views.chair, name="chair-act"),
    path("meetings/<slug:key>/undo", views.undo, name="undo"),
    path("meetings/<slug:key>/lists", views.lists, name="add-list"),
    path("lists/<slug:key>/inscribe", views.inscribe, name="inscribe"),
    path("lists/<slug:key>/<slug:act>", views.desk, name="desk-act"),
    path("inscriptions/<slug:key>/withdraw", views.withdraw, name="withdraw"),
]
