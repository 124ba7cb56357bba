"""Which released row a group is counted in: what a respondent compares an own answer with."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import count

from hypothesis import given
from unit.release.answers import QUESTIONNAIRE, THRESHOLD, Kinds, exact, leaky, varied
from unit.release.releasing import published, released

from consultation.answers import Grouping
from consultation.release.kept import row_of
from consultation.release.published import released_beside
from consultation.release.rules import Policy
from consultation.stats.distribution import combine
from consultation.store.bulk import NewResponse, add
from consultation.store.consultations import register
from consultation.store.engine import Store

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
_number = count(1)


def rows(groups: Mapping[str, Kinds]) -> dict[str, str | None]:
    policy = Policy.of(Grouping.COUNTRY, THRESHOLD, QUESTIONNAIRE)
    found = published(exact(groups)[0], policy, Grouping.COUNTRY)
    return {group: row_of(found, group) for group in groups if sum(groups[group])} if found else {}


def test_a_group_that_is_shown_is_its_own_row_and_a_small_one_part_of_its_region() -> None:
    found = rows({"DE": varied(40), "FR": varied(6), "NL": varied(7)})
    assert found == {"DE": "DE", "FR": "region:west", "NL": "region:west"}


def test_a_group_that_the_pool_took_is_named_there_although_its_region_has_a_row() -> None:
    found = rows({"DE": varied(40), "FR": varied(9), "NL": varied(9), "AT": varied(12), "UA": varied(2)})
    assert found == {"DE": "DE", "FR": "region:west", "NL": "region:west", "AT": "pooled", "UA": "pooled"}


def test_where_nothing_may_be_published_no_group_has_a_row() -> None:
    assert rows({"DE": varied(9)}) == {}
    assert rows({"DE": [40], "FR": [10]}) == {}


@given(leaky())
def test_groups_put_where_they_are_said_to_be_make_the_released_table(drawn: list[dict[str, Kinds]]) -> None:
    place = {group: str(row) for group, row in rows(drawn[0]).items()}
    table, public = exact(drawn[0])[0], released(drawn[0])
    merged = combine(table[table["group"].isin(place)], place).set_index("group")["respondents"]
    shown = public[public["group"] != "all"].set_index("group")["respondents"]
    assert set(place.values()) == set(shown.index)
    assert {group: merged[group] for group in shown.index} == shown.to_dict()


def test_the_row_of_everyone_and_the_row_of_the_group_are_given(store: Store) -> None:
    register(store, QUESTIONNAIRE)
    add(store, QUESTIONNAIRE, [*_from("DE", 20), *_from("FR", 6), *_from("NL", 7)])

    def groups(country: str) -> list[tuple[str, int]]:
        found = released_beside(store, QUESTIONNAIRE, ("R1.agreement",), Grouping.COUNTRY, country, threshold=10)
        return list(found["R1.agreement"][["group", "answered"]].itertuples(index=False, name=None))

    assert groups("FR") == [("all", 33), ("region:west", 13)]
    assert groups("DE") == [("all", 33), ("DE", 20)]
    assert groups("IT") == [("all", 33)]
    nothing = released_beside(store, QUESTIONNAIRE, ("R2.agreement",), Grouping.COUNTRY, "DE", threshold=10)
    assert nothing["R2.agreement"].empty


def _from(country: str, n: int) -> Iterator[NewResponse]:
    for i in range(n):
        answers = {
            "consent.process": ("yes",),
            "country": (country,),
            "museum_type": ("art",),
            "R1.agreement": (("5", "3", "1")[i % 3],),
        }
        yield NewResponse(f"B-{next(_number)}", "en", "submitted", NOON, NOON, answers)
