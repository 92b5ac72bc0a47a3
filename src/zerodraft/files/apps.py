"""The room starts: its verbs are known."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "zerodraft.files"

    def ready(self) -> None:
        from zerodraft.files import verbs
        from zerodraft.record.verbs import register

        register(verbs.FILE_KEPT)
