"""The room starts: its verbs and rules are known, and until when people have meetings to attend."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "zerodraft.programme"

    def ready(self) -> None:
        from zerodraft.parties import staying
        from zerodraft.programme import permissions, queries, verbs
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
        permissions.register()
        staying.register(queries.last_end_for)
