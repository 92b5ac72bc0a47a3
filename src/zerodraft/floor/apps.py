"""The room starts: its verbs and rules are known, how names and statements are erased, and when meetings were on."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    name = "zerodraft.floor"

    def ready(self) -> None:
        from zerodraft.floor import permissions, queries, verbs
        from zerodraft.floor.actions import inscriptions, speaking, statements
        from zerodraft.programme import beside
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
        permissions.register()
        beside.register_held(queries.held)
        sealing.register("intervention", speaking.erase_guest)
        sealing.register("inscription", inscriptions.erase_speaker)
        sealing.register("statement", statements.erase)
