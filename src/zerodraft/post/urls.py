"""Addresses of notices and of calendars that are somebody's own."""

from django.urls import path

from zerodraft.post import views

urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/delivery/", views.delivery, name="notices-delivery"),
    path("notices/calendar/", views.own_feed, name="notices-calendar"),
    path("calendars/<str:word>.ics", views.own_calendar, name="own-calendar"),
]
