"""What a browser sent is stored, though it asks for something else before that has begun."""

import inspect
from collections.abc import Iterator

import pytest
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.state import SafeSessionState
from streamlit.testing.v1 import AppTest

from consultation.api.to_the_end import to_the_end


@pytest.fixture
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Streamlit by itself, also after a test that started the application."""
    take = inspect.unwrap(SafeSessionState.on_script_will_rerun)
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", take)
    monkeypatch.setattr(AppSession, "request_script_stop", AppSession.request_script_stop)
    yield
    monkeypatch.undo()


def _page() -> None:
    """Store what is typed; the next message arrives just before."""
    import streamlit as st  # noqa: PLC0415  the page is a script of its own
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx  # noqa: PLC0415

    def store() -> None:
        ctx = get_script_run_ctx()
        assert ctx
        assert ctx.script_requests
        ctx.script_requests.request_rerun(RerunData())
        st.session_state["stored"] = st.session_state["typed"]

    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    st.text_input("Words", key="typed", on_change=store)


@pytest.mark.usefixtures("as_it_was")
@pytest.mark.parametrize("mended", [False, True])
def test_storing_ends_before_the_next_run_begins(*, mended: bool) -> None:
    if mended:
        to_the_end()
        to_the_end()
    page = AppTest.from_function(_page).run()
    page.text_input[0].set_value("A sentence.").run()
    assert ("stored" in page.session_state) is mended
    assert page.session_state["runs"] == 2
