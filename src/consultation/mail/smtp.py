"""Speaking with the mail server, and what its refusals mean."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

from consultation.errors import AddressRefused, MailUnavailable

PATIENCE = 10.0  # seconds for each step of the conversation
PORTS = {"smtp": 587, "smtps": 465}
TO_COME, FINAL = 400, 500  # codes from 400 on say "not now", those from 500 on "never" (RFC 5321, 4.2.1)
CLOSING = 421  # said to whatever was asked: the server ends the conversation (RFC 5321, 3.8)
LOGIN_WANTED = 530  # RFC 4954, 6
# Of a recipient: what was asked is not known or out of turn, a login is wanted, there is no room.
NOT_OF_ADDRESS = (500, 503, LOGIN_WANTED, 552)
POLICY = b"5.7."  # the beginning of what is no fault of the address (RFC 3463, 3.8), such as relaying denied


@contextmanager
def connected(url: str) -> Iterator[smtplib.SMTP]:
    """Lend a connection to `smtp://user:password@host:587` or `smtps://…:465`.

    `smtp` is encrypted by STARTTLS where the server offers it; a password is only ever sent encrypted. Raises
    MailUnavailable: `error.mail.down`, `slow`, `busy`, `broken_off`, `secure`, `login` or `not_taken`.
    """
    parts = urlsplit(url)
    with _told():
        server = _open(parts)
    try:
        with _told():
            _introduce(server, parts)
        yield server
    finally:
        with suppress(smtplib.SMTPException, OSError):
            server.quit()


def deliver(server: smtplib.SMTP, message: EmailMessage) -> None:
    """Hand over one e-mail.

    Raises AddressRefused (`error.mail.refused`) when the server will never take its address, MailUnavailable when it
    does not take the e-mail now: `error.mail.later` or `not_taken` for this e-mail, `busy`, `slow`, `sender` or `login`
    for all; after `broken_off` it is for another connection to try the next.
    """
    with _told():
        try:
            server.send_message(message)
        except smtplib.SMTPDataError:
            # The library does not say so where DATA itself is refused, and the next e-mail would be refused too.
            with suppress(smtplib.SMTPServerDisconnected):
                server.rset()
            raise


def _open(parts: SplitResult) -> smtplib.SMTP:
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    if parts.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, timeout=PATIENCE)


def _introduce(server: smtplib.SMTP, parts: SplitResult) -> None:
    _greet(server)
    encrypted = parts.scheme == "smtps"
    if not encrypted and server.has_extn("starttls"):
        _encrypt(server)
        encrypted = True
    if parts.username:
        if not encrypted:
            raise MailUnavailable("error.mail.secure")
        _log_in(server, unquote(parts.username), unquote(parts.password or ""))


def _greet(server: smtplib.SMTP) -> None:
    """Say EHLO, and HELO to an old server that does not know it."""
    code, text = server.ehlo()
    if code >= FINAL:
        code, text = server.helo()
    if code >= TO_COME:
        raise smtplib.SMTPHeloError(code, text)


def _encrypt(server: smtplib.SMTP) -> None:
    try:
        server.starttls(context=ssl.create_default_context())
    except smtplib.SMTPResponseException as error:
        raise _busy_or("error.mail.secure", error.smtp_code) from error
    server.ehlo()


def _log_in(server: smtplib.SMTP, user: str, password: str) -> None:
    try:
        server.login(user, password)
    except smtplib.SMTPAuthenticationError as error:
        raise _busy_or("error.mail.login", error.smtp_code) from error
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException as error:  # the server knows no login, or no way of it that we know
        raise MailUnavailable("error.mail.login") from error


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the library raises into our errors; nothing of it names the address."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        ((code, text),) = error.recipients.values()
        raise _of_recipient(code, text) from None
    except smtplib.SMTPSenderRefused as error:
        raise _of_sender(error.smtp_code) from error
    except smtplib.SMTPServerDisconnected as error:
        slow = isinstance(error.__context__, TimeoutError) or "timed out" in str(error)
        raise MailUnavailable("error.mail.slow" if slow else "error.mail.broken_off") from error
    except smtplib.SMTPDataError as error:
        raise _of_content(error.smtp_code) from error
    except smtplib.SMTPResponseException as error:
        raise _busy_or("error.mail.not_taken", error.smtp_code) from error
    except smtplib.SMTPException as error:
        raise MailUnavailable("error.mail.not_taken") from error
    except ssl.SSLError as error:
        raise MailUnavailable("error.mail.secure") from error
    except TimeoutError as error:
        raise MailUnavailable("error.mail.slow") from error
    except OSError as error:
        raise MailUnavailable("error.mail.down") from error


def _busy_or(refusal: str, code: int) -> MailUnavailable:
    return MailUnavailable("error.mail.busy" if TO_COME <= code < FINAL else refusal)


def _of_sender(code: int) -> MailUnavailable:
    return _busy_or("error.mail.login" if code == LOGIN_WANTED else "error.mail.sender", code)


def _of_content(code: int) -> MailUnavailable:
    later = TO_COME <= code < FINAL and code != CLOSING
    return MailUnavailable("error.mail.later") if later else _busy_or("error.mail.not_taken", code)


def _of_recipient(code: int, text: bytes) -> Exception:
    """Only what is said of the address itself gives it up."""
    if code == CLOSING:
        return MailUnavailable("error.mail.busy")
    if TO_COME <= code < FINAL:
        return MailUnavailable("error.mail.later")
    if code < FINAL or code in NOT_OF_ADDRESS or text.startswith(POLICY):
        return MailUnavailable("error.mail.not_taken")
    return AddressRefused("error.mail.refused")
