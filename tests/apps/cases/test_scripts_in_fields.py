"""Scripts and formulas in every field of every shipped procedure are text, wherever they show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from complaint_making import DOER
from file_making import png
from hostile_cases import Told, reader, told, with_all_around
from hostile_words import armed, does, hostile, is_told, runs, words_of
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import bridge, exporting, lending
from prongsai.apps.cases.papers import event_of
from prongsai.apps.files.checking import checked
from prongsai.core.cases.things import Thing
from prongsai.shell.commands.cases import _as_lines, _as_table
from staff_case_making import client_of, colleague

pytestmark = pytest.mark.django_db
INSIDE = "/a/a1/cases"
COMMON = "general-complaint"
WAITS = "queue-ticket"
"""A waiting line asks for nothing in words."""
PARTS = 5
"""Procedures are looked at in so many parts, so that none takes long."""


@pytest.fixture
def hostile_office(agency: Agency) -> Agency:
    """Its own name and that of its unit are of the same kind."""
    agency.name = hostile(1)
    agency.save()
    agency.divisions.create(key="works", name=hostile(2))
    return agency


def of_officers(officer: Client, each: Told) -> Iterator[Any]:
    """Pages inside that tell something of a case of any kind."""
    one, own = f"{INSIDE}/c/{each.row.key}", each.folder.procedure
    yield officer.get(f"{one}/")
    yield officer.post(f"{one}/people/")
    yield officer.get(f"{INSIDE}/registers/{own.key}/?year=2569")
    yield officer.get(f"{INSIDE}/queue/{own.key}/")
    for event in each.folder.log:
        if event_of(each.folder, str(event.number), outside=False):
            yield officer.post(f"{one}/paper/", {"event": event.number})


def of_everybody(stranger: Client, each: Told) -> Iterator[Any]:
    """Pages outside, with the code and without."""
    key, code = each.row.procedure, {"code": each.code}
    yield stranger.get(f"/c/a1/board/{key}/")
    yield stranger.get(f"/c/a1/told/{key}/")
    yield stranger.post("/c/a1/follow/", code)
    for event in each.folder.log:
        if event_of(each.folder, str(event.number), outside=True):
            yield stranger.post("/c/a1/follow/paper/", {**code, "event": event.number})


def looked_at(pages: Iterable[Any], own: str) -> int:
    """How many of them show such words, all of them as text."""
    shown = 0
    for answer in pages:
        page = answer.content.decode()
        if answer.status_code == 200:
            assert runs(page) == [], (own, answer.request["PATH_INFO"])
            shown += is_told(page)
    return shown


@pytest.mark.parametrize("part", range(PARTS))
def test_words_in_every_field_of_every_procedure_are_text_on_every_page(
    hostile_office: Agency, client: Client, part: int
) -> None:
    known = shelf().procedures
    officer = client_of(reader(hostile_office, known))
    bringer = colleague(hostile_office, "bringer")
    for own in list(known.values())[part::PARTS]:
        each = told(hostile_office, own, bringer)
        if own.key != WAITS:
            with_all_around(each, checked("photo.png", png()))
        inside = looked_at(of_officers(officer, each), own.key)
        outside = looked_at(of_everybody(client, each), own.key)
        mine = client_of(bringer).get(f"{INSIDE}/mine/{each.row.key}/")
        assert looked_at([mine], own.key) == (own.key in bridge.of_staff())
        assert inside > 1, own.key
        assert outside, own.key


def test_lists_and_pages_around_cases_show_such_words_as_text(
    hostile_office: Agency, client: Client
) -> None:
    officer = client_of(reader(hostile_office, shelf().procedures))
    lending.enlist(hostile_office, Thing(code=hostile(0)[:60], name=hostile(1)), DOER)
    who = colleague(hostile_office, "bringer")
    cases = [told(hostile_office, shelf().procedures[key], who) for key in ("asset-loan", COMMON)]
    with_all_around(cases[1], checked("photo.png", png()))
    one = f"{INSIDE}/c/{cases[1].row.key}"
    pages = (
        f"{one}/correct/", f"{one}/referral/", f"{one}/tellings/", f"{one}/hold/",
        f"{INSIDE}/figures/{COMMON}/", f"{INSIDE}/enter/{COMMON}/", f"{INSIDE}/settings/{COMMON}/",
        f"{INSIDE}/?stage=all&words=%3Cscript%3Ealert(1)", f"{INSIDE}/things/", f"{INSIDE}/mine/",
        f"{INSIDE}/mine/new/asset-loan/", "/search/?q=%3Cscript%3Ealert(1)", "/a/a1/trail/",
        f"{INSIDE}/keeping/", f"{INSIDE}/processing/", f"{INSIDE}/boxes/new/", "/a/a1/",
    )  # fmt: skip

    outside = ("", "asset-loan/", "asset-loan/new/", f"{COMMON}/privacy/", f"figures/{COMMON}/")
    answers = [officer.get(each) for each in pages]
    answers += [client.get(f"/c/a1/{each}") for each in outside]

    for each in answers:
        assert each.status_code == 200, each.request["PATH_INFO"]
    assert looked_at(answers, "around") == len(answers)


# --- Files ---------------------------------------------------------------------------------------


def files_of(officer: Client, own: str, forms: Sequence[str]) -> Iterator[bytes]:
    """The register without people and with them."""
    there = f"{INSIDE}/registers/{own}/"
    for form in forms:
        yield officer.get(f"{there}file/?year=2569&form={form}").content
        yield officer.post(f"{there}names/", {"year": "2569", "form": form}).content


@pytest.mark.parametrize("part", range(PARTS))
def test_words_in_registers_are_neither_formula_nor_markup(
    hostile_office: Agency, part: int
) -> None:
    known = shelf().procedures
    officer = client_of(reader(hostile_office, known))
    for own in list(known.values())[part::PARTS]:
        told(hostile_office, own, colleague(hostile_office, f"of-{own.key}"))
        books = list(files_of(officer, own.key, ("xlsx", "docx")))
        assert [does(each) for each in books] == [[], [], [], []], own.key
        assert own.key == WAITS or any("cmd|" in words_of(each) for each in books), own.key


def test_a_case_on_paper_and_in_tables_of_the_command_line_is_text(
    hostile_office: Agency, tmp_path: Path
) -> None:
    each = told(hostile_office, shelf().procedures[COMMON],
                colleague(hostile_office, "other"))  # fmt: skip
    officer = client_of(reader(hostile_office, shelf().procedures))

    _as_table(exporting.heads(hostile_office), tmp_path / "a.csv")
    _as_lines(exporting.wholes(hostile_office, people=True), tmp_path / "a.jsonl")
    figures = officer.get(f"{INSIDE}/figures/{COMMON}/file/?year=2569&form=csv&what=whole")
    sums = officer.get(f"{INSIDE}/figures/{COMMON}/file/?year=2569&form=xlsx&what=whole")

    assert list(armed((tmp_path / "a.csv").read_bytes())) == []
    assert list(armed(figures.content)) == []
    assert does(sums.content) == []
    assert json.loads((tmp_path / "a.jsonl").read_text("utf-8"))["key"] == each.row.key
