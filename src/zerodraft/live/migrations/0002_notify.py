"""PostgreSQL tells everybody who listens that rows of the record were committed."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_POSTGRESQL = [
    """CREATE FUNCTION live_notify() RETURNS trigger AS $$
       BEGIN PERFORM pg_notify('zerodraft_record', ''); RETURN NULL; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER live_notify AFTER INSERT ON record_row
       FOR EACH STATEMENT EXECUTE FUNCTION live_notify()""",
]


def tell(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in _POSTGRESQL:
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("live", "0001_initial"), ("record", "0003_no_row_in_anothers_place")]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
