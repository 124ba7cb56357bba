"""Settings from the environment: the only module that reads it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from functools import cached_property
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from consultation.errors import ConsultationError

ROOT = Path(__file__).resolve().parents[2]
SHIPPED_QUESTIONNAIRE = Path(__file__).parent / "questions" / "nemo_ai.yaml"
SMALLEST_THRESHOLD = 5
SMTP_SCHEMES = ("smtp", "smtps")


@dataclass(frozen=True)
class Settings:
    """Everything that an organiser sets outside the questionnaire file."""

    database_url: str
    questionnaire: Path
    threshold: int
    results_public: str | None
    secure_cookies: bool
    address: str | None = None
    smtp_url: str | None = field(default=None, repr=False)  # it may hold a password
    mail_from: str | None = None
    proof_of_work: bool = False
    catalogues: Path = ROOT / "data" / "catalogues"

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Self:
        """Read CONSULTATION_*; raise ConsultationError where a value cannot be used."""
        return cls(
            database_url=env.get("CONSULTATION_DATABASE_URL") or f"sqlite:///{ROOT / 'data' / 'consultation.db'}",
            questionnaire=Path(env.get("CONSULTATION_QUESTIONNAIRE") or SHIPPED_QUESTIONNAIRE),
            threshold=_threshold(env.get("CONSULTATION_THRESHOLD") or "10"),
            results_public=env.get("CONSULTATION_RESULTS_PUBLIC") or None,
            secure_cookies=env.get("CONSULTATION_SECURE_COOKIES", "") == "1",
            address=_web_address(env.get("CONSULTATION_ADDRESS") or None),
            **_mail(env),
            proof_of_work=env.get("CONSULTATION_PROOF_OF_WORK", "") == "1",
            catalogues=Path(env.get("CONSULTATION_CATALOGUES") or ROOT / "data" / "catalogues"),
        )

    @cached_property
    def own_words(self) -> Path:
        """The folder of the words that this installation has put live in place of those shipped."""
        return self.catalogues / "live"

    @cached_property
    def previewed_words(self) -> Path:
        """The folder of the words that staff look at before they go live."""
        return self.catalogues / "preview"

    @cached_property
    def word_folders(self) -> tuple[Path, ...]:
        """The folders of catalogues that win over the package's, the first before the next."""
        beside = () if self.questionnaire == SHIPPED_QUESTIONNAIRE else (self.questionnaire.parent / "locale",)
        return (self.own_words, *beside)

    @property
    def sends_mail(self) -> bool:
        """Whether e-mails can be sent: there is a server, a sender, and an address for the links in them."""
        return self.smtp_url is not None


def _threshold(text: str) -> int:
    if not text.isdecimal() or int(text) < SMALLEST_THRESHOLD:
        raise ConsultationError("error.settings.threshold", value=text, smallest=SMALLEST_THRESHOLD)
    return int(text)


def _web_address(text: str | None) -> str | None:
    if text is None:
        return None
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise ConsultationError("error.settings.address")
    return text.rstrip("/")


def _mail(env: Mapping[str, str]) -> dict[str, str | None]:
    """Refuse half a setting: without a sender or an address for its links no e-mail can be written."""
    smtp_url, mail_from = env.get("CONSULTATION_SMTP_URL") or None, env.get("CONSULTATION_MAIL_FROM") or None
    if smtp_url is None:
        return {"smtp_url": None, "mail_from": mail_from}
    _refuse_unfit(smtp_url)
    if not env.get("CONSULTATION_ADDRESS") or "@" not in parseaddr(mail_from or "")[1]:
        raise ConsultationError("error.settings.mail")
    return {"smtp_url": smtp_url, "mail_from": mail_from}


def _refuse_unfit(smtp_url: str) -> None:
    try:
        parts = urlsplit(smtp_url)
        fit = parts.scheme in SMTP_SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        fit = False
    if not fit:
        raise ConsultationError("error.settings.smtp")
