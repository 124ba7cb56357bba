"""Results of made-up people, published once for many tests."""

from datetime import UTC, datetime
from pathlib import Path

from databases import closing

from consultation.intake.simulate import simulate
from consultation.questions.model import Questionnaire
from consultation.release.publication import publish
from consultation.store.bulk import add
from consultation.store.consultations import register
from consultation.store.engine import open_store
from consultation.store.migrate import migrate

PEOPLE, THRESHOLD = 300, 10


def published_in(folder: Path, questionnaire: Questionnaire) -> Path:
    """Make a database of PEOPLE who answered, with what is published of them, to be copied; returns its file."""
    file = folder / "consultation.db"
    with closing(f"sqlite:///{file}") as url:
        migrate(url)
        store, now = open_store(url), datetime.now(UTC)
        register(store, questionnaire)
        add(store, questionnaire, simulate(questionnaire, PEOPLE, seed=1, now=now), synthetic=True)
        publish(store, questionnaire, THRESHOLD, now)
        store.close()
    return file
