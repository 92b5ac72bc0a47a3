"""Asking an address as somebody, and what the answer means."""

from urllib.parse import urlencode

from django.db import transaction
from django.db.models import Max
from django.http import HttpResponse, QueryDict
from django.urls import get_resolver, reverse

from permissions.addresses import Answer, Row
from permissions.roles import AUDIENCES, KENYA, WHO
from permissions.world import DAY, World, sitting
from zerodraft.floor import chairing, queries
from zerodraft.floor.actions import lists
from zerodraft.floor.core.swaps import Stage
from zerodraft.floor.models import Act, Motion, Swap
from zerodraft.parties.actors import INSTALLATION
from zerodraft.programme import queries as programme
from zerodraft.programme.actions import amend_holidays, publish_release, schedule_meeting, withdraw_meeting
from zerodraft.programme.models import Holiday, Meeting
from zerodraft.record.models import Row as Recorded

KEYS = {
    **dict.fromkeys(("programme", "calendar", "changes", "working"), "{process}"),
    **dict.fromkeys(("inscribe", "desk-act"), "{list}"),
    **dict.fromkeys(("letter", "letter-original", "letter-seal"), "{letter}"),
    "letter-review": "{reviewed}",
}
"""What `key` stands for in the addresses of a name, where the row does not say; else it is a process or a meeting."""


FORMS = {
    "rules": {"rules": "ga-plenary"},
    "point": {"party": KENYA},
    "ruling": {"upheld": "yes"},
    "appeal": {"party": KENYA},
    "motion": {"motion": "adjourn-debate", "party": KENYA},
}
"""What the chair's acts before others say."""


SWAPS = {"ask for a swap": Stage.ASKED, "agree on a swap": Stage.AGREED}
"""How far a swap of Fiji with Kenya has come."""


def expected(row: Row, audience: str, name: str) -> Answer:
    """What the table says."""
    if row.of and name not in AUDIENCES[audience]:
        return Answer.HIDDEN
    return Answer.ALLOWED if name in WHO[row.who] else row.others


def meaning(answer: HttpResponse) -> Answer:
    """What an answer says."""
    assert answer.status_code < 500, answer
    if answer.status_code == 302 and answer["Location"].startswith("/accounts/login/"):
        return Answer.SIGN_IN
    return {404: Answer.HIDDEN, 403: Answer.FORBIDDEN}.get(answer.status_code, Answer.ALLOWED)


def newest() -> int:
    """The number of the newest row of the record."""
    return int(Recorded.objects.aggregate(newest=Max("seq"))["newest"])


def gained_since(since: int) -> list[str]:
    """The verbs of the rows after that number."""
    return list(Recorded.objects.filter(seq__gt=since).order_by("seq").values_list("verb", flat=True))


def ask(world: World, row: Row, name: str, since: int) -> tuple[HttpResponse, list[str]]:
    """The answer, and the verbs that the record gained `since`; nothing of it stays."""
    client = world.client(name)
    values = values_for(world, row, name)
    address = address_of(row, values)
    with transaction.atomic():
        if row.post is None:
            answer = client.get(address)
        else:
            form = {key: str(value).format_map(values) for key, value in row.post.items()}
            answer = client.post(address, urlencode(form), content_type="application/x-www-form-urlencoded")
        gained = gained_since(since)
        transaction.set_rollback(True)
    return answer, gained


def prepare(world: World, step: str) -> None:
    """Have happen what must have happened before."""
    if step == "plan a meeting":
        schedule_meeting(INSTALLATION, world.round, sitting("Conference Room 5"))
    elif step == "withdraw the meeting":
        withdraw_meeting(INSTALLATION, world.fresh(world.meeting))
    elif step == "release a change":
        schedule_meeting(INSTALLATION, world.round, sitting("Conference Room 5"))
        publish_release(INSTALLATION, world.process)
    elif step == "add a holiday":
        amend_holidays(INSTALLATION, station="geneva", day=DAY, name="Day of the lake")
    elif step == "close the list":
        lists.close_list(INSTALLATION, world.list.key)
    elif step in SWAPS:
        # For some audiences no delegation may: what they agreed on before their lists were narrowed stands.
        Swap.objects.create(
            on_list=world.list,
            key="swap-of-fiji",
            asker=world.inscription,
            partner=world.kenyas_inscription,
            stage=SWAPS[step].value,
            asked_at=world.now,
        )
    else:
        turn = queries.state(world.meeting.key, world.now).turn
        form = QueryDict(urlencode({"seen": f"{turn}:{world.inscription.key}", **FORMS.get(step, {})}))
        chairing.ACTS[step](INSTALLATION, Meeting.objects.get(pk=world.meeting.pk), form)


def address_of(row: Row, values: dict[str, str]) -> str:
    """The address of a row, with the keys that it asks for and no others."""
    _pattern, wanted = get_resolver().reverse_dict.getlist(row.name)[0][0][0]
    keys = {key: value.format_map(values) for key, value in row.keys.items()}
    for key in wanted:
        if key not in keys:
            keys[key] = values.get(key) or _key(row, values)
    return reverse(row.name, kwargs=keys)


def _key(row: Row, values: dict[str, str]) -> str:
    usual = "{process}" if "/processes/" in _route(row.name) or "/programme/" in _route(row.name) else "{meeting}"
    return KEYS.get(row.name, usual).format_map(values)


def _route(name: str) -> str:
    return "/" + get_resolver().reverse_dict.getlist(name)[0][0][0][0]


def values_for(world: World, row: Row, name: str) -> dict[str, str]:
    """What the names in braces stand for, for somebody."""
    last = Act.objects.order_by("-number").first() if row.after else None
    motion, swap = Motion.objects.last(), Swap.objects.last()
    later = Meeting.objects.exclude(pk=world.meeting.pk).last()
    seen = programme.state_of(world.process) if row.name in ("working", "planner") and row.post else ""
    planned = world.fresh(world.meeting) if row.post and row.name in ("meeting-edit", "working-act") else None
    holiday = Holiday.objects.first() if row.after else None
    return world.values | {
        "meeting_seen": programme.state_of_meeting(planned) if planned else "",
        "holiday": holiday.key if holiday else "",
        "own": world.own[name],
        "own_token": world.own_tokens.get(name, "none-such"),
        "own_notice": world.notices.get(getattr(world.people[name], "key", ""), ""),
        "other_audience": world.other_audience,
        "seen": seen,
        "motion": motion.key if motion else "",
        "swap": swap.key if swap else "none-such",
        "later": later.key if later else "",
        "last_act": str(last.number if last else 0),
    }
