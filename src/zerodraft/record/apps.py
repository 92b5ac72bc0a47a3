"""The room starts: the record's own verbs are known."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "zerodraft.record"

    def ready(self) -> None:
        from zerodraft.record import verbs

        verbs.register(verbs.SEAL_REQUESTED, verbs.SEAL_WITHDRAWN, verbs.CONTENT_SEALED)
