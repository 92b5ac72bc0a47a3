"""The room starts: its verbs and rules are known, what its links are for, and how a person's name is erased."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "zerodraft.parties"

    def ready(self) -> None:
        from zerodraft.parties import actions, permissions, purposes, verbs
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
        permissions.register()
        purposes.register()
        sealing.register("person", actions.erase)
