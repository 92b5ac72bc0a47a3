"""Addresses of programmes and meetings."""

from django.urls import path

from zerodraft.programme import views

urlpatterns = [
    path("programme/<slug:key>/", views.programme, name="programme"),
    path("programme/<slug:key>/calendar.ics", views.calendar, name="calendar"),
    path("meetings/<slug:key>/", views.meeting, name="meeting"),
]
