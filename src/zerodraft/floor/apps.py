"""The room starts: its verbs, rules and notices are known, how names and statements are erased, when meetings were on."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    name = "zerodraft.floor"

    def ready(self) -> None:
        from django.utils.translation import gettext as _

        from zerodraft.api import registry
        from zerodraft.floor import foreseeing, permissions, queries, recent, telling_delegations, verbs
        from zerodraft.floor.actions import inscriptions, speaking, statements
        from zerodraft.process import since
        from zerodraft.programme import beside
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        registry.register("zerodraft.floor.api")
        register(*verbs.ALL)
        permissions.register()
        telling_delegations.register()
        beside.register_held(queries.held)
        beside.register_spoken(foreseeing.spoken)
        since.register("lists", lambda: _("Lists of speakers"), recent.lists, lasts=False, rank=40)
        sealing.register("intervention", speaking.erase_guest)
        sealing.register("inscription", inscriptions.erase_speaker)
        sealing.register("statement", statements.erase)
