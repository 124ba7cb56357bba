"""Lists of people as staff paste or upload them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation.errors import AddressRefused, InvalidFile
from consultation.mail.address import clean_address
from consultation.mail.invited_list import MOST, decoded, read
from consultation.store.invitations import Invited

LANGUAGES = ("en", "fr")


def people(text: str) -> list[Invited | str | None]:
    """Who is invited, or the problem, line by line."""
    return [line.invited or line.problem for line in read(text, LANGUAGES)]


@pytest.mark.parametrize(
    "text",
    [
        "anna@museum.example,Anna Rossi,IT,fr",
        "anna@museum.example; Anna Rossi ;it; FR",
        "anna@museum.example\tAnna Rossi\tIT\tfr",
        'address,name,country,language\n\n"anna@museum.example","Anna Rossi","IT","fr"\n',
    ],
)
def test_values_may_be_parted_as_spreadsheets_do_it(text: str) -> None:
    assert people(text) == [Invited("anna@museum.example", "fr", "Anna Rossi", "IT")]


def test_only_the_address_is_needed() -> None:
    assert people("anna@museum.example\nbruno@museum.example,,FR") == [
        Invited("anna@museum.example", "en"),
        Invited("bruno@museum.example", "en", None, "FR"),
    ]


def test_every_problem_stands_at_its_line() -> None:
    text = "anna@museum.example\nnobody\n\nANNA@museum.example\nb@museum.example,B,XX\nc@museum.example,C,IT,xx\n"
    text += "d@museum.example," + "x" * 201
    found = [(line.number, line.written[:20], line.problem) for line in read(text, LANGUAGES)]
    assert found == [
        (1, "anna@museum.example", None),
        (2, "nobody", "error.mail.address"),
        (4, "ANNA@museum.example", "error.invite.twice"),
        (5, "b@museum.example, B,", "error.invite.country"),
        (6, "c@museum.example, C,", "error.invite.language"),
        (7, "d@museum.example, xx", "error.invite.name"),
    ]


def test_nothing_is_no_list() -> None:
    assert people("") == people("\n \n,,\n") == []


def test_a_list_has_an_end() -> None:
    assert len(read("a@museum.example\n" * MOST, LANGUAGES)) == MOST
    with pytest.raises(InvalidFile, match=r"error\.invite\.many"):
        read("a@museum.example\n" * (MOST + 1), LANGUAGES)


@pytest.mark.parametrize(
    ("content", "text"),
    [("é@x".encode("utf-8-sig"), "é@x"), ("é".encode("cp1252"), "é"), (b"", "")],
)
def test_files_of_older_spreadsheets_are_read_too(content: bytes, text: str) -> None:
    assert decoded(content) == text


@pytest.mark.parametrize("content", [b"PK\x03\x04\x00\x00", b"\x81\x8d\x00", "a@x".encode("utf-16")])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidFile, match=r"error\.invite\.file"):
        decoded(content)


@given(st.text(max_size=300))
def test_no_text_breaks_it_and_what_is_invited_can_be_written_to(text: str) -> None:
    for line in read(text, LANGUAGES):
        assert (line.invited is None) != (line.problem is None)
        assert line.invited is None or clean_address(line.invited.address) == line.invited.address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (" Anna@Museum.Example ", "Anna@museum.example"),
        ("anna@musée.example", "anna@xn--muse-dpa.example"),
        ("a+b_c@museum.example", "a+b_c@museum.example"),
    ],
)
def test_addresses_are_brought_into_the_form_that_servers_take(written: str, address: str) -> None:
    assert clean_address(written) == address


@pytest.mark.parametrize(
    "written",
    [
        "",
        "anna",
        "@museum.example",
        "anna@",
        "anna@localhost",
        "a@b@museum.example",
        "a@museum.example\nBcc: x@y.example",
        "Anna <anna@museum.example>",
        "a b@museum.example",
        "añna@museum.example",
    ],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(AddressRefused, match=r"error\.mail\.address"):
        clean_address(written)
