"""Logo and emblem, as a browser gets them."""

import io

import pytest
from PIL import Image
from unit.api.visitor import NAME, Visitor, on_both

from consultation import application
from consultation.accounts import Role
from consultation.store import pictures, staff
from consultation.store.engine import Store


def png(colour: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(written, "PNG")
    return written.getvalue()


@pytest.fixture
def admin(store: Store) -> staff.StaffMember:
    staff.add_staff(store, NAME, Role.ADMIN)
    member = staff.staff(store, NAME)
    assert member
    return member


@on_both
def test_a_picture_is_sent_as_a_png_that_can_do_nothing(visitor: Visitor, admin: staff.StaffMember) -> None:
    name = application.change_picture(admin, "logo", png("#0b5c8a")).logo
    answer = visitor.get(f"/organiser/{name}.png")
    assert answer.status_code == 200
    assert answer.content == pictures.picture(application.store(), application.questionnaire(), name)
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert "immutable" in answer.headers["cache-control"]


def test_another_one_takes_its_place_and_the_emblem_stays(visitor: Visitor, admin: staff.StaffMember) -> None:
    emblem = application.change_picture(admin, "emblem", png("#ffcc00")).emblem
    first = application.change_picture(admin, "logo", png("#0b5c8a")).logo
    second = application.change_picture(admin, "logo", png("#7a1f1f")).logo
    statuses = [visitor.get(f"/organiser/{name}.png").status_code for name in (emblem, first, second)]
    assert statuses == [200, 404, 200]
    assert application.change_picture(admin, "logo", None).logo == ""
    assert visitor.get(f"/organiser/{second}.png").status_code == 404


@pytest.mark.parametrize("name", ["0" * 64, "..", "%2e%2e", "x' OR 1=1"])
def test_there_is_nothing_else_under_the_address(visitor: Visitor, name: str) -> None:
    assert visitor.get(f"/organiser/{name}.png").status_code == 404
