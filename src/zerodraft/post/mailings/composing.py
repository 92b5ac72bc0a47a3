"""A mailing as an e-mail: made once; only the address, its Message-ID and the way back are each one's own."""

import re
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from zerodraft.post.core.lines import one_line
from zerodraft.post.core.parcel import pieces
from zerodraft.post.core.relay import Relay
from zerodraft.post.mailings import enclosures
from zerodraft.post.models import Dispatch, Mailing

_DOT = re.compile(rb"^\.", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail without what is each recipient's own, as it goes over the line: dots doubled, lines ended by CR LF."""

    common: bytes
    relay: Relay
    bounces_to: str

    def to(self, dispatch: Dispatch) -> bytes:
        """The whole for one address, without the line that ends it."""
        own = f"To: {dispatch.address}\r\nMessage-ID: <{dispatch.key}@{self.relay.domain}>\r\n"
        return own.encode("ascii") + self.common

    def way_back(self, dispatch: Dispatch) -> str:
        """Where it returns to: the address for bounces, with the word of the dispatch in it; else the sender's own."""
        if not self.bounces_to:
            return parseaddr(self.relay.sender)[1]
        local, _sign, domain = self.bounces_to.rpartition("@")
        return f"{local}+{dispatch.key}@{domain}"


def compose(mailing: Mailing, relay: Relay, bounces_to: str = "") -> Mail:
    """The e-mail of a mailing. Raises LookupError for a file that was sealed."""
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = relay.sender
    mail["Subject"] = one_line(mailing.subject)
    mail["Date"] = format_datetime(mailing.not_before)
    if mailing.reply_to:
        mail["Reply-To"] = mailing.reply_to
    mail["Auto-Submitted"] = "auto-generated"
    mail["List-Id"] = f"<circulation.{relay.domain}>"
    mail.set_content(mailing.text, cte="quoted-printable")
    for piece in pieces(mailing.files):
        main, _slash, sub = piece.media_type.partition("/")
        mail.add_attachment(enclosures.read(piece.sha256), maintype=main, subtype=sub, filename=piece.name)
    if mailing.language:  # after the content, which sweeps out whatever begins with Content-
        mail["Content-Language"] = mailing.language
    content = mail.as_bytes()
    return Mail(_DOT.sub(b"..", content), relay, bounces_to)
