"""Addresses of who takes part in a process, of its rules of procedure, and of who may see a thing."""

from django.urls import path

from zerodraft.process.views import (
    capacity,
    delegation,
    feeds,
    importing,
    naming,
    people,
    rules_of_procedure,
    since,
    standing,
    widening,
)

urlpatterns = [
    path("audience/<slug:kind>/<slug:key>", widening.change, name="audience"),
    path("processes/<slug:key>/capacity/", capacity.capacity, name="capacity"),
    path("processes/<slug:key>/delegation/", delegation.own_delegation, name="delegation"),
    path("processes/<slug:key>/names/", naming.names, name="process-names"),
    path("processes/<slug:key>/participants/", people.participants, name="participants"),
    path("processes/<slug:key>/participants/admit/", people.admit, name="participants-admit"),
    path("processes/<slug:key>/participants/import/", importing.import_focal_points, name="participants-import"),
    path("processes/<slug:key>/participants/links/", importing.new_links, name="participants-new-links"),
    path("processes/<slug:key>/participants/links.csv", importing.links_file, name="participants-links"),
    path("processes/<slug:key>/parties/<slug:party>/", delegation.delegation, name="delegation-of"),
    path("processes/<slug:key>/parties/<slug:party>/admit/", delegation.admit, name="delegation-admit"),
    path("processes/<slug:key>/parties/<slug:party>/standing/", standing.standing, name="standing"),
    path("processes/<slug:key>/people/<slug:participation>/", delegation.person, name="participation"),
    path("processes/<slug:key>/links/<slug:link>/withdraw/", delegation.withdraw, name="link-withdraw"),
    path("processes/<slug:key>/since/", since.changed, name="since"),
    path("processes/<slug:key>/since/seen/", since.mark, name="since-mark"),
    path("processes/<slug:key>/changes.<slug:language>.atom", feeds.public, name="process-feed"),
    path("feeds/<str:word>/<slug:key>.atom", feeds.own, name="own-feed"),
    path("processes/<slug:key>/rules/", rules_of_procedure.rules, name="rules"),
    path("processes/<slug:key>/rules/<int:number>/", rules_of_procedure.rules_numbered, name="rules-version"),
]
