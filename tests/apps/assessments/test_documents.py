"""Papers about a result, and the page on what changed in the rules."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from django.test import Client

from people import person
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.assessments.actions import open_year
from prongsai.apps.assessments.models import Assessment
from prongsai.core.access.roles import Role
from prongsai.core.scoring.bundle import Bundle
from prongsai.core.scoring.bundle_file import bundle_from
from prongsai.core.terms.problem import NOWHERE
from result_making import AT, YEAR, form_of, store_few_answers

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
STARTS = {"docx": b"PK\x03\x04", "pdf": b"%PDF-", "html": b"<!doctype html>"}


@pytest.fixture
def typed(assessment: Assessment, signed_in: SignedIn) -> Assessment:
    signed_in(Role.COORDINATOR).post(f"{YEAR}enter/", form_of(assessment, "91.25"))
    return assessment


@pytest.mark.usefixtures("typed")
@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
@pytest.mark.parametrize("kind", ["analysis", "analysis-table", "summary", "summary-en"])
def test_every_paper_comes_in_every_format_with_a_name_that_tells_whose_it_is(
    signed_in: SignedIn, kind: str, form: str
) -> None:
    answer = signed_in(Role.COORDINATOR).get(f"{YEAR}papers/{kind}.{form}")
    named = unquote(answer.headers["Content-Disposition"])

    assert answer.content.lower().startswith(STARTS[form].lower())
    assert named == f"attachment; filename*=utf-8''เทศบาลตำบลนาฝัน-2568-{kind}.{form}"


def test_an_estimate_of_the_agency_is_not_announced_even_when_it_is_approved(
    assessment: Assessment, signed_in: SignedIn
) -> None:
    form = {**form_of(assessment, "91.25"), "standing": "provisional"}
    signed_in(Role.COORDINATOR).post(f"{YEAR}enter/", form)
    for role in (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE):
        signed_in(role).post(f"{YEAR}decide/", {"version": "1"})
    page = signed_in(Role.COORDINATOR).get(f"{YEAR}papers/").content.decode()
    year = signed_in(Role.COORDINATOR).get(YEAR).content.decode()

    assert "[announce-not-official]" in page
    assert "announcement.pdf" not in page
    for told in ("ยังไม่เป็นทางการ", "อนุมัติแล้ว"):  # two things, both said
        assert told in year


@pytest.mark.usefixtures("typed")
def test_a_result_is_announced_only_when_it_is_approved(signed_in: SignedIn) -> None:
    client, address = signed_in(Role.COORDINATOR), f"{YEAR}papers/announcement.pdf"
    before = client.get(f"{YEAR}papers/").content.decode()
    refused = client.get(address, follow=True).content.decode()
    for role in (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE):
        signed_in(role).post(f"{YEAR}decide/", {"version": "1"})
    after = client.get(f"{YEAR}papers/").content.decode()

    assert "[announce-not-approved]" in before
    assert address not in before
    assert "ยังทำประกาศไม่ได้" in refused
    assert address in after
    assert client.get(address).content.startswith(b"%PDF-")


def bundle_in(content: bytes) -> Bundle:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        name = next(each for each in packed.namelist() if each.endswith(".json"))
        return bundle_from(json.loads(packed.read(name)), NOWHERE)


@pytest.mark.usefixtures("typed")
def test_the_bundle_can_be_read_back(signed_in: SignedIn) -> None:
    client = signed_in(Role.EXECUTIVE)
    public, inside = (
        bundle_in(client.get(f"{YEAR}papers/bundle-{form}.zip").content)
        for form in ("public", "inside")
    )

    assert (str(public.overall), public.given) == ("91.25", None)
    assert inside.given is not None


@pytest.mark.usefixtures("typed")
def test_only_those_who_answer_for_it_get_what_was_counted(
    signed_in: SignedIn, agency: Agency, area: Area
) -> None:
    signed_in(Role.COORDINATOR)
    people = [
        person("staff", agency.key, Role.STAFF),
        person("supervisor", area=area.key),
        person("auditor", agency.key, Role.INTERNAL_AUDITOR),
    ]
    found = []
    for each in people:
        client = Client()
        client.force_login(each)
        found.append(
            [
                client.get(f"{YEAR}papers/{name}").status_code
                for name in ("bundle-inside.zip", "bundle-public.zip", "summary.html")
            ]
        )

    assert found == [[404, 200, 200], [404, 200, 200], [200, 200, 200]]


def test_papers_that_tell_of_single_people_stay_inside(
    assessment: Assessment, signed_in: SignedIn, area: Area
) -> None:
    store_few_answers(assessment)
    supervisor = Client()
    supervisor.force_login(person("supervisor", area=area.key))
    inside = signed_in(Role.COORDINATOR)

    assert "ห้ามเผยแพร่" in inside.get(f"{YEAR}papers/").content.decode()
    assert inside.get(f"{YEAR}papers/summary.html").status_code == 200
    assert supervisor.get(f"{YEAR}papers/summary.html").status_code == 404
    assert "เปิดได้เฉพาะภายในหน่วยงาน" in supervisor.get(f"{YEAR}papers/").content.decode()


@pytest.mark.usefixtures("typed")
@pytest.mark.parametrize("name", ["nothing.pdf", "analysis.exe", "bundle-inside.pdf"])
def test_what_is_not_offered_is_not_found(signed_in: SignedIn, name: str) -> None:
    assert signed_in(Role.COORDINATOR).get(f"{YEAR}papers/{name}").status_code == 404


def test_without_a_result_there_are_no_papers(assessment: Assessment, signed_in: SignedIn) -> None:
    assert signed_in(Role.COORDINATOR).get(f"{YEAR}papers/").status_code == 404
    assert assessment.year == 2568


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2563, "ไม่มีหลักเกณฑ์ของปีก่อนให้เทียบ"),
        (2564, "ทุกข้อเหมือนปีก่อน"),
        (2566, "เปลี่ยนมาตรวัด (20)"),
        (2568, "ตัดออก (2)"),
        (2569, "น้ำหนัก IIT</th><td>30%</td><td>ยังไม่ทราบ"),
        (2570, "ยังไม่ทราบว่าข้อใดต่อเนื่องจากปีก่อน"),
    ],
)
def test_what_changed_in_the_rules_is_told_from_what_the_pack_continues(
    agency: Agency, signed_in: SignedIn, year: int, said: str
) -> None:
    open_year(agency, year, by="", at=AT)
    page = signed_in(Role.EXECUTIVE).get(f"/a/a1/years/{year}/rules/").content.decode()

    assert said in page
