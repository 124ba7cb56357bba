from streamlit.testing.v1 import AppTest

from consultation.ui import run


def _page() -> None:
    import streamlit as st  # noqa: PLC0415  the page is a script of its own

    from consultation.ui import run  # noqa: PLC0415

    looks: list[str] = st.session_state.setdefault("looks", [])

    def look() -> str:
        looks.append("a look")
        return f"look {len(looks)}"

    if "begun" not in st.session_state:
        st.session_state["begun"] = run.once("name", look)
        st.rerun()  # the next run, in the same thread
    st.text(run.once("name", look))
    st.text(run.once("name", look))
    st.text(str(run.kept("number")))
    run.keep("number", value=(run.kept("number") or 0) + 1)
    st.text(str(run.kept("number")))


def _said(page: AppTest) -> list[str]:
    return [each.value for each in page.text]


def test_a_run_looks_once_and_the_next_one_looks_anew() -> None:
    page = AppTest.from_function(_page).run()
    assert _said(page)[:2] == ["look 2", "look 2"]
    assert _said(page.run())[:2] == ["look 3", "look 3"]


def test_what_is_kept_is_there_at_once_and_in_the_next_run() -> None:
    page = AppTest.from_function(_page).run()
    assert _said(page)[2:] == ["None", "1"]
    assert _said(page.run())[2:] == ["1", "2"]


def test_another_session_finds_nothing_of_it() -> None:
    AppTest.from_function(_page).run()
    assert _said(AppTest.from_function(_page).run())[2:] == ["None", "1"]


def test_outside_of_a_run_nothing_is_told_from_the_look_before() -> None:
    looks = iter(range(2))
    assert [run.once("name", lambda: next(looks)) for _ in range(2)] == [0, 1]
