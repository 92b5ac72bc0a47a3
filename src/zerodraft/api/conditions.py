"""Doing something only to what one has seen: `If-Match` (RFC 9110, section 13.1.1)."""

import hashlib
import json
from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from zerodraft.api.problems import Problem


def tag_of(values: Mapping[str, object]) -> str:
    """By what these values are known again."""
    return f'"{hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:32]}"'


def check_unchanged(request: HttpRequest, values: Mapping[str, object]) -> None:
    """Raise Problem where a request names another state than these values are; a request that names none does not mind.

    Whoever asks holds the row until it is changed: else another could come between.
    """
    seen = parse_etags(request.headers.get("If-Match", ""))
    if seen and "*" not in seen and tag_of(values) not in seen:
        raise Problem("stale", _("Somebody has changed it meanwhile. Read it again, then repeat what is still right."))
