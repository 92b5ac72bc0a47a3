"""The room starts: its verbs and rules are known, and how an officer's name is erased, whom notices reach."""

from django.apps import AppConfig
from django.urls import reverse


class ProcessConfig(AppConfig):
    name = "zerodraft.process"

    def ready(self) -> None:
        from django.utils.translation import gettext as _

        from zerodraft.api import registry
        from zerodraft.parties.permissions import let_correct
        from zerodraft.post import recipients
        from zerodraft.process import (
            acting,
            actions,
            looking,
            permissions,
            purposes,
            queries,
            reaching,
            since,
            verbs,
            widening,
        )
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        registry.register("zerodraft.process.api")
        register(*verbs.ALL)
        permissions.register()
        purposes.register()
        let_correct(queries.is_conference_officer)
        recipients.register(reaching.recipients, reaching.recipients_of_each)
        recipients.register_boxes(acting.boxes)
        since.register("notices", lambda: _("Notices that you have not read"), looking.notices, lasts=False, rank=0)
        widening.register(
            "process",
            find=queries.to_change,
            topic=actions.topic_of,
            address=lambda one: reverse("programme", args=[one.key]),
        )
        sealing.register("officer", actions.erase_officer)
