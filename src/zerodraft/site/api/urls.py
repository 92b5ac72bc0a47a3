"""Addresses of the API: what its rooms answer, and for everything else below it that there is nothing."""

from django.urls import path, re_path

from zerodraft.site.api import building, views

_ROOT = building.ROOT.lstrip("/")

urlpatterns = [
    path("api/", views.reference, name="api"),
    path(f"{_ROOT}openapi.json", views.document, name="api-document"),
    path(_ROOT, views.nothing, name="api-root"),
    path(_ROOT, building.made().urls),
    re_path(f"^{_ROOT}.*$", views.nothing, name="api-nowhere"),
]
