"""Bringing the database to this release, after putting a backup aside."""

import logging
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from zerodraft import __version__, clock
from zerodraft.site import backups

_log = logging.getLogger(__name__)


def migrate() -> Path | None:
    """Apply what is pending; give the backup that was put aside before, or None when there was nothing to lose."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return None
    aside = None
    if executor.loader.applied_migrations and backups.possible():
        aside = settings.INSTALLATION.backups / f"before-{__version__}-{clock.real_now():%Y%m%dT%H%M%S}.tar"
        backups.write(aside)
        _log.info("put %s aside before migrating", aside)
    call_command("migrate", interactive=False, verbosity=0)
    return aside
