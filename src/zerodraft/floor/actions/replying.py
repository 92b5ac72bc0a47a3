"""The right of reply: asked for during a meeting, given at its end or the day's, first longer, then shorter."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from zerodraft.floor import naming, queries, rights, verbs
from zerodraft.floor.actions.acts import CannotAct, keeping, locked, new_key, topic_of
from zerodraft.floor.actions.inscribing import authorise_party, facts, made_on
from zerodraft.floor.actions.places import LIVE
from zerodraft.floor.core import replies
from zerodraft.floor.core.replies import CannotReply
from zerodraft.floor.models import Floor, Inscription, SpeakersList
from zerodraft.floor.requests import Request, checked
from zerodraft.process.permissions import capacity_of
from zerodraft.programme import queries as programme
from zerodraft.record.actions import append
from zerodraft.record.sealing import Actor

HAD = (*LIVE, Inscription.States.SPOKEN)


@transaction.atomic
def request_reply(actor: Actor, meeting_key: str, *, within: bool = False) -> Inscription:
    """Ask to reply, for the actor's own party. A request that waits already is given back.

    `within` says that it is on the matter to which the party's right of reply is bound (A/RES/65/276).

    Raises PermissionDenied; CannotAct before the meeting begins and after it, for a party without the right, and beyond
    as many as the rules give; LookupError.
    """
    floor = locked(meeting_key)
    held = list_of(floor)
    party = capacity_of(actor).party
    if not party:
        raise PermissionDenied(_("Only who takes part for a delegation can ask to reply."))
    authorise_party(actor, held, party)
    known = held.inscriptions.filter(party=party, state__in=LIVE).first()
    if known:
        return known
    made = _made(held, party, at_desk=False, within=within)
    held.save()
    append(
        verbs.REPLY_REQUESTED.name,
        actor=actor.key,
        subject=made.key,
        on_behalf_of=party,
        topic=topic_of(meeting_key),
        data=_facts(held, made) | {"by": "delegation", "role": capacity_of(actor).role.value},
    )
    return made


def request_at_desk(actor: Actor, meeting_key: str, party: str, *, within: bool = False) -> Inscription:
    """Write down that a party asks to reply, `within` the bounds of its right. Raises CannotAct, LookupError."""
    with transaction.atomic():
        floor = locked(meeting_key)
        held = list_of(floor)
        with keeping(actor, held.key, verbs.REPLY_REQUESTED) as (doing, kept):
            if kept.inscriptions.filter(party=party, state__in=LIVE).exists():
                raise CannotAct(_("This delegation has asked to reply already."))
            made = _made(kept, party, at_desk=True, within=within)
            doing.memory.keep_new(made)
            doing.subject, doing.on_behalf_of = made.key, party
            doing.data = _facts(kept, made) | {"by": "desk"}
            return made


def list_of(floor: Floor) -> SpeakersList:
    """The list of replies of a meeting, made on first use."""
    held = floor.lists.filter(kind=SpeakersList.Kinds.REPLIES).first()
    if held is None:
        held = SpeakersList.objects.create(
            floor=floor,
            key=new_key("list"),
            position=floor.lists.count() + 1,
            kind=SpeakersList.Kinds.REPLIES,
            title="Right of reply",
            audience=floor.meeting.audience,
        )
    held.floor = floor
    return held


def check_grant(floor: Floor, held: SpeakersList, *, early: bool) -> None:
    """Raise CannotAct unless replies may be given now, or the chair says that it is to be now (`early`)."""
    if early:
        return
    waiting = sum(len(each.order) for each in floor.lists.exclude(pk=held.pk))
    try:
        replies.check_grant(floor.rule_set, waiting=waiting, later_today=programme.meets_later(floor.meeting))
    except CannotReply as refused:
        raise CannotAct(naming.cannot_reply(refused)) from refused


def allotted(held: SpeakersList, found: Inscription) -> timedelta | None:
    """How long a reply may last: by how many that party had before it in this meeting."""
    before = held.inscriptions.filter(party=found.party, state=Inscription.States.SPOKEN).count()
    rules = held.floor.rule_set
    seconds = rules.reply_seconds(before)
    if seconds is None and rules.replies:
        seconds = rules.replies.seconds[-1]
    return None if seconds is None else timedelta(seconds=seconds)


def _made(held: SpeakersList, party: str, *, at_desk: bool, within: bool) -> Inscription:
    floor, request = held.floor, Request(party)
    checked(request, floor.meeting.round.process, floor.meeting.day)
    try:
        replies.check_request(floor.rule_set, floor.session.state, _had(held, party))
    except CannotReply as refused:
        raise CannotAct(naming.cannot_reply(refused)) from refused
    out_of_bounds = rights.reply_refusal(floor.rule_set, party, floor.meeting.day, floor.meeting.key, within=within)
    if out_of_bounds:
        raise CannotAct(out_of_bounds)
    made = made_on(held, request, at_desk=at_desk)
    made.item = queries.item_of(floor)
    made.save()
    return made


def _had(held: SpeakersList, party: str) -> int:
    return held.inscriptions.filter(party=party, state__in=HAD).count()


def _facts(held: SpeakersList, made: Inscription) -> dict[str, object]:
    found = {name: value for name, value in facts(made, held).items() if name != "joint"}
    return found | {"ordinal": _had(held, made.party)}
