"""The world of the matrix, made once for a file of tests; what a test does to it is undone."""

from collections.abc import Iterator
from importlib import resources

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from permissions.world import NOW, World, build
from zerodraft import clock


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
            yield build(content)
            transaction.set_rollback(True)


@pytest.fixture
def world(made, db) -> World:
    """The world as it was made, for one test."""
    cache.clear()
    return made
