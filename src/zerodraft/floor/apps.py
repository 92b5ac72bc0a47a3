"""The room starts: its verbs, rules and notices are known, how names and statements are erased, when meetings were on."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    name = "zerodraft.floor"

    def ready(self) -> None:
        from zerodraft.floor import foreseeing, permissions, queries, telling_delegations, verbs
        from zerodraft.floor.actions import inscriptions, speaking, statements
        from zerodraft.programme import beside
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
        permissions.register()
        telling_delegations.register()
        beside.register_held(queries.held)
        beside.register_spoken(foreseeing.spoken)
        sealing.register("intervention", speaking.erase_guest)
        sealing.register("inscription", inscriptions.erase_speaker)
        sealing.register("statement", statements.erase)
