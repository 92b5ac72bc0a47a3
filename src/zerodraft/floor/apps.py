"""The room starts: its verbs and rules are known."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    name = "zerodraft.floor"

    def ready(self) -> None:
        from zerodraft.floor import permissions, verbs
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
        permissions.register()
