"""Notices as an e-mail: plain text in the language of whom it is for, to their address alone."""

from collections.abc import Sequence
from datetime import datetime
from email import charset
from email.utils import format_datetime
from typing import NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zerodraft.post.core.lines import one_line
from zerodraft.post.core.relay import Relay
from zerodraft.post.models import Message
from zerodraft.post.recipients import Recipient
from zerodraft.post.wording import Wording

RULE = "* * *"
"""Between the notices of one e-mail."""

_UTF8 = charset.Charset("utf-8")
_UTF8.body_encoding = charset.QP  # every mail server passes on what is ASCII


class Said(NamedTuple):
    """A message of the outbox, and its notice in the words of whom it is for."""

    message: Message
    words: Wording


def compose(said: Said, recipient: Recipient, language: str, relay: Relay) -> EmailMessage:
    """The e-mail for one message of the outbox; the same message makes the same id and date."""
    message, words = said
    with translation.override(language):
        body = "\n\n".join(filter(None, [words.text.strip(), _address(message.notice.address), _footer()]))
    return _email(words.subject, body, recipient, _headers(message.key, message.made_at, language, relay), relay)


def compose_digest(carried: Sequence[Said], recipient: Recipient, language: str, relay: Relay) -> EmailMessage:
    """The e-mail that carries several notices, the first first; the same digest makes the same id and date."""
    digest, first = carried[0].message.digest, carried[0].words.subject
    assert digest is not None  # noqa: S101 (whoever composes one has one)
    with translation.override(language):
        count = {"count": len(carried), "first": first}
        subject = first
        if len(carried) > 1:
            subject = ngettext("%(count)d notice: %(first)s", "%(count)d notices: %(first)s", len(carried)) % count
        parts = [
            "\n".join(filter(None, [one_line(words.subject), words.text.strip(), _address(message.notice.address)]))
            for message, words in carried
        ]
        body = "\n\n".join([f"\n\n{RULE}\n\n".join(parts), _footer()])
    return _email(subject, body, recipient, _headers(digest.key, digest.made_at, language, relay), relay)


def _email(subject: str, body: str, recipient: Recipient, headers: dict[str, str], relay: Relay) -> EmailMessage:
    email = EmailMessage(
        subject=one_line(subject),
        body=body + "\n",
        from_email=relay.sender,
        to=[recipient.email],
        headers=headers,
    )
    email.encoding = _UTF8
    return email


def _headers(key: str, at: datetime, language: str, relay: Relay) -> dict[str, str]:
    """`key` makes the id by which an e-mail that arrives twice is known to be one."""
    headers = {
        "Message-ID": f"<{key}@{relay.domain}>",
        "Date": format_datetime(at),
        "Auto-Submitted": "auto-generated",
        "Content-Language": language,
        "List-Id": f"<notices.{relay.domain}>",
    }
    if where := _address(reverse("notices")):
        headers["List-Unsubscribe"] = f"<{where}>"
    return headers


def _address(path: str) -> str:
    """The whole address of a path on this site; '' where the installation does not know how the world reaches it."""
    base = settings.CONFIG.public_url.rstrip("/")
    return base + path if base and path else ""


def _footer() -> str:
    says = _("This message was sent by a program, and nobody reads answers to it.")
    where = _address(reverse("notices"))
    if not where:
        return f"-- \n{says}"
    choose = _("Your notices, whether they come by e-mail, and in which language: %(address)s") % {"address": where}
    return f"-- \n{says}\n{choose}"
