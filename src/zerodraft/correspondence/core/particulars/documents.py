"""The texts that a letter refers to: drafts, papers, notes, resolutions and decisions, with symbols and dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from zerodraft.correspondence.core.facts import Paper, Stated
from zerodraft.correspondence.core.mentions.dates import DateMention, find_dates
from zerodraft.correspondence.core.words.language import GAP, Language, compiled
from zerodraft.correspondence.core.words.passages import Passage
from zerodraft.correspondence.core.words.phrases import phrase_end

SYMBOL = re.compile(
    r"(?<![\w/@.-])(?:[A-Z]{1,6}(?:-[A-Z]{1,4})?(?:/[A-Z0-9][A-Za-z0-9.*-]*)+(?:/(?:Rev|Add|Corr|L|INF|CRP|WP)\.\d+)*)(?![\w@/])"
)
_SERIAL = r"(?:\d{1,3}|ES-\d+|S-\d+)/\d{1,4}(?: ?[A-Z])?(?![\w/])"


@dataclass(frozen=True, slots=True)
class Named:
    """A paper named in a passage, and the stretch that names it and its date."""

    paper: Paper
    start: int
    end: int


def find_documents(passage: Passage, language: Language, reference: date | None) -> list[Named]:
    """The papers named in a passage, in order."""
    found = _resolutions(passage, language)
    for named in _papers(passage, language, reference):
        if not any(named.start < other.end and other.start < named.end for other in found):
            found.append(named)
    for match in SYMBOL.finditer(passage.text):
        if any(char.isdigit() for char in match.group()) and not any(n.start <= match.start() < n.end for n in found):
            near = _without_symbol(passage, found, match)
            if near is None:
                found += _bare_symbol(passage, match)
            else:
                symbol = Stated(match.group(), (passage.span(*match.span()),), "document.symbol")
                found[near] = replace(found[near], paper=replace(found[near].paper, symbol=symbol), end=match.end())
    return sorted(found, key=lambda named: named.start)


def _without_symbol(passage: Passage, found: Sequence[Named], match: re.Match[str]) -> int | None:
    """The paper, named without a symbol shortly before, that a symbol in brackets belongs to."""
    for number, named in enumerate(found):
        between = passage.text[named.end : match.start()]
        near = 0 <= match.start() - named.end <= 80 and bool(re.fullmatch(r"[^.;,)]*\(", between))
        if named.paper.symbol is None and near:
            return number
    return None


def _bare_symbol(passage: Passage, match: re.Match[str]) -> list[Named]:
    span = (passage.span(*match.span()),)
    resolution = re.fullmatch(r"A/RES/(.+)", match.group())
    title = f"General Assembly resolution {resolution.group(1)}" if resolution else match.group()
    return [
        Named(
            Paper(Stated(title, span, "document.symbol"), None, Stated(match.group(), span, "document.symbol")),
            *match.span(),
        )
    ]


def _resolutions(passage: Passage, language: Language) -> list[Named]:
    """As in "General Assembly resolutions 72/305 and 74/4", "resolution 76/307 of the Assembly", "decision 74/544"."""
    found: list[Named] = []
    also = language.any_of("dates.also")
    serials = rf"{_SERIAL}(?:(?:, | ?{also} |, {also} )(?:of )?{_SERIAL})*"
    for kind, key in (("resolution", "documents.resolution"), ("decision", "documents.decision")):
        pattern = compiled(
            rf"(?<!\w)(?:{language.any_of(key)})(?: n[o°º]s?\.?)? (?P<serials>(?:a/res/|a/dec/)?{_lowered(serials)})"
        )
        for match in pattern.finditer(passage.folded):
            around = passage.folded[max(0, match.start() - 60) : match.end() + 60]
            body = compiled(rf"(?<!\w){language.any_of('documents.other_bodies')}(?!\w)").search(around)
            assembly = compiled(rf"(?<!\w){language.any_of('documents.assembly')}(?!\w)").search(around)
            for serial in re.finditer(_SERIAL, passage.text[match.start("serials") : match.end("serials")]):
                at = match.start("serials") + serial.start()
                end = at + len(serial.group())
                number = re.sub(r"\s", "", serial.group())
                words = (passage.span(match.start(), end),)
                mine = not body or bool(assembly and abs(assembly.start() - 60) < abs(body.start() - 60))
                symbol = (
                    Stated(f"A/RES/{number}", words, "document.resolution") if kind == "resolution" and mine else None
                )
                title = f"General Assembly {kind} {number}" if mine else f"{kind} {number}"
                symbol = symbol or Stated(number, words, "document.serial")
                found.append(Named(Paper(Stated(title, words, f"document.{kind}"), None, symbol), match.start(), end))
    return found


def _lowered(pattern: str) -> str:
    """The pattern of serial numbers for folded text."""
    return pattern.replace("ES-", "es-").replace("S-", "s-").replace("A-Z", "a-z")


def _papers(passage: Passage, language: Language, reference: date | None) -> list[Named]:
    found: list[Named] = []
    dates = find_dates(passage, language)
    pattern = compiled(rf"(?<![\w-]){language.any_of('documents.noun')}(?![\w-])")
    position = 0
    while match := pattern.search(passage.folded, position):
        position = match.end()
        end = _title_end(passage, match, language)
        title = passage.part(match.start(), len(passage.text[:end].rstrip(" ,;:.")))
        position = max(match.end(), end)
        symbol, after = _symbol_after(passage, end)
        dated = _dated(passage, (match.start(), after), dates, language, reference)
        stated_date, until = dated or (None, after)
        words = Stated(title.text, (title.whole,), "document.title")
        found.append(Named(Paper(words, stated_date, symbol), match.start(), max(after, until)))
    return found


def _title_end(passage: Passage, match: re.Match[str], language: Language) -> int:
    """A title is its noun, what "of" or "on" attaches to it, and what it is entitled."""
    folded = passage.folded
    entitled = compiled(rf",? ?(?<!\w){language.any_of('documents.entitled')},? ?[\"']")
    end = match.end()
    carried = compiled(rf" {language.any_of('documents.carries')}(?!\w)").match(folded, end)
    if carried and not find_dates_at(passage, carried.end() + 1, language):
        end = max(end, phrase_end(passage, carried.end() + 1, language, "documents.ends"))
    quoted = entitled.match(folded, end)
    if quoted:
        close = folded.find('"', quoted.end())
        if 0 < close <= quoted.end() + 200:
            return close + 1
    return end


def find_dates_at(passage: Passage, start: int, language: Language) -> bool:
    """Whether a date begins at a position."""
    head = passage.part(start, min(len(passage.text), start + 40))
    return any(mention.start <= 4 for mention in find_dates(head, language))


def _symbol_after(passage: Passage, end: int) -> tuple[Stated[str] | None, int]:
    bracket = re.compile(r",? ?[(\[]?(?:document |doc\. )?").match(passage.text, end)
    start = bracket.end() if bracket else end
    match = SYMBOL.match(passage.text, start)
    if not match or not any(char.isdigit() for char in match.group()):
        return None, end
    close = match.end() + (
        1 if passage.text[match.end() : match.end() + 1] in ")]" and passage.text[match.end() : match.end() + 1] else 0
    )
    return Stated(match.group(), (passage.span(*match.span()),), "document.symbol"), close


def _dated(
    passage: Passage, place: tuple[int, int], dates: Sequence[DateMention], language: Language, reference: date | None
) -> tuple[Stated[date], int] | None:
    """The day on which a paper is dated, issued, circulated or presented, if the words right after (or before) it say so."""
    start, end = place
    link = compiled(rf"[ ,)(]*(?:{language.any_of('documents.dated')}) (?:(?:{language.any_of('dates.article')}) )?\Z")
    for mention in dates:
        if end <= mention.start <= end + 70 and link.match(passage.folded[end : mention.start]):
            day = mention.day(reference, past=True)
            if day and (reference is None or day.date <= reference or not day.inferred):
                return Stated(day.date, (day.span,), "document.date"), mention.end
    sent = compiled(
        rf"(?<!\w){language.any_of('documents.sent')} (?:(?:{language.any_of('schedule.article')}){GAP})?\Z"
    ).search(passage.folded, max(0, start - 80), start)
    before = [mention for mention in dates if sent and mention.end <= sent.start() <= mention.end + 40]
    day = before[-1].day(reference, past=True) if before else None
    return (Stated(day.date, (day.span,), "document.date.sent"), end) if day else None


def merged(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """Each paper once, in order of first mention: the same symbol, or a title inside the other; the fuller title stays."""
    kept: list[Paper] = []
    for paper in papers:
        twin = next((n for n, other in enumerate(kept) if _same(other, paper)), None)
        if twin is None:
            kept.append(paper)
            continue
        other = kept[twin]
        fuller = paper if len(paper.title.value) > len(other.title.value) and not other.symbol else other
        kept[twin] = replace(fuller, date=other.date or paper.date, symbol=other.symbol or paper.symbol)
    return tuple(kept)


def _same(one: Paper, other: Paper) -> bool:
    if one.symbol and other.symbol:
        return _bare(one.symbol.value) == _bare(other.symbol.value)
    titles = [_words(paper.title.value) for paper in (one, other)]
    if one.date and other.date and one.date.value != other.date.value:
        return False
    return bool(titles[0] and titles[1]) and (
        titles[0] == titles[1] or titles[0][: len(titles[1])] == titles[1] or titles[1][: len(titles[0])] == titles[0]
    )


def _bare(symbol: str) -> str:
    return symbol.removeprefix("A/RES/").casefold()


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.casefold())
