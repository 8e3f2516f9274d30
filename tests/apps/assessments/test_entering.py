"""Typing the scores of a year."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from django.test import Client

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import bridge
from prongsai.apps.assessments.actions import Doer, Source, Standing, enter, open_year
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.core.access.roles import Role
from prongsai.core.scoring.given import Given
from result_making import AT, YEAR, form_of, without

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]


@pytest.fixture
def coordinator(signed_in: SignedIn) -> Client:
    return signed_in(Role.COORDINATOR)


def test_ten_scores_make_a_result_with_its_total_and_level(
    assessment: Assessment, coordinator: Client
) -> None:
    answer = coordinator.post(f"{YEAR}enter/", form_of(assessment, "๙๐.๕"))
    result = Result.objects.get()

    assert (answer.status_code, answer.headers["Location"]) == (302, YEAR)
    assert (result.shown["overall"], result.level) == ("90.50", "good")
    assert (result.version, result.source, result.approved) == (1, "hand", False)


def test_a_score_that_is_missing_is_named_and_what_was_typed_stays(
    assessment: Assessment, coordinator: Client
) -> None:
    typed = {**form_of(assessment), "score-power": "", "score-perform_duty": "88.25"}
    answer = coordinator.post(f"{YEAR}enter/", typed)
    page = answer.content.decode()

    assert Result.objects.count() == 0
    assert "ต้องกรอกครบทั้ง 10 ตัวชี้วัดจึงจะบันทึกได้ ยังขาดตัวชี้วัดที่ 3" in page
    assert 'value="88.25"' in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("เก้าสิบ", "ไม่ใช่ตัวเลข"),
        ("1e1", "ไม่ใช่ตัวเลข"),
        ("100.01", "อยู่นอกช่วง 0 ถึง 100"),
        ("-1", "อยู่นอกช่วง 0 ถึง 100"),
        ("90.005", "มีทศนิยมเกินสองตำแหน่ง"),
    ],
)
def test_what_is_no_score_is_told_beside_its_field(
    assessment: Assessment, coordinator: Client, typed: str, said: str
) -> None:
    page = coordinator.post(
        f"{YEAR}enter/", form_of(assessment, perform_duty=typed)
    ).content.decode()

    assert f"“{typed}” {said}" in page
    assert f'value="{typed}"' in page
    assert Result.objects.count() == 0


def test_the_total_is_worked_out_without_saving_and_held_against_the_published_one(
    assessment: Assessment, coordinator: Client
) -> None:
    typed = {**form_of(assessment), "check": "1", "published": "91"}
    page = coordinator.post(f"{YEAR}enter/", typed).content.decode()

    assert "คิดได้ 90.00 แต่ประกาศไว้ 91.00" in page
    assert Result.objects.count() == 0


def test_while_typing_only_the_part_with_the_total_comes_back(
    assessment: Assessment, coordinator: Client
) -> None:
    typed = {**without(form_of(assessment), "score-disclosure", "standing"), "check": "1"}
    answer = coordinator.post(f"{YEAR}enter/", typed, headers={"HX-Request": "true"})
    page = answer.content.decode()

    assert "<html" not in page
    assert "ยังไม่ได้กรอกตัวชี้วัดที่ 9" in page
    assert page.count("90.00") == 2  # both instruments that are whole, and no total


def test_what_is_wrong_is_not_called_missing_even_while_typing(
    assessment: Assessment, signed_in: SignedIn
) -> None:
    form = {**form_of(assessment, budget="abc", power="120"), "check": "1", "score-assets": ""}
    for headers in ({}, {"HX-Request": "true"}):
        answer = signed_in(Role.COORDINATOR).post(f"{YEAR}enter/", form, headers=headers)
        page = answer.content.decode()

        assert "ยังไม่ได้กรอกตัวชี้วัดที่ 4<" in page
        assert "ตรวจตัวชี้วัดที่ 2, 3 " in page


def test_the_first_save_speaks_of_no_version_before(
    assessment: Assessment, signed_in: SignedIn
) -> None:
    client = signed_in(Role.COORDINATOR)
    first = client.post(f"{YEAR}enter/", form_of(assessment), follow=True).content.decode()
    again = form_of(assessment, "80", seen=1)
    second = client.post(f"{YEAR}enter/", again, follow=True).content.decode()

    assert "ขั้นต่อไปคือเสนอปลัด" in first
    assert "ฉบับก่อนยังเก็บไว้" not in first
    assert "ฉบับก่อนยังเก็บไว้" in second


def test_rules_that_are_unknown_are_said_where_they_leave_no_total(
    agency: Agency, coordinator: Client
) -> None:
    assessment = open_year(agency, 2570, by="", at=AT)
    Assessment.objects.filter(pk=assessment.pk).update(assumed="")
    typed = {**form_of(assessment), "check": "1"}
    page = coordinator.post("/a/a1/years/2570/enter/", typed).content.decode()

    assert "ไม่มีคะแนน เพราะยังไม่ทราบหลักเกณฑ์" in page


def test_a_correction_keeps_the_items_of_indicators_that_stay_as_they_were(
    assessment: Assessment, coordinator: Client
) -> None:
    pack = bridge.scorer_of(assessment).pack
    known = {code: Fraction(80) for code in pack.items}
    doer = Doer("somebody", (Role.COORDINATOR,), AT)
    first = enter(
        assessment, Given(known=known), doer, standing=Standing.OFFICIAL, source=Source.FILE
    )
    typed = {f"score-{key}": text for key, text in bridge.typed(first).items()}
    typed |= {"score-perform_duty": "81", "published": "", "standing": "official", "seen": "1"}
    coordinator.post(f"{YEAR}enter/", typed)
    given = bridge.given(Result.objects.get(version=2))
    gone = {code for code, item in pack.items.items() if item.indicator == "perform_duty"}

    assert gone
    kept = {code: Fraction(80) for code in pack.items if code not in gone}
    assert given.known == {**kept, "perform_duty": Fraction(81)}


def test_the_second_of_two_sees_what_the_first_saved_and_loses_nothing(
    assessment: Assessment, coordinator: Client
) -> None:
    coordinator.post(f"{YEAR}enter/", form_of(assessment, "90"))
    answer = coordinator.post(f"{YEAR}enter/", form_of(assessment, "91", perform_duty="92"))
    page = answer.content.decode()

    assert Result.objects.count() == 1
    assert "มีผู้บันทึกฉบับที่ 1 หลังจากเปิดหน้านี้" in page
    assert page.count("ฉบับที่ 1 (คน coordinator) เป็น 90.00") == 10
    assert 'value="92"' in page

    coordinator.post(f"{YEAR}enter/", form_of(assessment, "91", seen=1, perform_duty="92"))
    assert [each.shown["perform_duty"] for each in Result.objects.order_by("version")] == [
        "90.00",
        "92.00",
    ]


def test_the_same_form_sent_twice_makes_one_version(
    assessment: Assessment, coordinator: Client
) -> None:
    for _ in range(2):
        coordinator.post(f"{YEAR}enter/", form_of(assessment))

    assert Result.objects.count() == 1


def test_only_the_coordinator_may_type(assessment: Assessment, signed_in: SignedIn) -> None:
    for role in (Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE):
        client = signed_in(role)

        assert client.get(f"{YEAR}enter/").status_code == 404
        assert client.post(f"{YEAR}enter/", form_of(assessment)).status_code == 404
    assert Result.objects.count() == 0


@pytest.mark.parametrize("seen", ["", "x", "-1"])
def test_a_form_that_does_not_tell_what_its_author_saw_is_not_saved(
    assessment: Assessment, coordinator: Client, seen: str
) -> None:
    typed = {**form_of(assessment), "seen": seen}
    page = coordinator.post(f"{YEAR}enter/", typed).content.decode()

    assert "โหลดหน้านี้ใหม่แล้วกรอกอีกครั้ง" in page
    assert Result.objects.count() == 0
