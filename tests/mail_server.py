"""A real mail server on this computer, which may be slow, refuse an address, ask for a password, or break off."""

# ruff: noqa: ARG002, N802 — the library decides what is called and with what
import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import partial
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from ports import free_port

GREETING, END, BREAK_OFF = "GREETING", "END", ""
PATIENCE = 60.0  # seconds to start, on a very busy machine


class MailServer:
    """Keeps what it takes. refuses: addresses with the answer that they get; slow: seconds before it takes one.

    answers: what it says to a command, as a greeting or at the END of an e-mail, in place of doing it.
    """

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.refuses: dict[str, str] = {}
        self.answers: dict[str, str] = {}
        self.breaks_off_at = ""
        self.slow = 0.0
        self.encrypted: list[bool] = []
        self.logins: list[tuple[str, str]] = []
        self.url = ""

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer to an address."""
        if address == self.breaks_off_at:
            hang_up(server)
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep an e-mail."""
        await asyncio.sleep(self.slow)
        if self.answers.get(END) == BREAK_OFF:
            hang_up(server)
        if END in self.answers:
            return self.answers[END]
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


class _Conversation(SMTP):
    """One conversation; whoever says 421, or nothing, hangs up."""

    def __init__(self, kept: MailServer, **options: Any) -> None:
        super().__init__(kept, **options)
        self.answers = kept.answers
        self._smtp_methods |= {command: partial(self._say, said) for command, said in kept.answers.items()}

    async def _handle_client(self) -> None:
        if GREETING in self.answers:
            await self._say(self.answers[GREETING])
        await super()._handle_client()

    async def _say(self, said: str, argument: str | None = None) -> None:
        if said:
            await self.push(said)
        if said == BREAK_OFF or said.startswith("421"):
            hang_up(self)


class _Controller(Controller):
    def factory(self) -> SMTP:
        """Begin a conversation."""
        return _Conversation(self.handler, **self.SMTP_kwargs)


@contextmanager
def mail_server(**options: Any) -> Iterator[MailServer]:
    """Lend a running server; options are those of aiosmtpd, such as `tls_context`."""
    server = MailServer()
    port = free_port()  # the library looks whether it answers there, and so has to be told
    running = _Controller(
        server,
        hostname="127.0.0.1",
        port=port,
        ready_timeout=PATIENCE,
        authenticator=server.authenticate,
        **options,
    )
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


def hang_up(server: SMTP) -> None:
    """End a conversation without a word."""
    assert server.transport is not None
    server.transport.close()
