"""`prongsai procedures register` writes what the page of registers says, and no people unasked."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from installation import ran, scripted
from web_site import Data

LENT = "asset-loan-register-s01-2569.csv"
INSIDE = "asset-loan-register-inside-s01-2569.csv"
ON_SCREEN = """
from django.test import Client
from django.test.utils import setup_test_environment
from prongsai.apps.accounts.models import Person
setup_test_environment()
desk = Client()
desk.force_login(Person.objects.get(username="coordinator"))
page = desk.get("/a/s01/cases/registers/asset-loan/?year=2569").context["register"]
print("|".join(page.headings))
for line in page.lines:
    print(line.case.register_number)
"""
TRAIL = """
from prongsai.apps.audit.models import Entry
found = Entry.objects.filter(agency="s01", thing="cases.register", verb="hand out", by="")
print([(each.key, each.after["register_lines"]) for each in found])
"""


@pytest.fixture(scope="module")
def data(demonstration: Data) -> Iterator[Data]:
    with demonstration.copied() as own:
        yield own


def written(data: Data, out: Path, *more: str) -> str:
    done = ran(
        data, "procedures", "register", *more, "--data", data.folder, "--agency", "s01",
        "--year", "2569", "--out", out,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stderr + done.stdout


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))


def test_a_register_says_what_the_page_says_and_nothing_about_people(
    data: Data, tmp_path: Path
) -> None:
    written(data, tmp_path, "asset-loan", "--to", "csv,xlsx,docx")

    assert sorted(each.suffix for each in tmp_path.iterdir()) == [".csv", ".docx", ".xlsx"]
    head, *lines = rows(tmp_path / LENT)
    headings, *numbers = scripted(data, ON_SCREEN).split("\n")
    assert head == headings.split("|")
    assert "ผู้ยืม" not in head
    assert [line[0] for line in lines] == [each for each in numbers if each]
    assert len(lines) > 1
    assert scripted(data, TRAIL).strip() == "[]"


def test_columns_about_people_are_there_where_asked_for_and_that_stands_in_the_trail(
    data: Data, tmp_path: Path
) -> None:
    written(data, tmp_path, "asset-loan", "--to", "csv", "--people")

    head, *lines = rows(tmp_path / INSIDE)
    assert "ผู้ยืม" in head
    assert scripted(data, TRAIL).strip() == f"[('asset-loan-2569', {len(lines)})]"


def test_without_a_name_every_register_is_written_that_all_of_the_office_may_read(
    data: Data, tmp_path: Path
) -> None:
    said = written(data, tmp_path, "--to", "csv")

    names = {re.sub(r"-register-.*", "", each.name) for each in tmp_path.iterdir()}
    assert {"asset-loan", "general-complaint", "waste-bin"} <= names
    assert names.isdisjoint({"gift", "staff-grievance", "interest-check"})
    assert "Registers that only those named in them read are not written: " in said


def test_what_can_not_be_meant_is_said_and_writes_nothing(data: Data, tmp_path: Path) -> None:
    there = ("--data", data.folder, "--out", tmp_path / "none")
    for more, code in (
        (("asset-loan", *there, "--agency", "s01", "--to", "odt"), "report-format-unknown"),
        (("moon", *there, "--agency", "s01"), "procedures-unknown"),
        (("staff-grievance", *there, "--agency", "s01"), "register-named-readers"),
        ((*there, "--agency", "s03"), "register-none"),
    ):
        done = ran(data, "procedures", "register", *more)
        assert done.returncode != 0
        assert f"[{code}]" in done.stderr
    assert not (tmp_path / "none").exists()
