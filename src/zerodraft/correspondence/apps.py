"""The room starts: its verbs and rules are known, and how a letter is erased."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "zerodraft.correspondence"

    def ready(self) -> None:
        from zerodraft.correspondence import actions, permissions, verbs
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
        permissions.register()
        sealing.register("letter", actions.erase)
