"""Addresses of the screens of a meeting."""

from django.urls import path

from zerodraft.screens.views import data, delegation, displays, fairness, orders, pages, rolls, statements, tickets

urlpatterns = [
    path("delegation/", delegation.overview, name="my-delegation"),
    path("meetings/<slug:key>/wall/", pages.wall, name="screen-wall"),
    path("meetings/<slug:key>/console/", pages.console, name="screen-console"),
    path("meetings/<slug:key>/desk/", pages.desk, name="screen-desk"),
    path("meetings/<slug:key>/floor/", pages.floor, name="screen-floor"),
    path("meetings/<slug:key>/fairness/", fairness.of_meeting, name="meeting-fairness"),
    path("processes/<slug:key>/fairness/", fairness.of_process, name="process-fairness"),
    path("meetings/<slug:key>/options/", pages.options, name="meeting-options"),
    path("meetings/<slug:key>/own/", pages.own_part, name="own-part"),
    path("meetings/<slug:key>/light/", pages.light, name="screen-light"),
    path("meetings/<slug:key>/interpreters/", pages.interpreters, name="screen-interpreters"),
    path("meetings/<slug:key>/statements/", statements.statements, name="statements"),
    path("inscriptions/<slug:key>/statement/", statements.statement, name="statement"),
    path("statements/<slug:key>/", statements.statement_file, name="statement-file"),
    path("meetings/<slug:key>/ticket/<slug:screen>", tickets.of_screen, name="screen-ticket"),
    path("meetings/<slug:key>/spoken/", pages.spoken, name="spoken"),
    path("meetings/<slug:key>/floor.json", data.floor_json, name="floor-json"),
    path("meetings/<slug:key>/parties.json", data.parties_json, name="parties-json"),
    path("meetings/<slug:key>/lists/<slug:list_key>/print/", pages.printed, name="list-print"),
    path("meetings/<slug:key>/lists/<slug:list_key>/order/", orders.order, name="list-order"),
    path("meetings/<slug:key>/roll/", rolls.roll, name="roll"),
    path("meetings/<slug:key>/displays", displays.admit, name="display-admit"),
    path("meetings/<slug:key>/displays/<slug:display>/revoke", displays.revoke, name="display-revoke"),
    path("wall/<str:token>/", displays.wall, name="display-wall"),
    path("wall/<str:token>/ticket", displays.ticket, name="display-ticket"),
    path("wall/<str:token>/statements/<slug:key>/", displays.statement, name="display-statement"),
]
