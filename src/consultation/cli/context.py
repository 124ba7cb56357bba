"""What every command works with: settings, words, the questionnaire and the store."""

import argparse
from dataclasses import dataclass, replace
from functools import cached_property

from consultation.errors import StoreUnavailable
from consultation.questions.added_languages import all_languages
from consultation.questions.load import load
from consultation.questions.model import Questionnaire
from consultation.settings import Settings
from consultation.store.consultations import register
from consultation.store.engine import Store, open_store
from consultation.store.migrate import migrate, refuse_other_version
from consultation.store.organisers import organiser
from consultation.text import Words, words


@dataclass(frozen=True)
class Context:
    """Settings of the environment with the options of this call, and the words of its language."""

    settings: Settings
    w: Words

    @classmethod
    def of(cls, arguments: argparse.Namespace, w: Words) -> "Context":
        """`--database` and `--questionnaire` go before the environment; raise ConsultationError for a bad setting."""
        given = {
            "database_url": getattr(arguments, "database", None),
            "questionnaire": getattr(arguments, "questionnaire", None),
        }
        return cls(replace(Settings.from_env(), **{name: value for name, value in given.items() if value}), w)

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire with the dates that hold: those that staff set, where there is a database."""
        try:
            return self.of_file.dated(organiser(self.store, self.of_file))
        except StoreUnavailable:
            return self.of_file

    @cached_property
    def of_file(self) -> Questionnaire:
        """The questionnaire of the file, in the languages put live besides too; raises InvalidQuestionnaire."""
        read = load(self.settings.questionnaire)
        return read.model_copy(update={"languages": all_languages(read, self.settings.word_folders)})

    @cached_property
    def store(self) -> Store:
        """The database, neither made nor migrated; raises StoreUnavailable if that is needed first."""
        opened = open_store(self.settings.database_url)
        refuse_other_version(opened)
        return opened

    @cached_property
    def words_of_questionnaire(self) -> Words:
        """The words in the same language with those that lie beside the questionnaire's file."""
        return self.words_in(self.w.language)

    def words_in(self, language: str) -> Words:
        """The words of any language, with this installation's and the questionnaire's own; raises UnknownName."""
        return words(language, *self.settings.word_folders)

    def prepare(self) -> None:
        """Bring the database to this code and make the questionnaire known to it; raises StoreUnavailable."""
        migrate(self.settings.database_url)
        register(self.store, self.of_file)
