"""Where each column of the answers is kept: with the response, as words, or among the counted answers."""

from collections.abc import Iterator, Mapping

from consultation.questions.model import Question, Questionnaire, Text, Wording

Answers = Mapping[str, tuple[str, ...]]

PROFILE = ("country", "museum_type", "on_behalf", "size", "role", "organisation", "town")
CONSENTS = {
    "consent.process": "consent_process",
    "consent.publish": "consent_publish",
    "consent.contact": "consent_contact",
}
YES = "yes"
_WORDS = (Text, Wording)


def is_words(question: Question) -> bool:
    """Tell whether the answer is a person's own words, which are read and not counted."""
    return isinstance(question, _WORDS)


def with_response(column: str) -> bool:
    """Tell whether the column belongs to the respondent, not to what is consulted on."""
    return column in PROFILE or column in CONSENTS


def profile_of(answers: Answers) -> dict[str, object]:
    """Fill the columns of `response` from these answers; every one is named, blank ones as None or False."""
    profile: dict[str, object] = {name: answers[name][0] if answers.get(name) else None for name in PROFILE}
    return profile | {name: answers.get(column) == (YES,) for column, name in CONSENTS.items()}


def profile_answers(row: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Read the answers that a row of `response` holds: the other way round."""
    found: dict[str, tuple[str, ...]] = {name: (str(row[name]),) for name in PROFILE if row[name] is not None}
    return found | {column: (YES,) for column, name in CONSENTS.items() if row[name]}


def closed_rows(questionnaire: Questionnaire, answers: Answers) -> Iterator[tuple[str, int, str]]:
    """Give question, position and value of every counted answer that the questionnaire asks for now."""
    for column in questionnaire.counted:
        for position, value in enumerate(answers.get(column, ())):
            yield column, position, value


def words_of(questionnaire: Questionnaire, answers: Answers) -> dict[str, str]:
    """Pick the words written by the person, by column."""
    return {
        column: answers[column][0]
        for column, question in questionnaire.columns.items()
        if is_words(question) and not with_response(column) and answers.get(column)
    }
