"""Shipped procedures hold: checked, their stories run, their keys and sources in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from measure_making import FILES
from prongsai.core.criteria.evidence import evidence_at
from prongsai.core.procedures.kinds import LengthUnit
from prongsai.core.shapes.fields import UNKNOWN
from prongsai.core.terms.problem import Refused
from prongsai.workshop.library import SHIPPED
from prongsai.workshop.procedures import parse_procedure, paths, read_procedure

SHELF = FILES.shelf
KNOWN = SHELF.known_to_procedures
SHIPPED_PATHS = paths(SHIPPED)
LEAST_STORIES = 4


@pytest.mark.parametrize("key", SHIPPED_PATHS)
def test_a_shipped_procedure_is_without_fault_and_its_stories_come_true(key: str) -> None:
    found = read_procedure(SHIPPED_PATHS[key], KNOWN, SHELF.working_days)
    assert found.key == key
    assert len(found.stories) >= LEAST_STORIES


LATER = (
    "interest-check", "training-permission", "queue-ticket", "forum-proposal", "recognition",
    "delegation-order", "audit-engagement",
)  # fmt: skip
KNOWN_LENGTHS: dict[tuple[str, str], tuple[int | str, str, str]] = {
    # Days or months, how sure, and the source the file names; nothing else is known of any.
    ("general-complaint", "reply"): (15, "confirmed", "decree"),
    ("gift", "declare"): (30, "confirmed", "act"),
    ("data-request", "access"): (30, "single source", "act"),
    ("queue-ticket", "day"): (0, "inferred", "own"),
    ("delegation-order", "report"): ("1 months", "single source", "local-plan"),
}


def lengths() -> dict[tuple[str, str], tuple[object, str, tuple[str, ...]]]:
    """Days that each clock of each shipped procedure and pattern says, and on whose word."""
    found: dict[tuple[str, str], tuple[object, str, tuple[str, ...]]] = {}
    for key in SHIPPED_PATHS:
        own = SHELF.procedures[key]
        for name, clock in own.clocks.items():
            if clock.until or clock.length is UNKNOWN:
                continue
            evidence = evidence_at(own, ("clocks", name, "length"))
            in_days = clock.unit is LengthUnit.DAYS
            length = clock.length if in_days else f"{clock.length} {clock.unit}"
            found[key, name] = (length, evidence.confidence.value, tuple(evidence.source))
    return found


def test_a_length_is_known_only_where_the_table_of_known_lengths_says_so() -> None:
    """Of all shipped procedures: whoever adds a number names here whose word it is."""
    assert {
        place: (days, sure, source[0]) for place, (days, sure, source) in lengths().items()
    } == KNOWN_LENGTHS


@pytest.mark.parametrize("key", LATER)
def test_those_of_the_second_lot_tell_five_stories(key: str) -> None:
    assert len(SHELF.procedures[key].stories) >= 5


def test_general_complaints_tell_nine_stories_and_more() -> None:
    own = SHELF.procedures["general-complaint"]
    assert len(own.stories) >= 9
    assert own.clocks["reply"].length == 15
    assert own.clocks["reply"].unsettled == ("days", "rolls")


def refused(path: Path) -> list[tuple[str, int | None]]:
    with pytest.raises(Refused) as caught:
        read_procedure(path, KNOWN, SHELF.working_days)
    return [(each.code, each.place.line) for each in caught.value.problems]


def copied(folder: Path, name: str = "general-complaint", **changes: str) -> Path:
    text = SHIPPED_PATHS["general-complaint"].read_text("utf-8")
    for old, new in changes.items():
        text = text.replace(f"{old}:", new, 1)
    path = folder / f"{name}.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_copy_in_another_folder_finds_what_is_shared(tmp_path: Path) -> None:
    found = read_procedure(copied(tmp_path), KNOWN)
    assert "phone" in found.fields


def test_a_file_called_otherwise_is_refused(tmp_path: Path) -> None:
    assert refused(copied(tmp_path, "mine")) == [("procedure-other-name", 3)]


def test_a_fault_is_told_with_its_line(tmp_path: Path) -> None:
    ((code, line),) = refused(copied(tmp_path, counted="counted: moon #"))
    assert code == "pack-not-a-choice"
    assert line is not None


def test_a_field_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    assert refused(copied(tmp_path, kind="kind: moon #"))[0][0] == "pack-not-a-choice"


def test_a_shared_part_that_there_is_not_is_told(tmp_path: Path) -> None:
    path = copied(tmp_path, use="use: ../../../etc/passwd #")
    assert refused(path)[0][0] == "pack-use-missing"


def test_a_key_called_use_that_names_nothing_is_told(tmp_path: Path) -> None:
    assert refused(copied(tmp_path, kind="use: {a: {b: c}}\nkind:"))[0][0] == "pack-use-missing"


def test_what_an_officer_wrote_is_read_like_a_file() -> None:
    text = SHIPPED_PATHS["general-complaint"].read_text("utf-8")
    assert parse_procedure(text, KNOWN, SHELF.working_days).key == "general-complaint"
    with pytest.raises(Refused):
        parse_procedure(
            text.replace("state: late, late: 7", "state: late, late: 6"), KNOWN, SHELF.working_days
        )
