"""The errors that people are shown, as one family; every other exception is a defect.

ConsultationError
├── InvalidAnswer         a value that the question does not allow
├── InvalidQuestionnaire  a questionnaire file or its words are wrong
├── InvalidFile           an imported file is wrong
├── UnknownName           a question, grouping, page, filter or language that does not exist
├── NotOpen               before the opening date, paused, or after the closing date
├── LinkRefused           a personal or one-time link that is unknown, used or expired
├── ChangedElsewhere      the same answer was changed in another window
├── AddressRefused        an e-mail address that is none, or that the mail server does not take
├── MailUnavailable       the mail server is down, slow, or does not take an e-mail now
├── StoreUnavailable      the database is locked, read-only, gone, or newer than the code
└── NotAllowed            a staff function without the role for it, or what only the owner of a joint answer may do
"""


class ConsultationError(Exception):
    """Shown to people as one sentence: `key` names it in the catalogues, `values` fill its gaps."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        details = ", ".join(f"{name}: {value}" for name, value in self.values.items())
        return f"{self.key} ({details})" if details else self.key


class InvalidAnswer(ConsultationError):
    """A value that the question does not allow."""


class InvalidQuestionnaire(ConsultationError):
    """A questionnaire file, or the words for it, that cannot be used."""


class InvalidFile(ConsultationError):
    """An imported file that cannot be used."""


class UnknownName(ConsultationError):
    """A question, grouping, page, filter or language that does not exist."""


class NotOpen(ConsultationError):
    """The consultation does not take answers now."""


class LinkRefused(ConsultationError):
    """A personal or one-time link that is unknown, used or expired."""


class ChangedElsewhere(ConsultationError):
    """The same answer was changed in another window since this one read it."""


class AddressRefused(ConsultationError):
    """An e-mail address that is none, or that the mail server does not take."""


class MailUnavailable(ConsultationError):
    """The mail server is down, slow, or does not take an e-mail now; it can be tried again later."""


class StoreUnavailable(ConsultationError):
    """The database is locked, read-only, gone, or newer than the code."""


class NotAllowed(ConsultationError):
    """A staff function without the role for it, or what only the owner of a joint answer may do."""
