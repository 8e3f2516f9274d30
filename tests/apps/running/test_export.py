"""An agency that leaves takes along all that is its own, and nothing of anybody else."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from installation import ran, scripted, tables_of, told_of
from prongsai.shell.running.belongings import (
    COLUMNS_LEFT_OUT,
    EXPORTED,
    LEFT_OUT,
    every_table,
)
from running_kept import Kept
from web_site import Data

FORMULA = """
from django.utils import timezone
from prongsai.apps.agencies.actions import add_division
from prongsai.apps.agencies.models import Agency
add_division(Agency.objects.get(key="s01"), "=1+1", None, by="", at=timezone.now())
"""
PROOF = "files/assessments.assessment/2569"


@dataclass(frozen=True)
class Taken:
    """An archive as whoever gets it opens it."""

    data: Data
    said: str
    path: Path

    @cached_property
    def members(self) -> dict[str, bytes]:
        with zipfile.ZipFile(self.path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def rows(self, table: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.members[f"data/{table}.json"])
        return found

    @cached_property
    def text(self) -> str:
        """All that can be read in it, office files unpacked."""
        return "".join(map(_read, self.members.values()))


def _read(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "ignore")
    with zipfile.ZipFile(io.BytesIO(content)) as inside:
        return "".join(inside.read(name).decode("utf-8", "ignore") for name in inside.namelist())


@pytest.fixture(scope="module")
def taken(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taken]:
    path = tmp_path_factory.mktemp("export") / "s01.zip"
    with kept.data.copied() as data:
        scripted(data, FORMULA)
        done = ran(data, "export", "--data", data.folder, "--agency", "s01", "--out", path)
        assert done.returncode == 0, done.stderr
        yield Taken(data, done.stderr, path)


def test_every_table_is_exported_or_named_with_the_reason_why_not() -> None:
    """A new table? Say in `shell/running/belongings.py` which of its rows are an agency's."""
    assert sorted(every_table()) == sorted([*EXPORTED, *LEFT_OUT])
    assert all(LEFT_OUT.values())


def test_every_column_left_out_is_there_and_has_its_reason() -> None:
    for table, columns in COLUMNS_LEFT_OUT.items():
        known = {field.attname for field in apps.get_model(table)._meta.concrete_fields}
        assert columns.keys() <= known
        assert all(columns.values())


WHETHER = {"must_change_password", "secret"}
"""Columns that say whether there is something, not what."""


def test_no_column_that_looks_like_a_secret_goes_out() -> None:
    for table in EXPORTED:
        names = {field.attname for field in apps.get_model(table)._meta.concrete_fields}
        secret = {
            name for name in names if any(w in name for w in ("password", "secret", "digest"))
        }
        assert secret - WHETHER <= set(COLUMNS_LEFT_OUT.get(table, {}))


def test_its_rows_are_all_there(taken: Taken) -> None:
    found = tables_of(taken.data)
    (agency,) = taken.rows("agencies.Agency")
    assert (agency["key"], agency["name"]) == ("s01", "เทศบาลตำบลนาฝัน")
    assert len(taken.rows("assessments.Assessment")) == 7
    counted = scripted(
        taken.data,
        "from prongsai.apps.assessments.models import Result\n"
        "print(Result.objects.filter(assessment__agency__key='s01').count())",
    )
    assert len(taken.rows("assessments.Result")) == int(counted) > 0
    lines = [row for row in found["audit_entry"] if row[1] == "s01"]
    assert len(taken.rows("audit.Entry")) == len(lines)
    assert {row["role"] for row in taken.rows("accounts.Membership")} >= {"coordinator", "staff"}


def test_a_table_says_the_same_to_people_and_to_programs(taken: Taken) -> None:
    for table in EXPORTED:
        rows = taken.rows(table)
        text = taken.members[f"data/{table}.csv"].decode("utf-8-sig")
        heads, *lines = csv.reader(io.StringIO(text))
        assert len(lines) == len(rows)
        assert all(list(row) == heads for row in rows)


def test_no_cell_for_people_is_taken_for_a_formula_and_programs_get_it_exactly(
    taken: Taken,
) -> None:
    tables = [name for name in taken.members if name.endswith(".csv")]
    texts = [taken.members[name].decode("utf-8-sig") for name in tables]
    cells = [cell for text in texts for row in csv.reader(io.StringIO(text)) for cell in row]

    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell[:1] in ("=", "@", "\t", "\r")]
    assert "=1+1" in [row["name"] for row in taken.rows("agencies.Division")]


def test_its_files_and_papers_are_there_to_be_opened(taken: Taken) -> None:
    proofs = {n: c for n, c in taken.members.items() if n.startswith(PROOF)}
    assert sorted(proofs.values()) == [b"s01 0", b"s01 1", b"s01 2"]
    assert all(name.endswith(".txt") and "หลักฐาน" in name for name in proofs)
    papers = [name for name in taken.members if name.startswith("papers/2568/")]
    assert {name.rpartition(".")[2] for name in papers} == {"json", "csv", "docx", "pdf"}
    assert len(papers) == 9


def test_the_trail_is_readable_and_says_that_it_was_taken_out(taken: Taken) -> None:
    text = taken.members["trail/trail.csv"].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 1 + len(taken.rows("audit.Entry"))
    assert "ส่งออกข้อมูลทั้งหมดของหน่วยงาน" in rows[-1]
    assert taken.rows("audit.Entry")[-1]["verb"] == "export"
    kept = [row["value"] for row in taken.rows("audit.Kept")]
    assert "หลักฐาน 0.txt" in kept


def test_nothing_of_another_agency_is_in_it(taken: Taken) -> None:
    found = scripted(
        taken.data,
        "import json\n"
        "from prongsai.apps.agencies.models import Agency\n"
        "from prongsai.apps.accounts.models import Person\n"
        "others = Person.objects.filter(memberships__isnull=False)"
        ".exclude(memberships__agency='s01')\n"
        "print(json.dumps([list(Agency.objects.exclude(key='s01').values_list('name', 'key')),"
        "list(others.values_list('key', 'username'))]))",
    )
    agencies, people = json.loads(found)
    assert len(agencies) == 23
    assert len(people) > 0
    assert [name for name, _ in agencies if name in taken.text] == []
    assert [key for _, key in agencies if f'"{key}"' in taken.text] == []
    assert [key for key, _ in people if key in taken.text] == []
    assert "s02 0" not in taken.text
    assert all(row["agency"] == "s01" for row in taken.rows("accounts.Membership"))


def test_the_manifest_fits_and_thai_comes_first_to_hand(taken: Taken) -> None:
    manifest = json.loads(taken.members["manifest.json"])
    inside = {n: told_of(c) for n, c in taken.members.items() if n != "manifest.json"}
    assert manifest["members"] == inside
    assert manifest["rows"]["agencies.Agency"] == 1
    readme = taken.members["อ่านก่อน-README.txt"].decode()
    assert readme.startswith("ข้อมูลทั้งหมดของเทศบาลตำบลนาฝันในระบบโปร่งใส")
    assert taken.path.stat().st_mode & 0o777 == 0o600
    assert "54 papers" in taken.said


@pytest.mark.parametrize(
    ("agency", "name", "code"),
    [("nobody", "new.zip", "export-no-agency"), ("s01", "there.zip", "backup-out-there")],
)
def test_what_cannot_be_leaves_nothing_behind(
    agency: str, name: str, code: str, kept: Kept, tmp_path: Path
) -> None:
    (tmp_path / "there.zip").write_bytes(b"mine")
    words = ("--data", kept.data.folder, "--agency", agency, "--out", tmp_path / name)
    done = ran(kept.data, "export", *words)
    assert (done.returncode, f"[{code}]" in done.stderr) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["there.zip"]
    assert (tmp_path / "there.zip").read_bytes() == b"mine"
