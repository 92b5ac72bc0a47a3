"""The chain of letters in a file: where each letter and each dated annex begins and ends, and where its parts lie."""

from collections.abc import Sequence

from zerodraft.correspondence.core.chain.annexes import with_annexes
from zerodraft.correspondence.core.chain.datelines import Dateline, dateline
from zerodraft.correspondence.core.chain.frames import SHORT, Chain, Frame
from zerodraft.correspondence.core.chain.signatures import opens_signature
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Span
from zerodraft.correspondence.core.words.pieces import Line, Sheet

_LINES_TO_NAME = 6  # between a courtesy close and the first signature
_LINES_TO_DATE = 16  # between a salutation and the date above it


def frames(sheet: Sheet, languages: Sequence[Language]) -> list[Frame]:
    """The letters and dated annexes of a file, in file order; empty when the file has no frame of a letter at all."""
    lines = sheet.lines(Span(0, len(sheet.document.text)))
    datelines = [(number, found) for number, line in enumerate(lines) if (found := dateline(sheet, line, languages))]
    chain = Chain(sheet, languages, lines, datelines)
    return [frame for letter in _letters(chain) for frame in with_annexes(chain, letter)]


def _greetings(chain: Chain) -> list[tuple[int, int]]:
    """First and last line of each salutation; two in a row ("Excellency, / Dear colleagues,") are one."""
    phrase = chain.phrase("letters.salutation")
    pattern = compiled(rf"{phrase}(?:,? (?:(?:and |et |y |e )?{phrase}))*[ ,:.;!]*\Z")
    found: list[tuple[int, int]] = []
    for number, line in enumerate(chain.lines):
        if len(line.text) <= SHORT and not line.in_table and pattern.match(line.folded):
            if chain.finds(line, "letters.closing") or _runs_on(chain, number):
                continue
            if found and number - found[-1][1] <= 1:
                found[-1] = (found[-1][0], number)
            else:
                found.append((number, number))
    return found


def _runs_on(chain: Chain, number: int) -> bool:
    """Whether a line goes on with the sentence above it ("... and convey to you, / Excellencies, our ...")."""
    if not number:
        return False
    line, above = chain.lines[number], chain.lines[number - 1]
    return above.block == line.block and above.column == line.column and len(above.text) > SHORT * 3 // 4


def _letters(chain: Chain) -> list[Frame]:
    lines, end = chain.lines, len(chain.sheet.document.text)
    greetings = _greetings(chain)
    if not greetings:
        return _without_greeting(chain)
    found: list[Frame] = []
    begin = 0
    for position, (first, last) in enumerate(greetings):
        following = greetings[position + 1][0] if position + 1 < len(greetings) else len(lines)
        limit = _next_head(chain, last, following) if following < len(lines) else len(lines)
        closing = _closing(chain, last + 1, limit)
        body_end, foot_start = closing or (None, None)
        foot_end = _foot_end(chain, foot_start, limit) if foot_start is not None else limit
        day = _date_above(chain, begin, first) or (
            _date_below(chain, foot_start, foot_end) if foot_start is not None else None
        )
        next_start = lines[limit].span.start if limit < len(lines) else end
        foot_stop = lines[foot_end].span.start if foot_end < limit else next_start
        body_stop = body_end if body_end is not None else next_start
        foot_from = lines[foot_start].span.start if foot_start is not None and foot_start < limit else foot_stop
        found.append(
            Frame(
                day=day.day if day else None,
                place=day.place if day else None,
                head=Span(lines[begin].span.start if begin else 0, lines[first].span.start),
                body=Span(lines[last].span.end, body_stop),
                foot=Span(foot_from, max(foot_from, foot_stop)) if closing else Span(body_stop, body_stop),
                tail=Span(max(foot_from, foot_stop) if closing else body_stop, next_start),
                words=lines[first].span,
            )
        )
        begin = limit
    return found


def _without_greeting(chain: Chain) -> list[Frame]:
    """A file without salutations is one letter if a date stands alone near its beginning or a courtesy closes it."""
    lines, end = chain.lines, len(chain.sheet.document.text)
    closing = _closing(chain, 0, len(lines))
    last = closing[1] if closing else _LINES_TO_DATE
    dated = [found for position, found in chain.datelines if position < min(last, _LINES_TO_DATE)]
    if not closing and not dated:
        return []
    top = dated[0] if dated else None
    start = top.line.span.end if top else 0
    if closing is None:
        words = top.line.span if top else Span(0, end)
        return [
            Frame(
                top.day if top else None,
                top.place if top else None,
                Span(0, start),
                Span(start, end),
                Span(end, end),
                Span(end, end),
                words=words,
            )
        ]
    foot_end = _foot_end(chain, closing[1], len(lines))
    foot_from = lines[closing[1]].span.start if closing[1] < len(lines) else end
    foot_stop = lines[foot_end].span.start if foot_end < len(lines) else end
    below = None if top else _date_below(chain, closing[1], foot_end)
    day = top or below
    return [
        Frame(
            day.day if day else None,
            day.place if day else None,
            Span(0, min(start, closing[0])),
            Span(min(start, closing[0]), closing[0]),
            Span(foot_from, foot_stop),
            Span(foot_stop, end),
            words=day.line.span if day else Span(closing[0], foot_from),
        )
    ]


def _closing(chain: Chain, first: int, limit: int) -> tuple[int, int] | None:
    """Where the courtesy close begins (an offset), and the line after it."""
    pattern = compiled(rf"(?<!\w){chain.phrase('letters.closing')}")
    found: list[tuple[int, int]] = []
    signed: list[tuple[int, int, int]] = []
    for number in range(first, limit):
        line = chain.lines[number]
        match = pattern.search(line.folded)
        if not match or line.in_table:
            continue
        begin = line.span.start + match.start()
        after = number
        while after < limit and chain.lines[after].block == line.block:
            text = chain.lines[after].text
            after += 1
            if text.rstrip()[-1:] in ".,":
                break
        found.append((begin, after))
        below = range(after, min(limit, after + _LINES_TO_NAME))
        name = next((line for line in below if opens_signature(chain.lines, line, chain.languages)), None)
        if signed and name != signed[0][2]:
            break
        if name is not None:
            signed.append((begin, after, name))
    if signed:
        last = chain.lines[signed[-1][1] - 1].block
        return next((begin, after) for begin, after, _ in signed if chain.lines[after - 1].block == last)
    return _signed(chain, first, limit) or (found[0] if found else None)


def _signed(chain: Chain, first: int, limit: int) -> tuple[int, int] | None:
    """Where signatures begin that no known courtesy leads to: after running text, a name over its title or State."""
    text = next((n for n in range(first, limit) if len(chain.lines[n].text) > SHORT // 2), limit)
    for number in range(text + 1, limit):
        line, above = chain.lines[number], chain.lines[number - 1]
        if chain.opens(line, "letters.annex", "letters.programme"):
            return None
        if above.block != line.block and opens_signature(chain.lines, number, chain.languages):
            courtesy = len(above.text) <= SHORT and above.text.endswith(",") and not above.in_table
            begin = number - 1 if courtesy else number
            return chain.lines[begin].span.start, number
    return None


def _foot_end(chain: Chain, start: int, limit: int) -> int:
    """The line after the signatures and the distribution."""
    document = chain.sheet.document
    distributed: int | None = None
    for number in range(start, limit):
        line = chain.lines[number]
        if chain.finds(line, "letters.caption") and len(line.text) > SHORT // 2:
            continue
        if any(part.start and part.start == line.span.start for part in document.parts):
            return number
        if distributed is not None and line.block != distributed and not line.in_table:
            return number
        if chain.opens(line, "letters.distribution"):
            distributed = line.block
        elif (
            distributed is None
            and number > start + 1
            and (
                chain.opens(line, "letters.annex", "letters.programme")
                or len(line.text) > SHORT
                or any(
                    start_line.span.start < offset <= line.span.start
                    for offset in document.page_breaks
                    for start_line in [chain.lines[start + 1]]
                )
            )
        ):
            return number
        elif len(line.text) > SHORT * 2 or _is_schedule_row(chain, line):
            return _start_of_block(chain, number, start)
    return limit


def _is_schedule_row(chain: Chain, line: Line) -> bool:
    return (
        any(
            compiled(rf"(?:{language.any_of('headers.date', 'headers.time', 'headers.date_and_time')})\Z").match(
                line.folded
            )
            for language in chain.languages
        )
        and line.in_table
    )


def _start_of_block(chain: Chain, number: int, start: int) -> int:
    while number > start and chain.lines[number - 1].block == chain.lines[number].block:
        number -= 1
    return number


def _next_head(chain: Chain, after: int, greeting: int) -> int:
    """The first line of the next letter's head: from its date up, past the short lines of a letterhead."""
    lines, document = chain.lines, chain.sheet.document
    breaks = {part.start for part in document.parts if part.start} | set(document.page_breaks)
    number = greeting
    for position, _ in chain.datelines:
        if after < position < greeting and greeting - position <= _LINES_TO_DATE:
            number = min(number, position)
            break
    seen = _last_frame_line(chain, after, number)
    for offset in sorted(breaks, reverse=True):
        if seen < len(lines) and lines[seen].span.start < offset <= lines[number].span.start:
            return next(n for n in range(seen, number + 1) if lines[n].span.start >= offset)
    while number - 1 > seen and len(lines[number - 1].text) <= SHORT and not lines[number - 1].in_table:
        number -= 1
    return number


def _last_frame_line(chain: Chain, first: int, limit: int) -> int:
    """The last line before `limit` that belongs to the letter before: its distribution, or else its signatures."""
    last = first
    closing = _closing(chain, first + 1, limit)
    if closing is None:
        return last
    last = closing[1] - 1
    for number in range(closing[1], limit):
        line = chain.lines[number]
        if chain.opens(line, "letters.distribution"):
            last = max(n for n in range(number, limit) if chain.lines[n].block == line.block)
        elif last < closing[1] + 12 and chain.finds(line, "letters.title") and not line.text.isupper():
            last = max(last, number)
    signed = range(closing[1], min(limit, closing[1] + 4))
    return max([last, *(n for n in signed[:1])])


def _date_above(chain: Chain, begin: int, greeting: int) -> Dateline | None:
    near = [found for position, found in chain.datelines if begin <= position < greeting]
    return near[-1] if near else None


def _date_below(chain: Chain, foot_start: int, foot_end: int) -> Dateline | None:
    below = [found for position, found in chain.datelines if foot_start <= position < foot_end]
    return below[0] if below else None
