"""What was submitted is one text: the same answers give the same bytes, any change another hash."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.access.roles import Role
from prongsai.core.approval.approval import RESULT_STEPS, Approval
from prongsai.core.disclosure.entries import Entry, File, Opinion, Piece, Shown
from prongsai.core.disclosure.freezing import About, digest, files_of, frozen, read
from prongsai.core.shapes.fields import UNKNOWN

AT = dt.datetime(2026, 3, 2, 16, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))
ABOUT = About("s01", "เทศบาลตำบลนาฝัน", 2569, "ita/2569/local@1", "c" * 64, 1, AT)
SCAN = File("แผน.pdf", "a" * 64, "application/pdf", 10)
TWIN = File("แผน.xlsx", "b" * 64, "application/vnd.ms-excel", 20)
ENTRY = Entry(
    "O1",
    ("chart",),
    {"chart": Shown.SHOWN},
    (Piece("แผน", "https://nafan.example/แผน", SCAN, TWIN),),
    note="หน้า 2",
    opinion=Opinion("100", "ครบ"),
)
OTHER = Entry("O2", UNKNOWN, pieces=(Piece("แผน", file=SCAN),), forgone="ไม่มี")
DONE = (
    Approval(RESULT_STEPS)
    .take("x", [Role.COORDINATOR], AT)
    .give_back("y", [Role.CHIEF_ADMINISTRATOR], AT, "แก้")
    .take("dararat", [Role.COORDINATOR], AT)
)
BYTES = frozen(ABOUT, (ENTRY, OTHER), DONE, {"O1": "โครงสร้าง"})


def test_it_says_everything_that_was_answered_and_nobodys_key() -> None:
    said = read(BYTES)
    first, second = said["items"]

    assert said["submitted_at"] == "2026-03-02T09:30:00+00:00"
    assert [each["step"] for each in said["approval"]] == ["prepare"]
    assert (first["title"], first["elements"]) == ("โครงสร้าง", {"chart": "shown"})
    assert first["evidence"][0]["readable_twin"]["sha256"] == TWIN.sha256
    assert (second["elements"], second["left_unanswered"]) == ("unknown", "ไม่มี")
    assert second["self_score"] is None
    assert b"dararat" not in BYTES


def test_each_file_is_kept_once() -> None:
    assert files_of((ENTRY, OTHER)) == (SCAN, TWIN)


def test_a_moment_without_a_clock_is_none() -> None:
    with pytest.raises(ValueError, match="2026-03-02"):
        frozen(replace(ABOUT, at=AT.replace(tzinfo=None)), (), DONE, {})


@given(st.text(max_size=20), st.text(max_size=20))
def test_whatever_is_typed_comes_back_and_another_text_has_another_hash(one: str, two: str) -> None:
    def of(note: str) -> bytes:
        return frozen(ABOUT, (replace(ENTRY, note=note),), DONE, {})

    typed = [each.encode("utf-8", "ignore").decode() for each in (one, two)]
    assert [read(of(each))["items"][0]["note"] for each in typed] == typed
    assert (digest(of(typed[0])) == digest(of(typed[1]))) == (typed[0] == typed[1])
