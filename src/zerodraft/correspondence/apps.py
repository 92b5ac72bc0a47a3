"""The room starts: its verbs and rules are known, how a letter is erased, and where a programme came from."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "zerodraft.correspondence"

    def ready(self) -> None:
        from zerodraft.correspondence import actions, links, permissions, verbs
        from zerodraft.programme import beside
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
        permissions.register()
        sealing.register("letter", actions.erase)
        beside.register(links.letters_beside)
