"""The settings for e-mails: whole or refused, with a sentence that names what is missing."""

import pytest

from consultation.errors import ConsultationError
from consultation.settings import Settings

WHOLE = {
    "CONSULTATION_SMTP_URL": "smtps://me:p%40ss@mail.example:465",
    "CONSULTATION_MAIL_FROM": "NEMO <info@museums.example>",
    "CONSULTATION_ADDRESS": "https://museums.example/",
}


def test_without_a_mail_server_no_e_mails_are_sent() -> None:
    settings = Settings.from_env({})
    assert (settings.sends_mail, settings.address, settings.proof_of_work) == (False, None, False)
    assert not Settings.from_env(WHOLE | {"CONSULTATION_SMTP_URL": ""}).sends_mail


def test_all_three_together_send_e_mails() -> None:
    settings = Settings.from_env(WHOLE)
    assert settings.sends_mail
    assert settings.address == "https://museums.example"
    assert "p%40ss" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("CONSULTATION_SMTP_URL", "mail.example", "error.settings.smtp"),
        ("CONSULTATION_SMTP_URL", "https://mail.example", "error.settings.smtp"),
        ("CONSULTATION_SMTP_URL", "smtp://", "error.settings.smtp"),
        ("CONSULTATION_SMTP_URL", "smtp://mail.example:port", "error.settings.smtp"),
        ("CONSULTATION_MAIL_FROM", "", "error.settings.mail"),
        ("CONSULTATION_MAIL_FROM", "NEMO", "error.settings.mail"),
        ("CONSULTATION_ADDRESS", "", "error.settings.mail"),
        ("CONSULTATION_ADDRESS", "museums.example", "error.settings.address"),
        ("CONSULTATION_ADDRESS", "https://museums.example/?lang=fr", "error.settings.address"),
    ],
)
def test_half_a_setting_is_refused_at_the_start(name: str, value: str, key: str) -> None:
    with pytest.raises(ConsultationError) as refused:
        Settings.from_env(WHOLE | {name: value})
    assert refused.value.key == key
    assert "p%40ss" not in str(refused.value)
