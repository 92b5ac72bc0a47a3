"""Who signed: names and States in the foot of a letter, in one column or several side by side, in lines or in a table."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from zerodraft.correspondence.core.facts import Signatory, Stated
from zerodraft.correspondence.core.words.folding import fold
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Passage, Span
from zerodraft.correspondence.core.words.pieces import Line, Sheet

_DAMAGED = re.compile(
    r"(?<![\w@./-])(?=[^\W\d_]{2,}[0-9|\[\]][^\W\d_]+(?![\w@])|[^\W\d_][0-9|\[\]][^\W\d_]{2,}(?![\w@]))[\w|\[\]]+|(?<![\w@./-])[^\W\d_]{3,}0(?!\w)|(?<![\w@./])[^\W\d_]*\|[^\W\d_]+"
)

_LONGEST_TITLE = 90  # code points of a line under a name


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged word as printed, and the clean form found elsewhere in the file, if any."""

    printed: Stated[str]
    clean: str | None


@dataclass(frozen=True, slots=True)
class Foot:
    """What the foot of a letter says. `titles` are the lines under the names, `used` all lines of signatures."""

    signatories: tuple[Signatory, ...]
    titles: tuple[Line, ...]
    damage: tuple[Damage, ...]


@cache
def _name(language: Language) -> re.Pattern[str]:
    particle = language.any_of("letters.particles")
    word = rf"(?:[A-ZÀ-Þ][\w’'.|-]*|d[’'][A-ZÀ-Þ]\w+|{particle})"
    return re.compile(rf"[A-ZÀ-Þ][\w’'.|-]*(?:[ ]{word}){{1,6}}")


@cache
def _state_name(language: Language) -> re.Pattern[str]:
    joint = language.any_of("letters.state_joins")
    word = rf"(?:[A-ZÀ-Þ(][\w’'()-]*|{joint}|[dl]’\w+)"
    return re.compile(rf"(?:the )?[A-ZÀ-Þ][\w’'()-]*(?:[ ]{word})*")


def read_foot(sheet: Sheet, lines: Sequence[Line], language: Language) -> Foot:
    """Read the signatures from the lines of a foot (without its distribution)."""
    signatories: list[Signatory] = []
    titles: list[Line] = []
    damage: list[Damage] = []
    for column in _columns([name for line in lines for name in _separate(line, language)]):
        for block in _people(column, language):
            signatory, found = _signatory(sheet, block, language)
            if signatory:
                signatories.append(signatory)
                titles += block[1:]
                damage += found
    return Foot(tuple(signatories), tuple(titles), tuple(damage))


def _separate(line: Line, language: Language) -> list[Line]:
    """A line with two names on it ("Amal Haddad and Jonas Weber") as two lines; any other line as it is."""
    parts = list(compiled(rf" (?:\||/|&|{language.any_of('dates.also')}) ").finditer(line.folded))
    if len(parts) != 1:
        return [line]
    start, end = parts[0].span()
    names = (line.text[:start], line.text[end:])
    if not all(_clean_name(name, language) for name in names):
        return [line]
    begin = line.span.start
    spans = (Span(begin, begin + start), Span(begin + end, line.span.end))
    return [replace(line, text=name, span=span) for name, span in zip(names, spans, strict=True)]


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines column by column within each block, so that two signatures side by side are read one after the other."""
    found: list[list[Line]] = []
    blocks: dict[int, list[Line]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line)
    for block in blocks.values():
        widest = max(line.column for line in block)
        if widest == 0:
            if found and not any(line.column for line in found[-1]):
                found[-1] += block
            else:
                found.append(list(block))
            continue
        found += _side_by_side(block, widest)
    return found


def _side_by_side(block: list[Line], widest: int) -> list[list[Line]]:
    columns: list[list[Line]] = [[] for _ in range(widest + 1)]
    for line in block:
        columns[line.column].append(line)
    return columns


def _people(column: list[Line], language: Language) -> list[list[Line]]:
    """The lines of each person: a line that is a name, and the title lines under it."""
    found: list[list[Line]] = []
    for line in column:
        if found and fold(line.text.strip(" ,.")) in language.values["parties"]:
            found[-1].append(line)
            continue
        if language.finder("letters.caption").search(line.folded) and not _clean_name(line.text, language):
            continue
        name = _clean_name(line.text, language)
        if name is not None and not (found and len(found[-1]) <= 4 and _continues(found[-1], line, language)):
            found.append([line])
        elif found:
            found[-1].append(line)
    return found


def opens_signature(lines: Sequence[Line], number: int, languages: Sequence[Language]) -> bool:
    """Whether a line names a person whose title or State stands beside the name or in one of the lines below it."""
    line = lines[number]
    for language in languages:
        if _clean_name(line.text, language) is None or fold(line.text) in language.values["parties"]:
            continue
        bracket = re.search(r"\(([^()]+)\)\Z", line.folded)
        if bracket and bracket.group(1) in language.values["parties"]:
            return True
        below = [other for other in lines[number + 1 : number + 8] if other.column == line.column][:3]
        beside = line.folded.partition(",")[2]
        titled = any(len(other.text) <= _LONGEST_TITLE and _titles(other.folded, language) for other in below[:2])
        if titled or (beside and _titles(beside, language)):
            return True
    return False


def _titles(folded: str, language: Language) -> bool:
    return (
        language.finder("letters.title").match(folded.lstrip()) is not None
        or language.finder("letters.state_of").search(folded) is not None
        or folded.strip(" .,") in language.values["parties"]
    )


def _continues(person: list[Line], line: Line, language: Language) -> bool:
    """Whether a line that could be a name goes on with the title above it ("... of / Mexico to the United Nations")."""
    above = person[-1].folded
    if re.search(rf"(?<!\w){language.any_of('letters.open_end')}\Z", above):
        return True
    titled = len(person) > 1
    return (
        titled
        and not language.finder("letters.state_ends").search(above)
        and _state(person, language) is None
        and line.block == person[-1].block
    )


def _clean_name(text: str, language: Language) -> str | None:
    """The name in a line, without honorifics, a mark of signing or a title after a comma; None when it holds none."""
    words = text.strip()
    for _ in range(4):
        lead = compiled(
            rf"(?:{language.any_of('letters.signed')}|{language.any_of('letters.honorific')}\.?)[ :]+"
        ).match(fold(words) + " ")
        if not lead or lead.end() >= len(words):
            break
        words = words[lead.end() :].strip()
    head = re.split(r"[,(]", words)[0].strip()
    if not _name(language).fullmatch(head) or len(head) > 60:
        return None
    if language.finder("letters.title", "letters.caption", "letters.distribution", "letters.closing").search(
        fold(head)
    ):
        return None
    return head


def _signatory(sheet: Sheet, person: list[Line], language: Language) -> tuple[Signatory | None, list[Damage]]:
    first = person[0]
    name = _clean_name(first.text, language)
    if name is None or fold(name) in language.values["zones.cities"]:
        return None, []
    at = first.text.index(name)
    span = Span(first.span.start + at, first.span.start + at + len(name))
    damage: list[Damage] = []
    value, rule = name, "letter.signatory.name"
    if _DAMAGED.search(name):
        clean = _clean_elsewhere(sheet.document.text, name)
        damage.append(Damage(Stated(_damaged_word(name), (span,), "flag.ocr.name"), clean))
        if clean:
            value, rule = clean, "letter.signatory.name-clean-elsewhere"
    return Signatory(Stated(value, (span,), rule), _state_of(sheet, person, language)), damage


def damaged(words: str) -> str | None:
    """The first damaged word of a title, with the word after it where a bracket has swallowed letters ("[mal draft")."""
    found = _DAMAGED.search(words)
    if found:
        return found.group()
    torn = re.search(r"\[\w+(?: \w+)?(?![^\[]*\])", words)
    return torn.group() if torn else None


def _damaged_word(name: str) -> str:
    """The damaged words of a name, with any between them."""
    words = name.split()
    hurt = [number for number, word in enumerate(words) if _DAMAGED.search(word)]
    return " ".join(words[hurt[0] : hurt[-1] + 1])


def _clean_elsewhere(text: str, name: str) -> str | None:
    """The undamaged form of a name, if the file prints one: as many words, nearly the same letters, no stray marks."""
    words = name.split()
    best: tuple[float, str] | None = None
    pattern = re.compile(
        r"[ \n\t]+".join([re.escape(word) if not _DAMAGED.search(word) else r"[\w’'-]+" for word in words])
    )
    for match in pattern.finditer(text):
        candidate = " ".join(match.group().split())
        if candidate == name or _DAMAGED.search(candidate):
            continue
        likeness = difflib.SequenceMatcher(None, fold(candidate), fold(name)).ratio()
        if likeness >= 0.85 and (best is None or likeness > best[0]):
            best = (likeness, candidate)
    return best[1] if best else None


def _state(person: list[Line], language: Language) -> str | None:
    folded = " ".join(line.folded for line in person)
    return folded if language.finder("letters.state_of").search(folded) else None


def _state_of(sheet: Sheet, person: list[Line], language: Language) -> Stated[str] | None:
    whole = _joined(sheet, person)
    for match in compiled(rf"(?<!\w){language.any_of('letters.state_of')}").finditer(whole.folded):
        found = _state_words(whole, match.end(), language)
        if found:
            return found
    bracket = re.search(r"\(([^()\d]{3,50})\)", whole.text)
    if (
        bracket
        and not compiled(language.any_of("letters.signed")).fullmatch(fold(bracket.group()))
        and _state_name(language).fullmatch(bracket.group(1))
        and not language.finder("letters.title").search(fold(bracket.group(1)))
    ):
        return Stated(bracket.group(1), (whole.span(*bracket.span(1)),), "letter.signatory.state-in-brackets")
    for line in person[1:]:
        if line.folded.strip(" ,.") in language.values["parties"]:
            return Stated(line.text.strip(" ,."), (line.span,), "letter.signatory.state-line")
    last = person[-1]
    if (
        len(person) >= 2
        and _state_name(language).fullmatch(last.text)
        and not language.finder("letters.title", "letters.caption", "letters.signing_for").search(last.folded)
    ):
        return Stated(last.text, (last.span,), "letter.signatory.state-line")
    return None


def _joined(sheet: Sheet, person: list[Line]) -> Passage:
    """The lines of one person as running text (in a column they do not follow each other in the file)."""
    pieces = [sheet.passage(line.span.start, line.span.end) for line in person]
    text, folded = " ".join(p.text for p in pieces), " ".join(p.folded for p in pieces)
    starts: list[int] = []
    ends: list[int] = []
    for piece in pieces:
        if starts:
            starts.append(ends[-1])
            ends.append(piece.starts[0] if piece.starts else ends[-1])
        starts += piece.starts
        ends += piece.ends
    return Passage(text, tuple(starts), tuple(ends), folded)


def _state_words(whole: Passage, start: int, language: Language) -> Stated[str] | None:
    match = _state_name(language).match(whole.text, start)
    if not match:
        return None
    end = match.end()
    stop = compiled(rf",? ?(?<!\w){language.any_of('letters.state_ends')}").search(
        whole.folded, start, min(len(whole.text), end + 40)
    )
    if stop and stop.start() < end:
        end = stop.start()
    words = whole.text[start:end].strip(" ,")
    words = re.sub(r"(?:\s(?:of|the|and|de|du|des|la|y|et))+\Z", "", words)
    title = language.finder("letters.title").search(fold(words))
    words = words[: title.start()].strip(" ,") if title else words
    if not words:
        return None
    return Stated(words, (whole.span(start, start + len(words)),), "letter.signatory.state")
