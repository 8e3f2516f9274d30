"""Newer rules for a year in use: the difference first, never a silent change."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from newer_packs import OTHER_DAY, OTHER_WEIGHTS, packs_with, packs_without
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import pinned
from prongsai.apps.assessments.actions import open_year
from prongsai.apps.assessments.models import Assessment, KeptRules, Result
from prongsai.apps.audit.models import Entry
from prongsai.core.access.roles import Role
from result_making import AT, YEAR, form_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
UPGRADE = f"{YEAR}rules/upgrade/"
DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)


@pytest.fixture
def approved(assessment: Assessment, signed_in: SignedIn) -> Result:
    """IIT 100, the rest 80, approved by all three."""
    pack = pinned.scorer_of(assessment).pack
    best = {f"score-{each.key}": "100" for each in pack.indicators_in("IIT")}
    signed_in(Role.COORDINATOR).post(f"{YEAR}enter/", {**form_of(assessment, "80"), **best})
    pass_on(signed_in, 1)
    return Result.objects.get()


def pass_on(signed_in: SignedIn, version: int) -> None:
    for role in DESKS:
        signed_in(role).post(f"{YEAR}decide/", {"version": version})


@pytest.fixture
def revised(tmp_path: Path, settings: Any) -> None:
    settings.PACKS = packs_with(tmp_path, 2568, OTHER_WEIGHTS)


def said(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def form_in(page: str) -> dict[str, str]:
    return {name: re.findall(rf'name="{name}" value="([^"]*)"', page)[0] for name in ("seen", "to")}


@pytest.mark.usefixtures("approved", "revised")
def test_the_year_says_that_there_are_newer_rules_and_changes_nothing(signed_in: SignedIn) -> None:
    page = said(signed_in(Role.EXECUTIVE), YEAR)
    said(signed_in(Role.EXECUTIVE), UPGRADE)

    assert "มีหลักเกณฑ์ของปีนี้ฉบับใหม่" in page
    assert "86.00" in page
    assert Result.objects.count() == 1
    assert Assessment.objects.get().pack == "ita/2568/local@1"


@pytest.mark.usefixtures("approved", "revised")
def test_the_coordinators_week_calls_for_a_look_until_it_is_on_its_way(
    signed_in: SignedIn,
) -> None:
    client = signed_in(Role.COORDINATOR)
    before = said(client, "/a/a1/")
    client.post(UPGRADE, form_in(said(client, UPGRADE)))
    after = said(client, "/a/a1/")

    assert "ดูหลักเกณฑ์ฉบับใหม่ของปีงบประมาณ พ.ศ. 2568" in before
    assert "ดูหลักเกณฑ์ฉบับใหม่" not in after


@pytest.mark.usefixtures("approved", "revised")
def test_the_difference_the_result_under_both_and_who_must_approve_are_shown(
    signed_in: SignedIn,
) -> None:
    page = said(signed_in(Role.COORDINATOR), UPGRADE)

    assert "น้ำหนัก IIT" in page
    assert "instruments/IIT/weight" in page
    assert [figure in page for figure in ("86.00", "88.00")] == [True, True]
    assert "คน chief_administrator" in page


@pytest.mark.usefixtures("approved", "revised")
def test_other_numbers_are_approved_anew_before_the_year_is_held_to_the_newer_rules(
    signed_in: SignedIn,
) -> None:
    client = signed_in(Role.COORDINATOR)
    client.post(UPGRADE, form_in(said(client, UPGRADE)))
    first, second = Result.objects.order_by("version")
    waiting = Assessment.objects.get()
    pass_on(signed_in, 2)
    after = Assessment.objects.get()

    assert (first.shown["overall"], second.shown["overall"]) == ("86.00", "88.00")
    assert (first.pack, second.pack) == ("ita/2568/local@1", "ita/2568/local@2")
    assert (second.acts, waiting.in_force, waiting.pack) == ([], first, "ita/2568/local@1")
    assert (after.in_force, after.pack) == (second, "ita/2568/local@2")
    assert "ita/2568/local@2" in said(client, f"{YEAR}versions/")


@pytest.mark.usefixtures("approved")
def test_what_changes_no_number_stays_approved(
    signed_in: SignedIn, tmp_path: Path, settings: Any
) -> None:
    settings.PACKS = packs_with(tmp_path, 2568, OTHER_DAY, revision=1)
    client = signed_in(Role.COORDINATOR)
    page = said(client, UPGRADE)
    client.post(UPGRADE, form_in(page))
    first, second = Result.objects.order_by("version")

    assert "มีการแก้ไขเมื่อปรับปรุงโปรแกรม" in page
    assert "ไม่มีคะแนนใดเปลี่ยน" in page
    assert (second.acts, second.approved) == (first.acts, True)
    assert Assessment.objects.get().pack_hash == second.pack_hash != first.pack_hash


@pytest.mark.usefixtures("approved", "revised")
def test_sent_twice_it_changes_once(signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    form = form_in(said(client, UPGRADE))
    for _ in range(2):
        assert client.post(UPGRADE, form).headers["Location"] == YEAR

    assert Result.objects.count() == 2
    assert Entry.objects.filter(verb="change rules").count() == 1


@pytest.mark.usefixtures("approved", "revised")
def test_what_somebody_saved_meanwhile_is_shown_before_anything_changes(
    signed_in: SignedIn, assessment: Assessment
) -> None:
    client = signed_in(Role.COORDINATOR)
    form = form_in(said(client, UPGRADE))
    client.post(f"{YEAR}enter/", form_of(assessment, "70", seen=1))
    page = unescape(client.post(UPGRADE, form).content.decode())

    assert "[result-changed-meanwhile]" in page
    assert form_in(page)["seen"] == "2"
    assert "70.00" in page
    assert set(Result.objects.values_list("pack", flat=True)) == {"ita/2568/local@1"}


@pytest.mark.usefixtures("approved", "revised")
def test_nobody_agrees_to_rules_he_was_not_shown(signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    for form in ({"seen": "1", "to": "other"}, {}, {"seen": "x"}):
        assert "[rules-changed-meanwhile]" in client.post(UPGRADE, form).content.decode()
    assert Result.objects.count() == 1


@pytest.mark.usefixtures("approved", "revised")
def test_only_the_coordinator_changes_the_rules(signed_in: SignedIn) -> None:
    client = signed_in(Role.EXECUTIVE)
    page = said(client, UPGRADE)

    assert 'name="to"' not in page
    assert client.post(UPGRADE, {}).status_code == 404


@pytest.mark.usefixtures("assessment", "revised")
def test_a_year_without_a_result_is_held_to_the_newer_rules_at_once(signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    client.post(UPGRADE, form_in(said(client, UPGRADE)))

    assert Assessment.objects.get().pack == "ita/2568/local@2"
    assert Result.objects.count() == 0


@pytest.mark.usefixtures("approved")
def test_rules_that_an_update_took_away_are_kept_word_for_word(
    signed_in: SignedIn, tmp_path: Path, settings: Any
) -> None:
    settings.PACKS = packs_without(tmp_path, 2568)
    client = signed_in(Role.COORDINATOR)

    for name in ("", "versions/", "rules/", "rules/upgrade/", "what-if/", "enter/"):
        assert client.get(f"{YEAR}{name}").status_code == 200, name
    assert "86.00" in said(client, YEAR)


@pytest.mark.usefixtures("approved")
def test_without_the_rules_it_is_said_and_the_stored_figures_can_be_read(
    signed_in: SignedIn, tmp_path: Path, settings: Any
) -> None:
    KeptRules.objects.all().delete()
    pinned._kept.cache_clear()
    settings.PACKS = packs_with(tmp_path, 2568, OTHER_WEIGHTS, revision=1)
    client = signed_in(Role.COORDINATOR)
    page = said(client, YEAR)

    assert "[rules-not-kept]" in page
    assert "86.00" in page
    for name in ("enter/", "import/", "what-if/", "way/", "papers/", "rules/"):
        assert client.get(f"{YEAR}{name}").headers["Location"] == YEAR, name
    for name in (f"{YEAR}versions/", f"{YEAR}versions/1/", "/a/a1/years/", "/a/a1/"):
        assert "80.00" in said(client, name) or "86.00" in said(client, name), name


@pytest.mark.usefixtures("approved")
def test_rules_nobody_has_any_more_can_be_left_for_newer_ones(
    signed_in: SignedIn, tmp_path: Path, settings: Any
) -> None:
    KeptRules.objects.all().delete()
    pinned._kept.cache_clear()
    settings.PACKS = packs_with(tmp_path, 2568, OTHER_WEIGHTS, revision=1)
    client = signed_in(Role.COORDINATOR)
    page = said(client, UPGRADE)
    client.post(UPGRADE, form_in(page))

    assert "[rules-not-kept]" in page
    assert ["86.00" in page, "88.00" in page] == [True, True]
    assert Result.objects.get(version=2).shown["overall"] == "88.00"


def test_a_draft_that_is_lent_other_rules_is_told_apart(
    agency: Agency, signed_in: SignedIn, tmp_path: Path, settings: Any
) -> None:
    open_year(agency, 2569, by="", at=AT)
    settings.PACKS = packs_with(tmp_path, 2568, OTHER_WEIGHTS)
    page = said(signed_in(Role.COORDINATOR), "/a/a1/years/2569/rules/upgrade/")

    assert "ใช้หลักเกณฑ์ของปีอื่นแทนที่เคยใช้" in page
    assert "น้ำหนัก IIT" in page
