"""Last year's evidence begins this year's, whatever the items are numbered now."""

from __future__ import annotations

from prongsai.core.criteria.lineage import Closeness, Lineage, Link
from prongsai.core.disclosure.carrying import left_behind, taken
from prongsai.core.disclosure.entries import Carried, Entry, Piece, Shown

PLAN, REPORT = (
    Piece("แผน", "https://nafan.example/plan"),
    Piece("รายงาน", "https://nafan.example/r"),
)
BEFORE = {
    "O5": Entry("O5", shown={"year": Shown.SHOWN}, pieces=(PLAN,), note="ดูหน้า 3"),
    "O6": Entry("O6", pieces=(REPORT,)),
    "O7": Entry("O7", pieces=(REPORT,), note="แยกไฟล์"),
}
LINEAGE = Lineage(
    previous="ita/2568/local",
    items={
        "O1": Link(of=("O5", "O7"), how=Closeness.MERGED),
        "O2": Link(of=("O6", "O99"), how=Closeness.RELATED),
        "O3": Link(of=("O98",), how=Closeness.SAME),
    },
    indicators={},
    instruments={},
    overall=Closeness.SAME,
    levels=Closeness.SAME,
)


def test_an_item_that_continues_several_takes_the_evidence_of_all_in_order() -> None:
    found = taken("O1", BEFORE, LINEAGE)

    assert found is not None
    assert found.carried == Carried(("O5", "O7"), Closeness.MERGED)
    assert found.pieces == (PLAN, REPORT)
    assert found.note == "ดูหน้า 3\n\nแยกไฟล์"


def test_nobody_confirmed_it_yet_whatever_was_confirmed_last_year() -> None:
    found = taken("O2", BEFORE, LINEAGE)

    assert found is not None
    assert not found.carried.renewed
    assert (found.carried.of, found.pieces, found.note) == (("O6",), (REPORT,), "")


def test_a_new_item_takes_nothing() -> None:
    nothing = (
        taken("O3", BEFORE, LINEAGE),
        taken("O4", BEFORE, LINEAGE),
        taken("O1", BEFORE, None),
    )

    assert nothing == (None, None, None)


def test_what_nothing_takes_up_is_named() -> None:
    assert left_behind(("O1", "O4"), BEFORE, LINEAGE) == ("O6",)
    assert left_behind(("O1",), BEFORE, None) == ("O5", "O6", "O7")
