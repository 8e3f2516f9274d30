"""Plans go in and out as files, are begun empty, and come out as papers."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from action_plan_making import (
    EXAMPLE,
    begun,
    example,
    fields_of,
    shown,
)
from plan_desks import LIST, confirmed, filled, handed_in, of, text
from plan_making import plans
from prongsai.apps.agencies.models import Agency
from prongsai.apps.papers.models import Paper
from prongsai.apps.plans.models import ActionPlan, Edition
from prongsai.workshop.uploads import Upload

pytestmark = pytest.mark.django_db


def test_a_filled_template_is_shown_first_and_kept_when_confirmed(desk: Client) -> None:
    page = handed_in(desk, "plan.xlsx", EXAMPLE.read_bytes())

    assert not ActionPlan.objects.exists()
    for said in ("98,320.00", "12,000.00", "40,000.00", "150,320.00"):
        assert said in page.content.decode()

    row = confirmed(desk, page)
    found = shown(row)
    assert [len(part.projects) for part in found.parts] == [11, 12, 2, 4]
    assert found.plan.agency == "เทศบาลตำบลนาฝัน"
    page_of_it = text(desk, of(row))
    assert "150,320.00" in page_of_it
    assert "751,600.00" in page_of_it


def test_a_form_confirmed_twice_makes_one_plan(desk: Client) -> None:
    page = handed_in(desk, "plan.xlsx", EXAMPLE.read_bytes())
    confirmed(desk, page)
    confirmed(desk, page)

    assert ActionPlan.objects.count() == 1


def test_each_fault_of_a_file_is_told_with_its_place_and_nothing_is_kept(desk: Client) -> None:
    said = json.loads(plans().as_json(example()))
    said["plan"]["projects"][3]["place"] = "9.9.9"
    del said["plan"]["projects"][4]["kpis"][0]["unit"]
    page = handed_in(desk, "plan.json", json.dumps(said).encode()).content.decode()

    assert "plan/projects/3/place" in page
    assert "plan/projects/4/kpis/0/unit" in page
    assert "ไม่มีอะไรถูกบันทึก" in page
    assert not ActionPlan.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"), [("plan.xlsx", b"no"), ("plan.pdf", b"%PDF"), ("x.json", b"[")]
)
def test_what_is_no_plan_is_told(desk: Client, name: str, content: bytes) -> None:
    page = handed_in(desk, name, content)

    assert page.status_code == 200
    assert "ไม่มีอะไรถูกบันทึก" in page.content.decode()


@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_the_whole_plan_comes_out_and_goes_in_again_as_it_was(
    desk: Client, row: Edition, form: str
) -> None:
    filled(row)
    before = shown(row).book
    content = desk.get(of(row, f"file/?form={form}")).content
    read = plans().read_upload(Upload(f"plan.{form}", content)).book

    assert read == before
    back = confirmed(desk, handed_in(desk, f"plan.{form}", content))
    after = shown(back).book
    assert (after.plan, after.record) == (before.plan, before.record)


def test_papers_come_as_files_of_the_present_state(desk: Client, row: Edition) -> None:
    for what in ("plan", "announcement", "order", "budget"):
        assert desk.get(of(row, f"file/?what={what}&form=pdf")).content.startswith(b"%PDF")
    assert desk.get(of(row, "file/?what=plan&form=docx")).content.startswith(b"PK")
    assert desk.get(of(row, "file/?what=secret&form=pdf")).status_code == 404
    assert desk.get(of(row, "file/?form=exe")).status_code == 404
    assert desk.get(f"{LIST}template/").content.startswith(b"PK")


def test_a_new_plan_begins_empty_and_a_form_sent_twice_begins_one(desk: Client) -> None:
    typed = {**fields_of(desk.get(f"{LIST}new/")), "title": "แผนใหม่", "first": "2571"}
    desk.post(f"{LIST}new/", typed)
    desk.post(f"{LIST}new/", typed)

    plan = ActionPlan.objects.get()
    assert (plan.title, plan.first, plan.years) == ("แผนใหม่", 2571, 5)
    assert "แผนใหม่" in text(desk, LIST)


def test_years_that_cant_be_reckoned_with_are_refused_and_nothing_typed_is_lost(
    desk: Client,
) -> None:
    typed = {**fields_of(desk.get(f"{LIST}new/")), "title": "แผนใหม่", "years": "40"}
    page = desk.post(f"{LIST}new/", typed).content.decode()

    assert 'value="แผนใหม่"' in page
    assert "errorlist" in page
    assert not ActionPlan.objects.exists()


@pytest.mark.parametrize("what", ["plan", "announcement", "order", "budget"])
def test_a_paper_is_drafted_of_the_plan_as_it_stands(desk: Client, row: Edition, what: str) -> None:
    typed = {"what": what, "token": "a" * 32}
    for _ in range(2):
        assert "/papers/" in desk.post(of(row, "paper/"), typed).headers["Location"]
    paper = Paper.objects.get()

    assert paper.of == f"plans:{row.plan.key}:1:{what}"
    assert "แผนปฏิบัติการป้องกันการทุจริต" in paper.title


def test_no_paper_is_drafted_that_a_plan_doesnt_have(desk: Client, agency: Agency) -> None:
    row = begun(agency, plans().empty())
    for what in ("secret", "order"):
        desk.post(of(row, "paper/"), {"what": what})

    assert not Paper.objects.exists()
