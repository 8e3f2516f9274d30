"""The hub and the line of sight on screen: each link leads on, both ways."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from measure_rows import AT, DOER, drafted, in_force, reported, result
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.due.sources import collected
from prongsai.apps.home.week import SOURCES
from prongsai.apps.measures import actions
from prongsai.apps.measures.models import Measure
from prongsai.apps.sight.cards import hub_of
from prongsai.apps.sight.due import SIGHT
from prongsai.core.access.roles import CONTENT_ROLES, Role, Standing
from prongsai.core.measures.measure import Turn

pytestmark = pytest.mark.django_db
HUB, SIGHT_OF = "/a/a1/action/", "/a/a1/sight/"
MOST = 12


@pytest.fixture
def desk(signed_in: SignedIn) -> Client:
    return signed_in(Role.COORDINATOR)


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def part(key: str, year: int = 2568) -> str:
    return f"{SIGHT_OF}{year}/part/{key}/"


def measure(row: Measure) -> str:
    return f"{SIGHT_OF}measure/{row.key}/"


def section(page: str, key: str) -> str:
    found = re.search(rf'<section><h2 id="{key}">.*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def test_a_lost_point_without_a_measure_stands_on_top(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    page = text(desk, f"{SIGHT_OF}2568/")
    assert part("E1") in section(page, "unanswered")
    assert section(page, "decided") == ""


def test_a_measure_takes_it_off_and_each_leads_to_the_other(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    row = in_force(agency)
    page = text(desk, f"{SIGHT_OF}2568/")
    assert part("E1") in section(page, "decided")
    assert part("E1") not in section(page, "unanswered")
    assert measure(row) in text(desk, part("E1"))
    assert part("E1") in text(desk, measure(row))


def test_a_draft_is_told_apart(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    drafted(agency)
    assert part("E1") in section(text(desk, f"{SIGHT_OF}2568/"), "drafted")


def test_what_was_reported_and_what_proves_it_stand_in_the_chain(
    agency: Agency, desk: Client
) -> None:
    result(agency, 2568, {"E1": "10"})
    row = in_force(agency)
    proofs = [{"title": "ภาพเครื่องออกบัตรคิว", "address": "https://a1.example/q"}]
    reported(row, proofs=proofs, state="accepted by the coordinator")
    for page in (text(desk, part("E1")), text(desk, measure(row))):
        assert "ภาพเครื่องออกบัตรคิว" in page
        assert "ร้อยละ 40" in page


def test_the_next_result_tells_what_became_of_it(agency: Agency, desk: Client) -> None:
    result(agency, 2567, {"E1": "10"})
    result(agency, 2568, {"E1": "60"})
    row = in_force(agency, year=2568)
    page = text(desk, part("E1", 2567))
    assert "คะแนนของข้อ +50.00" in page
    assert "คะแนนที่เปลี่ยนไปในข้อที่มีมาตรการนี้มาตรการเดียว" in text(desk, measure(row))


def test_others_that_answer_the_same_are_named(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    one, other = in_force(agency), in_force(agency, "other")
    assert measure(other) in text(desk, measure(one))
    assert measure(one) in text(desk, measure(other))


def test_what_was_dropped_answers_nothing(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    row = in_force(agency)
    actions.move(row, Turn.DROPPED, DOER, note="ไม่มีงบประมาณ")
    assert part("E1") in section(text(desk, f"{SIGHT_OF}2568/"), "unanswered")
    assert measure(row) in section(text(desk, part("E1")), "also")
    assert "ไม่นับว่ารองรับ" in text(desk, measure(row))


def test_all_that_is_unanswered_can_be_listed(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {}, else_scored="50")
    short, whole = (text(desk, f"{SIGHT_OF}2568/{more}") for more in ("", "?all=1"))
    counts = [section(page, "unanswered").count("/part/") for page in (short, whole)]
    assert counts[0] == 10
    assert counts[1] > 10


def test_an_indicator_lists_what_lies_in_it(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    page = text(desk, part("service_quality"))
    assert part("E1") in section(page, "inside")


def test_the_result_leads_here(agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    assert part("E1") in text(desk, "/a/a1/years/2568/")


def test_without_a_result_it_says_what_will_stand_here(agency: Agency, desk: Client) -> None:
    assert "ยังไม่มีผลการประเมิน" in text(desk, SIGHT_OF)
    assert "ยังไม่มีผลการประเมิน" in text(desk, measure(in_force(agency)))
    assert desk.get(f"{SIGHT_OF}2568/").status_code == 404


@pytest.mark.parametrize("path", [part("X9"), part("overall"), f"{SIGHT_OF}measure/none/"])
def test_what_is_not_there_is_not_found(path: str, agency: Agency, desk: Client) -> None:
    result(agency, 2568, {"E1": "10"})
    assert desk.get(path).status_code == 404


def test_the_last_year_opens_by_itself(agency: Agency, desk: Client) -> None:
    result(agency, 2567, {})
    result(agency, 2568, {})
    assert desk.get(SIGHT_OF).headers["Location"] == f"{SIGHT_OF}2568/"


# --- The hub -------------------------------------------------------------------------------------


def test_the_hub_says_how_each_part_stands(agency: Agency) -> None:
    result(agency, 2568, {"E1": "10"})
    for key in ("queue", "other"):
        reported(in_force(agency, key), state="submitted")
    drafted(agency, "third")
    standing = Standing(signed_in=True, roles=frozenset({Role.COORDINATOR}))
    told = {card.href: card.state for card in hub_of(agency, AT, standing)}
    assert told["/a/a1/measures/"] == "ปี 2569: ใช้อยู่ 2 มาตรการ · ร่าง 1"
    assert "ไม่มีมาตรการรองรับ" in told[SIGHT_OF]
    assert told["/a/a1/circulars/"] == "กำลังเวียน 0 เรื่อง"


def test_where_nothing_was_begun_the_hub_says_so(agency: Agency, desk: Client) -> None:
    page = text(desk, HUB)
    assert "ยังไม่มีมาตรการ" in page
    assert "ยังไม่มีผลการประเมิน" in page
    result(agency, 2568, {}, else_scored="100")
    assert "มีมาตรการรองรับครบแล้ว" in text(desk, HUB)


@pytest.mark.parametrize("role", sorted(CONTENT_ROLES))
def test_every_card_opens_for_whoever_sees_it(role: Role, signed_in: SignedIn) -> None:
    client = signed_in(role)
    links = re.findall(r'<h2><a href="([^"]+)"', text(client, HUB))
    assert "/a/a1/sight/" in links
    assert {client.get(link).status_code for link in links} <= {200, 302}


def test_the_hub_is_marked_on_the_pages_below_it(desk: Client) -> None:
    for path in ("/a/a1/measures/", "/a/a1/circulars/", SIGHT_OF):
        assert f'<a href="{HUB}" aria-current="true">' in desk.get(path).content.decode(), path


def test_no_page_asks_more_the_more_there_is(agency: Agency, desk: Client) -> None:
    result(agency, 2567, {"E1": "10"})
    result(agency, 2568, {"E1": "10"})
    row = in_force(agency)
    paths = (HUB, f"{SIGHT_OF}2568/", part("E1"), measure(row))
    text(desk, HUB)  # rules are read once in each process
    few = [asked(desk, path) for path in paths]
    for number in range(12):
        reported(in_force(agency, f"m{number}"))
    many = [asked(desk, path) for path in paths]
    assert few == many
    assert max(many) <= MOST


def asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        text(client, path)
    return len(captured)


# --- What is due ---------------------------------------------------------------------------------


def due(agency: Agency) -> list[dict[str, str]]:
    return [dict(each.facts) for each in collected(agency, AT, [SIGHT])]


def test_lost_points_without_a_measure_are_due(agency: Agency) -> None:
    result(agency, 2567, {"E2": "10"})
    result(agency, 2568, {"E1": "10"}, else_scored="100")
    [facts] = due(agency)
    assert (facts["year"], facts["number"]) == ("2568", "1")


def test_once_answered_nothing_is_due(agency: Agency) -> None:
    assert due(agency) == []
    result(agency, 2568, {"E1": "10"}, else_scored="100")
    in_force(agency)
    assert due(agency) == []


def test_of_a_result_long_ago_nothing_is_due(agency: Agency) -> None:
    result(agency, 2566, {"E1": "10"})
    assert due(agency) == []


def test_it_is_told_this_week_to_those_who_decide(agency: Agency) -> None:
    result(agency, 2568, {"E1": "10"})
    [told] = collected(agency, AT, [SIGHT])
    assert SIGHT in SOURCES
    assert told.told == told.whose == {Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR}
