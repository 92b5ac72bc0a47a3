"""Annexes and attachments that are entries of the chain by themselves: those with a heading and a date of their own."""

from dataclasses import replace
from datetime import timedelta

from zerodraft.correspondence.core.chain.datelines import Dateline, heading_date
from zerodraft.correspondence.core.chain.frames import SHORT, Chain, Frame
from zerodraft.correspondence.core.words.passages import Span


def with_annexes(chain: Chain, letter: Frame) -> list[Frame]:
    """The letter, and the annexes in its tail that have a heading and a date of their own."""
    inside = [n for n, line in enumerate(chain.lines) if letter.tail.start <= line.span.start < letter.tail.end]
    starts: list[tuple[int, Dateline]] = []
    for number in inside:
        line = chain.lines[number]
        heading = chain.opens(line, "letters.annex") or chain.finds(line, "letters.programme")
        if line.in_table or not heading or len(line.text) > SHORT * 2 or line.text.endswith((".", ",", ";")):
            continue
        dated = _own_date(chain, number, letter, inside)
        if dated and (not starts or number > starts[-1][0] + 4):
            starts.append((_first_of_heading(chain, number, inside), dated))
    if not starts:
        return [letter]
    found: list[Frame] = []
    stops = [chain.lines[number].span.start for number, _ in starts[1:]] + [letter.tail.end]
    for (number, dated), stop in zip(starts, stops, strict=True):
        start = chain.lines[number].span.start
        body = Span(start, stop)
        empty = Span(stop, stop)
        found.append(
            Frame(dated.day, dated.place, Span(start, start), body, empty, empty, annex=True, words=dated.line.span)
        )
    own = replace(letter, tail=Span(letter.tail.start, found[0].head.start))
    return [own, *found]


def _own_date(chain: Chain, number: int, letter: Frame, inside: list[int]) -> Dateline | None:
    """The date of an annex: in its heading or alone under it, and not later than its letter's."""
    latest = letter.day.date + timedelta(days=1) if letter.day else None
    for position in range(number, min(number + 4, inside[-1] + 1)):
        line = chain.lines[position]
        dated = heading_date(chain.sheet, line, chain.languages) if position == number else None
        dated = dated or next((found for at, found in chain.datelines if at == position), None)
        if dated and (latest is None or dated.day.date <= latest):
            return dated
    return None


def _first_of_heading(chain: Chain, number: int, inside: list[int]) -> int:
    parts = {part.start for part in chain.sheet.document.parts}
    while number > inside[0] and chain.lines[number].span.start not in parts:
        above = chain.lines[number - 1]
        if len(above.text) > SHORT or above.in_table or above.text.endswith((".", ",")) or number - 1 < inside[0]:
            break
        number -= 1
    return number
