"""How often one may mistype a password, and whom that locks out: oneself, from where one sits."""

import pytest
from django.core.cache import cache

from conftest import PASSWORD


@pytest.fixture(autouse=True)
def _nothing_mistyped_before():
    cache.clear()


def sign_in(client, email: str, password: str, place: str = "192.0.2.1") -> bool:
    client.post("/accounts/login/", {"login": email, "password": password}, REMOTE_ADDR=place)
    came_in = "_auth_user_id" in client.session
    client.logout()
    return came_in


def test_a_stranger_who_guesses_locks_the_account_where_they_sit_and_nowhere_else(people, client):
    for _guess in range(12):
        assert not sign_in(client, people["person"].email, "wrong wrong wrong", place="198.51.100.9")
    assert not sign_in(client, people["person"].email, PASSWORD, place="198.51.100.9")
    assert sign_in(client, people["person"].email, PASSWORD)


def test_a_hall_that_shares_one_address_is_not_locked_by_those_who_mistype(people, client):
    for number in range(40):
        assert not sign_in(client, f"delegate-{number}@mission.example", "wrong wrong wrong")
    for _time in range(40):
        assert sign_in(client, people["person"].email, PASSWORD)
