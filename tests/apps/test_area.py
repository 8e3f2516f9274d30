"""The agencies of an area: sorted, filtered, paged by key, exported, and never another area's."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.test import Client

from apps.many import nation
from apps.results import AT, entered, opened
from people import person
from prongsai.adapters.xlsx_reading import SheetTable
from prongsai.apps.accounts.models import Membership
from prongsai.apps.agencies.actions import add_agency
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.assessments import actions
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.home import areas
from prongsai.apps.home.wishes import SORTS, Wishes
from prongsai.apps.joining import actions as joining
from prongsai.core.access.roles import Role
from prongsai.core.terms.order import dictionary_key

pytestmark = pytest.mark.django_db

Counting = Callable[[int], AbstractContextManager[object]]


def supervisor(client: Client, area: str) -> Client:
    client.force_login(person(f"over-{area}", area=area))
    return client


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def totals(area: Area, wishes: Wishes) -> list[object]:
    return [row.total for row in areas.every(area, wishes)]


def test_names_stand_in_the_order_of_the_dictionary(area: Area) -> None:
    for number, name in enumerate(["เทศบาลเก่า", "เทศบาลขา", "เทศบาลเกา", "เทศบาลกา"]):
        add_agency(f"k{number}", name, "town_municipality", area, by="", at=AT)

    found = [row.name for row in areas.every(area, Wishes(2568))]

    assert found == sorted(found, key=dictionary_key)
    assert found[0] == "เทศบาลกา"


@pytest.mark.parametrize("column", SORTS)
@pytest.mark.parametrize("falls", [False, True])
def test_the_pages_of_any_order_hold_every_agency_once(column: str, *, falls: bool) -> None:
    top = nation(40)
    wishes = Wishes(2568, sort=f"-{column}" if falls else column)
    found: list[str] = []
    after = ""
    while True:
        page = areas.page(top, wishes.but(after=after), 7)
        found.extend(row.key for row in page.rows)
        if not page.more:
            break
        after = page.more

    assert found == [row.key for row in areas.every(top, wishes)]
    assert len(set(found)) == len(found) == 40


@pytest.mark.parametrize("sort", ["total", "-total"])
def test_whoever_has_no_total_comes_last_either_way(sort: str) -> None:
    found = totals(nation(40), Wishes(2568, sort=sort))
    scored = [each for each in found if each is not None]

    assert 0 < len(scored) < len(found)
    assert found[: len(scored)] == scored
    assert scored == sorted(scored, reverse=sort == "-total")  # type: ignore[type-var]


def test_the_change_is_the_total_less_that_of_the_year_before(agency: Agency, area: Area) -> None:
    entered(agency, 2567, "80.50", steps=3)
    entered(agency, 2568, "90.25", steps=3)

    (row,) = areas.every(area, Wishes(2568))

    assert str(row.change) == "9.75"


def test_there_is_no_change_where_the_rules_do_not_compare(agency: Agency, area: Area) -> None:
    entered(agency, 2565, "80", steps=3)
    entered(agency, 2566, "90", steps=3)

    (row,) = areas.every(area, Wishes(2566))

    assert row.total is not None
    assert row.change is None


def test_the_latest_year_with_results_is_shown_first_not_this_fiscal_year(
    agency: Agency, area: Area, client: Client
) -> None:
    entered(agency, 2567, "90", steps=3)
    opened(agency, 2568)

    assert "มีผลปีงบประมาณ พ.ศ. 2567 แล้ว 1" in body(supervisor(client, area.key), "/area/d1/")


def test_an_approved_result_counts_until_its_correction_is_approved_too(
    agency: Agency, area: Area
) -> None:
    entered(agency, 2568, "90", steps=3)
    correction = entered(agency, 2568, "70")
    assert [str(total) for total in totals(area, Wishes(2568))] == ["90.00"]

    for role in (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE):
        correction = actions.take(correction, Doer(role, (role,), AT))

    assert [str(total) for total in totals(area, Wishes(2568))] == ["70.00"]


def test_a_result_that_nobody_approved_yet_is_marked(
    agency: Agency, area: Area, client: Client
) -> None:
    entered(agency, 2568, "90", steps=2)
    supervisor(client, area.key)
    assert "ยังไม่เป็นทางการ" in body(client, "/area/d1/")

    entered(agency, 2568, "90", steps=3)

    assert "ยังไม่เป็นทางการ" not in body(client, "/area/d1/")


@pytest.mark.parametrize("after", ["%E0%B8%81", "x" * 200, "a1'--"])
def test_whatever_stands_in_an_address_the_table_begins_from_the_start(
    area: Area, client: Client, after: str
) -> None:
    assert supervisor(client, area.key).get(f"/area/d1/?after={after}").status_code == 200


def test_the_nearest_to_the_next_level_come_by_their_largest_gap(
    agency: Agency, other: Agency, area: Area
) -> None:
    entered(agency, 2568, "84.50", steps=3)
    entered(other, 2568, "84.90", steps=3)

    found = areas.nearest(area, Wishes(2568), 3)

    assert [(row.key, str(row.short), row.short_in) for row in found] == [
        ("a2", "0.10", "overall"),
        ("a1", "0.50", "overall"),
    ]


def test_who_has_reached_the_top_is_near_nothing(agency: Agency, area: Area) -> None:
    entered(agency, 2568, "100", steps=3)

    assert areas.nearest(area, Wishes(2568), 3) == []


def test_filters_stay_in_the_address_of_every_link_to_sort_and_export(client: Client) -> None:
    nation(60, provinces=2)
    page = body(supervisor(client, "th"), "/area/th/?year=2567&within=p2&level=good&sort=-total")

    assert "?year=2567&amp;within=p2&amp;level=good&amp;sort=total" in page
    assert "agencies.csv?year=2567&amp;within=p2&amp;level=good&amp;sort=-total" in page


def test_filters_let_through_only_what_fits() -> None:
    top = nation(60, provinces=2)
    asked = Wishes(2568, within="p2", level="good", kind="town_municipality")

    found = [row.key for row in areas.every(top, asked)]

    expected = Agency.objects.filter(
        area__parent__key="p2", kind="town_municipality",
        assessments__year=2568, assessments__in_force__level="good",
    )  # fmt: skip
    assert set(found) == set(expected.values_list("key", flat=True)) != set()


def test_what_nobody_offered_in_an_address_is_passed_over(client: Client) -> None:
    nation(10)
    nonsense = "year=9999&within=x&kind=';--&level=x&sort=password&after=nobody"

    assert "10 หน่วยงาน" in body(supervisor(client, "th"), f"/area/th/?{nonsense}")


def test_a_supervisor_of_the_nation_sees_its_provinces(client: Client) -> None:
    nation(30, provinces=3)
    page = body(supervisor(client, "th"), "/area/th/")

    assert all(f'href="/area/p{n}/?year=2568"' in page for n in (1, 2, 3))
    assert "p1-1" not in page


def test_the_counts_of_areas_and_levels_add_up_to_the_whole() -> None:
    top = nation(50, provinces=3)
    below = list(Area.objects.filter(parent=top).values_list("pk", flat=True))

    found = areas.spread(top, Wishes(2568), below)

    assert found.whole.agencies == 50
    assert sum(found.levels.values()) == 50
    assert sum(group.agencies for group in found.below.values()) == 50
    assert sum(group.scored for group in found.below.values()) == found.whole.scored


def waits_for_somebody() -> None:
    """A request to join, and a part that a second person must confirm."""
    asker = {
        "name": "เทศบาลตำบลใหม่", "kind": "subdistrict_municipality", "agency_code": "",
        "who": "ผู้ขอ", "position": "ปลัด", "reach": "0",
    }  # fmt: skip
    joining.ask({**asker, "area": Area.objects.get(key="p1")}, "a", at=AT)
    clerk = person("clerk", "n00001", Role.EXECUTIVE)
    Membership.objects.filter(person=clerk).update(waiting=True)


@pytest.mark.parametrize("size", [24, 400])
def test_the_page_asks_the_database_at_most_twelve_times(
    client: Client, size: int, django_assert_max_num_queries: Counting
) -> None:
    nation(size, provinces=2)
    supervisor(client, "th")
    first = "/area/th/?sort=-total"
    after = areas.page(Area.objects.get(key="th"), Wishes(2568, sort="-total"), 12).more

    waits_for_somebody()
    client.get("/me/")  # the first visit of a session is noted
    for path in (first, f"{first}&after={after}"):
        with django_assert_max_num_queries(12):
            assert "รอ" in client.get(path).content.decode()


def test_the_table_as_csv_holds_every_agency_the_filter_lets_through(client: Client) -> None:
    nation(120, provinces=2)
    answer = supervisor(client, "th").get("/area/th/agencies.csv?within=p1")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert rows[0][:3] == ["รหัส", "หน่วยงาน", "พื้นที่"]
    assert len(rows) == 1 + 60
    assert answer.headers["Content-Disposition"] == 'attachment; filename="agencies-th-2568.csv"'


def test_the_table_as_a_spreadsheet_holds_numbers_as_numbers(
    client: Client, tmp_path: Path, agency: Agency, area: Area
) -> None:
    entered(agency, 2568, "90.25", steps=3)
    path = tmp_path / "table.xlsx"
    path.write_bytes(supervisor(client, area.key).get("/area/d1/agencies.xlsx").content)

    (row,) = SheetTable(path).rows()

    assert row[1] == agency.name
    assert row[5] == 90.25


def test_a_name_that_looks_like_a_formula_is_disarmed_in_the_file(
    client: Client, area: Area
) -> None:
    add_agency("k", '=HYPERLINK("http://x")', "town_municipality", area, by="", at=AT)

    text = supervisor(client, area.key).get("/area/d1/agencies.csv").content.decode("utf-8-sig")

    assert "'=HYPERLINK" in text


@pytest.mark.parametrize("address", ["/area/p1/", "/area/p1/agencies.csv"])
def test_nobody_opens_an_area_that_is_not_his(client: Client, address: str) -> None:
    nation(10, provinces=2)
    assert supervisor(client, "p1").get(address).status_code == 200

    client.force_login(person("over-another", area="p2"))
    assert client.get(address).status_code == 404

    client.force_login(person("mayor", "n00000", Role.EXECUTIVE))
    assert client.get(address).status_code == 404


def test_a_file_of_no_known_form_is_not_found(client: Client) -> None:
    nation(10)

    assert supervisor(client, "p1").get("/area/p1/agencies.exe").status_code == 404
