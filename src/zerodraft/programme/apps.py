"""The room starts: its verbs and rules are known."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "zerodraft.programme"

    def ready(self) -> None:
        from zerodraft.programme import permissions, verbs
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
        permissions.register()
