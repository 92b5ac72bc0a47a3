"""The house itself."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "zerodraft.site"
    label = "zerodraft_site"
