"""A real mail server on this computer, which may be slow, refuse an address, or ask for a password."""

# ruff: noqa: ARG002, N802 — the library decides what is called and with what
import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


class MailServer:
    """Keeps what it takes. refuses: addresses with the answer that they get; slow: seconds before it takes one."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.refuses: dict[str, str] = {}
        self.of_sender = ""
        self.of_content = ""
        self.slow = 0.0
        self.encrypted: list[bool] = []
        self.logins: list[tuple[str, str]] = []
        self.url = ""

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer to the sender's address."""
        if self.of_sender:
            return self.of_sender
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer to an address."""
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep an e-mail."""
        await asyncio.sleep(self.slow)
        if self.of_content:
            return self.of_content
        content = envelope.content
        assert isinstance(content, bytes)
        self.raw.append(content)
        self.taken.append(message_from_bytes(content, policy=policy.default))
        self.encrypted.append(session.ssl is not None)
        return "250 OK"

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, how: str, data: Any) -> AuthResult:
        """Note a login and accept the one password."""
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=data.password == b"right: @/", handled=False)


@contextmanager
def mail_server(**options: Any) -> Iterator[MailServer]:
    """Lend a running server; options are those of aiosmtpd, such as `tls_context`."""
    server = MailServer()
    port = _free_port()  # the library looks whether it answers there, and so has to be told
    running = Controller(server, hostname="127.0.0.1", port=port, authenticator=server.authenticate, **options)
    running.start()
    try:
        server.url = f"smtp://127.0.0.1:{port}"
        yield server
    finally:
        running.stop()


def plain(message: EmailMessage) -> str:
    """What an e-mail says as plain text."""
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
