"""The room starts: its verbs and rules are known, and how the name of a guest is erased."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    name = "zerodraft.floor"

    def ready(self) -> None:
        from zerodraft.floor import permissions, verbs
        from zerodraft.floor.actions import speaking
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
        permissions.register()
        sealing.register("intervention", speaking.erase_guest)
