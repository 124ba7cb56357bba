"""The official text of an item, which is signed and reworded in place of the sentence of the catalogues."""

from typing import NamedTuple

from consultation.questions.clean import plain
from consultation.questions.model import LONGEST_TEXT, Item, Question, Questionnaire, Section, SingleChoice, Wording
from consultation.text import Words

SUPPORT, SIGN = "support", "sign"


class Official(NamedTuple):
    """An official text, and the language that it is in."""

    language: str
    text: str


def official_text(questionnaire: Questionnaire, item: Item, language: str) -> Official | None:
    """Give the text in this language, or else in the first of the questionnaire's that has it; None without any."""
    for code in (language, *questionnaire.languages, *item.official_text):
        text = plain(item.official_text.get(code, ""))
        if text:
            return Official(code, text)
    return None


def original(questionnaire: Questionnaire, question: Wording, w: Words) -> str:
    """Give the text that a wording is asked for, as a reader of the language of `w` sees it."""
    item = questionnaire.items.get(question.of.rpartition(".")[0])
    official = official_text(questionnaire, item, w.language) if item else None
    return official.text if official else plain(w(question.of))


def with_signatures(questionnaire: Questionnaire) -> Questionnaire:
    """Ask for a signature in place of support wherever an official text is set; the values stay the same.

    Its wording may be as long as the text needs, and is asked for where support is, if the file does not ask for one.
    """
    sections = tuple(_section(section) for section in questionnaire.sections)
    options = questionnaire.options
    if sections != questionnaire.sections and SUPPORT in options:
        options = {SIGN: options[SUPPORT]} | options
    return questionnaire.model_copy(update={"sections": sections, "options": options})


def _section(section: Section) -> Section:
    return section.model_copy(update={"items": tuple(_item(item) for item in section.items)})


def _item(item: Item) -> Item:
    asks = tuple(_item(ask) for ask in item.asks)
    longest = max((len(plain(text)) for text in item.official_text.values()), default=0)
    questions = tuple(_signed(question, longest) for question in item.questions) if longest else item.questions
    if questions != item.questions and not any(isinstance(question, Wording) for question in questions):
        questions = (*questions, _signed(_wording(item), longest))
    return item.model_copy(update={"asks": asks, "questions": questions})


def _wording(item: Item) -> Wording:
    return Wording(id=f"{item.id}.wording", of=f"{item.id}.title", text="question.wording", core=False)


def _signed(question: Question, longest: int) -> Question:
    match question:
        case SingleChoice(options="support"):
            words = "question.sign" if question.text == "question.support" else question.text
            return question.model_copy(update={"options": SIGN, "text": words})
        case Wording():
            room = min(2 * longest, LONGEST_TEXT)
            return question.model_copy(update={"max_length": max(question.max_length, room)})
        case _:
            return question
