"""How made-up respondents reword a sentence: in their language, a word or two, sometimes with a reason."""

from collections.abc import Iterator

import numpy as np

from consultation.intake import voices
from consultation.intake.attitudes import BLANK, Crowd, Values
from consultation.questions.model import Questionnaire, Wording
from consultation.questions.official import original

REWORD = 0.12
SAY_WHY = 0.5
TAKE_OUT = 0.3
MOST_CHANGES = 3
LONGEST_REASON = 400
NEW_WORDS = (
    "also", "public", "small", "first of all", "gemeinsam", "kleine", "partout", "d’abord", "siempre", "locales",
    "insieme", "aperti", "wspólnie", "otwarte",
)  # fmt: skip


def rewordings(questionnaire: Questionnaire, crowd: Crowd, question: Wording) -> Iterator[tuple[str, Values]]:
    """Yield the column of the sentence and that of the reason; a reason is only given for a wording."""
    shown = {code: original(questionnaire, question, crowd.speak(code)) for code in questionnaire.languages}
    writes = crowd.answers(question) & crowd.chance(REWORD)
    changed = [
        _changed(crowd.rng, shown[language], question.max_length) if writing else ""
        for writing, language in zip(writes, crowd.language, strict=True)
    ]
    yield question.id, [(sentence,) if sentence else BLANK for sentence in changed]
    says = crowd.chance(SAY_WHY)
    longest = min(LONGEST_REASON, question.max_length)
    yield (
        question.reason,
        [
            (voices.comment(crowd.rng, longest),) if saying and sentence else BLANK
            for saying, sentence in zip(says, changed, strict=True)
        ],
    )


def _changed(rng: np.random.Generator, sentence: str, longest: int) -> str:
    """Take words out, put others in or in the place of some; nothing where that gives the same sentence again."""
    words = sentence.split(" ")
    for _ in range(int(rng.integers(1, MOST_CHANGES + 1))):
        place, replaced = int(rng.integers(len(words))), int(rng.integers(2))
        new = [] if len(words) > 1 and rng.random() < TAKE_OUT else [NEW_WORDS[int(rng.integers(len(NEW_WORDS)))]]
        words[place : place + replaced] = new
    text = " ".join(words)[:longest].strip()
    return "" if text == sentence else text
