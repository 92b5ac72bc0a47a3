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


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or heading, with the language to read it in; `weight` ranks where it stands."""

    words: Passage
    language: Language
    weight: int = 1


def find_process(texts: Sequence[Text]) -> Stated[str] | None:
    """The process or instrument that is negotiated, as the letter names it: the noun phrase that most often follows
    "consultations on", "co-facilitators of" and the like; of equals the first.
    """
    for key in ("process.lead", "process.draft_of", "process.about"):
        votes: Counter[str] = Counter()
        names: dict[str, Stated[str]] = {}
        for text in texts:
            for found in _candidates(text, key):
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
    passage, language = text.words, text.language
    found = []
    lead = compiled(rf"(?<!\w){language.any_of(key)}{GAP}(?=\S)")
    for match in lead.finditer(passage.folded):
        start = _past_lead(passage, match.end(), language)
        end = phrase_end(passage, start, language, "process.ends")
        name = trimmed(passage, start, end, language)
        if name is None or len(name.text) < 4:
            continue
        if " " not in name.text and name.text.islower():
            continue
        if compiled(language.any_of("process.generic")).fullmatch(name.folded) or name.text[0].isdigit():
            continue
        found.append(Stated(name.text, (name.whole,), "process.named"))
    return found


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
    if not found:
        return None
    best = max(score for score, _ in found.values())
    winners = [value for value, (score, _) in found.items() if score == best]
    if best < 1 or len(winners) != 1 or (len(found) > 1 and best < 3):
        return None
    return Stated(winners[0], (found[winners[0]][1],), "round.ordinal")


def _rounds(text: Text) -> list[tuple[int, int, Span]]:
    passage, language = text.words, text.language
    ordinal = language.any_key("rounds.ordinals")
    noun = language.any_of("rounds.noun")
    pattern = compiled(rf"(?<![\w-])(?:(?P<before>{ordinal}) {noun}|{noun} (?P<after>{ordinal}))(?!\w)")
    found = []
    for match in pattern.finditer(passage.folded):
        tail = passage.folded[match.end() : match.end() + 45]
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
        if compiled(rf"[ ,(]*(?:which )?{language.any_of('rounds.past_after')}(?!\w)").match(tail):
            score = 0
        if compiled(
            rf"(?<!\w){language.any_of('rounds.own')} (?:{language.any_of('schedule.article')}{GAP})?(?:[\w-]+ ){{0,2}}\Z"
        ).search(head):
            score = 3
        value = language.number("rounds.ordinals", match.group("before") or match.group("after"))
        found.append((value, score * text.weight if score else 0, passage.span(*match.span())))
    return found
