"""The one setting that names a mail server: read whole, or refused without repeating what stands in it."""

import pytest

from zerodraft.post.core.relay import BadRelay, BadSender, relay

SENDER = "Zerodraft <notices@desk.example>"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("smtp+tls://ada:s%2Fecret@relay.example", ("relay.example", 587, "smtp+tls", "ada", "s/ecret")),
        ("smtp+tls://ada:secret@relay.example:2525", ("relay.example", 2525, "smtp+tls", "ada", "secret")),
        (
            "smtps://a%40desk.example:secret@relay.example",
            ("relay.example", 465, "smtps", "a@desk.example", "secret"),
        ),
        ("smtp://relay.example/", ("relay.example", 25, "smtp", "", "")),
        ("smtp://ada:secret@localhost:1025", ("localhost", 1025, "smtp", "ada", "secret")),
        ("smtp://[::1]:1025", ("::1", 1025, "smtp", "", "")),
    ],
)
def test_what_it_says(url, found):
    read = relay(url, SENDER)
    assert (read.host, read.port, read.scheme, read.user, read.password) == found
    assert read.domain == "desk.example"


@pytest.mark.parametrize(
    "url",
    [
        "relay.example",
        "http://secret@relay.example",
        "smtp://",
        "smtp+tls://ada:secret@relay.example:port",
        "smtp+tls://ada:secret@relay.example:99999",
        "smtp+tls://ada@relay.example",
        "smtp+tls://:secret@relay.example",
        "smtp://ada:secret@relay.example",
        "smtp+tls://ada:secret/of#mine@relay.example",
        "smtp+tls://ada:secret@relay.example/path",
        "smtp+tls://ada:secret@relay.example?x=secret",
        "smtp+tls://ada:secret@[relay",
    ],
)
def test_what_names_none_is_refused_and_not_repeated(url):
    with pytest.raises(BadRelay) as refused:
        relay(url, SENDER)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "sender", ["", "notices", "notices@", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example"]
)
def test_a_sender_is_one_address(sender):
    with pytest.raises(BadSender):
        relay("smtp://relay.example", sender)


def test_a_password_is_not_shown():
    shown = repr(relay("smtps://ada:secret@relay.example", SENDER))
    assert "secret" not in shown
    assert "ada" not in shown
