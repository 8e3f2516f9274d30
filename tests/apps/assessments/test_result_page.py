"""What the page of a result tells."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import person
from prongsai.apps import look
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.assessments import rules
from prongsai.apps.assessments.actions import Doer, Source, Standing, enter, open_year
from prongsai.apps.assessments.bridge import scorer_of
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.core.access.roles import Role
from prongsai.core.documents.drawing import Ink
from prongsai.core.scoring.given import Given
from result_making import AT, YEAR, store_few_answers

pytestmark = pytest.mark.django_db
STYLE = Path(look.__file__).parent / "static" / "look" / "look.css"
SignedIn = Callable[[Role], Client]


def known(assessment: Assessment, **scores: int) -> Given:
    """Every item at 96, but the indicators named."""
    pack = scorer_of(assessment).pack
    return Given(
        known={code: Fraction(scores.get(item.indicator, 96)) for code, item in pack.items.items()}
    )


def store(assessment: Assessment, given: Given) -> Result:
    doer = Doer("somebody", (Role.COORDINATOR,), AT)
    return enter(assessment, given, doer, standing=Standing.OFFICIAL, source=Source.FILE)


def page_of(signed_in: SignedIn, address: str = YEAR) -> str:
    return signed_in(Role.EXECUTIVE).get(address).content.decode()


def test_the_page_tells_what_is_lacking_for_the_next_level(
    assessment: Assessment, signed_in: SignedIn
) -> None:
    store(assessment, known(assessment, perform_duty=80, budget=80, power=80, assets=80))
    page = page_of(signed_in)

    assert "ถ้าจะให้ถึงระดับ" in page
    assert re.search(r"IIT อีก \d+\.\d\d คะแนน", page)


def test_the_page_says_findings_and_where_points_are_lost(
    assessment: Assessment, signed_in: SignedIn
) -> None:
    store(assessment, known(assessment, assets=60))
    page = page_of(signed_in)

    assert "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ได้ 60.00 คะแนน ต่ำกว่าเกณฑ์" in page
    assert "เสียคะแนนที่ข้อใดมากที่สุด" in page


def test_each_number_opens_into_what_it_is_made_of(
    assessment: Assessment, signed_in: SignedIn
) -> None:
    store(assessment, known(assessment))
    page = page_of(signed_in)
    pack = scorer_of(assessment).pack

    nodes = 1 + len(pack.instruments) + len(pack.indicators)
    nodes += len(pack.sub_indicators) + len(pack.items)
    assert page.count('<details class="branch"') >= nodes
    assert "ผลรวมของคะแนนแต่ละเครื่องมือคูณน้ำหนัก" in page
    assert "มีน้ำหนัก × 0.3 = " in page


def test_years_are_compared_only_where_the_rules_allow_it(
    assessment: Assessment, signed_in: SignedIn, agency: Agency
) -> None:
    for year in (2567, 2563):
        earlier = open_year(agency, year, by="", at=AT)
        store(earlier, known(earlier))
    store(assessment, known(assessment))
    page = page_of(signed_in)
    table = page[page.index("เทียบแต่ละปี") :]
    total = re.search(r'<th scope="row">คะแนนรวม</th>(.*?)</tr>', table, re.DOTALL)

    assert total is not None
    assert total[1].count("≠") == 1  # 2563 only


def test_a_page_has_no_style_or_script_inside(assessment: Assessment, signed_in: SignedIn) -> None:
    store(assessment, known(assessment))
    page = page_of(signed_in)

    assert "<svg" in page
    assert " style=" not in page
    assert "<style" not in page
    assert re.search(r"<script(?![^>]* src=)", page) is None


def test_where_few_answered_who_ticked_what_is_told_nobody_and_scores_only_inside(
    assessment: Assessment, signed_in: SignedIn, area: Area
) -> None:
    store_few_answers(assessment)
    inside = page_of(signed_in)
    supervisor = Client()
    supervisor.force_login(person("supervisor", area=area.key))
    outside = supervisor.get(YEAR).content.decode()

    assert "คน ×" not in inside
    assert "ไม่แสดง เพราะผู้ตอบน้อย" not in inside
    assert "ไม่แสดง เพราะผู้ตอบน้อย" in outside
    assert "มี 3 คำตอบ" not in outside
    assert supervisor.get(f"{YEAR}versions/").status_code == 404


def test_the_page_asks_the_database_as_often_for_one_year_as_for_many(
    assessment: Assessment, signed_in: SignedIn, agency: Agency
) -> None:
    store(assessment, known(assessment))
    client = signed_in(Role.EXECUTIVE)
    client.get("/me/")  # the first visit of a session is noted
    client.get(YEAR)  # what a result means is written once
    with CaptureQueriesContext(connection) as few:
        client.get(YEAR)
    for year in (2565, 2566, 2567):
        earlier = open_year(agency, year, by="", at=AT)
        store(earlier, known(earlier))
    with CaptureQueriesContext(connection) as first:
        client.get(YEAR)
    with CaptureQueriesContext(connection) as many:
        client.get(YEAR)

    assert len(few) == len(many)
    assert len(first) <= 12


def test_the_page_is_said_in_english_too(assessment: Assessment, signed_in: SignedIn) -> None:
    store(assessment, known(assessment))
    client = signed_in(Role.EXECUTIVE)
    client.post("/taste/", {"language": "en"})
    page = client.get(YEAR).content.decode()

    for said in ("Why this level", "Findings", "Where each number comes from", "Total"):
        assert said in page


def test_every_ink_of_a_chart_has_its_colour_on_a_dark_page(
    assessment: Assessment, signed_in: SignedIn
) -> None:
    store(assessment, known(assessment))
    page, style = page_of(signed_in), STYLE.read_text("utf-8")

    assert 'fill="var(--ink-reached, #1f5a8c)"' in page
    assert not re.findall(r'(?:fill|stroke)="#\w+"', page)
    assert [ink for ink in Ink if style.count(f"--ink-{ink.name.lower()}:") != 2] == []


def test_charts_have_the_numerals_that_their_reader_likes(
    assessment: Assessment, signed_in: SignedIn
) -> None:
    store(assessment, known(assessment, assets=60))
    client = signed_in(Role.EXECUTIVE)
    Person.objects.update(numerals="thai")
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", client.get(YEAR).content.decode())

    assert any("๖๐.๐๐" in text for text in drawn)
    assert not any(re.search("[0-9]", text) for text in drawn if not re.search("[A-Z]", text))


def test_where_rules_were_found_stands_on_the_page_of_the_rules_only(
    assessment: Assessment, signed_in: SignedIn
) -> None:
    store_few_answers(assessment)
    client = signed_in(Role.COORDINATOR)
    pages = [unescape(client.get(path).content.decode()) for path in (YEAR, f"{YEAR}rules/")]
    titles = [each.title.th for each in rules.scorer("ita/2568").pack.sources.values()]

    assert not [title for title in titles if title in pages[0]]
    assert all(title in pages[1] for title in titles)
