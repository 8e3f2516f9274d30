"""An item knows what it lacks, and no step can be taken out of turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from prongsai.core.criteria.lineage import Closeness
from prongsai.core.disclosure.entries import (
    Carried,
    Entry,
    File,
    Obstacle,
    Opinion,
    Piece,
    Shown,
    State,
    Why,
)
from prongsai.core.shapes.fields import UNKNOWN
from prongsai.core.terms.problem import Refused

PAGE = Piece("ประกาศ", "https://nafan.example/o1")
SCAN = File("scan.jpg", "a" * 64, "image/jpeg", 10)
TABLE = File("table.xlsx", "b" * 64, "application/vnd.ms-excel", 20)
WHOLE = Entry(
    "O1", ("chart", "duties"), {"chart": Shown.SHOWN, "duties": Shown.NOT_OURS}, (PAGE,),
    opinion=Opinion("100", "ครบ"),
)  # fmt: skip
READY = WHOLE.called_ready()
SUBMITTED = READY.submitted()


def code_of(step: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        step()
    return refused.value.problems[0].code


def whys(entry: Entry) -> list[Why]:
    return [each.why for each in entry.obstacles]


def test_every_element_that_nobody_found_is_named() -> None:
    entry = replace(WHOLE, shown={"chart": Shown.MISSING})

    assert entry.stops == (
        Obstacle("O1", Why.ELEMENT_MISSING, "chart"),
        Obstacle("O1", Why.ELEMENT_OPEN, "duties"),
    )


def test_elements_that_nobody_knows_stop_nothing_and_are_said() -> None:
    entry = replace(WHOLE, elements=UNKNOWN, shown={}, state=State.READY)

    assert entry.stops == ()
    assert whys(entry) == [Why.ELEMENTS_UNKNOWN]


def test_an_item_without_evidence_or_with_files_alone_cannot_be_typed_into_the_form() -> None:
    files = replace(WHOLE, pieces=(Piece("ตาราง", file=TABLE),))

    assert whys(replace(WHOLE, pieces=())) == [Why.NO_EVIDENCE]
    assert whys(files) == [Why.NO_ADDRESS]


def test_a_picture_wants_its_readable_twin_and_a_table_does_not() -> None:
    scan = replace(PAGE, file=SCAN)
    pieces = [(scan,), (replace(scan, twin=TABLE),), (replace(PAGE, file=TABLE),)]

    assert [whys(replace(READY, pieces=each)) for each in pieces] == [[Why.SCAN_ALONE], [], []]


def test_a_missing_opinion_is_a_remark() -> None:
    assert whys(replace(READY, opinion=None)) == [Why.NO_OPINION]
    assert replace(READY, opinion=None).stops == ()


def test_a_whole_item_still_waits_for_somebody_to_call_it_ready() -> None:
    assert whys(WHOLE) == [Why.NOT_READY]
    assert READY.obstacles == ()
    assert code_of(replace(WHOLE, pieces=()).called_ready) == "item-not-whole"


def test_what_was_carried_over_stops_until_somebody_confirms_it() -> None:
    entry = replace(WHOLE, carried=Carried(("O2",), Closeness.SAME))
    renewed = entry.renewed()

    assert whys(entry) == [Why.NOT_RENEWED]
    assert renewed.carried == Carried(("O2",), Closeness.SAME, renewed=True)
    assert renewed.called_ready().state is State.READY
    assert code_of(WHOLE.renewed) == "item-not-carried"


def test_an_item_can_be_left_unanswered_with_a_reason() -> None:
    forgone = Entry("O9").forgoing(" ไม่มีบริการออนไลน์ ")

    assert forgone.forgone == "ไม่มีบริการออนไลน์"
    assert whys(forgone) == [Why.NOT_READY]
    assert forgone.called_ready().obstacles == ()
    assert forgone.forgoing("").forgone == ""


def test_a_change_takes_the_word_ready_back() -> None:
    assert READY.worked_on().state is State.IN_WORK
    assert Entry("O1").worked_on().state is State.IN_WORK


def test_only_what_is_ready_is_submitted_and_only_that_is_judged() -> None:
    assert SUBMITTED.state is State.SUBMITTED
    assert SUBMITTED.obstacles == ()
    assert SUBMITTED.judged(accepted=True).state is State.ACCEPTED
    assert SUBMITTED.judged(accepted=False).judged(accepted=True).state is State.ACCEPTED
    assert SUBMITTED.judged(accepted=False).judged(accepted=None) == SUBMITTED
    assert code_of(WHOLE.submitted) == "item-not-ready"
    assert code_of(lambda: READY.judged(accepted=True)) == "item-not-submitted"


def test_what_was_submitted_does_not_change_until_it_is_taken_back() -> None:
    for step in (SUBMITTED.worked_on, SUBMITTED.renewed, SUBMITTED.called_ready):
        assert code_of(step) == "item-submitted"
    assert SUBMITTED.taken_back() == READY
    assert code_of(READY.taken_back) == "item-not-submitted"
