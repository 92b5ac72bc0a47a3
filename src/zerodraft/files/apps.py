"""The room starts: its verbs are known, and how an original is erased."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "zerodraft.files"

    def ready(self) -> None:
        from zerodraft.files import actions, verbs
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        register(verbs.FILE_KEPT)
        sealing.register("file", actions.erase)
