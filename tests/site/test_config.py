"""Settings: typed, refused by name when they cannot be used, and all of them documented."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from zerodraft.site.config import BadSetting, Config, read, variable

DOCS = Path(__file__).parents[2] / "docs"


def test_nothing_set_gives_the_defaults():
    assert read({}) == Config()


def test_what_is_set_is_typed():
    config = read(
        {
            "ZERODRAFT_DATA": "/srv/zerodraft",
            "ZERODRAFT_ALLOWED_HOSTS": "a.example, b.example",
            "ZERODRAFT_PUBLIC_URL": "https://a.example",
            "ZERODRAFT_DEBUG": "1",
            "PATH": "/bin",
        }
    )
    assert config.data == Path("/srv/zerodraft")
    assert config.allowed_hosts == ("a.example", "b.example")
    assert config.debug is True
    assert config.secure is True


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZERODRAFT_DEBUG", "yes"),
        ("ZERODRAFT_LOG_FORMAT", "xml"),
        ("ZERODRAFT_LANGUAGE", "de"),
        ("ZERODRAFT_PUBLIC_URL", "a.example"),
        ("ZERODRAFT_DATABASE_URL", "somewhere"),
        ("ZERODRAFT_DATABASE_URL", "mysql://user@host/name"),
        ("ZERODRAFT_SECRET_KEY", "guess me"),
        ("ZERODRAFT_DATA", "~nobody-of-this-name/data"),
        ("ZERODRAFT_ALOWED_HOSTS", "a.example"),
        ("ZERODRAFT_SMTP_URL", "relay.example"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(name, value):
    with pytest.raises(BadSetting, match=name):
        read({name: value})


def test_a_mail_server_and_whom_messages_come_from_are_set_together():
    server = {"ZERODRAFT_SMTP_URL": "smtp+tls://desk:opensesame@relay.example"}
    config = read(server | {"ZERODRAFT_SMTP_FROM": "Zerodraft <notices@desk.example>"})
    assert config.smtp_from == "Zerodraft <notices@desk.example>"
    for sender in ({}, {"ZERODRAFT_SMTP_FROM": "the desk"}):
        with pytest.raises(BadSetting, match="ZERODRAFT_SMTP_FROM"):
            read(server | sender)


def test_secrets_are_neither_shown_nor_repeated():
    secret = "opensesame-opensesame-opensesame-opensesame"
    given = {
        "ZERODRAFT_SMTP_URL": f"smtps://desk:{secret}@relay.example",
        "ZERODRAFT_SMTP_FROM": "notices@desk.example",
        "ZERODRAFT_SECRET_KEY": secret,
        "ZERODRAFT_DATABASE_URL": f"postgresql://zerodraft:{secret}@db.example/zerodraft",
    }
    assert secret not in repr(read(given))
    with pytest.raises(BadSetting) as refused:
        read(given | {"ZERODRAFT_SMTP_URL": f"smtp://desk:{secret}@relay.example"})
    assert secret not in str(refused.value)


def test_every_setting_stands_in_the_documentation_with_its_default_and_meaning():
    rows = dict(
        re.findall(r"^\| `(ZERODRAFT_\w+)` \| (.+?) \|$", (DOCS / "configuration.md").read_text(), re.MULTILINE)
    )
    assert set(rows) == {variable(each.name) for each in fields(Config)} | {"ZERODRAFT_SHARED"}
    for each in fields(Config):
        assert each.metadata["says"] in rows[variable(each.name)], each.name
