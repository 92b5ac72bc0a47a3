"""A ticket opens what it says, for a minute, here; nothing else is one."""

from datetime import timedelta

import pytest
from django.core.signing import Signer

from clocks import ahead
from zerodraft import clock
from zerodraft.live.tickets import LIFE, BadTicket, issue, open_ticket

GIVEN = ("tally:one", "wall", "zh-hans", "person-a")


def test_a_ticket_says_what_it_was_issued_for():
    ticket = open_ticket(issue(*GIVEN))
    assert ticket[:4] == GIVEN


def test_a_ticket_opens_as_often_as_wanted_within_its_life_in_real_time(monkeypatch, settings):
    token, now = issue(*GIVEN), clock.real_now()
    settings.CLOCK = ahead(timedelta(days=-3000))
    assert open_ticket(token) == open_ticket(token)
    monkeypatch.setattr(clock, "real_now", lambda: now + LIFE - timedelta(seconds=1))
    assert open_ticket(token)[:4] == GIVEN
    monkeypatch.setattr(clock, "real_now", lambda: now + LIFE + timedelta(seconds=1))
    with pytest.raises(BadTicket, match="expired"):
        open_ticket(token)
    monkeypatch.setattr(clock, "real_now", lambda: now - LIFE - timedelta(seconds=1))
    with pytest.raises(BadTicket, match="expired"):
        open_ticket(token)


@pytest.mark.parametrize("place", [0, 5, 20, -1])
def test_a_changed_ticket_is_none(place):
    token = list(issue(*GIVEN))
    token[place] = "A" if token[place] != "A" else "B"
    with pytest.raises(BadTicket):
        open_ticket("".join(token))


@pytest.mark.parametrize("token", ["", ":", "x", "x" * 8_000, "é:ø", "\0", "W10:W10"])
def test_what_is_no_ticket_is_refused(token):
    with pytest.raises(BadTicket):
        open_ticket(token)


def test_what_was_signed_for_another_purpose_or_with_another_key_is_refused(settings):
    elsewhere = Signer(salt="elsewhere").sign_object([*GIVEN, 1])
    short = Signer(salt="zerodraft.live.ticket").sign_object(["tally:one"])
    for token in (elsewhere, short):
        with pytest.raises(BadTicket):
            open_ticket(token)
    token = issue(*GIVEN)
    settings.SECRET_KEY = "another" * 8
    with pytest.raises(BadTicket):
        open_ticket(token)
