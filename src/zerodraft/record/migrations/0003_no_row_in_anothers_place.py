"""A row is replaced neither by its number nor by the place that SQLite gives it in its file."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# INSERT OR REPLACE with the rowid of an old row and a new number removes the old one and asks no other trigger. Rows
# come one after the other and none goes, so a row's place is its number. Only afterwards does SQLite know the place.
_SQLITE = """CREATE TRIGGER record_no_displacement AFTER INSERT ON record_row
    WHEN NEW.rowid <> NEW.seq
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"""


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(_SQLITE, params=None)


class Migration(migrations.Migration):
    dependencies = [("record", "0002_append_only")]

    operations = [migrations.RunPython(forbid, migrations.RunPython.noop)]
