"""The line to a mail server: encrypted, with the right password, or not at all; and nothing of it in a log."""

import ssl
import subprocess

import pytest
from aiosmtpd.smtp import AuthResult
from django.core.mail import EmailMessage

from post.conftest import SENDER, MailServer
from zerodraft.post import wire as wires
from zerodraft.post.core.relay import relay
from zerodraft.post.wire import Unreachable, Wire

MAIL = EmailMessage("Moved", "Text", "notices@desk.example", ["ada@mission.example"])


@pytest.fixture
def guarded():
    """A mail server that asks for a password."""

    def check(_server, _session, _envelope, _mechanism, said):
        return AuthResult(success=(said.login, said.password) == (b"desk", b"opensesame"), handled=False)

    server = MailServer(authenticator=check, auth_require_tls=False)
    yield server.start()
    server.stop()


@pytest.fixture
def encrypted(tmp_path):
    """A mail server that offers encryption, with a certificate that nobody vouches for."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = MailServer(tls_context=context, require_starttls=True)
    server.certificate = certificate
    yield server.start()
    server.stop()


def test_with_the_right_password(guarded):
    line = Wire(relay(f"smtp://desk:opensesame@127.0.0.1:{guarded.port}", SENDER))
    line.send(MAIL)
    line.close()
    assert len(guarded.mails) == 1
    assert guarded.signed_in == [True]


def test_a_wrong_password_is_no_fault_of_the_message_and_is_repeated_nowhere(guarded, caplog):
    with pytest.raises(Unreachable) as refused:
        Wire(relay(f"smtp://desk:letmein@127.0.0.1:{guarded.port}", SENDER)).send(MAIL)
    assert (str(refused.value), refused.value.reply) == ("SMTPAuthenticationError", 535)
    assert refused.value.__cause__ is None
    assert "letmein" not in caplog.text
    assert guarded.mails == []


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(encrypted):
    with pytest.raises(Unreachable, match="SSLCertVerificationError"):
        Wire(relay(f"smtp+tls://127.0.0.1:{encrypted.port}", SENDER)).send(MAIL)
    assert encrypted.mails == []


def test_one_that_is_vouched_for_is(encrypted, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(encrypted.certificate))
    line = Wire(relay(f"smtp+tls://127.0.0.1:{encrypted.port}", SENDER))
    line.send(MAIL)
    line.close()
    assert len(encrypted.mails) == 1


@pytest.mark.parametrize("scheme", ["smtp+tls", "smtps"])
def test_a_server_without_encryption_is_not_used_where_it_is_asked_for(server, scheme, monkeypatch):
    monkeypatch.setattr(wires, "PATIENCE_SECONDS", 2)
    with pytest.raises(Unreachable):
        Wire(relay(f"{scheme}://desk:opensesame@127.0.0.1:{server.port}", SENDER)).send(MAIL)
    assert server.mails == []
