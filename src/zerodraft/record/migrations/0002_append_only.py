"""The record begins at its genesis, and the database itself refuses to change or delete a row of it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from zerodraft.record.core.chain import GENESIS

# In SQLite, INSERT OR REPLACE removes the row that was there without asking the trigger on DELETE.
_SQLITE = [
    """CREATE TRIGGER record_no_change BEFORE UPDATE ON record_row
       BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END""",
    """CREATE TRIGGER record_no_removal BEFORE DELETE ON record_row
       BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END""",
    """CREATE TRIGGER record_no_replacement BEFORE INSERT ON record_row
       WHEN EXISTS (SELECT 1 FROM record_row WHERE seq = NEW.seq)
       BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END""",
]
_POSTGRESQL = [
    """CREATE FUNCTION record_append_only() RETURNS trigger AS $$
       BEGIN RAISE EXCEPTION 'the record is append-only'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER record_no_change BEFORE UPDATE OR DELETE ON record_row
       FOR EACH ROW EXECUTE FUNCTION record_append_only()""",
    """CREATE TRIGGER record_no_emptying BEFORE TRUNCATE ON record_row
       FOR EACH STATEMENT EXECUTE FUNCTION record_append_only()""",
]


def begin(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("record", "Head").objects.create(id=1, seq=0, hash=GENESIS)


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _POSTGRESQL if schema_editor.connection.vendor == "postgresql" else _SQLITE:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]

    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunPython(forbid, migrations.RunPython.noop),
    ]
