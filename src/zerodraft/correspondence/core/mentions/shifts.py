"""Days between which something is moved: "extended from 10 to 17 October" names two days, not a row of eight."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from zerodraft.correspondence.core.words.language import Language, compiled

if TYPE_CHECKING:
    from zerodraft.correspondence.core.mentions.dates import DateMention

_REACH = 120  # code points before a range in which it may be said that something moves


def apart(mention: "DateMention", language: Language) -> list["DateMention"]:
    """The old day and the new one as mentions of their own, where a range says from when to when something is moved."""
    if len(mention.items) != 2 or not mention.items[0].ranged:
        return [mention]
    small = language.any_of("dates.article")
    limit = rf"(?: (?:{small} )?{language.any_of('changes.limit')}(?: [^.;,]{{1,40}}?)?)?"
    moved = compiled(
        rf"(?<!\w){language.any_of('changes.verbs')}{limit} {language.any_of('changes.from')}(?: {small})* ?\Z"
    )
    folded = mention.passage.folded
    if not moved.search(folded, max(0, mention.start - _REACH), mention.start):
        return [mention]
    old, new = mention.items
    printed = re.compile(r"\D*\d{1,2}").match(folded, old.start)
    end = printed.end() if printed and old.end > new.start else old.end
    return [
        replace(mention, end=end, items=(replace(old, ranged=False, end=end),)),
        replace(mention, start=new.start, items=(new,)),
    ]
