"""E-mail messages, by the standard library: the body, then each attachment that is a letter, each a part of its own."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from pathlib import PurePath

from zerodraft.correspondence.core.document import Document
from zerodraft.correspondence.extract import html, plain
from zerodraft.correspondence.extract.flow import Flow, clean
from zerodraft.files.opening.bounds import MAX_ATTACHMENTS, MAX_MESSAGE_DEPTH, check_size, parsing
from zerodraft.files.opening.charset import decode
from zerodraft.files.opening.errors import Damaged, NoText, OutOfBounds, TooHard, UnreadableFile
from zerodraft.files.opening.sniff import SUFFIXES

_KEPT_HEADERS = ("from", "to", "date", "subject")
# RFC 5322 allows 998 characters in a line; a list of addressees folds over several.
_MAX_HEADER = 4_000
_SUFFIX_OF_TYPE = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_LINE_ENDS = re.compile(r"\r\n?")


def read(data: bytes) -> Document:
    """A .eml file as a Document: the first part is the body, without a name; the headers are context, not text."""
    message = parsed(data)
    headers = {name: said for name in _KEPT_HEADERS if (said := header(message, name))}
    if not headers:
        raise Damaged("has no header of an e-mail message", "save it again from the mail program as .eml")
    collected = Collected()
    collected.take(message, 0)
    return collected.document(headers)


@dataclass(slots=True)
class Collected:
    """What a message holds, in order: the pieces of its body, and its attachments with their names."""

    body: list[Document] = field(default_factory=list)
    attached: list[tuple[Document | None, str]] = field(default_factory=list)
    faults: list[UnreadableFile] = field(default_factory=list)
    count: int = 0

    def take(self, message: Message, depth: int) -> None:
        if depth > MAX_MESSAGE_DEPTH:
            raise TooHard(f"nests more than {MAX_MESSAGE_DEPTH} messages", "save the inner message and read that")
        for leaf in leaves(message):
            self.count += 1
            if self.count > MAX_ATTACHMENTS:
                raise TooHard(f"has more than {MAX_ATTACHMENTS} attachments", "save the letter and read that")
            if leaf.get_content_type() == "message/rfc822":
                self.forwarded(*forwarded_in(leaf), depth)
            elif is_body(leaf):
                self.body.append(body_of(leaf))
            else:
                self.attachment(leaf, depth)

    def forwarded(self, inner: Message, name: str, depth: int) -> None:
        """A message attached to this one: its body is an attachment named after it, its attachments are ours."""
        within = Collected(count=self.count)
        within.take(inner, depth + 1)
        self.count = within.count
        if within.body:
            self.attached.append((one_of(within.body), name))
        self.attached += within.attached
        self.faults += within.faults

    def attachment(self, leaf: Message, depth: int) -> None:
        """An attachment in a format that is read; of any other, and of a faulty one, its name stays, without words."""
        # Here, because reading attachments and reading files need each other.
        from zerodraft.correspondence.extract import extract_bytes  # noqa: PLC0415

        name = file_name(leaf) or "attachment"
        suffix = PurePath(name).suffix.lower()
        if SUFFIXES.get(suffix) == "message":
            self.forwarded(parsed(payload(leaf)), name, depth)
            return
        read_as = name if suffix in SUFFIXES else name + _SUFFIX_OF_TYPE.get(leaf.get_content_type(), "")
        try:
            self.attached.append((extract_bytes(payload(leaf), read_as), name))
        except OutOfBounds:
            raise
        except UnreadableFile as fault:
            self.faults.append(fault)
            self.attached.append((None, name))

    def document(self, headers: dict[str, str]) -> Document:
        if not self.body and not any(document for document, _ in self.attached):
            if self.faults:
                raise self.faults[0]
            raise NoText("has neither words nor an attachment that is read", "save the attached letter and read that")
        flow = Flow()
        flow.part(one_of(self.body), None)
        for document, name in self.attached:
            flow.part(document or Document("", (), ()), name)
        return flow.document(headers)


def parsed(data: bytes) -> Message:
    with parsing("an e-mail message"):
        return message_from_bytes(data)


def forwarded_in(leaf: Message) -> tuple[Message, str]:
    """The message that a part holds, and what to call it."""
    held = leaf.get_payload()
    inner = held[0] if isinstance(held, list) and held and isinstance(held[0], Message) else Message()
    return inner, file_name(leaf) or header(inner, "subject") or "message"


def one_of(documents: Sequence[Document]) -> Document:
    """Documents one after the other as a document in one piece."""
    flow = Flow()
    for document in documents:
        flow.part(document, None)
    flow.parts.clear()
    return flow.document()


def leaves(message: Message) -> Iterator[Message]:
    """The parts of a message that are not mere containers; of alternatives the plainest that is there."""
    if not message.is_multipart() or message.get_content_type() == "message/rfc822":
        # A container cut off before its first part holds nothing.
        if message.get_content_maintype() != "multipart":
            yield message
        return
    parts = [part for part in message.get_payload() if isinstance(part, Message)]
    if message.get_content_type() == "multipart/alternative" and parts:
        parts = [min(parts, key=plainness)]
    for part in parts:
        yield from leaves(part)


def plainness(part: Message) -> int:
    kinds = {leaf.get_content_type() for leaf in part.walk()}
    return 0 if "text/plain" in kinds and payload_has_words(part) else 1 if "text/html" in kinds else 2


def payload_has_words(part: Message) -> bool:
    return any(leaf.get_content_type() == "text/plain" and payload(leaf).strip() for leaf in part.walk())


def is_body(leaf: Message) -> bool:
    shown = leaf.get_content_type() in {"text/plain", "text/html"}
    return shown and leaf.get_content_disposition() != "attachment" and not leaf.get_filename()


def body_of(leaf: Message) -> Document:
    data = payload(leaf)
    check_size(data or b" ")
    with parsing("an e-mail message"):
        declared = leaf.get_content_charset()
    words = decode(data, declared)
    if leaf.get_content_type() == "text/html":
        return html.document_of(words)
    return plain.document_of(_LINE_ENDS.sub("\n", words).strip("\n"))


def payload(leaf: Message) -> bytes:
    with parsing("an e-mail message"):
        data = leaf.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def file_name(leaf: Message) -> str | None:
    with parsing("an e-mail message"):
        name = leaf.get_filename()
    return PurePath(decoded(name).replace("\\", "/")).name if name else None


def header(message: Message, name: str) -> str:
    """A header field as a person reads it, on one line; empty if it is missing."""
    said = message.get(name)
    return "" if said is None else decoded(str(said)[:_MAX_HEADER])


def decoded(said: str) -> str:
    # A field that cannot be decoded is shown as it stands: no fact is ever taken from a header.
    with suppress(MessageError, LookupError, ValueError):
        said = str(make_header(decode_header(said)))
    return " ".join(clean(said).split())
