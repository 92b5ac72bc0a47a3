"""Addresses of programmes and meetings."""

from django.urls import path

from zerodraft.programme import views

urlpatterns = [
    path("programme/<slug:key>/", views.programme, name="programme"),
    path("programme/<slug:key>/calendar.ics", views.calendar, name="calendar"),
    path("programme/<slug:key>/changes/", views.changes, name="changes"),
    path("programme/<slug:key>/changes/between/", views.changes_between, name="changes-between"),
    path("programme/<slug:key>/working/", views.working, name="working"),
    path("programme/<slug:key>/working/meeting/", views.plan_meeting, name="meeting-plan"),
    path("programme/<slug:key>/working/meeting/<slug:meeting>/", views.edit_meeting, name="meeting-edit"),
    path("programme/<slug:key>/working/meeting/<slug:meeting>/speakers/", views.expect, name="meeting-speakers"),
    path("programme/<slug:key>/working/round/", views.begin_round, name="round-plan"),
    path("programme/<slug:key>/working/planner/", views.plan_round, name="planner"),
    path("programme/<slug:key>/working/<slug:act>/", views.act, name="working-act"),
    path("holidays/", views.holidays, name="holidays"),
    path("meetings/<slug:key>/", views.meeting, name="meeting"),
]
