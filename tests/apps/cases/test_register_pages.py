"""Pages of a register say what the whole says, whatever heads tell of their logs."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from complaint_making import AT, PROCEDURE, SORTER, brought, given, opened, solved
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import actions, bridge, register_pages, registers
from prongsai.apps.cases.queries import Asker
from prongsai.apps.cases.register_pages import Page
from prongsai.apps.cases.register_reading import Filed
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.cases.register import Register
from prongsai.workshop.procedure_papers import Wanted, case_register

pytestmark = pytest.mark.django_db
HERE = f"/a/a1/cases/registers/{PROCEDURE}/"
WHO = Asker(SORTER, frozenset({Role.COMPLAINT_OFFICER}))


def on(month: int, day: int, year: int = 2025) -> dt.datetime:
    return dt.datetime(year, month, day, 5, tzinfo=dt.UTC)


@pytest.fixture
def years(agency: Agency) -> Agency:
    """Over in its year or the next, open still, opened again in and after its year, rated late."""
    opened(agency)
    for at, ends, again in (
        (on(9, 1), on(9, 5), None),
        (on(9, 2), on(10, 9), None),
        (on(9, 3), None, None),
        (on(9, 4), on(9, 8), on(9, 12)),
        (on(9, 5), on(9, 9), on(11, 3)),
        (on(10, 6), on(10, 9), None),
        (on(10, 7), on(10, 9), on(10, 20)),
        (on(12, 1), None, None),
    ):
        case = given(brought(agency, at=at).case, at)
        if ends:
            case = solved(case, ends)
        if again:
            actions.move(case, "not_solved", SORTER, Given(reason="ยังไม่แล้ว"), again)
    for at, said in ((on(9, 6), on(10, 3)), (on(9, 7), on(9, 30))):
        case = solved(given(brought(agency, at=at).case, at), on(9, 8))
        actions.rate(case, bridge.citizen(case), 4, said)
    return agency


def read(agency: Agency, year: int, as_of: dt.datetime, after: str = "") -> tuple[Page, Register]:
    own = shelf().procedures[PROCEDURE]
    said = Wanted(year=year, as_of=as_of, names=str, personal=False)

    def draw(cases: Filed) -> Register:
        return case_register(own, cases, shelf(), said)

    page = register_pages.page(agency, own, year, WHO, after, as_of, draw)
    return page, draw(list(registers.filed(agency, own, year, WHO)))


@pytest.mark.parametrize("year", [2567, 2568, 2569])
@pytest.mark.parametrize("as_of", [on(9, 10), on(10, 15), AT])
def test_figures_of_all_pages_are_those_of_the_whole_register(
    years: Agency, year: int, as_of: dt.datetime
) -> None:
    page, all_of_it = read(years, year, as_of)

    assert page.register == all_of_it
    assert page.lines == len(all_of_it.lines)
    assert page.carried_in == all_of_it.carried_in
    assert page.carried_over == all_of_it.carried_over
    assert page.more == ""


@pytest.mark.parametrize("at_once", [2, 5000])
def test_pages_follow_each_other_by_number(
    years: Agency, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(register_pages, "LINES", 2)
    monkeypatch.setattr(register_pages, "_AT_ONCE", at_once + 1)
    page, all_of_it = read(years, 2569, AT)
    lines, pages = list[object](page.register.lines), 1
    while page.more:
        page, all_of_it = read(years, 2569, AT, page.more)
        assert page.lines == len(all_of_it.lines)
        lines.extend(page.register.lines)
        pages += 1

    assert lines == list(all_of_it.lines)
    assert pages > 2


def test_a_register_read_whole_for_its_sums_has_the_same_pages(
    years: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_pages, "LINES", 3)
    first, all_of_it = read(years, 2569, AT)
    page = register_pages.of_whole(all_of_it, "", 2568)
    after = register_pages.of_whole(all_of_it, page.more, 2568)

    assert page.register.lines == all_of_it.lines[:3]
    assert after.register.lines == all_of_it.lines[3:6]
    assert (page.lines, page.carried_in) == (first.lines, first.carried_in)


@pytest.mark.usefixtures("years")
def test_the_screen_leads_on_in_a_constant_number_of_statements(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client: Client = signed_in(Role.COMPLAINT_OFFICER)
    monkeypatch.setattr(register_pages, "LINES", 3)
    client.get("/me/")
    with CaptureQueriesContext(connection) as asked:
        told = client.get(f"{HERE}?year=2569").content.decode()

    assert len(asked) <= 12
    there = told[told.index("?year=2569&amp;after=") :].split('"')[0].replace("&amp;", "&")
    assert there != client.get(HERE + there).content.decode()
    assert client.get(f"{HERE}?year=2569&after=nothing").status_code == 200
