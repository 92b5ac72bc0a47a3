"""The room starts: its screens can be followed live, and a meeting's page knows the way to them."""

from django.apps import AppConfig


class ScreensConfig(AppConfig):
    name = "zerodraft.screens"

    def ready(self) -> None:
        from zerodraft.live import topics
        from zerodraft.programme import beside
        from zerodraft.screens import fragments, links

        topics.register(fragments.KIND, fragments.read)
        beside.register_for_meetings(links.screens_beside)
