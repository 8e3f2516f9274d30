"""A paper passes from draft to publication one step at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from prongsai.core.papers.life import File, Paper, Publication, State
from prongsai.core.papers.numbering import Counted, Given
from prongsai.core.terms.problem import Refused

DAY = dt.date(2026, 1, 5)
PRINT = File("paper.pdf", "a" * 64, "application/pdf")
SCAN = File("scan.pdf", "b" * 64, "application/pdf")
PUBLIC = Publication("https://example.go.th/1", dt.datetime(2026, 1, 9, 8, tzinfo=dt.UTC))

STEPS: dict[str, Callable[[Paper], Paper]] = {
    "number": lambda paper: paper.numbered(Given(1, 2026), DAY, Counted.CALENDAR_YEAR),
    "print": lambda paper: paper.sent_to_print(PRINT),
    "sign": lambda paper: paper.signed(SCAN),
    "publish": lambda paper: paper.published(PUBLIC),
}
ALLOWED = {
    (State.DRAFT, "number"), (State.NUMBERED, "print"), (State.PRINTED, "sign"),
    (State.SIGNED, "sign"), (State.SIGNED, "publish"),
}  # fmt: skip
"""A scan is attached once more where the first was bad."""


def paper(state: State) -> Paper:
    made = Paper("p1", "order")
    if state is State.WITHDRAWN:
        return made.withdrawn("แก้ไขคำสั่ง")
    for step in STEPS.values():
        if made.state is not state:
            made = step(made)
    return made


def number(draft: Paper, given: Given | None, counted: Counted) -> Paper:
    return draft.numbered(given, DAY, counted)


def code_of(step: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        step()
    return refused.value.problems[0].code


def test_a_paper_goes_from_draft_to_publication_and_keeps_what_was_done() -> None:
    done = paper(State.PUBLISHED)

    assert done.state is State.PUBLISHED
    assert str(done.number) == "1/2569"
    assert (done.printed, done.scan, done.publication) == (PRINT, SCAN, PUBLIC)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("step", list(STEPS))
def test_a_step_is_taken_from_its_own_state_only(state: State, step: str) -> None:
    start = paper(state)

    if (state, step) in ALLOWED:
        assert STEPS[step](start).state is not State.DRAFT
    else:
        assert code_of(lambda: STEPS[step](start)) == "paper-wrong-state"


def test_a_number_belongs_to_the_calendar_year_of_its_date() -> None:
    draft = paper(State.DRAFT)

    late = Given(1, 2025)
    assert code_of(lambda: number(draft, late, Counted.CALENDAR_YEAR)) == "paper-number-other-year"


def test_a_report_has_a_date_and_no_number() -> None:
    assert number(Paper("p2", "report"), None, Counted.NEVER_NUMBERED).dated == DAY


def test_an_announcement_has_a_number_in_its_register_though_it_bears_none() -> None:
    draft = Paper("p2", "announcement")

    assert code_of(lambda: number(draft, None, Counted.LISTED)) == "paper-number-missing"
    assert number(draft, Given(1, 2026), Counted.LISTED).number == Given(1, 2026)


def test_an_order_is_not_printed_for_signature_without_a_number() -> None:
    draft = paper(State.DRAFT)

    assert code_of(lambda: number(draft, None, Counted.CALENDAR_YEAR)) == "paper-number-missing"
    assert code_of(lambda: draft.sent_to_print(PRINT)) == "paper-wrong-state"


def test_a_form_that_is_never_numbered_is_given_no_number() -> None:
    draft = Paper("p2", "report")

    found = code_of(lambda: number(draft, Given(1, 2026), Counted.NEVER_NUMBERED))
    assert found == "paper-number-unwanted"


def test_a_letter_has_the_number_of_the_register_here_or_of_the_offices_own() -> None:
    draft = Paper("p2", "memo")

    assert number(draft, Given(6, 2026), Counted.LETTERS).number == Given(6, 2026)
    assert number(draft, None, Counted.LETTERS).number is None


def test_the_signed_scan_is_another_file_than_the_print() -> None:
    printed = paper(State.PRINTED)

    assert code_of(lambda: printed.signed(PRINT)) == "paper-scan-is-print"


def test_a_bad_scan_is_replaced_by_a_better_one() -> None:
    better = File("again.pdf", "c" * 64, "application/pdf")

    assert paper(State.SIGNED).signed(better).scan == better


def test_a_paper_made_elsewhere_goes_from_its_number_to_its_scan() -> None:
    entered = number(Paper("p3", "order", elsewhere=True), Given(7, 2026), Counted.CALENDAR_YEAR)

    assert entered.signed(SCAN).state is State.SIGNED
    assert code_of(lambda: entered.sent_to_print(PRINT)) == "paper-made-elsewhere"
    assert code_of(entered.reopened) == "paper-made-elsewhere"


def test_a_paper_may_be_reopened_until_it_is_signed_and_keeps_its_number() -> None:
    again = paper(State.PRINTED).reopened()

    assert (again.state, again.printed, str(again.number)) == (State.NUMBERED, None, "1/2569")
    assert code_of(paper(State.SIGNED).reopened) == "paper-wrong-state"


def test_withdrawing_says_why_once() -> None:
    signed = paper(State.SIGNED)

    assert signed.withdrawn(" ออกซ้ำ ").reason == "ออกซ้ำ"
    assert code_of(lambda: signed.withdrawn("  ")) == "paper-reason-missing"
    assert code_of(lambda: paper(State.WITHDRAWN).withdrawn("ซ้ำ")) == "paper-wrong-state"


def test_a_publication_without_a_time_zone_is_a_fault_of_the_program() -> None:
    nowhere = Publication("https://example.go.th/1", dt.datetime(2026, 1, 9))  # noqa: DTZ001

    with pytest.raises(ValueError, match="2026"):
        paper(State.SIGNED).published(nowhere)
