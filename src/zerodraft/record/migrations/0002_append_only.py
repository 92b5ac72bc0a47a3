"""The record begins at its genesis, and the database itself refuses to change or delete a row of it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from zerodraft.record.core.chain import GENESIS

_SQLITE = [
    """CREATE TRIGGER record_no_{verb} BEFORE {act} ON record_row
       BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"""
]
_POSTGRESQL = [
    """CREATE OR REPLACE FUNCTION record_append_only() RETURNS trigger AS $$
       BEGIN RAISE EXCEPTION 'the record is append-only'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER record_no_{verb} BEFORE {act} ON record_row
       FOR EACH ROW EXECUTE FUNCTION record_append_only()""",
]


def begin(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("record", "Head").objects.create(id=1, seq=0, hash=GENESIS)


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    statements = _POSTGRESQL if schema_editor.connection.vendor == "postgresql" else _SQLITE
    for verb, act in (("change", "UPDATE"), ("removal", "DELETE")):
        for statement in statements:
            schema_editor.execute(statement.format(verb=verb, act=act), params=None)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]

    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunPython(forbid, migrations.RunPython.noop),
    ]
