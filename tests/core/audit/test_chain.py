"""A chain shows every line that was altered, removed, added or moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from prongsai.core.audit.chain import BEGINNING, Head, Line, Sealed, backwards, faults, seal
from prongsai.core.terms.problem import Problem, Severity


def line(number: int, verb: str = "change", **facts: object) -> Line:
    return Line(
        agency="s01", number=number, at="2026-08-20T02:00:00+00:00", by="da", verb=verb,
        thing="agencies.agency", key="s01", before={}, after=facts,
    )  # fmt: skip


def chain(*lines: Line) -> list[Sealed]:
    """Lines sealed one after the other, as they are written."""
    found: list[Sealed] = []
    for each in lines:
        found.append(Sealed(each, seal(each, found[-1].seal if found else BEGINNING)))
    return found


def codes(found: Sequence[Sealed], *heads: Head) -> list[str]:
    return [problem.code for problem in faults("s01", found, heads)]


def head(sealed: Sealed) -> Head:
    return Head("s01", sealed.line.number, sealed.seal)


WHOLE = chain(line(1, name="ก"), line(2, name="ข"), line(3, name="ค"))


def test_what_was_written_is_whole() -> None:
    assert codes(WHOLE, head(WHOLE[0]), head(WHOLE[2])) == []
    assert codes([]) == []


def test_an_altered_line_is_found() -> None:
    altered = [WHOLE[0], replace(WHOLE[1], line=line(2, name="ง")), WHOLE[2]]

    assert codes(altered) == ["audit-altered"]


def test_a_line_altered_and_sealed_anew_breaks_the_next_one() -> None:
    forged = line(2, name="ง")
    altered = [WHOLE[0], Sealed(forged, seal(forged, WHOLE[0].seal)), WHOLE[2]]

    assert codes(altered) == ["audit-altered"]


def test_a_line_taken_out_leaves_a_gap() -> None:
    assert codes([WHOLE[0], WHOLE[2]]) == ["audit-gap", "audit-altered"]


def test_lines_cut_off_the_end_are_missed_by_a_head_kept_elsewhere_and_by_nothing_else() -> None:
    assert codes(WHOLE[:2]) == []
    assert codes(WHOLE[:2], head(WHOLE[2])) == ["audit-cut"]


def test_a_chain_written_anew_does_not_fit_a_head_kept_elsewhere() -> None:
    anew = chain(line(1, name="ก"), line(2, name="ง"), line(3, name="ค"))

    assert codes(anew) == []
    assert codes(anew, head(WHOLE[2])) == ["audit-rewritten"]


def test_a_later_head_does_not_hide_an_earlier_one_of_the_same_line() -> None:
    anew = chain(line(1, name="ก"), line(2, name="ง"), line(3, name="ค"))

    assert codes(anew, head(WHOLE[2]), head(anew[2])) == ["audit-rewritten"]
    assert codes(WHOLE[:2], head(WHOLE[2]), head(anew[2])) == ["audit-cut"]


def test_a_problem_says_where() -> None:
    problem = next(iter(faults("s01", [WHOLE[1]])))

    assert (problem.code, problem.place.path) == ("audit-gap", "s01/2")
    assert problem.facts == {"agency": "s01", "after": "0", "found": "2"}
    assert next(iter(faults("", [WHOLE[1]]))).place.path == "–/2"


values = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
facts = st.dictionaries(st.text(min_size=1, max_size=4), values, max_size=3)
lines = st.lists(facts, min_size=2, max_size=8).map(
    lambda each: [replace(line(number), after=after) for number, after in enumerate(each, start=1)]
)


@given(lines, st.data())
def test_any_altered_value_is_found(written: list[Line], data: st.DataObject) -> None:
    whole = chain(*written)
    place = data.draw(st.integers(0, len(whole) - 1))
    name = data.draw(st.sampled_from(["at", "by", "verb", "thing", "key", "before", "after"]))
    old = getattr(whole[place].line, name)
    new: Any = {"another": 1} if isinstance(old, dict) else f"{old}x"
    whole[place] = replace(whole[place], line=replace(whole[place].line, **{name: new}))

    assert codes(whole) == ["audit-altered"]


@given(lines, st.data())
def test_any_line_taken_out_of_the_middle_is_found(
    written: list[Line], data: st.DataObject
) -> None:
    whole = chain(*written)
    del whole[data.draw(st.integers(0, len(whole) - 2))]

    assert "audit-gap" in codes(whole)


@given(lines, st.data())
def test_any_other_order_is_found(written: list[Line], data: st.DataObject) -> None:
    whole = chain(*written)
    moved = data.draw(st.permutations(whole))
    assume(moved != whole)

    assert codes(moved) != []


@given(lines, st.data())
def test_lines_put_in_are_found(written: list[Line], data: st.DataObject) -> None:
    """Even sealed onto the line before: the next one then follows something else."""
    whole = chain(*written)
    place = data.draw(st.integers(1, len(whole) - 1))
    forged = line(place + 1, verb="forge")
    later = [replace(each, line=replace(each.line, number=each.line.number + 1)) for each in whole]
    put_in = Sealed(forged, seal(forged, whole[place - 1].seal))

    assert codes([*whole[:place], put_in, *later[place:]]) != []


@given(lines, st.data())
def test_a_head_kept_elsewhere_finds_what_was_cut_or_written_anew(
    written: list[Line], data: st.DataObject
) -> None:
    whole = chain(*written)
    kept = head(whole[-1])
    left = data.draw(st.integers(0, len(whole) - 1))
    anew = chain(*(replace(each, by="x") for each in written))

    assert codes(whole[:left], kept) == ["audit-cut"]
    assert codes(anew, kept) == ["audit-rewritten"]


def times(*moments: str) -> list[Problem]:
    lines = [replace(line(n, name="ก"), at=at) for n, at in enumerate(moments, start=1)]
    return list(backwards("s01", lines))


def test_lines_whose_times_run_backwards_are_told_once_for_a_chain() -> None:
    told = times(
        "2026-08-19T03:00:00+00:00", "2026-08-18T01:00:00+00:00", "2026-08-18T02:00:00+00:00"
    )

    assert [(each.code, each.severity) for each in told] == [("audit-backwards", Severity.WARNING)]
    assert (told[0].facts["number"], told[0].facts["lines"]) == ("2", "2")


def test_lines_of_one_moment_may_stand_in_any_order() -> None:
    assert times("2026-08-19T03:00:30+00:00", "2026-08-19T03:00:00+00:00") == []
    assert times("2026-08-19T10:00:00+07:00", "2026-08-19T04:00:00+00:00") == []
    assert times() == []
