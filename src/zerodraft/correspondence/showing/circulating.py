"""Circulations as pages show them: to whom, how far, and what became of each address."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zerodraft import clock
from zerodraft.correspondence import distributing, naming_out, queries
from zerodraft.correspondence.core import distribution
from zerodraft.correspondence.core.distribution import UnknownList
from zerodraft.correspondence.models import Circulation
from zerodraft.moments import spoken
from zerodraft.parties import queries as parties
from zerodraft.post import queries as mailings
from zerodraft.post.queries import counts_of, counts_of_mailings

if TYPE_CHECKING:
    from zerodraft.post.models import Dispatch, Mailing
    from zerodraft.process.models import Process

STATES = ("queued", "deferred", "handing", "sent", "refused", "bounced", "uncertain", "stopped")
OPEN = ("queued", "deferred", "handing")
TO_DECIDE = ("refused", "bounced", "uncertain")


@dataclass(frozen=True, slots=True)
class Row:
    """A circulation in the outbox."""

    circulation: Circulation
    title: str
    address: str
    lists: str
    state: str
    icon: str
    counts: str
    reached: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a mailing is: of `total` addresses `done` are settled; `counts` are code, name and number of each state."""

    total: int
    done: int
    counts: tuple[tuple[str, str, int], ...]
    is_open: bool
    waits_until: datetime | None
    sends: bool


@dataclass(frozen=True, slots=True)
class ShownDispatch:
    """An address, whose it is, and what became of it; `decide` says that a person may choose it."""

    key: str
    name: str
    address: str
    code: str
    state: str
    at: str
    attempts: int
    answer: str
    decide: bool


def rows(found: Iterable[Circulation]) -> list[Row]:
    """Circulations for a list of them."""
    listed = list(found)
    counts = counts_of_mailings([one.mailing for one in listed if one.mailing])
    names = list_names({code for one in listed for code in one.lists})
    return [_row(one, names, counts.get(one.mailing, {})) for one in listed]


def _row(one: Circulation, names: Mapping[str, str], counts: dict[str, int]) -> Row:
    letter = one.letter
    return Row(
        circulation=one,
        title=naming_out.title_of(letter),
        address=reverse("circulation", args=[letter.process_key, one.key]),
        lists=_(", ").join(names[code] for code in one.lists),
        state=str(Circulation.State(one.state).label),
        icon={"proposed": "tentative", "sent": "onward"}.get(one.state, "cancelled"),
        counts=_(", ").join(f"{state_name(code)}: {counts[code]}" for code in STATES if counts.get(code)),
        reached=counts.get("sent", 0),
    )


def proposal(one: Circulation) -> dict[str, Any]:
    """What was proposed, in words."""
    names, lists = parties.names_of({one.proposed_by, one.sent_by} - {""}), list_names(one.lists)
    return {
        "lists": [lists[code] for code in one.lists],
        "forms": [naming_out.form_name(form) for form in one.forms],
        "proposed_by": names.get(one.proposed_by, ""),
        "sent_by": names.get(one.sent_by, ""),
        "state": str(Circulation.State(one.state).label),
    }


def reach(one: Circulation) -> dict[str, Any]:
    """Whom it would reach if it were sent now."""
    try:
        found = distributing.reach(one.letter.process, one.lists)
    except UnknownList:
        return {"fault": _("A list that was chosen is not there any more; take this back, and propose another.")}
    return {
        "addresses": len(found.stops),
        "parties": len(found.parties),
        "without": party_names(found.without),
    }


def progress(mailing: "Mailing") -> Progress:
    """How far a mailing is."""
    counts = counts_of(mailing)
    total = sum(counts.values())
    waiting = sum(counts.get(code, 0) for code in OPEN)
    starts = mailing.not_before if mailing.not_before > clock.real_now() else None
    return Progress(
        total=total,
        done=total - waiting,
        counts=tuple((code, state_name(code), counts[code]) for code in STATES if counts.get(code)),
        is_open=bool(waiting),
        waits_until=clock.course().at(starts) if starts else None,
        sends=bool(settings.RELAY),
    )


def shown_dispatches(found: "Iterable[Dispatch]") -> Iterator[ShownDispatch]:
    """Addresses in the order given."""
    on, language, register = clock.now().date(), get_language() or "en", parties.register()
    names: dict[str, str] = {}
    for row in found:
        if row.holder and row.holder not in names:
            names[row.holder] = parties.party_name(row.holder, on, language, register)
        yield ShownDispatch(
            key=row.key,
            name=names.get(row.holder, "") or row.label,
            address=row.address,
            code=row.state,
            state=state_name(row.state),
            at=spoken(clock.course().at(row.settled_at or row.handed_at or row.since)),
            attempts=row.attempts,
            answer=_answer(row),
            decide=row.state in TO_DECIDE,
        )


def not_reached(one: Circulation) -> list[tuple[str, list[str]]]:
    """The parties that the letter did not reach, by the reason."""
    reached = mailings.holders_in([one.mailing], ("sent",))
    failed = mailings.holders_in([one.mailing], ("refused", "bounced", "stopped")) - reached
    failed -= mailings.holders_in([one.mailing], (*OPEN, "uncertain"))
    found = [
        (_("They have no address:"), party_names(one.without)),
        (_("None of their addresses took it:"), party_names(sorted(failed))),
    ]
    return [(why, names) for why, names in found if names]


def party_names(keys: Sequence[str]) -> list[str]:
    """The names of parties in the language of the page, in order."""
    on, language, register = clock.now().date(), get_language() or "en", parties.register()
    return sorted(filter(None, (parties.party_name(key, on, language, register) for key in keys)), key=str.casefold)


def offered(process: "Process", chosen: Sequence[str]) -> list[tuple[str, list[tuple[str, str, bool, int]]]]:
    """The lists to choose from under their kind: code, name, whether it is chosen, and how many addresses it has today."""
    directory = distributing.today(process)
    usual = (
        distribution.REPRESENTATIVES,
        distribution.MEMBER_STATES,
        distribution.OBSERVERS,
        distribution.PARTICIPANTS,
    )
    groups = [f"{distribution.GROUP}{key}" for key in distributing.groups_on(clock.now().date())]
    named = [f"{distribution.NAMED}{key}" for key in directory.named]
    names = list_names([*usual, *groups, *named])

    def shown(codes: Iterable[str]) -> list[tuple[str, str, bool, int]]:
        counted = ((code, len(directory.reach([code]).stops)) for code in codes)
        return [(code, names[code], code in chosen, count) for code, count in counted]

    by_name = sorted(shown(groups), key=lambda row: row[1].casefold())
    found = [
        (_("Everybody"), shown(usual)),
        (_("Lists of this process"), shown(named)),
        (_("Groups"), by_name),
    ]
    return [(kind, codes) for kind, codes in found if codes]


def list_names(codes: Collection[str]) -> dict[str, str]:
    """What distribution lists are called, by their codes, in a fixed number of queries."""
    on, language, register = clock.now().date(), get_language() or "en", parties.register()
    known = {
        distribution.REPRESENTATIVES: _("All Permanent Representatives and Permanent Observers"),
        distribution.MEMBER_STATES: _("Member States"),
        distribution.OBSERVERS: _("Permanent Observers"),
        distribution.PARTICIPANTS: _("Participants of the process"),
    }
    for code in codes:
        if code.startswith(distribution.GROUP):
            key = code.removeprefix(distribution.GROUP)
            known[code] = parties.party_name(key, on, language, register) or key
    kept = queries.names_of_lists(code.removeprefix(distribution.NAMED) for code in codes)
    return {
        code: known.get(code) or kept.get(code.removeprefix(distribution.NAMED)) or _("A list that was taken away")
        for code in codes
    }


def state_name(code: str) -> str:
    """What became of an address."""
    return {
        "queued": _("waits"),
        "handing": _("on the line"),
        "sent": _("sent"),
        "deferred": _("put off"),
        "refused": _("refused"),
        "uncertain": _("uncertain"),
        "bounced": _("came back"),
        "stopped": _("stopped"),
    }.get(code, code)


def _answer(row: "Dispatch") -> str:
    """What the mail server said of an address."""
    told = [row.status or (str(row.reply) if row.reply else "")]
    if row.reason == "too-late":
        told.append(_("it was not taken for three days"))
    if row.reason == "unsendable":
        told.append(_("the mail could not be made"))
    return _(", ").join(filter(None, told))
