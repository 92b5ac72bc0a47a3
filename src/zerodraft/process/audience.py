"""Who may see a thing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """The audiences that a thing can have, each within the next. Widening is a recorded act."""

    TEAM = "team", _("The team")
    INVITEES = "invitees", _("The team and those invited by name")
    DELEGATIONS = "delegations", _("Delegations")
    OBSERVERS = "observers", _("Delegations and observers")
    PUBLIC = "public", _("The public")
