"""What newer texts say about keeping reaches older cases where it is shorter, never longer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_making import at, plain, procedure, walked, words
from prongsai.core.cases.keeping import NONE, Years, kept_until
from prongsai.core.cases.newer_terms import as_kept_now, term_changes
from prongsai.core.procedures.procedure import Procedure

CLOSED = (("2026-03-03", "take"), ("2026-03-04", "solve"))
YEARS = st.one_of(st.just("unknown"), st.integers(0, 20))


def text(usual: Any, name: str = "usual", after: str = "closed", **more: Any) -> Procedure:
    """A text whose name of the bringer is kept for a term."""
    terms = {"usual": {"name": words("ทั่วไป"), "years": usual, "after": after}}
    for key, years in more.items():
        terms[key] = {"name": words(key), "years": years}
    fields = plain()["fields"]
    fields["name"]["retention"] = name
    return procedure(terms=terms, fields=fields)


def until(own: Procedure, *newer: Procedure, decided: Years = NONE) -> str | None:
    """The last day on which the name of whoever brought it is kept."""
    folder = walked(own, "2026-03-02", *CLOSED)
    now = folder.standing(at("2026-03-05"))
    last = kept_until(as_kept_now(own, newer, decided), now, decided)["name"]
    return last.isoformat() if last else None


@pytest.mark.parametrize(
    ("before", "newer", "last"),
    [
        ("unknown", (3,), "2029-03-04"),
        (5, (3,), "2029-03-04"),
        (5, (10,), "2031-03-04"),
        (5, ("unknown",), "2031-03-04"),
        ("unknown", ("unknown",), None),
        ("unknown", (3, 10), "2029-03-04"),
        ("unknown", (10, 3), "2029-03-04"),
        (5, (), "2031-03-04"),
    ],
)
def test_the_shortest_that_was_told_since_holds(
    before: Any, newer: tuple[Any, ...], last: str | None
) -> None:
    assert until(text(before), *map(text, newer)) == last


def test_what_the_office_decided_was_told_too() -> None:
    assert until(text("unknown"), text(10), decided={"usual": 4}) == "2030-03-04"
    assert until(text("unknown"), text(2), decided={"usual": 4}) == "2028-03-04"


def test_a_term_that_counts_from_something_else_is_another_one() -> None:
    assert until(text(5), text(1, after="brought")) == "2031-03-04"
    assert until(text(5, name="usual"), procedure(terms=plain()["terms"] | {})) is not None


def test_a_field_that_is_kept_for_a_shorter_term_now_is_so_in_older_cases() -> None:
    short = text(5, name="short", short=1)
    assert until(text(5), short) == "2027-03-04"
    assert until(text("unknown"), text("unknown", name="short", short=1)) == "2027-03-04"
    assert until(text(5), text(5, name="long", long=9)) == "2031-03-04"
    assert until(text(5), text(5, name="open", open="unknown")) == "2031-03-04"
    decided = {"open": 2}
    assert until(text(5), text(5, name="open", open="unknown"), decided=decided) == "2028-03-04"


def test_a_field_or_term_that_is_gone_is_kept_as_it_was_told() -> None:
    gone = procedure(terms={"other": {"name": words("อื่น"), "years": 1}},
                     fields={key: each for key, each in plain()["fields"].items()
                             if key != "name"})  # fmt: skip
    assert until(text(5), gone) == "2031-03-04"


@given(YEARS, st.lists(YEARS, max_size=3), st.one_of(st.none(), st.integers(0, 20)))
def test_it_is_never_longer_than_what_was_told(
    before: Any, newer: list[Any], decided: int | None
) -> None:
    said = NONE if decided is None else {"usual": decided}
    told, now = (
        until(text(before), decided=said),
        until(text(before), *map(text, newer), decided=said),
    )
    assert told is None or (now is not None and now <= told)


def test_what_changes_and_whether_it_reaches_older_cases_is_told() -> None:
    def change(before: Any, now: Any) -> list[tuple[int | None, int | None, bool]]:
        found = term_changes(text(before), text(now, new=4))
        return [(each.before, each.newly, each.reaches_older) for each in found]

    assert change("unknown", 3) == [(None, 3, True)]
    assert change(5, 3) == [(5, 3, True)]
    assert change(3, 5) == [(3, 5, False)]
    assert change(3, "unknown") == [(3, None, False)]
    assert change(3, 3) == []
