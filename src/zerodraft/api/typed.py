"""What requests hold beside numbers and codes: days, and lines of text."""

import re
from datetime import date
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import AfterValidator, BeforeValidator

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _written_out(given: object) -> object:
    """As it was given. Raises ValueError for what is no day: a number would else be taken for seconds since 1970."""
    if isinstance(given, str) and not _DAY.fullmatch(given):
        raise ValueError(_("Write a day as 2018-02-20."))
    return given


def _one_line(given: str) -> str:
    """A text as a line holds it; what no line can hold becomes a space."""
    return " ".join(given.replace("\0", " ").split())


Day = Annotated[date, BeforeValidator(_written_out)]
"""A day as 2018-02-20, and in no other way."""

Line = Annotated[str, AfterValidator(_one_line)]
"""A line of text."""
