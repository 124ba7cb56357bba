from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from asked import DURING as NOW
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from consultation.errors import LinkRefused, UnknownName
from consultation.store.engine import Store
from consultation.store.staff import (
    StaffMember,
    add_setup_link,
    add_staff,
    any_staff,
    close_session,
    log,
    open_session,
    peek_setup_link,
    session,
    set_password_hash,
    staff,
    use_setup_link,
)

LINK, COOKIE = "hash-of-a-link", "hash-of-a-cookie"
IDLE = timedelta(minutes=30)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def vera(store: Store) -> StaffMember:
    add_staff(store, "Vera", "analyst")
    found = staff(store, "Vera")
    assert found is not None
    return found


class TestAccounts:
    def test_a_new_account_has_a_role_and_no_password(self, vera: StaffMember) -> None:
        assert (vera.name, vera.role, vera.password_hash) == ("Vera", "analyst", None)

    def test_a_name_that_nobody_has_finds_nobody(self, store: Store) -> None:
        assert staff(store, "Nobody") is None

    def test_adding_again_changes_the_role_and_keeps_the_password(self, store: Store, vera: StaffMember) -> None:
        set_password_hash(store, "Vera", "hash")
        add_staff(store, "Vera", "admin")

        assert staff(store, "Vera") == StaffMember(vera.id, "Vera", "admin", "hash")

    def test_a_role_that_does_not_exist_is_refused_by_the_database(self, store: Store) -> None:
        with pytest.raises(IntegrityError):
            add_staff(store, "Vera", "king")

    @pytest.mark.usefixtures("vera")
    def test_somebody_can_sign_in_once_a_password_is_set(self, store: Store) -> None:
        assert any_staff(store) is False
        set_password_hash(store, "Vera", "hash")
        assert any_staff(store) is True

    def test_the_password_of_nobody_cannot_be_set(self, store: Store) -> None:
        with pytest.raises(UnknownName, match=r"error\.staff\.unknown"):
            set_password_hash(store, "Nobody", "hash")

    def test_a_new_password_signs_out_everywhere(self, store: Store, vera: StaffMember) -> None:
        open_session(store, vera.id, COOKIE, NOW)
        set_password_hash(store, "Vera", "hash")

        assert session(store, COOKIE, NOW, IDLE) is None


class TestSetupLinks:
    def test_a_link_works_once(self, store: Store, vera: StaffMember) -> None:
        add_setup_link(store, "Vera", LINK, NOW + IDLE)

        assert peek_setup_link(store, LINK, NOW) == vera
        assert use_setup_link(store, LINK, NOW) == vera
        with pytest.raises(LinkRefused, match=r"error\.staff\.link"):
            use_setup_link(store, LINK, NOW)
        with pytest.raises(LinkRefused):
            peek_setup_link(store, LINK, NOW)

    @pytest.mark.usefixtures("vera")
    def test_a_link_works_once_even_if_two_windows_try(self, store: Store) -> None:
        add_setup_link(store, "Vera", LINK, NOW + IDLE)

        def attempt(_: int) -> bool:
            try:
                use_setup_link(store, LINK, NOW)
            except LinkRefused:
                return False
            return True

        with ThreadPoolExecutor(6) as windows:
            assert sorted(windows.map(attempt, range(6))) == [False] * 5 + [True]

    @pytest.mark.usefixtures("vera")
    def test_a_link_ends_at_its_moment(self, store: Store) -> None:
        add_setup_link(store, "Vera", LINK, NOW)

        with pytest.raises(LinkRefused):
            use_setup_link(store, LINK, NOW)
        assert use_setup_link(store, LINK, NOW - MINUTE).name == "Vera"

    @pytest.mark.usefixtures("vera")
    def test_a_new_link_ends_the_one_before(self, store: Store) -> None:
        add_setup_link(store, "Vera", LINK, NOW + IDLE)
        add_setup_link(store, "Vera", "another", NOW + IDLE)

        with pytest.raises(LinkRefused):
            use_setup_link(store, LINK, NOW)
        assert use_setup_link(store, "another", NOW).name == "Vera"

    def test_nobody_gets_no_link(self, store: Store) -> None:
        with pytest.raises(UnknownName):
            add_setup_link(store, "Nobody", LINK, NOW)


class TestSessions:
    def test_a_session_lasts_while_it_is_used(self, store: Store, vera: StaffMember) -> None:
        open_session(store, vera.id, COOKIE, NOW)

        for minutes in (20, 40, 60):
            assert session(store, COOKIE, NOW + minutes * MINUTE, IDLE) == vera

    def test_a_page_that_refreshes_itself_does_not_keep_a_session_alive(self, store: Store, vera: StaffMember) -> None:
        open_session(store, vera.id, COOKIE, NOW)
        assert session(store, COOKIE, NOW + 20 * MINUTE, IDLE, active=False) == vera
        assert session(store, COOKIE, NOW + IDLE, IDLE, active=False) is None

    def test_a_session_ends_when_it_was_idle(self, store: Store, vera: StaffMember) -> None:
        open_session(store, vera.id, COOKIE, NOW)

        assert session(store, COOKIE, NOW + IDLE, IDLE) is None
        assert session(store, COOKIE, NOW + IDLE - MINUTE, IDLE) == vera

    def test_use_is_noted_at_most_once_a_minute(self, store: Store, vera: StaffMember) -> None:
        open_session(store, vera.id, COOKIE, NOW)
        seen = []
        for seconds in (30, 60, 90):
            session(store, COOKIE, NOW + timedelta(seconds=seconds), IDLE)
            with store.read() as connection:
                seen.append(str(connection.execute(text("SELECT last_seen FROM staff_session")).scalar_one())[14:19])

        assert seen == ["00:00", "01:00", "01:00"]

    def test_signing_out_ends_it_and_doing_so_twice_is_the_same(self, store: Store, vera: StaffMember) -> None:
        open_session(store, vera.id, COOKIE, NOW)
        close_session(store, COOKIE)
        close_session(store, COOKIE)

        assert session(store, COOKIE, NOW, IDLE) is None

    def test_another_cookie_opens_nothing(self, store: Store, vera: StaffMember) -> None:
        open_session(store, vera.id, COOKIE, NOW)

        assert session(store, "another", NOW, IDLE) is None


def test_the_log_keeps_who_did_what_and_when(store: Store) -> None:
    log(store, "Vera", "export", "R1 by country", NOW)

    with store.read() as connection:
        line = connection.execute(text("SELECT staff_name, action, detail FROM audit")).one()
    assert tuple(line) == ("Vera", "export", "R1 by country")
