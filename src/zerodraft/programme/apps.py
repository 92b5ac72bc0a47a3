"""The room starts: its verbs and rules are known, and until when people have meetings to attend."""

from django.apps import AppConfig
from django.urls import reverse


class ProgrammeConfig(AppConfig):
    name = "zerodraft.programme"

    def ready(self) -> None:
        from django.utils.translation import gettext as _

        from zerodraft.api import registry
        from zerodraft.parties import staying
        from zerodraft.process import since, widening
        from zerodraft.programme import permissions, queries, recent, verbs
        from zerodraft.record.verbs import register

        registry.register("zerodraft.programme.api")
        register(*verbs.ALL)
        permissions.register()
        staying.register(queries.last_end_for)
        since.register("programme", lambda: _("Programme of work"), recent.releases, rank=10)
        since.register("terms", lambda: _("Time limits and deadlines"), recent.terms, rank=20)
        widening.register(
            "meeting",
            find=queries.meeting_to_change,
            topic=lambda one: f"meeting:{one.key}",
            address=lambda one: reverse("meeting", args=[one.key]),
        )
