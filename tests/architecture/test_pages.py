"""What a page may do, read from its syntax tree: a rule that holds for pages that do not exist yet."""

import ast
import sys
from pathlib import Path

import pytest

from consultation.settings import ROOT

PAGES = sorted((ROOT / "pages").rglob("*.py"))
# The page where staff sign in is the one page of theirs that everybody may see.
STAFF = [page for page in PAGES if page.parent.name == "staff" and page.name != "sign_in.py"]
UI = ROOT / "src" / "consultation" / "ui"
EXACT = {"consultation.ui.staff_data", "consultation.store.by_link"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def statements(path: Path) -> list[ast.stmt]:
    """The statements of a file after its docstring and imports."""
    body = ast.parse(path.read_text()).body
    return [each for each in body if not isinstance(each, ast.Import | ast.ImportFrom) and not _is_text(each)]


def imports(path: Path) -> set[str]:
    """Every module, and every name from a module, that a file imports anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports say where they come from"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def reached_from(modules: set[str]) -> set[str]:
    """Every module of ours that these import, and those import, and so on."""
    found: set[str] = set()
    waiting = {name for name in modules if _file(name)}
    while waiting:
        name = waiting.pop()
        found.add(name)
        path = _file(name)
        if path:
            waiting |= {other for other in imports(path) if _file(other)} - found
    return found


def _file(module: str) -> Path | None:
    path = ROOT / "src" / Path(*module.split("."))
    return next((each for each in (path.with_suffix(".py"), path / "__init__.py") if each.is_file()), None)


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def test_there_are_pages_of_both_kinds() -> None:
    assert len(STAFF) >= 3
    assert len(PAGES) >= len(STAFF) + 6


def test_no_page_lies_beside_the_entrypoint() -> None:
    # Streamlit runs such a file on a cold deep link without the frame.
    assert list((ROOT / "pages").glob("*.py")) == []


@pytest.mark.parametrize("page", STAFF, ids=named)
def test_a_staff_page_asks_who_is_there_before_anything_else(page: Path) -> None:
    first = statements(page)[0]
    assert isinstance(first, ast.Expr)
    assert isinstance(first.value, ast.Call)
    assert ast.unparse(first.value.func) == "require_staff"
    assert "consultation.ui.require_staff" in imports(page)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_imports_the_interface_and_plain_names_only(page: Path) -> None:
    foreign = {
        name
        for name in imports(page)
        if not name.startswith("consultation.ui")
        and name not in ("consultation", "consultation.accounts", "consultation.accounts.Role")
        and name.split(".")[0] not in sys.stdlib_module_names
    }
    assert foreign == set()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_arranges_and_defines_nothing(page: Path) -> None:
    assert len(page.read_text().splitlines()) <= 30
    assert [
        ast.unparse(each) for each in statements(page) if not isinstance(each, ast.Expr | ast.Assign | ast.If)
    ] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name != "staff"], ids=named)
def test_no_public_page_imports_what_reads_exact_tables(page: Path) -> None:
    assert reached_from(imports(page)) & EXACT == set()


def test_public_tables_come_from_release_alone() -> None:
    allowed = {"release", "questions", "text", "answers", "settings", "errors", "application", "ui"}
    ours = {name for name in imports(UI / "public_data.py") if name.startswith("consultation.")}
    assert {name.split(".")[1] for name in ours} <= allowed
    assert {name for name in ours if name.startswith("consultation.ui.")} <= {
        "consultation.ui.context",
        "consultation.ui.cached",
    }


def test_exact_tables_are_read_by_staff_pages_alone() -> None:
    readers = {path.stem for path in UI.glob("*.py") if EXACT & imports(path)}
    assert readers
    assert all(name.startswith("staff_") for name in readers)


def test_the_entrypoint_stays_small() -> None:
    assert len((ROOT / "streamlit_app.py").read_text().splitlines()) <= 30
