"""The room starts: its verbs and rules are known, what links are for, who is written to, how a name is erased."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "zerodraft.parties"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_out

        from zerodraft.api import bearer, registry
        from zerodraft.parties import actions, permissions, purposes, queries, staying, tokens, verbs
        from zerodraft.post import recipients
        from zerodraft.record import sealing
        from zerodraft.record.verbs import register

        register(*verbs.ALL)
        permissions.register()
        purposes.register()
        bearer.register(tokens.caller)
        registry.register("zerodraft.parties.api")
        recipients.register(queries.recipients, queries.recipients_of_each)
        sealing.register("person", actions.erase)
        user_logged_out.connect(staying.note_leaving)
