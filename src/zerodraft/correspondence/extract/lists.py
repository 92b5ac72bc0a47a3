"""Where the items of a list begin among lines that carry no mark-up but their own bullets and numbers."""

import re
from collections.abc import Iterator, Sequence

from zerodraft.correspondence.core.document import BlockKind

_BULLET = re.compile(r"\s*(?:[•‣◦▪●–—*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S", re.IGNORECASE)


def pieces(lines: Sequence[str]) -> Iterator[tuple[int, int, BlockKind]]:
    """The paragraph and list items that a run of lines is made of: first line, line after the last, kind.

    One bullet in the midst of a run is taken for a wrapped line that begins with a figure or a dash.
    """
    bullets = [index for index, line in enumerate(lines) if _BULLET.match(line)]
    if len(bullets) < 2 and bullets != [0]:
        yield 0, len(lines), BlockKind.PARAGRAPH
        return
    if bullets[0]:
        yield 0, bullets[0], BlockKind.PARAGRAPH
    for first, last in zip(bullets, [*bullets[1:], len(lines)], strict=True):
        yield first, last, BlockKind.LIST_ITEM
