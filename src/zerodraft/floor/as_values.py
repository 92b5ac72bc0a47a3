"""The floor of a meeting as plain values for other programs: ids, codes, moments in UTC, lengths in milliseconds."""

from datetime import UTC, datetime, timedelta

from zerodraft.floor import values

FORMAT = 1
MILLISECOND = timedelta(milliseconds=1)


def floor(of: values.State) -> dict[str, object]:
    """The whole of it, as docs/api.md describes."""
    return {
        "format": FORMAT,
        "meeting": of.meeting,
        "at": _moment(of.moment),
        "turn": of.turn,
        "session": {
            "state": of.session.state.value,
            "called": _moment(of.session.called),
            "suspended": _moment(of.session.suspended),
            "until": _moment(of.session.until),
            "adjourned": _moment(of.session.adjourned),
        },
        "on_list": of.current_list.key if of.current_list else None,
        "speaking": _intervention(of.speaking) if of.speaking else None,
        "lists": [listed(each) for each in of.lists],
        "spoken": [_intervention(each) for each in of.spoken],
        "rules": {"key": of.rules.key, "version": of.rules.version, "formal": of.rules.formal} if of.rules else None,
        "limits": dict(of.limits),
        "enforcement": of.enforcement,
        "point": _point(of.point) if of.point else None,
        "motions": [_motion(each) for each in of.motions],
        "present": of.count.present if of.count else None,
    }


def _point(of: values.Point) -> dict[str, object]:
    return {
        "key": of.key,
        "party": of.party,
        "stage": of.stage,
        "appealed_by": of.appealed_by or None,
        "interrupted": of.interrupted.key if of.interrupted else None,
    }


def _motion(of: values.PendingMotion) -> dict[str, object]:
    return {
        "key": of.key,
        "motion": of.motion,
        "party": of.party,
        "in_favour": of.in_favour,
        "against": of.against,
    }


def listed(of: values.List) -> dict[str, object]:
    return {
        "key": of.key,
        "title": of.title,
        "parts": list(of.parts),
        "audience": of.audience,
        "open": of.openness.is_open,
        "changes": _moment(of.openness.until),
        "kind": of.kind,
        "policies": [each.value for each in of.ordering.policies],
        "seed": of.seed or None,
        "waiting": [{"key": each.key, "place": each.place, **_speaker(each.speaker)} for each in of.waiting],
        "reserve": [{"key": each.key, "place": each.place, **_speaker(each.speaker)} for each in of.reserve],
    }


def _intervention(of: values.Spoken) -> dict[str, object]:
    clock = of.clock
    return {
        "key": of.key,
        "kind": of.kind,
        **_speaker(of.speaker),
        "given": _moment(of.given_at),
        "allotted": None if clock.allotted is None else clock.allotted // MILLISECOND,
        "started": _moment(clock.started),
        "paused": _moment(clock.paused),
        "ended": _moment(clock.ended),
        "used": of.used // MILLISECOND,
        "over": of.over // MILLISECOND,
        "reminders": of.reminders,
        "entered_later": of.entered_later,
    }


def _speaker(of: values.Speaker) -> dict[str, object]:
    return {
        "party": of.party or None,
        "capacity": of.capacity or None,
        "group": of.group or None,
        "joint": list(of.joint),
        "guest": of.guest or None,
        "guest_name": of.guest_name or None,
    }


def _moment(of: datetime | None) -> str | None:
    return of.astimezone(UTC).isoformat().replace("+00:00", "Z") if of else None
