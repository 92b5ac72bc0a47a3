"""Who may see a thing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """The audiences of a process or a letter. This release knows the two ends of the scale."""

    TEAM = "team", _("The secretariat")
    PUBLIC = "public", _("The public")
