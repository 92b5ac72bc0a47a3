"""The room starts: its verbs are known."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "zerodraft.post"

    def ready(self) -> None:
        from zerodraft.post import verbs
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
