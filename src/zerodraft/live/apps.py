"""The room starts: its verbs are known, and that a display which is revoked loses its stream."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "zerodraft.live"

    def ready(self) -> None:
        from zerodraft.live import topics, verbs
        from zerodraft.record.verbs import register

        register(verbs.DISPLAY_ADMITTED, verbs.DISPLAY_REVOKED)
        topics.ends_streams(verbs.DISPLAY_REVOKED.name, of="subject")
