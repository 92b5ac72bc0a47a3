"""Dates that a letter changes: meetings and deadlines moved, extended or cancelled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zerodraft.correspondence.core.facts import Stated, Supersession
from zerodraft.correspondence.core.mentions.dates import DateMention, Day, find_dates
from zerodraft.correspondence.core.words.language import Language, compiled
from zerodraft.correspondence.core.words.passages import Passage

_REACH = 250  # code points before a date in which it is said to be the old or the new one


@dataclass(frozen=True, slots=True)
class Change:
    """What a sentence changes, and the stretches of it that give the dates no longer valid."""

    supersedes: tuple[Supersession, ...]
    taken: tuple[tuple[int, int], ...]


def find_changes(
    sentence: Passage, language: Language, reference: date | None, skip: Sequence[tuple[int, int]] = ()
) -> Change:
    """The dates that a sentence takes back, each with the date it gives instead, if it gives one.

    Dates within the stretches of `skip` are those of papers and letters.
    """
    nothing = Change((), ())
    certain = language.finder("changes.verbs").search(sentence.folded)
    if not certain and not language.finder("changes.anew").search(sentence.folded):
        return nothing
    mentions = [
        mention
        for mention in find_dates(sentence, language)
        if not any(mention.start < end and start < mention.end for start, end in skip)
    ]
    roles = [(mention, _role(sentence, mention, language)) for mention in mentions]
    for number, (mention, _) in enumerate(roles[1:], 1):
        if roles[number - 1][1] == "was" and _goes_to(sentence, roles[number - 1][0].end, mention.start, language):
            roles[number] = (mention, "now")
    old = [mention for mention, role in roles if role == "was"]
    new = [mention for mention, role in roles if role == "now"]
    if not old or not (certain or new):
        return nothing
    found: list[Supersession] = []
    for number, mention in enumerate(old):
        partner = _partner(mention, number, old, new)
        before = mention.nearest(reference)
        after = partner.days(reference) if partner else ()
        found += pairs(before, after)
    return Change(tuple(found), tuple((mention.start, mention.end) for mention in old))


def pairs(before: Sequence[Day], after: Sequence[Day]) -> list[Supersession]:
    """Day by day; of a longer run of old days the last ones have no new day."""
    return [
        Supersession(
            Stated(day.date, (day.span,), "supersedes.was"),
            Stated(after[n].date, (after[n].span,), "supersedes.now") if n < len(after) else None,
        )
        for n, day in enumerate(before)
    ]


def _partner(
    mention: DateMention, number: int, old: Sequence[DateMention], new: Sequence[DateMention]
) -> DateMention | None:
    """The new date for an old one: one to one in order; alone, the nearest."""
    if len(old) == len(new):
        return new[number]
    later = [candidate for candidate in new if candidate.start > mention.start]
    until = old[number + 1].start if number + 1 < len(old) else None
    between = [candidate for candidate in later if until is None or candidate.start < until]
    if between:
        return between[0]
    return new[0] if len(old) == 1 and new else None


def _goes_to(sentence: Passage, since: int, until: int, language: Language) -> bool:
    """Whether nothing but "to" stands between two dates, perhaps with an hour ("from 3 May, 6 p.m., to 10 May")."""
    small = language.any_of("dates.article")
    joint = compiled(rf"(?:,? [\w.: ]{{1,12}},)? {language.any_of('dates.range')}(?: {small})* ")
    return joint.fullmatch(sentence.folded, since, until) is not None


def _role(sentence: Passage, mention: DateMention, language: Language) -> str | None:
    """Whether the words before a date make it the old one or the new one: the longer cue decides."""
    head = sentence.folded[max(0, mention.start - _REACH) : mention.start]
    article = rf"(?: (?:{language.any_of('dates.article')}))*"
    hour = rf"(?: (?:{language.any_of('hours.lead')})? ?[\w.: ]{{1,14}}(?:{language.any_of('dates.article')})?)?"
    best: tuple[int, str] | None = None
    for role, key in (("was", "changes.was"), ("now", "changes.now")):
        for match in compiled(rf"(?<!\w)(?:{language.any_of(key)}){article}{hour} ?\Z").finditer(head):
            length = len(match.group())
            cue = compiled(rf"(?:{language.any_of(key)})").match(match.group())
            weight = len(cue.group()) if cue else length
            if best is None or weight > best[0]:
                best = (weight, role)
    return best[1] if best else None
