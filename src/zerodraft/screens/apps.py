"""The room starts: its screens are followed live, who may no longer do so is let go; pages and calendars know of them."""

from django.apps import AppConfig


class ScreensConfig(AppConfig):
    name = "zerodraft.screens"

    def ready(self) -> None:
        from zerodraft.api import registry
        from zerodraft.floor import permissions
        from zerodraft.floor import queries as floor
        from zerodraft.live import topics
        from zerodraft.parties.verbs import PERSON_ENDED
        from zerodraft.post import calendars as post_calendars
        from zerodraft.process import queries as process
        from zerodraft.process import verbs, widening
        from zerodraft.programme import beside
        from zerodraft.record.verbs import CONTENT_SEALED
        from zerodraft.screens import calendars, fragments, links

        registry.register("zerodraft.screens.api")
        topics.register(fragments.KIND, fragments.read)
        topics.register_within("process", fragments.topics_in)
        # Whoever may see less, or more, than when they came asks for a ticket anew.
        topics.ends_streams(verbs.AUDIENCE_CHANGED.name, of="topic")
        topics.ends_streams(verbs.PARTICIPATION_ENDED.name, of="subject")
        topics.ends_streams(PERSON_ENDED.name, of="subject")
        topics.ends_streams(CONTENT_SEALED.name, of="subject")
        topics.ends_streams(verbs.INVITATION_WITHDRAWN.name, of=process.people_behind)
        topics.ends_streams(verbs.PARTY_LEFT.name, of=process.people_behind)
        post_calendars.register(calendars.entries)
        beside.register_for_meetings(links.screens_beside)
        beside.register(links.fairness_beside)
        widening.register(
            "list",
            find=floor.list_to_change,
            topic=lambda one: fragments.topic(one.floor.meeting.key),
            address=links.desk_of,
            see=permissions.SEE_LIST,
        )
