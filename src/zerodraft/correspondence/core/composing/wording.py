"""Facts in words, each by the kind of its field, in one language."""

import datetime as dt
import re
from collections.abc import Sequence
from textwrap import wrap
from typing import cast

from zerodraft.correspondence.core.composing.catalogue import FIELDS, Kind, NotAFact
from zerodraft.correspondence.core.composing.forms import Forms
from zerodraft.correspondence.core.composing.values import (
    Change,
    Draft,
    Fact,
    Facts,
    Limit,
    Moment,
    Person,
    Sitting,
)

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_SPACES = re.compile("[ \\t\\r\\n]+")
_LIMITS = ("all", "groups", "national", "observers", "stakeholders")


def part(name: str, facts: Facts) -> Fact | None:
    """The fact of a field, or what the field takes out of another fact; None where it is not given."""
    field = FIELDS[name]
    whole = facts.get(field.fact)
    if whole is None or not field.part_of:
        return whole
    if isinstance(whole, Draft):
        return whole.date if name == "draft_date" else " ".join(wrap(whole.sha256, 8))
    if isinstance(whole, Moment):
        return whole.to
    days = tuple(sorted({one.date for one in whole if isinstance(one, Sitting)})) if isinstance(whole, tuple) else ()
    if not days:
        return None
    return days if name == "days" else days[0]


def in_words(name: str, fact: Fact, forms: Forms) -> str:
    """A fact as it stands in a sentence. Raises NotAFact for one that cannot be said in the language of the forms."""
    kind = FIELDS[name].kind
    try:
        return clean(name, _worded(name, kind, fact, forms))
    except ValueError as error:
        raise NotAFact(f"{name}: {error}") from error


def clean(name: str, words: str) -> str:
    """Words on one line. Raises NotAFact for characters that are not seen and make a reader see something else."""
    found = _HIDDEN.search(words)
    if found:
        raise NotAFact(f"{name} has the hidden character U+{ord(found[0]):04X}; take it out")
    return _SPACES.sub(" ", words).strip(" ")


def _worded(name: str, kind: Kind, fact: Fact, forms: Forms) -> str:
    if isinstance(fact, Moment):
        return moment(fact, forms)
    if isinstance(fact, Draft):
        return fact.title
    if isinstance(fact, int):
        return forms.ordinal(fact)
    if isinstance(fact, dt.date):
        return forms.date(fact)
    if isinstance(fact, str):
        return fact
    if kind is Kind.DATES:
        days = cast("tuple[dt.date, ...]", fact)
        return forms.on_days(days) if name == "days" else _letters(days, forms)
    if kind is Kind.PEOPLE:
        return people(cast("tuple[Person, ...]", fact), forms)
    if kind is Kind.LIMITS:
        return limits(cast("tuple[Limit, ...]", fact), forms)
    raise ValueError(f"it is a list of several lines; write it as a list or a table, not as {{{name}}}")


def moment(due: Moment, forms: Forms) -> str:
    """An hour on a day in its zone."""
    return forms.put(
        forms.hours.moment,
        hour=forms.hour(due.at.time()),
        zone=forms.put(forms.hours.zone, city=due.city),
        date=forms.weekday(due.at.date(), year=True),
    )


def limits(given: Sequence[Limit], forms: Forms) -> str:
    """Speaking time for all, or for each category in the order in which they speak. Raises ValueError for another one."""
    said = []
    for one in sorted(given, key=lambda limit: _LIMITS.index(limit.applies_to) if limit.applies_to in _LIMITS else 99):
        if one.applies_to not in _LIMITS:
            raise ValueError(f"there is no category {one.applies_to!r}; give one of {', '.join(_LIMITS)}")
        said.append(forms.put(getattr(forms.limits, one.applies_to), time=forms.length(one.seconds)))
    return forms.listed(said)


def people(given: Sequence[Person], forms: Forms) -> str:
    """People with their titles in a row."""
    said = [
        ", ".join((" ".join(filter(None, (one.style, one.name))), " ".join(one.titles))).rstrip(", ") for one in given
    ]
    return forms.listed(said, forms.and_person)


def changes(given: Sequence[Change], forms: Forms) -> tuple[str, ...]:
    """Each change as a sentence without its full stop."""
    words = forms.changes
    found = []
    for one in sorted(given, key=lambda change: change.was):
        was = forms.date(one.was)
        if one.now is None:
            found.append(forms.put(words.cancelled, was=was))
            continue
        form = words.moved_earlier if one.now < one.was and words.moved_earlier else words.moved
        found.append(forms.put(form, was=was, now=forms.date(one.now)))
    return tuple(found)


def _letters(days: Sequence[dt.date], forms: Forms) -> str:
    each = sorted(set(days))
    return forms.put(forms.dates.letter if len(each) == 1 else forms.dates.letters, dates=forms.days(each))
