"""Mail that came back: which dispatch it tells of, with which status, and whether it will never arrive.

It is read from a report as RFC 3464 has it (`multipart/report`), and from what servers write that know no reports: then our
own mail is looked for in what came back. Nothing is believed but the word of a dispatch, which nobody guesses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message

MOST_BYTES = 5_000_000
MOST_PARTS = 50
MOST_READ = 200_000
"""Characters of a part that are looked through."""

_DISPATCH = re.compile(r"dispatch-[0-9a-f]{24}")
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_CODE = re.compile(r"\b(?:550|551|552|553|554|521|556)\b")
_FAILED = re.compile(
    r"undeliver|deliver\w* (?:has )?fail|fail\w* to deliver|returned mail|could not be delivered", re.IGNORECASE
)
_PASSING = re.compile(r"will (?:be |continue |keep )?(?:re)?tr(?:y|ied|ying)|delayed|no need to resend", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bounce:
    """The dispatch by its key, the enhanced status ("5.1.1"; '' where none is told), and whether it is for good."""

    dispatch: str
    status: str
    is_permanent: bool


class NotABounce(ValueError):
    """A mail that tells of no dispatch of ours coming back."""


def read(content: bytes) -> Bounce:
    """What a mail that came to the address for bounces tells. Raises NotABounce, also for one that is too large."""
    if len(content) > MOST_BYTES:
        raise NotABounce(f"the mail has more than {MOST_BYTES // 1_000_000} MB")
    try:
        mail = message_from_bytes(content, policy=policy.compat32)
        parts = list(_parts(mail))
        key = _dispatch(mail, parts)
        reported = _reported(parts)
        if reported:
            return Bounce(key, *reported)
        return Bounce(key, *_guessed(mail, parts))
    except (LookupError, RecursionError, TypeError, AttributeError, ValueError) as error:
        # The parser of the standard library fails in many ways at what was made to make it fail.
        if isinstance(error, NotABounce):
            raise
        raise NotABounce("the mail cannot be read") from error


def _parts(mail: Message) -> Iterator[Message]:
    for count, part in enumerate(mail.walk()):
        if count >= MOST_PARTS:
            return
        yield part


def _dispatch(mail: Message, parts: list[Message]) -> str:
    """The key: from the address that it came to, else from the Message-ID of our own mail within it."""
    for name in ("To", "Delivered-To", "X-Original-To", "Envelope-To"):
        for value in mail.get_all(name, []):
            for key in _DISPATCH.findall(str(value)[:MOST_READ].lower()):
                return str(key)
    keys: dict[str, None] = dict.fromkeys(key for part in parts for key in _DISPATCH.findall(_words(part)))
    keys |= dict.fromkeys(_DISPATCH.findall(f"{mail.get('In-Reply-To', '')} {mail.get('References', '')}"[:MOST_READ]))
    if len(keys) != 1:
        raise NotABounce("it tells of no mail of ours" if not keys else "it tells of several mails at once")
    return next(iter(keys))


def _reported(parts: list[Message]) -> tuple[str, bool] | None:
    """Status and permanence from a delivery report; None where there is none."""
    for part in parts:
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else ():
            if not isinstance(block, Message):
                continue
            action = str(block.get("Action", "")).strip().lower()
            status = _STATUS.search(str(block.get("Status", "")))
            if action == "failed":
                code = status[0] if status else ""
                return code, not code.startswith(("2", "4"))
            if action in ("delayed", "delivered", "relayed", "expanded"):
                return (status[0] if status else ""), False
    return None


def _guessed(mail: Message, parts: list[Message]) -> tuple[str, bool]:
    """The same from the words of a server that writes no report: subject and first texts."""
    if "auto-replied" in str(mail.get("Auto-Submitted", "")).lower():
        raise NotABounce("it is an answer that a machine gave, not mail that came back")
    said = " ".join([str(mail.get("Subject", "")), *(_words(part) for part in parts if not part.is_multipart())][:4])
    status, failed = _STATUS.search(said), _FAILED.search(said)
    from_machine = str(mail.get("From", "")).lower()
    if not failed and not ("mailer-daemon" in from_machine or "postmaster" in from_machine):
        raise NotABounce("it does not say that a mail came back")
    code = status[0] if status else ""
    is_permanent = code.startswith("5") or (not code and bool(_CODE.search(said) or not _PASSING.search(said)))
    return code, is_permanent


def _words(part: Message) -> str:
    """The words of a part, and those of its headers in which our Message-ID may stand."""
    heads = " ".join(str(part.get(name, "")) for name in ("Message-ID", "In-Reply-To", "References"))
    if part.is_multipart():
        return heads[:MOST_READ]
    raw = part.get_payload(decode=True)
    text = raw[:MOST_READ].decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw or "")[:MOST_READ]
    return f"{heads} {text}"
