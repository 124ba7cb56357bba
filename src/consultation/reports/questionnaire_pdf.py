"""The questionnaire to print: for workshops, and for people who would rather use a pen."""

from collections.abc import Mapping
from types import MappingProxyType

from consultation.questions.model import Questionnaire
from consultation.questions.organiser import Organiser
from consultation.reports.furniture import furniture
from consultation.reports.paper_blocks import blocks, countries_on_paper
from consultation.reports.typeset import template, typeset
from consultation.text import Words

NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
_WHOLE_HYPHEN = "\u2060-\u2060"  # an address is not divided at its hyphens


def questionnaire_pdf(
    questionnaire: Questionnaire, organiser: Organiser, w: Words, pictures: Mapping[str, bytes] = NO_PICTURES
) -> bytes:
    """Give the whole questionnaire as a tagged PDF (A4), in the language of `w`, with boxes to tick and lines to fill.

    organiser: whose name, contact and terms stand on it; what is empty there is left out. pictures: see `furniture`.
    """
    title = w(f"{questionnaire.name}.title")
    data = {
        "title": title,
        "organiser": organiser.controller,
        "why": w(f"{questionnaire.name}.why"),
        "how": _how(questionnaire, organiser, w),
        "blocks": blocks(questionnaire, w),
        "thanks": w("paper.thanks"),
        "furniture": furniture(organiser, pictures, w, countries=countries_on_paper(questionnaire)),
        "page": w("copy.page", page="{page}", pages="{pages}"),
        "optional": w("form.optional"),
    }
    return typeset(template("questionnaire"), data, language=w.language, title=title)


def _how(questionnaire: Questionnaire, organiser: Organiser, w: Words) -> list[str]:
    """What to know before the first question."""
    sentences = [w("paper.how"), w("paper.privacy")]
    if organiser.contact:
        sentences.append(w("paper.return", contact=organiser.contact.replace("-", _WHOLE_HYPHEN)))
    if questionnaire.closes:
        sentences.append(w("paper.until", date=w.date(questionnaire.closes)))
    return sentences
