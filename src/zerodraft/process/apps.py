"""The room starts: its verbs and rules are known, and how an officer's name is erased."""

from django.apps import AppConfig
from django.urls import reverse


class ProcessConfig(AppConfig):
    name = "zerodraft.process"

    def ready(self) -> None:
        from zerodraft.parties.permissions import let_correct
        from zerodraft.process import actions, permissions, purposes, queries, verbs, widening
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
        permissions.register()
        purposes.register()
        let_correct(queries.is_conference_officer)
        widening.register(
            "process",
            find=queries.to_change,
            topic=actions.topic_of,
            address=lambda one: reverse("programme", args=[one.key]),
        )
        sealing.register("officer", actions.erase_officer)
