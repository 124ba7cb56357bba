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
PERMANENT = 500  # codes from here on are final, those below may change (RFC 5321, 4.2.1)


@contextmanager
def connected(url: str) -> Iterator[smtplib.SMTP]:
    """Lend a connection to `smtp://user:password@host:587` or `smtps://…:465`.

    `smtp` is encrypted by STARTTLS where the server offers it; a password is only ever sent encrypted. Raises
    MailUnavailable: `error.mail.down`, `slow`, `secure` or `login`.
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
    does not take the e-mail now: `error.mail.later`, `not_taken` or `sender` for this e-mail, `down` or `slow` for all.
    """
    with _told():
        server.send_message(message)


def _open(parts: SplitResult) -> smtplib.SMTP:
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    if parts.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, timeout=PATIENCE)


def _introduce(server: smtplib.SMTP, parts: SplitResult) -> None:
    server.ehlo()
    encrypted = parts.scheme == "smtps"
    if not encrypted and server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
        encrypted = True
    if parts.username:
        if not encrypted:
            raise MailUnavailable("error.mail.secure")
        server.login(unquote(parts.username), unquote(parts.password or ""))


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the library raises into our errors; nothing of it names the address."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        raise _of_recipient(error) from None
    except smtplib.SMTPAuthenticationError as error:
        raise MailUnavailable("error.mail.login") from error
    except smtplib.SMTPSenderRefused as error:
        raise MailUnavailable("error.mail.sender") from error
    except (smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError) as error:
        slow = isinstance(error.__context__, TimeoutError) or "timed out" in str(error)
        raise MailUnavailable("error.mail.slow" if slow else "error.mail.down") from error
    except smtplib.SMTPException as error:
        raise MailUnavailable("error.mail.not_taken") from error
    except ssl.SSLError as error:
        raise MailUnavailable("error.mail.secure") from error
    except TimeoutError as error:
        raise MailUnavailable("error.mail.slow") from error
    except OSError as error:
        raise MailUnavailable("error.mail.down") from error


def _of_recipient(error: smtplib.SMTPRecipientsRefused) -> Exception:
    final = all(code >= PERMANENT for code, _ in error.recipients.values())
    return AddressRefused("error.mail.refused") if final else MailUnavailable("error.mail.later")
