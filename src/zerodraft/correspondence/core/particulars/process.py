"""Which process a file is about, and which round, session or meeting of it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from zerodraft.correspondence.core.facts import Stated
from zerodraft.correspondence.core.mentions.scan import trimmed
from zerodraft.correspondence.core.words.folding import fold
from zerodraft.correspondence.core.words.language import GAP, Language, compiled
from zerodraft.correspondence.core.words.passages import Passage, Span
from zerodraft.correspondence.core.words.phrases import phrase_end

_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*[ ])+\Z")


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or heading, with the language to read it in; `weight` ranks where it stands."""

    words: Passage
    language: Language
    weight: int = 1


def find_process(texts: Sequence[Text]) -> Stated[str] | None:
    """The process or instrument that is negotiated, as the letter names it: the noun phrase that most often follows
    "consultations on", "co-facilitators of" and the like; of equals the first. Where no such words stand, the instrument
    that the letter names most often.
    """
    for key in ("process.lead", "process.draft_of", "process.about", "process.instrument"):
        votes: Counter[str] = Counter()
        names: dict[str, Stated[str]] = {}
        for text in texts:
            for found in _instruments(text) if key == "process.instrument" else _candidates(text, key):
                words = fold(" ".join(re.findall(r"\w+", found.value)))
                twin = next((known for known in votes if f" {words} " in f" {known} "), None)
                inner = next((known for known in votes if f" {known} " in f" {words} "), None)
                if twin is None and inner is not None:
                    votes[words] = votes.pop(inner)
                    names[words] = (
                        found if found.value[0].isupper() or names[inner].value[0].islower() else names[inner]
                    )
                    del names[inner]
                votes[twin or words] += text.weight * (2 if any(char.isupper() for char in found.value) else 1)
                names.setdefault(twin or words, found)
        if votes:
            order = list(names)
            return names[max(votes, key=lambda name: (votes[name], -order.index(name)))]
    return None


def _candidates(text: Text, key: str) -> list[Stated[str]]:
    """What follows the words that lead to the name of a process."""
    lead = compiled(rf"(?<!\w){text.language.any_of(key)}{GAP}(?=\S)")
    found = []
    for match in lead.finditer(text.words.folded):
        start = _past_lead(text.words, match.end(), text.language)
        found.append(_named(text, start, phrase_end(text.words, start, text.language, "process.ends")))
    return [name for name in found if name]


def _instruments(text: Text) -> list[Stated[str]]:
    """Instruments with their proper name: "programme of action for ...", "the Global Digital Compact"; not those under
    which, or by whose parties, something is done.
    """
    passage, language = text.words, text.language
    noun = compiled(rf"(?<![\w-]){language.any_of('process.instrument')}(?![\w-])")
    others = compiled(rf"(?<!\w){language.any_of('process.instrument_of_others')}\Z")
    found = []
    for match in noun.finditer(passage.folded):
        before = _CAPITALS.search(passage.text[: match.start()]) if passage.text[match.start()].isupper() else None
        start = before.start() if before else match.start()
        carried = compiled(rf" {language.any_of('documents.carries', 'process.carries')}{GAP}(?!\d)").match(
            passage.folded, match.end()
        )
        if others.search(passage.folded, 0, start) or not (before or carried):
            continue
        end = phrase_end(passage, carried.end(), language, "process.ends") if carried else match.end()
        name = _named(text, _past_lead(passage, start, language), end)
        found += [name] if name and " " in name.value else []
    return found


def _named(text: Text, start: int, end: int) -> Stated[str] | None:
    """The name of a process between two places; None when it is too general to be one."""
    passage, language = text.words, text.language
    name = trimmed(passage, start, end, language)
    if name is None or len(name.text) < 4 or (" " not in name.text and name.text.islower()):
        return None
    if compiled(language.any_of("process.generic")).fullmatch(name.folded) or name.text[0].isdigit():
        return None
    if re.search(r"\w/\w", name.text):
        return None
    return Stated(name.text, (name.whole,), "process.named")


def _past_lead(passage: Passage, start: int, language: Language) -> int:
    """Past the words that are not part of a process's name ("the informal consultations on the draft ...")."""
    strip = compiled(rf"(?:{language.any_of('process.strip')}){GAP}")
    while match := strip.match(passage.folded, start):
        start = match.end()
    return start


def find_round(texts: Sequence[Text]) -> Stated[int] | None:
    """The ordinal of the round, session or meeting as a whole; None when there are several, or only past ones."""
    found: dict[int, tuple[int, Span]] = {}
    for text in texts:
        for value, score, span in _rounds(text):
            if value not in found or score > found[value][0]:
                found[value] = (score, span)
    if not found or any(_rounds_to_a_last(text) for text in texts):
        return None
    best = max(score for score, _ in found.values())
    winners = [value for value, (score, _) in found.items() if score == best]
    if best < 1 or len(winners) != 1 or (len(found) > 1 and best < 3):
        return None
    return Stated(winners[0], (found[winners[0]][1],), "round.ordinal")


def _rounds_to_a_last(text: Text) -> bool:
    """Whether a sentence sets the last of several meetings ("The last meeting will be held ...")."""
    language = text.language
    last = rf"(?<!\w){language.any_of('rounds.last')} {language.any_of('rounds.noun')} "
    return compiled(rf"{last}{language.any_of('schedule.announces')}(?!\w)").search(text.words.folded) is not None


def _rounds(text: Text) -> list[tuple[int, int, Span]]:
    passage, language = text.words, text.language
    ordinal = language.any_key("rounds.ordinals")
    noun = language.any_of("rounds.noun")
    pattern = compiled(rf"(?<![\w-])(?:(?P<before>{ordinal}) {noun}|{noun} (?P<after>{ordinal}))(?!\w)")
    thanked = language.finder("rounds.thanks").search(passage.folded)
    found = []
    for match in pattern.finditer(passage.folded):
        tail = passage.folded[match.end() : match.end() + 90]
        head = passage.folded[max(0, match.start() - 45) : match.start()]
        if compiled(rf" ?{language.any_of('rounds.foreign')}(?!\w)").match(tail):
            continue
        if compiled(rf"{language.any_of('rounds.tens')} ?-?\Z").search(head):
            continue
        score = 2
        if compiled(
            rf"(?<!\w){language.any_of('rounds.past')} (?:{language.any_of('schedule.article')}{GAP})?\Z"
        ).search(head):
            score = 0
        relative = rf"(?:(?: [\w'-]+){{0,7}}?,? ?{language.any_of('schedule.relative')})?"
        if compiled(rf"{relative}[ ,(]*{language.any_of('rounds.past_after')}(?!\w)").match(tail) or thanked:
            score = 0
        if compiled(
            rf"(?<!\w){language.any_of('rounds.own')} (?:{language.any_of('schedule.article')}{GAP})?(?:[\w-]+ ){{0,2}}\Z"
        ).search(head):
            score = 3
        value = language.number("rounds.ordinals", match.group("before") or match.group("after"))
        found.append((value, score * text.weight if score else 0, passage.span(*match.span())))
    return found
