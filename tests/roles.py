"""Who may do what only the secretariat may: every role of the fixture `people`, and the answer."""

from contextlib import AbstractContextManager, nullcontext

import pytest
from django.core.exceptions import PermissionDenied

SECRETARIAT_ONLY = (
    ("anonymous", False),
    ("person", False),
    ("inactive", False),
    ("secretariat", True),
    ("installation", True),
)


def refused_unless(allowed: bool) -> AbstractContextManager[object]:  # noqa: FBT001 (reads as a sentence)
    """Expect a refusal, unless the role is allowed."""
    return nullcontext() if allowed else pytest.raises(PermissionDenied, match="Only the secretariat")
