import asyncio
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import SQLite, closing

from consultation import application
from consultation.api import boot
from consultation.store import frames


@pytest.fixture(autouse=True)
def _thaw() -> Iterator[None]:
    """What one test freezes must not stay so for the others."""
    often = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*often)


async def _started(pause: float = 0.0) -> int:
    """Start, wait, stop; give how many objects the collector was told to leave alone."""
    async with boot.lifespan(None):
        await asyncio.sleep(pause)
        return gc.get_freeze_count()


def test_a_start_prepares_an_empty_database(sqlite: SQLite, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite.new(migrated=False)) as url:
        monkeypatch.setenv("CONSULTATION_DATABASE_URL", url)
        asyncio.run(_started())
        assert frames.revision(application.store(), application.questionnaire()) == 0


def test_what_is_loaded_at_the_start_is_frozen(sqlite: SQLite, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite.new()) as url:
        monkeypatch.setenv("CONSULTATION_DATABASE_URL", url)
        assert asyncio.run(_started()) > 100_000
        assert gc.get_threshold()[0] == boot.COLLECT_AFTER


def test_a_database_that_comes_later_is_prepared_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(boot, "TRY_AGAIN", 0.01)
    (tmp_path / "here").touch()
    with closing(f"sqlite:///{tmp_path}/here/consultation.db") as url:
        monkeypatch.setenv("CONSULTATION_DATABASE_URL", url)

        async def come_later() -> None:
            async with boot.lifespan(None):
                await asyncio.sleep(0.05)
                (tmp_path / "here").unlink()
                while len(caplog.records) < 2:  # noqa: ASYNC110  nothing tells when it has tried again
                    await asyncio.sleep(0.01)

        asyncio.run(asyncio.wait_for(come_later(), 120))
        assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]
        assert caplog.messages[1] == "The database answers now and is prepared."
        assert frames.revision(application.store(), application.questionnaire()) == 0


def test_a_server_that_stops_while_it_waits_for_the_database_leaves_nothing_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").touch()
    monkeypatch.setenv("CONSULTATION_DATABASE_URL", f"sqlite:///{tmp_path}/here/consultation.db")

    async def others() -> int:
        await _started(0.01)
        return len(asyncio.all_tasks()) - 1

    assert asyncio.run(others()) == 0


def test_settings_that_cannot_be_used_end_the_start_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSULTATION_THRESHOLD", "four")
    with pytest.raises(SystemExit) as ended:
        boot.check()
    assert "four" in str(ended.value.code)
    assert ended.value.__suppress_context__
