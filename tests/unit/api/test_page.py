import re

import pytest
from unit.api.visitor import Visitor

from consultation import application
from consultation.accounts import Role
from consultation.api.index_page import ORIGINAL, index_page
from consultation.api.packed_files import STATIC
from consultation.questions.contrast import on_dark
from consultation.store import staff

TITLE_EN, TITLE_FR = "Museums and AI: have your say", "Les musées et l’IA\u00a0: votre avis compte"


def language_of(page: str) -> str:
    found = re.search(r'<html lang="([^"]*)">', page)
    assert found
    return found[1]


@pytest.mark.parametrize(("language", "title"), [("en", TITLE_EN), ("fr", TITLE_FR)])
def test_the_page_says_its_language_and_title_before_any_script_runs(
    visitor: Visitor, language: str, title: str
) -> None:
    page = visitor.get(f"/results?lang={language}").text
    assert language_of(page) == language
    assert f"<title>{title}</title>" in page
    assert application.words_in(language)("page.without_script") in page


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr", "fr"),
        ("fr-CH, en;q=0.9", "fr"),
        ("FR-ch, EN;q=0.9", "fr"),
        ("en;q=0.5, fr;q=0.8", "fr"),
        ("fr;q=0.1,en", "en"),
        ("sv, fr;q=0.3", "fr"),
        ("de-AT, it", "de"),
        ("pt-BR, pt;q=0.9, es;q=0.5", "es"),
        ("pl-PL", "pl"),
        ("sv-FI, fi", "en"),
        ("fr;q=nonsense, en;q=0.1", "en"),
        ("*", "en"),
        ("", "en"),
        (",;q=,;;", "en"),
        ("x" * 5000, "en"),
    ],
)
def test_the_browser_is_met_in_the_language_it_prefers(visitor: Visitor, accepted: str, language: str) -> None:
    assert language_of(visitor.get("/", headers={"Accept-Language": accepted}).text) == language


def test_what_the_address_asks_for_goes_before_the_browser_and_is_remembered(visitor: Visitor) -> None:
    english = {"Accept-Language": "en"}
    assert language_of(visitor.get("/?lang=fr", headers=english).text) == "fr"
    assert language_of(visitor.get("/", headers=english).text) == "fr"
    assert language_of(visitor.get("/?lang=en", headers=english).text) == "en"
    assert visitor.cookies["lang"] == "en"


@pytest.mark.parametrize("asked", ["xx", "", "FR", '"><script>', "../fr"])
def test_a_language_that_is_not_offered_changes_nothing(visitor: Visitor, asked: str) -> None:
    answer = visitor.get("/", params={"lang": asked})
    assert language_of(answer.text) == "en"
    assert "lang" not in visitor.cookies


def test_the_page_runs_no_script_that_stands_in_it(visitor: Visitor) -> None:
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", visitor.get("/").text, re.DOTALL)
    assert [content for _, content in scripts] == ["", "", ""]
    assert all("src=" in attributes for attributes, _ in scripts)


def test_our_style_and_script_come_with_the_page_and_are_served(visitor: Visitor) -> None:
    page = visitor.get("/questionnaire").text
    for file in ("./assets/page.css", "./assets/page.js", "./assets/words.js"):
        assert page.count(f'"{file}"') == 1
        assert visitor.get(file.removeprefix(".")).status_code == 200


def test_nothing_is_left_of_what_streamlit_says_of_itself(visitor: Visitor) -> None:
    page = re.sub(r'"\./static/[^"]*"', "", visitor.get("/").text)
    assert not re.search("streamlit|agent|licen[sc]e|<!--", page, re.IGNORECASE)


def test_everything_that_loads_streamlit_stays(visitor: Visitor) -> None:
    loading = re.compile(r'<(?:link|script)[^>]* (?:href|src)="(\./static/[^"]*)"')
    loaded = loading.findall(ORIGINAL.read_text())
    assert len(loaded) > 10
    assert loading.findall(visitor.get("/").text) == loaded


def test_the_page_is_kept_by_no_cache_since_it_brings_the_cookie(visitor: Visitor) -> None:
    headers = visitor.get("/").headers
    assert headers["cache-control"] == "no-store"
    assert "etag" not in headers


def test_words_cannot_become_markup() -> None:
    page = index_page("en", "<b>&", "</noscript><script>")
    assert "<title>&lt;b&gt;&amp;</title>" in page
    assert "<p>&lt;/noscript&gt;&lt;script&gt;</p>" in page


@pytest.mark.parametrize("path", ["/a/b", "/results/deep/er", "/answer/key/more", "/questionnaire/_stcore/health"])
def test_below_the_pages_there_is_nothing(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 404
    assert "There is no page at this address." in answer.text


@pytest.mark.parametrize("path", ["/static/js/x.js", "/media/x", "/_stcore/health", "/favicon.png", "/oauth2callback"])
def test_what_is_streamlits_is_left_to_it(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).text == "Not Found"


def test_the_organisers_colour_reaches_what_the_theme_does_not(visitor: Visitor) -> None:
    filled, line = on_dark("#7a1f3d", 3.0), on_dark("#7a1f3d", 6.0)
    style = f"<style>:root{{--accent:light-dark(#7a1f3d,{filled});--accent-line:light-dark(#7a1f3d,{line})}}</style>"
    now = {"accent": "#7a1f3d"}
    for path in ("/", "/sign-in", "/nothing-here"):
        assert "--accent" not in visitor.get(path).text
    staff.add_staff(application.store(), "ada", Role.ADMIN)
    member = staff.staff(application.store(), "ada")
    assert member
    application.change_organiser(member, now)
    for path in ("/", "/sign-in", "/nothing-here"):
        assert visitor.get(path).text.count(style) == 1


def test_what_streamlit_says_is_there_in_every_language(visitor: Visitor) -> None:
    english, french = (visitor.get(f"/words/{language}.json").json() for language in ("en", "fr"))
    assert list(english) == list(english.values()) == list(french)
    assert french["Skip to main content"] == "Aller au contenu principal"
    assert french["Remove {what}"] == "Retirer {what}"
    assert visitor.get("/words/xx.json").status_code == 400


def test_streamlit_still_says_it_in_these_words(visitor: Visitor) -> None:
    scripts = "".join(path.read_text("utf-8") for path in (STATIC / "js").glob("*.js"))
    said = visitor.get("/words/en.json").json()
    literal = [
        part for text in said for part in re.split(r"\{\w+\}| to |, ", text) if part
    ]  # it has "to" in another place
    assert [part for part in literal if part not in scripts] == []


def test_a_page_with_one_sentence_is_offered_in_every_language_and_in_our_own_type(visitor: Visitor) -> None:
    page = visitor.get("/no-such-page?lang=de").text
    assert '<html lang="de">' in page
    assert [f'href="?lang={code}"' in page for code in application.questionnaire().languages] == [True] * 6
    assert '<a href="?lang=de" hreflang="de" lang="de" aria-current="true">Deutsch</a>' in page
    assert visitor.get("/assets/fonts/text.woff2").status_code == 200
    assert "fonts/text.woff2" in visitor.get("/assets/plain.css").text


def test_the_outlines_of_a_map_are_a_file_that_is_kept(visitor: Visitor) -> None:
    found = visitor.get("/assets/europe.json")
    assert found.headers["cache-control"] == "public, max-age=86400"
    assert {"FR", "XK"} < {each["id"] for each in found.json()["objects"]["europe"]["geometries"]}
