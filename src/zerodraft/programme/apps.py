"""The room starts: its verbs and rules are known, and until when people have meetings to attend."""

from django.apps import AppConfig
from django.urls import reverse


class ProgrammeConfig(AppConfig):
    name = "zerodraft.programme"

    def ready(self) -> None:
        from zerodraft.parties import staying
        from zerodraft.process import widening
        from zerodraft.programme import permissions, queries, verbs
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
        permissions.register()
        staying.register(queries.last_end_for)
        widening.register(
            "meeting",
            find=queries.meeting_to_change,
            topic=lambda one: f"meeting:{one.key}",
            address=lambda one: reverse("meeting", args=[one.key]),
        )
