"""The readers of processes."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft.process.audience import Audience
from zerodraft.process.core import outline
from zerodraft.process.models import Deadline, Process, Round, SpeakingLimit


def public() -> list[Process]:
    """The processes that everyone may see, the oldest first."""
    return list(Process.objects.filter(audience=Audience.PUBLIC))


def by_key(key: str) -> Process | None:
    """The process of that key, whoever may see it; the caller asks the rules."""
    return Process.objects.filter(key=key).first()


def current_round(process: Process) -> Round | None:
    """The newest round of a process, with its limits and deadlines at hand."""
    return process.rounds.prefetch_related("limits", "deadlines").order_by("-id").first()


def speakers_name(category: str) -> str:
    """Whose interventions a limit of this category holds for: "On behalf of groups"."""
    return str(SpeakingLimit.Category(category).label)


def matter_name(matter: str) -> str:
    """What is due by a deadline of this matter: "Written proposals"."""
    return str(Deadline.Matter(matter).label)


def part_name(element: str) -> str:
    """What a part of the outline is called on screen: "Objective 7", "Preamble"."""
    part = outline.parse(element)
    numbered, named = _numbered(part.number), _named()
    if part.number is not None and part.kind in numbered:
        return numbered[part.kind]
    return named.get(part.kind, element)


def duration(seconds: int) -> str:
    """A length of time in words: "3 minutes", "90 seconds"."""
    if seconds % 60:
        return ngettext("%(count)d second", "%(count)d seconds", seconds) % {"count": seconds}
    minutes = seconds // 60
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}


def _numbered(number: int | None) -> dict[str, str]:
    n = {"number": number}
    return {
        "objective": _("Objective %(number)s") % n,
        "article": _("Article %(number)s") % n,
        "chapter": _("Chapter %(number)s") % n,
        "paragraph": _("Paragraph %(number)s") % n,
        "part": _("Part %(number)s") % n,
        "section": _("Section %(number)s") % n,
        "annex": _("Annex %(number)s") % n,
        "action": _("Action %(number)s") % n,
    }


def _named() -> dict[str, str]:
    return {
        "preamble": _("Preamble"),
        "chapeau": _("Chapeau"),
        "introduction": _("Introduction"),
        "vision": _("Vision"),
        "guiding-principles": _("Guiding principles"),
        "principles": _("Principles"),
        "definitions": _("Use of terms"),
        "scope": _("Scope"),
        "general-provisions": _("General provisions"),
        "final-provisions": _("Final provisions"),
        "implementation": _("Implementation"),
        "means-of-implementation": _("Means of implementation"),
        "follow-up": _("Follow-up"),
        "review": _("Review"),
    }
