"""Mailings over a real mail server that fails in every way: nothing is sent twice, nothing is lost."""

import pytest

from post.conftest import MailServer
from post.mailings import addresses, mail_to, states
from zerodraft.post.mailings.delivering import deliver

pytestmark = pytest.mark.django_db


def test_every_address_gets_the_same_letter_and_nobody_sees_another(server: MailServer, mail_relay):
    mailing = mail_to(*addresses(5))
    assert deliver(mail_relay).sent == 5
    assert set(states(mailing).values()) == {"sent"}
    assert sorted(envelope.rcpt_tos[0] for envelope, _mail in server.taken) == addresses(5)
    for envelope, mail in server.taken:
        assert [mail["To"]] == envelope.rcpt_tos
        assert mail["Cc"] is None
        assert mail["Bcc"] is None
        assert mail.get_content().replace("\r\n", "\n") == "Excellency,\n\n.hidden dot\nFrom here on.\n"
    assert len({mail["Message-ID"] for mail in server.mails}) == 5
