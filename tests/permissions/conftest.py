"""The world of the matrix, made once for a file of tests; what a test does to it is undone."""

import logging
from collections.abc import Iterator
from functools import partial
from importlib import resources

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from permissions.world import NOW, World, build
from zerodraft import clock
from zerodraft.site import urls


def _bare(status: int, _request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(str(exception), status=status)


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    from django.conf import settings

    usual = settings.STORAGES["originals"]
    options = {**usual["OPTIONS"], "location": str(tmp_path_factory.mktemp("originals"))}
    storages = {**settings.STORAGES, "originals": {**usual, "OPTIONS": options}}
    content = (resources.files("zerodraft.site.demonstration") / "letter.txt").read_bytes()
    with django_db_blocker.unblock(), override_settings(STORAGES=storages), pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: NOW)
        with transaction.atomic():
            # Thousands of refusals are what is asked for here; each would be told.
            patch.setattr(logging.getLogger("django.request"), "disabled", True)
            # The page that says so is drawn in other tests.
            for handler, status in (("handler403", 403), ("handler404", 404)):
                patch.setattr(urls, handler, partial(_bare, status))
            yield build(content)
            transaction.set_rollback(True)


@pytest.fixture
def world(made, db) -> World:
    """The world as it was made, for one test."""
    cache.clear()
    return made
