"""Mail that came back, as servers of several makes write it, and what only looks like it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerodraft.post.core.bounces import MOST_BYTES, Bounce, NotABounce, read

KEY = "dispatch-0123456789abcdef01234567"
OTHER = "dispatch-ffffffffffffffffffffffff"
OURS = f"Message-ID: <{KEY}@desk.example>\nSubject: Letter\nTo: fiji@mission.example\n\nExcellency,\n"


def report(
    action: str = "failed", status: str = "5.1.1", *, to: str = "bounces@desk.example", ours: str = OURS
) -> bytes:
    """A report as RFC 3464 has it."""
    return f"""From: MAILER-DAEMON@mx.example
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system at host mx.example.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; fiji@mission.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b
Content-Type: message/rfc822

{ours}
--b--
""".encode()


def plain(subject: str, text: str, sender: str = "MAILER-DAEMON@mx.example") -> bytes:
    return f"From: {sender}\nTo: bounces@desk.example\nSubject: {subject}\n\n{text}\n".encode()


@pytest.mark.parametrize(
    ("action", "status", "is_permanent"),
    [("failed", "5.1.1", True), ("Failed", "5.7.26", True), ("failed", "4.4.7", False), ("delayed", "4.4.1", False)],
)
def test_a_report_says_which_mail_and_why(action, status, is_permanent):
    assert read(report(action, status)) == Bounce(KEY, status, is_permanent)


def test_that_a_mail_arrived_is_no_fault():
    assert not read(report("delivered", "2.0.0")).is_permanent


def test_the_address_that_it_came_to_goes_before_what_it_holds():
    ours = OURS.replace(KEY, OTHER)
    assert read(report(to=f"bounces+{KEY}@desk.example", ours=ours)).dispatch == KEY


@pytest.mark.parametrize(
    ("subject", "text", "status", "is_permanent"),
    [
        ("failure notice", "Hi. This is the qmail-send program.\n550 no such user\n\n--- Below this line\n", "", True),
        ("Undeliverable: Letter", "The address was not found. 5.1.10 RESOLVER.ADR.NotFound\n", "5.1.10", True),
        ("Delivery Status Notification (Failure)", "could not be delivered\n", "", True),
        ("Warning: could not send message for past 4 hours", "will be retried; no need to resend\n", "", False),
        ("Mail delivery failed", "452 4.2.2 mailbox full\n", "4.2.2", False),
    ],
)
def test_servers_that_write_no_report_are_read_too(subject, text, status, is_permanent):
    assert read(plain(subject, text + OURS)) == Bounce(KEY, status, is_permanent)


@pytest.mark.parametrize(
    "mail",
    [
        b"",
        b"\x00\xff" * 1000,
        plain("Undeliverable", "no word of ours"),
        plain("Undeliverable", f"{KEY} and {OTHER}"),
        plain("Re: Letter", f"Thank you. > {KEY}", sender="fiji@mission.example"),
        b"Auto-Submitted: auto-replied\n" + plain("Out of office", KEY),
        b"a" * (MOST_BYTES + 1),
        report(ours="nothing"),
    ],
    ids=["empty", "bytes", "of nobody", "of two", "answer", "away", "huge", "report of nobody"],
)
def test_what_is_none_of_ours_is_refused(mail):
    with pytest.raises(NotABounce):
        read(mail)


@given(st.binary(max_size=2_000), st.integers(0, 1_000))
def test_whatever_is_sent_is_read_or_refused(noise, place):
    whole = report()
    for mail in (noise, whole[:place] + noise + whole[place:], whole[:place]):
        with suppress(NotABounce):
            assert read(mail).dispatch.startswith("dispatch-")


def test_parts_within_parts_are_bounded():
    mail = b"Content-Type: message/rfc822\n\n" * 3_000 + OURS.encode()
    with pytest.raises(NotABounce):
        read(mail)
