"""The room starts: its verbs and rules are known, how a letter is erased, and where a programme came from."""

from django.apps import AppConfig
from django.urls import reverse


class CorrespondenceConfig(AppConfig):
    name = "zerodraft.correspondence"

    def ready(self) -> None:
        from django.utils.translation import gettext as _

        from zerodraft.api import registry
        from zerodraft.correspondence import (
            actions,
            announced,
            fragments,
            links,
            permissions,
            queries,
            recent,
            telling_changes,
            telling_questions,
            verbs,
        )
        from zerodraft.live import topics
        from zerodraft.post.mailings import enclosures
        from zerodraft.process import since, widening
        from zerodraft.programme import beside
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        registry.register("zerodraft.correspondence.api")
        register(*verbs.ALL)
        permissions.register()
        telling_questions.register()
        sealing.register("letter", actions.erase)
        sealing.register("letter-out", actions.erase_outgoing)
        sealing.register("question", actions.erase_question)
        widening.register(
            "letter",
            find=queries.to_change,
            topic=lambda one: f"process:{one.process_key}" if one.process_key else "",
            address=lambda one: reverse("letter", args=[one.key]),
        )
        widening.register(
            "letter-out",
            find=queries.released_to_change,
            topic=lambda one: f"process:{one.process_key}",
            address=lambda one: reverse("letter-out", args=[one.process_key, one.key]),
        )
        beside.register(links.letters_beside)
        beside.register_waiting(announced.waiting_for)
        telling_changes.register()
        enclosures.register(queries.bytes_of)
        beside.register_for_meetings(links.questions_beside)
        since.register("letters", lambda: _("Letters"), recent.letters, rank=30)
        topics.register(fragments.KIND, fragments.read)
