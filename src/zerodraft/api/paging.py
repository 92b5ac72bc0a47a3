"""Lists page by page. A cursor is the place after which the next page begins, so what is added before it moves nothing."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, TypeVar

from ninja import Schema
from pydantic import Field

MOST = 200
USUAL = 50

Cursor = Annotated[str, Field(pattern=r"^([0-9a-f]{2}){1,1000}$")]
"""A place in a list, as a page gave it under `next`."""

NumberCursor = Annotated[str, Field(pattern=r"^(3[0-9]){1,18}$")]
"""The same in a list whose places are numbers."""

Item = TypeVar("Item")


class Sized(Schema):
    """How large a page is asked for."""

    limit: int = Field(USUAL, ge=1, le=MOST, description="How many items a page holds.")


class Page(Sized):
    """Which page of a list is asked for."""

    after: Cursor | None = Field(None, description="`next` of the page before; without it, the first page.")

    @property
    def place(self) -> str:
        """The place after which the page begins; '' for the first one."""
        return bytes.fromhex(self.after).decode(errors="replace") if self.after else ""


class Numbered(Sized):
    """Which page of a list whose places are numbers is asked for."""

    after: NumberCursor | None = Field(None, description="`next` of the page before; without it, the first page.")

    @property
    def number(self) -> int | None:
        """The number after which the page begins; None for the first one."""
        return int(bytes.fromhex(self.after).decode()) if self.after else None


class Paged(Schema):
    """One page of a list; `next` asks for the one after it."""

    next: Cursor | None = Field(description="Where the next page begins; null on the last one.")


def cut(items: Iterable[Item], place: Callable[[Item], str], asked: Page) -> tuple[list[Item], str | None]:
    """The page that is asked for of a list that is at hand in the order of its places, and the cursor of the next one."""
    after = asked.place
    return page_of([item for item in items if not after or place(item) > after], place, asked)


def page_of(rows: Sequence[Item], place: Callable[[Item], object], asked: Sized) -> tuple[list[Item], str | None]:
    """The page, and the cursor of the next one, of rows from the cursor on: one more than the page holds is enough."""
    page = list(rows[: asked.limit])
    return page, str(place(page[-1])).encode().hex() if len(rows) > asked.limit else None
