"""From the words that were chosen in a workbook back to codes."""

from collections.abc import Callable, Mapping

from babel import Locale

from consultation.errors import InvalidFile
from consultation.exports.columns import closed_values
from consultation.exports.template import field_labels
from consultation.exports.template_fields import Field
from consultation.intake.workbook_about import About, folded
from consultation.questions.model import Questionnaire
from consultation.store.columns import is_words
from consultation.text import Words
from consultation.text.csv_safe import guard


class Choices:
    """The codes of one workbook, and the words of the other languages to recognise what is written in one of them."""

    def __init__(self, questionnaire: Questionnaire, about: About, words_in: Callable[[str], Words]) -> None:
        self.questionnaire = questionnaire
        self._about = about
        self._words_in = words_in
        self._others: dict[str, dict[str, Mapping[str, str]]] = {}

    def code(self, field: Field, cell: str) -> str:
        """Give what the wide CSV has for a cell: the code of a choice, words guarded, else the cell as it is.

        What is neither a code nor one of the words is given back too, for the question to refuse. Raises InvalidFile
        (`error.import.other_language`) for words of another language of the consultation.
        """
        if is_words(field.question):
            return guard(cell)
        if not cell or cell in closed_values(self.questionnaire, field.question):
            return cell
        words = folded(cell)
        if code := self._about.codes.get(field.column, {}).get(words):
            return code
        self._refuse_other_language(field.column, cell, words)
        return cell

    def _refuse_other_language(self, column: str, cell: str, words: str) -> None:
        for language in self.questionnaire.languages:
            if language != self._about.language and words in self._labels(language).get(column, {}):
                names = {"found": self._named(language), "wanted": self._named(self._about.language)}
                raise InvalidFile("error.import.other_language", value=cell, **names)

    def _labels(self, language: str) -> dict[str, Mapping[str, str]]:
        if language not in self._others:
            labels = field_labels(self.questionnaire, self._words_in(language))
            self._others[language] = {
                column: {folded(label): code for code, label in of_column.items()}
                for column, of_column in labels.items()
            }
        return self._others[language]

    @staticmethod
    def _named(language: str) -> str:
        """Name a language as those who read it do."""
        return Locale.parse(language).get_display_name(language) or language
