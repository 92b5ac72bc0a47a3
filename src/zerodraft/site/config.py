"""The settings of an installation: environment variables, read here and nowhere else.

`docs/configuration.md` lists them; a test compares that table with this file.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from zerodraft.post.core.addresses import BadAddress, normal
from zerodraft.post.core.relay import BadRelay, BadSender, relay

PREFIX = "ZERODRAFT_"
SHORTEST_SECRET = 32
"""Characters. Whoever guesses the secret can sign in as anybody."""
FASTEST = 100_000
"""Mails in a minute."""


class BadSetting(ValueError):
    """A setting that cannot be used; the message names it, and what it may be."""


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting, typed, with its default. The field's name in capitals after `ZERODRAFT_` is the variable's."""

    data: Path = field(default=Path("data"), metadata={"says": "Folder in which everything of the installation lives."})
    database_url: str = field(
        default="",
        repr=False,
        metadata={"says": "Database; empty: SQLite in the data folder. `postgresql://user@host/name` also works."},
    )
    secret_key: str = field(
        default="",
        repr=False,
        metadata={"says": "Secret for signing, 32 characters or more; empty: made once, in the data folder."},
    )
    allowed_hosts: tuple[str, ...] = field(
        default=("localhost", "127.0.0.1", "[::1]"),
        metadata={"says": "Host names under which the site may be asked for, separated by commas."},
    )
    public_url: str = field(
        default="",
        metadata={
            "says": "Address by which the world reaches the site, as https://example.org; turns on secure cookies and HSTS."
        },
    )
    language: str = field(
        default="en", metadata={"says": "Language for who states no preference: ar, en, es, fr, ru or zh-hans."}
    )
    smtp_url: str = field(
        default="",
        repr=False,
        metadata={
            "says": "Mail server, as smtp+tls://user:password@host:587; also smtps:// and smtp://. Empty: no e-mail is sent."
        },
    )
    smtp_from: str = field(
        default="",
        metadata={"says": "Address from which e-mail comes, as Name <notices@example.org>; needed to send any."},
    )
    mails_per_minute: int = field(
        default=0,
        metadata={
            "says": "How many mails of circulations are handed over in a minute, at most; 0: as many as are taken."
        },
    )
    bounces_to: str = field(
        default="",
        metadata={
            "says": "Address to which mail of circulations comes back; it takes bounces+word@… too. Empty: to the sender."
        },
    )
    bounces_maildir: Path | None = field(
        default=None, metadata={"says": "Maildir in which mail lies that came back; it is read every half a minute."}
    )
    log_format: str = field(
        default="text", metadata={"says": "Logs on stderr as `text` or as `json`, one object a line."}
    )
    log_level: str = field(default="INFO", metadata={"says": "DEBUG, INFO, WARNING or ERROR."})
    debug: bool = field(default=False, metadata={"says": "Django's debug pages: 1 or 0. Never for others to reach."})

    @property
    def secure(self) -> bool:
        return self.public_url.startswith("https://")


def read(environment: Mapping[str, str] = os.environ) -> Config:
    """The settings that this environment gives. Raises BadSetting, which names the variable, for what cannot be used."""
    values: dict[str, object] = {}
    for each in fields(Config):
        raw = environment.get(variable(each.name))
        if raw is not None and raw.strip():
            values[each.name] = _parse(each.name, raw.strip())
    known = {variable(each.name) for each in fields(Config)} | {variable("shared")}
    unknown = sorted(name for name in environment if name.startswith(PREFIX) and name not in known)
    if unknown:
        raise BadSetting(f"{unknown[0]} is no setting of Zerodraft; docs/configuration.md lists them")
    config = Config(**values)  # type: ignore[arg-type]
    _check_relay(config)
    return config


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


_CHOICES = {
    "language": ("ar", "en", "es", "fr", "ru", "zh-hans"),
    "log_format": ("text", "json"),
    "log_level": ("DEBUG", "INFO", "WARNING", "ERROR"),
}


def _parse(name: str, raw: str) -> object:
    if name == "secret_key" and len(raw) < SHORTEST_SECRET:
        raise BadSetting(
            f"{variable(name)} has at least {SHORTEST_SECRET} characters, such as `openssl rand -hex 32` gives"
        )
    if name == "database_url" and not raw.startswith(("postgresql://", "postgres://")):
        raise BadSetting(f"{variable(name)} is an address such as postgresql://user@host/name, or is left out")
    if name == "allowed_hosts":
        return tuple(host.strip() for host in raw.split(",") if host.strip())
    if name == "public_url" and not raw.startswith(("https://", "http://")):
        raise BadSetting(f"{variable(name)} is an address such as https://example.org, not {raw!r}")
    if name in _READERS:
        return _READERS[name](name, raw)
    if name in _CHOICES and raw not in _CHOICES[name]:
        raise BadSetting(f"{variable(name)} is one of {', '.join(_CHOICES[name])}, not {raw!r}")
    return raw


def _check_relay(config: Config) -> None:
    """Of what is refused here nothing is repeated: there is a password in it."""
    if not config.smtp_url:
        return
    try:
        relay(config.smtp_url, config.smtp_from)
    except BadRelay as error:
        raise BadSetting(f"{variable('smtp_url')} cannot be used: {error}") from None
    except BadSender as error:
        raise BadSetting(f"{variable('smtp_from')} cannot be used: {error}") from None


def _folder(name: str, raw: str) -> Path:
    try:
        return Path(raw).expanduser()
    except RuntimeError as error:
        raise BadSetting(f"{variable(name)} names the home of somebody who has none here: {raw}") from error


def _pace(name: str, raw: str) -> int:
    if not raw.isascii() or not raw.isdecimal() or int(raw[:9]) > FASTEST:
        raise BadSetting(f"{variable(name)} is a number from 0 to {FASTEST}, not {raw!r}")
    return int(raw)


def _address(name: str, raw: str) -> str:
    try:
        return normal(raw)
    except BadAddress as error:
        raise BadSetting(f"{variable(name)} is an address such as bounces@example.org, not {raw!r}") from error


def _switch(name: str, raw: str) -> bool:
    if raw not in ("0", "1"):
        raise BadSetting(f"{variable(name)} is 0 or 1, not {raw!r}")
    return raw == "1"


_READERS: Mapping[str, Callable[[str, str], object]] = {
    "data": _folder,
    "bounces_maildir": _folder,
    "mails_per_minute": _pace,
    "bounces_to": _address,
    "debug": _switch,
}
