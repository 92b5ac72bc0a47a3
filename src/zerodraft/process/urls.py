"""Addresses of who takes part in a process."""

from django.urls import path

from zerodraft.process.views import capacity

urlpatterns = [
    path("processes/<slug:key>/capacity/", capacity.capacity, name="capacity"),
]
