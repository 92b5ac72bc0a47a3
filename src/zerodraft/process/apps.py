"""The room starts: its verbs and rules are known, and how an officer's name is erased."""

from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "zerodraft.process"

    def ready(self) -> None:
        from zerodraft.process import actions, permissions, purposes, verbs
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
        permissions.register()
        purposes.register()
        sealing.register("officer", actions.erase_officer)
