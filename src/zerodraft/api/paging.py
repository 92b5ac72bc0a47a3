"""Lists page by page. A cursor is the place after which the next page begins, so what is added before it moves nothing."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, TypeVar

from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field

from zerodraft.api.problems import Problem

MOST = 200
USUAL = 50

Cursor = Annotated[str, Field(pattern=r"^([0-9a-f]{2}){1,1000}$", json_schema_extra={"format": "cursor"})]
"""A place in a list, as a page gave it under `next`."""

Item = TypeVar("Item")


class Page(Schema):
    """Which page of a list is asked for."""

    after: Cursor | None = Field(None, description="`next` of the page before; without it, the first page.")
    limit: int = Field(USUAL, ge=1, le=MOST, description="How many items a page holds.")


class Paged(Schema):
    """One page of a list; `next` asks for the one after it."""

    next: Cursor | None = Field(description="Where the next page begins; null on the last one.")


def cut(items: Iterable[Item], place: Callable[[Item], str], asked: Page) -> tuple[list[Item], str | None]:
    """The page that is asked for of a list that is at hand in the order of its places, and the cursor of the next one."""
    after = bytes.fromhex(asked.after).decode(errors="replace") if asked.after else ""
    rest = [item for item in items if not after or place(item) > after]
    return page_of(rest, place, asked)


def page_of(rows: Sequence[Item], place: Callable[[Item], str], asked: Page) -> tuple[list[Item], str | None]:
    """The page, and the cursor of the next one, of rows from the cursor on: one more than the page holds is enough."""
    page = list(rows[: asked.limit])
    return page, place(page[-1]).encode().hex() if len(rows) > asked.limit else None


def number_after(asked: Page) -> int | None:
    """The number after which a page of numbered rows begins; None for the first. Raises Problem for another cursor."""
    if asked.after is None:
        return None
    place = bytes.fromhex(asked.after).decode(errors="replace")
    if not place.isascii() or not place.isdigit() or len(place) > 18:
        raise Problem("invalid", errors=[("query.after", _("This is no cursor of this list. Take `next` of a page."))])
    return int(place)
