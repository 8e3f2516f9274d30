"""What a supervisor sees: the worst of each item of each agency, by district."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disclosure_making import AT, begun, item, worker
from people import person
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.disclosure import above, proofs, watching
from prongsai.apps.disclosure.models import Check, Checklist
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.disclosure.watching import Looked
from prongsai.core.preaudit.verdict import Finding, Judged, Verdict

pytestmark = pytest.mark.django_db
CODES = {
    Verdict.FINE: "answer-fine", Verdict.UNSURE: "answer-blocked", Verdict.BROKEN: "answer-gone",
}  # fmt: skip


def seen(checklist: Checklist, code: str, *verdicts: Verdict) -> None:
    for number, verdict in enumerate(verdicts):
        given = Given("หน้าเว็บ", f"https://nafan.example/{code}/{number}")
        piece = proofs.add(item(checklist, code), worker(), given)
        Check.objects.create(evidence=piece)
        facts = {"status": "404", "host": "nafan.example"}
        found = Judged((Finding("answer", verdict, CODES[verdict], facts),))
        watching.store(Looked(piece.pk, piece.address, AT, found))


@pytest.fixture
def province(area: Area) -> Area:
    made = Area.objects.create(key="p1", kind="province", name="สมมติบุรี")
    area.parent = made
    area.save()
    return made


def test_an_item_is_as_bad_as_its_worst_address(area: Area, agency: Agency, other: Agency) -> None:
    checklist = begun(agency)
    seen(checklist, "O1", Verdict.FINE, Verdict.BROKEN)
    seen(checklist, "O2", Verdict.UNSURE)
    page = above.page_of(area, 2569, 1)
    [(district, [first], idle)] = page.districts

    assert (district, page.codes[:3], page.more) == (area, ["O1", "O2", "O3"], False)
    assert [word for _, word in first.cells][:3] == ["broken", "unsure", "none"]
    assert first.counts == {"fine": 1, "broken": 1, "unsure": 1}
    assert (first.agency, [row.agency for row in idle]) == (agency, [other])


def test_what_an_officer_says_counts(area: Area, agency: Agency) -> None:
    checklist = begun(agency)
    seen(checklist, "O1", Verdict.BROKEN)
    row = item(checklist, "O1").evidence.get()
    row.item = item(checklist, "O1")
    watching.overrule(row, worker(), Verdict.FINE, "เปิดได้")

    assert above.page_of(area, 2569, 1).districts[0][1][0].cells[0] == ("O1", "fine")


def test_areas_below_are_told_in_figures(province: Area, area: Area, agency: Agency) -> None:
    checklist = begun(agency)
    seen(checklist, "O1", Verdict.BROKEN, Verdict.BROKEN)
    seen(checklist, "O2", Verdict.FINE)
    [below] = above.below(province, 2569)

    assert (below.area, below.agencies, below.counts) == (area, 1, {"broken": 2, "fine": 1})
    assert above.below(area, 2569) == []


def test_the_page_names_districts_and_leads_to_the_agency(
    client: Client, province: Area, agency: Agency, other: Agency
) -> None:
    seen(begun(agency), "O1", Verdict.BROKEN)
    client.force_login(person("above", area=province.key))
    page = client.get("/area/p1/disclosure/").content.decode()

    assert "/a/a1/disclosure/2569/checks/" in page
    assert "ทุ่งฝัน" in page
    assert "ยังไม่เริ่มรายการของปีนี้" in page
    assert other.name in page
    assert re.search(r'<span class="dot broken">', page)
    for odd in ("?page=99999", "?page=-1", "?year=2600", "?year=x"):
        assert client.get(f"/area/p1/disclosure/{odd}").status_code == 200


def test_agencies_of_another_area_are_not_there(client: Client, agency: Agency) -> None:
    begun(agency)
    elsewhere = Area.objects.create(key="d2", kind="district", name="ริมเมฆ")
    client.force_login(person("above", area=elsewhere.key))

    assert agency.name not in client.get("/area/d2/disclosure/").content.decode()
    assert client.get("/area/d1/disclosure/").status_code == 404


def test_it_takes_as_many_statements_whatever_there_is(
    client: Client, province: Area, agency: Agency, other: Agency
) -> None:
    client.force_login(person("above", area=province.key))
    client.get("/area/p1/disclosure/")
    counts = []
    for checked in (begun(agency), begun(other)):
        seen(checked, "O1", Verdict.BROKEN)
        seen(checked, "O2", Verdict.FINE)
        with CaptureQueriesContext(connection) as asked:
            client.get("/area/p1/disclosure/")
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 14
