"""The room starts: the record's own verbs are known."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "zerodraft.record"

    def ready(self) -> None:
        from zerodraft.api import registry
        from zerodraft.record import verbs

        registry.register("zerodraft.record.api")
        verbs.register(verbs.SEAL_REQUESTED, verbs.SEAL_WITHDRAWN, verbs.CONTENT_SEALED)
