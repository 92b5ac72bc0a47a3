"""Addresses of letters."""

from django.urls import path

from zerodraft.correspondence import views

urlpatterns = [
    path("letters/<slug:key>/", views.letter, name="letter"),
    path("letters/<slug:key>/original", views.original, name="letter-original"),
    path("letters/<slug:key>/seal", views.seal, name="letter-seal"),
]
