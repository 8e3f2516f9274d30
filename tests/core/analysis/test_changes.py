"""Years are compared only where lineage says they compare; everywhere else the reason stands."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from analysis_situations import nearly, of, year
from prongsai.core.analysis.changes import Comparison, compared, span_of
from prongsai.core.criteria.lineage import Closeness
from prongsai.core.scoring.descent import Cut, NotCarried
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer
from prongsai.core.scoring.values import NotScored
from scoring_situations import scorer

BEFORE, AFTER = "90 91 92 93 94 95 96 97 98 99", "95 91 92 93 94 95 96 97 98 90"


def between(first: int, last: int) -> Comparison:
    packs = [scorer(f"ita/{n}").pack for n in range(first, last + 1)]
    years = [year(BEFORE, f"ita/{first}"), year(AFTER, f"ita/{last}")]
    return compared(years[0], years[1], span_of(packs))


def test_a_change_is_what_a_reader_gets_from_the_printed_scores() -> None:
    change = between(2564, 2565).changes["perform_duty"]

    assert (change.before, change.after, change.difference) == (90, 95, 5)
    assert between(2564, 2565).overall.difference == Decimal("-1.50")


def test_what_does_not_compare_has_its_reason_and_no_difference() -> None:
    found = between(2565, 2566)

    change = found.changes["budget"]
    assert (change.before, change.difference, change.comparable) == (91, None, False)
    assert change.cut == NotCarried("budget", Cut.NOT_COMPARABLE, Closeness.RESCALED)
    assert change.note is not None
    assert found.overall.cut == NotCarried(OVERALL, Cut.NOT_COMPARABLE, Closeness.RELATED)
    assert (found.overall.difference, found.levels) == (None, False)


def test_the_note_is_that_of_the_step_at_which_it_stops_comparing() -> None:
    long, short = between(2565, 2568).changes["budget"], between(2565, 2566).changes["budget"]

    assert long.note == short.note


def test_what_compares_after_a_change_of_words_has_a_note_too() -> None:
    long, short = between(2564, 2568), between(2567, 2568)

    assert short.overall.comparable
    assert short.overall.note is not None
    assert "ข้อของ OIT ต่างกัน" in short.overall.note.th
    assert between(2564, 2565).overall.note is None  # reworded, and the pack says no more of it
    assert between(2563, 2564).overall.note is None
    assert (long.overall.comparable, long.overall.note) == (False, None)
    reworded = between(2564, 2565).changes["OIT"]
    assert (reworded.comparable, reworded.note is None) == (True, False)


def test_a_new_item_has_no_figure_before_and_says_so() -> None:
    packs = [scorer(f"ita/{n}").pack for n in (2565, 2566)]
    item = next(c.code for c in span_of(packs).lineage.cuts if c.cut is Cut.NEW)
    found = compared(year(BEFORE, "ita/2565"), year(nearly("ita/2566"), "ita/2566"), span_of(packs))

    assert found.changes[item].cut == NotCarried(item, Cut.NEW)
    assert found.changes[item].note is None


def test_a_year_without_lineage_breaks_the_chain() -> None:
    packs = [scorer(f"ita/{n}").pack for n in (2567, 2568)]
    alone = replace(packs[1], lineage=None)
    after = year(AFTER, by=Scorer(replace(scorer().loaded, pack=alone)))

    found = compared(year(BEFORE, "ita/2567"), after, span_of([packs[0], alone]))

    assert found.overall.cut == NotCarried(OVERALL, Cut.BROKEN_CHAIN)
    assert found.changes["budget"].cut == NotCarried("budget", Cut.BROKEN_CHAIN)
    assert found.changes["budget"].note is None


def test_an_item_that_only_changed_its_scale_has_no_note_of_a_broken_step() -> None:
    packs = [scorer(f"ita/{n}").pack for n in (2563, 2564)]
    item = packs[1].items["E8"]
    other = replace(packs[1], items={**packs[1].items, "E8": replace(item, scale="four_level")})

    span = span_of([packs[0], other])

    assert (span.cuts["E8"].cut, span.notes.get("E8")) == (Cut.OTHER_SCALE, None)


def test_a_score_that_one_year_lacks_has_no_difference() -> None:
    packs = [scorer(f"ita/{n}").pack for n in (2563, 2564)]
    some = year(Given(known={"budget": Fraction(90)}), "ita/2563")

    found = compared(some, year(AFTER, "ita/2564"), span_of(packs))

    assert found.changes["budget"].difference == 1
    assert isinstance(found.changes["power"].before, NotScored)
    assert (found.changes["power"].comparable, found.changes["power"].difference) == (True, None)


def test_every_earlier_year_is_set_against_the_year_analysed() -> None:
    found = of(*(year(BEFORE, f"ita/{n}") for n in (2565, 2566, 2567)), year(AFTER))

    assert [each.before.fiscal_year for each in found.comparisons] == [2565, 2566, 2567]
    assert {each.after.fiscal_year for each in found.comparisons} == {2568}


def test_the_latest_change_is_that_since_the_latest_year_that_compares() -> None:
    found = of(*(year(BEFORE, f"ita/{n}") for n in (2565, 2567)), *(
        year(BEFORE, "ita/2566"), year(AFTER, "ita/2568"),
    ))  # fmt: skip

    since = found.latest_change("perform_duty")
    assert since is not None
    assert (since[0], since[1].difference) == (2567, 5)
    assert found.latest_change("disclosure") is None
    assert found.latest_change("9.1") is None
