"""Every verb of the record: who may write it, page or no page."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from permissions.acts import (
    DEEDS,
    WRITTEN_BY_A_LINK,
    WRITTEN_BY_THE_SENDER,
    WRITTEN_FOR_ROOMS_ABOVE,
    WRITTEN_WITH_ANOTHER,
)
from permissions.addresses import ROWS
from permissions.asking import gained_since, newest
from permissions.roles import EVERYBODY, WHO
from zerodraft.record import verbs


def test_every_verb_of_the_record_has_its_row():
    by_address = {row.does for row in ROWS} - {""}
    assert set(WRITTEN_BY_A_LINK.values()) <= by_address
    others = (
        set(DEEDS)
        | set(WRITTEN_WITH_ANOTHER)
        | set(WRITTEN_BY_A_LINK)
        | WRITTEN_FOR_ROOMS_ABOVE
        | WRITTEN_BY_THE_SENDER
    )
    assert {verb.name for verb in verbs.registered()} == by_address | others


@pytest.mark.parametrize("verb", DEEDS)
def test_who_may_and_who_may_not(world, verb):
    deed, wrong = DEEDS[verb], []
    since = newest()
    for name in EVERYBODY:
        with transaction.atomic():
            refused = False
            actor = world.actor(name)
            try:
                deed.act(actor, world)
            except PermissionDenied:
                refused = True
            gained = gained_since(since)
            transaction.set_rollback(True)
        may = name in WHO[deed.who]
        if refused is may or (may and verb != gained[-1]):
            wrong.append(f"{name}: {'refused' if refused else gained}")
    assert wrong == []


@pytest.mark.parametrize("verb", WRITTEN_WITH_ANOTHER)
def test_what_is_written_with_another_is_written_for_whoever_may_do_that(world, verb):
    since = newest()
    other = WRITTEN_WITH_ANOTHER[verb]
    DEEDS[other].act(world.actor("installation secretariat"), world)
    assert {verb, other} <= set(gained_since(since))
