"""A notice as an e-mail: plain text in the language of whom it is for, to their address alone."""

from email import charset
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from zerodraft.post import wording
from zerodraft.post.core.lines import one_line
from zerodraft.post.core.relay import Relay
from zerodraft.post.models import Message
from zerodraft.post.recipients import Recipient

_UTF8 = charset.Charset("utf-8")
_UTF8.body_encoding = charset.QP  # every mail server passes on what is ASCII


def compose(message: Message, recipient: Recipient, language: str, relay: Relay) -> EmailMessage:
    """The e-mail for a message of the outbox; the same message makes the same id and date. Raises wording.Wordless."""
    notice = message.notice
    said = wording.say(notice.kind, notice.params, language)
    with translation.override(language):
        body = "\n\n".join(filter(None, [said.text.strip(), _address(notice.address), _footer()]))
    email = EmailMessage(
        subject=one_line(said.subject),
        body=body + "\n",
        from_email=relay.sender,
        to=[recipient.email],
        headers=_headers(message, language, relay),
    )
    email.encoding = _UTF8
    return email


def message_id(message: Message, relay: Relay) -> str:
    """The id by which a message that arrives twice is known to be one."""
    return f"<{message.key}@{relay.domain}>"


def _headers(message: Message, language: str, relay: Relay) -> dict[str, str]:
    headers = {
        "Message-ID": message_id(message, relay),
        "Date": format_datetime(message.made_at),
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
