"""The room starts: its verbs and rules are known, and how a person's name is erased."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "zerodraft.parties"

    def ready(self) -> None:
        from zerodraft.parties import actions, permissions, verbs
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        register(verbs.PERSON_ADMITTED)
        permissions.register()
        sealing.register("person", actions.erase)
