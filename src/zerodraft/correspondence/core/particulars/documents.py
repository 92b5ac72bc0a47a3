"""The texts that a letter refers to: drafts, papers, notes, resolutions and decisions, with symbols and dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from zerodraft.correspondence.core.facts import Paper, Stated
from zerodraft.correspondence.core.mentions.dates import DateMention, find_dates
from zerodraft.correspondence.core.words.folding import fold
from zerodraft.correspondence.core.words.language import GAP, Language, compiled
from zerodraft.correspondence.core.words.passages import Passage
from zerodraft.correspondence.core.words.phrases import phrase_end

SYMBOL = re.compile(
    r"(?<![\w/@.-])(?:[A-Z]{1,6}(?:-[A-Z]{1,4})?(?:/[A-Z0-9][A-Za-z0-9.*-]*)+(?:/(?:Rev|Add|Corr|L|INF|CRP|WP)\.\d+)*)(?<![.-])(?![\w@/])"
)
_SERIAL = r"(?:\d{1,3}|ES-\d+|S-\d+)/\d{1,4}(?: ?[A-Z])?(?![\w/])"
_LONGEST_TITLE = 140  # code points before a symbol


@dataclass(frozen=True, slots=True)
class Named:
    """A paper named in a passage, and the stretch that names it and its date."""

    paper: Paper
    start: int
    end: int


def find_documents(passage: Passage, language: Language, reference: date | None) -> list[Named]:
    """The papers named in a passage, in order; a letter's own reference number, alone on its line, names none."""
    own = compiled(rf"(?:{language.any_of('documents.reference')}[ .:]*)?").match(passage.folded)
    if own and SYMBOL.fullmatch(passage.text, own.end()):
        return []
    found = _resolutions(passage, language)
    for named in _papers(passage, language, reference):
        if _only_negotiated(passage, named, language):
            continue
        if not any(named.start < other.end and other.start < named.end for other in found):
            found.append(named)
    dates = find_dates(passage, language) if "/" in passage.text else []
    for match in SYMBOL.finditer(passage.text):
        if any(char.isdigit() for char in match.group()) and not any(n.start <= match.start() < n.end for n in found):
            found.append(_titled(passage, match, dates, language, reference) or _bare_symbol(passage, match))
    return sorted(found, key=lambda named: named.start)


def _titled(
    passage: Passage, symbol: re.Match[str], dates: Sequence[DateMention], language: Language, reference: date | None
) -> Named | None:
    """The paper that a symbol in brackets follows: "the report of the Secretary-General (A/80/318) of 31 July 2025"."""
    opening = re.search(r" [(\[]\Z", passage.text[: symbol.start()])
    if opening is None:
        return None
    end = opening.start()
    clause = max((passage.folded.rfind(mark, 0, end) for mark in (". ", "; ", ": ", ") ")), default=-1) + 2
    begin = max(clause if clause > 1 else 0, end - _LONGEST_TITLE)
    determiner = compiled(rf"(?<![\w-]){language.any_of('documents.determiner')}{GAP}")
    for match in reversed(list(determiner.finditer(passage.folded, begin, end))):
        head = language.finder("documents.heads").search(passage.folded, match.end(), end)
        if head and "," not in passage.folded[match.end() : head.start()]:
            title = passage.part(match.end(), end)
            after = min(symbol.end() + 1, len(passage.text))
            dated = _dated(passage, (match.end(), after), dates, language, reference)
            stated_date, until = dated or (None, after)
            words = (passage.span(*symbol.span()),)
            paper = Paper(
                Stated(title.text, (title.whole,), "document.title.before-symbol"),
                stated_date,
                Stated(symbol.group(), words, "document.symbol"),
            )
            return Named(paper, match.end(), max(after, until))
    return None


def _only_negotiated(passage: Passage, named: Named, language: Language) -> bool:
    """Whether a draft is named, without symbol or date, only as what is negotiated ("consultations on the draft ...")."""
    if named.paper.symbol or named.paper.date or " " not in passage.text[named.start : named.end]:
        return False
    article = rf"(?:{language.any_of('schedule.article')}{GAP})?"
    lead = compiled(rf"(?<!\w){language.any_of('process.lead')}{GAP}{article}\Z")
    titled = compiled(rf"{language.any_of('documents.carries')}(?!\w)")
    return bool(
        lead.search(passage.folded, 0, named.start) and titled.search(passage.folded, named.start + 12, named.end)
    )


def _bare_symbol(passage: Passage, match: re.Match[str]) -> Named:
    span = (passage.span(*match.span()),)
    resolution = re.fullmatch(r"A/RES/(.+)", match.group())
    title = f"General Assembly resolution {resolution.group(1)}" if resolution else match.group()
    symbol = Stated(match.group(), span, "document.symbol")
    return Named(Paper(Stated(title, span, "document.symbol"), None, symbol), *match.span())


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
    pattern = compiled(rf"(?<![\w/.-]){language.any_of('documents.noun')}(?![\w-])")
    position = 0
    while match := pattern.search(passage.folded, position):
        position = match.end()
        end = _title_end(passage, match, language)
        symbol, after = _symbol_after(passage, end)
        dated = None if symbol else _dated(passage, (match.start(), end), dates, language, reference)
        if dated:
            symbol, after = _symbol_after(passage, dated[1])
        elif symbol is None:
            end, symbol, after = _symbol_later(passage, end, language)
        title = passage.part(match.start(), len(passage.text[:end].rstrip(" ,;:.")))
        position = max(match.end(), end)
        dated = dated or _dated(passage, (match.start(), after), dates, language, reference)
        stated_date, until = dated or (None, after)
        if found and not (dated or symbol) and _contained(passage, match.start(), language):
            continue
        words = Stated(title.text, (title.whole,), "document.title")
        found.append(Named(Paper(words, stated_date, symbol), match.start(), max(after, until)))
    return found


def _contained(passage: Passage, start: int, language: Language) -> bool:
    """Whether a paper is only what another one holds ("... contains the draft text of the articles")."""
    article = language.any_of("schedule.article")
    holds = compiled(rf"(?<!\w){language.any_of('documents.contains')} (?:{article}{GAP})?\Z")
    return holds.search(passage.folded, max(0, start - 60), start) is not None


def _title_end(passage: Passage, match: re.Match[str], language: Language) -> int:
    """A title is its noun, what "of" or "on" attaches to it, and what it is entitled."""
    folded = passage.folded
    entitled = compiled(rf",? ?(?<!\w){language.any_of('documents.entitled')},? ?[\"']")
    end = match.end()
    carried = compiled(rf" {language.any_of('documents.carries', 'documents.named')}(?!\w)").match(folded, end)
    if carried and not find_dates_at(passage, carried.end() + 1, language):
        end = max(end, phrase_end(passage, carried.end() + 1, language, "documents.ends"))
    edition = compiled(r" \(rev\.? ?\d+\)").match(folded, end)
    if edition:
        return edition.end()
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


def _symbol_later(passage: Passage, end: int, language: Language) -> tuple[int, Stated[str] | None, int]:
    """The symbol of a paper with words between them: in brackets, or "is before you as document ...".

    Returns the end of the title too, which goes on over an "and" before the bracket; the symbol of a paper named later
    is not this one's.
    """
    noun = compiled(rf"(?<![\w/.-]){language.any_of('documents.noun')}(?![\w-])")
    for match in SYMBOL.finditer(passage.text, end, end + 120):
        between = passage.folded[end : match.start()]
        if not any(char.isdigit() for char in match.group()) or noun.search(between):
            break
        stated = Stated(match.group(), (passage.span(*match.span()),), "document.symbol")
        if re.fullmatch(r"[^.;,)]*\(", between):
            joined = compiled(rf" {language.any_of('dates.also')} [\w' -]+ \(").fullmatch(between)
            closed = match.end() + (passage.text[match.end() : match.end() + 1] == ")")
            return (match.start() - 1 if joined else end), stated, closed
        if compiled(rf"[^.;()]* {language.any_of('documents.issued_as')} ").fullmatch(between):
            return end, stated, match.end()
        break
    return end, None, end


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


def merged(papers: Sequence[Paper], versions: re.Pattern[str] | None = None) -> tuple[Paper, ...]:
    """Each paper once, in order of first mention: the same symbol, or a title inside the other; the fuller title stays.

    `versions` finds the words that make "the revised draft" another paper than "the draft".
    """
    kept: list[Paper] = []
    for paper in papers:
        twin = next((n for n, other in enumerate(kept) if _same(other, paper) or _short(other, paper, versions)), None)
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


def _short(one: Paper, other: Paper, versions: re.Pattern[str] | None) -> bool:
    """Whether one title is only the last words of the other ("the draft resolution", of "the final draft resolution")."""
    short, full = sorted((one, other), key=lambda paper: len(paper.title.value))
    if short.symbol or short.date:
        return False
    words, all_words = _words(short.title.value), _words(full.title.value)
    rest = len(all_words) - len(words)
    if not words or rest < 1 or all_words[rest:] != words:
        return False
    itself = versions is not None and versions.search(fold(" ".join(words)))
    return bool(itself) or versions is None or versions.search(fold(" ".join(all_words[:rest]))) is None


def _bare(symbol: str) -> str:
    return symbol.removeprefix("A/RES/").casefold()


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.casefold())
