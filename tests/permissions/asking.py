"""Asking an address as somebody, and what the answer means."""

from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpResponse
from django.urls import get_resolver, reverse

from permissions.addresses import Answer, Row
from permissions.roles import AUDIENCES, WHO
from permissions.world import World, sitting
from zerodraft.floor import chairing, queries
from zerodraft.floor.models import Act
from zerodraft.parties.actors import INSTALLATION
from zerodraft.process.queries import capacities_of
from zerodraft.programme import queries as programme
from zerodraft.programme.actions import schedule_meeting
from zerodraft.programme.models import Meeting
from zerodraft.record.models import Row as Recorded

KEYS = {
    **dict.fromkeys(("programme", "calendar", "changes", "working"), "{process}"),
    **dict.fromkeys(("inscribe", "desk-act"), "{list}"),
    **dict.fromkeys(("letter", "letter-original", "letter-seal"), "{letter}"),
    "letter-review": "{reviewed}",
}
"""What `key` stands for in the addresses of a name, where the row does not say; else it is a process or a meeting."""


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


def ask(world: World, row: Row, name: str, *, prepared: bool = True) -> tuple[HttpResponse, list[str]]:
    """The answer, and the verbs that the record gained; nothing of it stays."""
    client = world.client(name)
    with transaction.atomic():
        if prepared:
            for step in row.after:
                prepare(world, step)
        values = _values(world, row, name)
        address = address_of(row, values)
        before = Recorded.objects.count()
        if row.post is None:
            answer = client.get(address)
        else:
            form = {key: str(value).format_map(values) for key, value in row.post.items()}
            answer = client.post(address, urlencode(form), content_type="application/x-www-form-urlencoded")
        gained = list(Recorded.objects.order_by("seq").values_list("verb", flat=True)[before:])
        transaction.set_rollback(True)
    return answer, gained


def prepare(world: World, step: str) -> None:
    """Have happen what must have happened before."""
    if step == "plan":
        schedule_meeting(INSTALLATION, world.round, sitting("Conference Room 5"))
        return
    from django.http import QueryDict

    turn = queries.state(world.meeting.key, world.now).turn
    form = QueryDict(urlencode({"seen": f"{turn}:{world.inscription.key}"}))
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


def _values(world: World, row: Row, name: str) -> dict[str, str]:
    person = world.people[name]
    held = capacities_of(person.key, world.process, world.now) if getattr(person, "key", "") else []
    last = Act.objects.order_by("-number").first() if row.after else None
    return {
        "process": world.process.key,
        "meeting": world.meeting.key,
        "list": world.list.key,
        "list_key": world.list.key,
        "second_list": world.lists[1].key,
        "letter": world.letter.key,
        "reviewed": world.reviewed.key,
        "revision": str(world.reviewed.revision),
        "display": world.display.key,
        "display_token": world.display_token,
        "token": world.token,
        "member": world.colleague.key,
        "members_link": world.members_link.key,
        "kenyas_link": world.kenyas_link.key,
        "kenyas": world.kenyas.key,
        "kenyas_inscription": world.kenyas_inscription.key,
        "inscription": world.inscription.key,
        "correction": world.correction.key,
        "designation": str(world.designation.pk),
        "left": "state-604",
        "own": held[0].participation if held else "",
        "other_audience": world.other_audience,
        "reason": "error",
        "seen": programme.state_of(world.process) if row.name == "working" else "",
        "last_act": str(last.number if last else 0),
    }
