"""A year is counted once: the year, halves, months, what changed after a month ended, parts."""

from __future__ import annotations

from case_making import DAYS, at, brought, moved, plain, procedure, walked, words
from prongsai.core.cases.statistics import Counts
from prongsai.core.cases.year_figures import Filed, YearFigures, figures_of, parts
from prongsai.core.privacy.policy import Policy
from prongsai.core.terms.fiscal_year import FiscalYear

OWN = procedure()
QUICK = walked(OWN, "2026-03-02", ("2026-03-03", "take"), ("2026-03-05", "solve"))
LATE_ENTRY = brought(OWN, "2026-04-03", "2026-03-31")


def of(*logs: Filed, when: str = "2026-12-01", year: int = 2569) -> YearFigures:
    return figures_of(logs, FiscalYear(year), at(when), DAYS)


def test_a_year_has_its_whole_its_halves_and_its_months() -> None:
    found = of((OWN, QUICK.log), (OWN, LATE_ENTRY.log))
    assert found.total.received == 2
    assert [each.counts.received for each in found.halves if each.counts] == [2, 0]
    assert [each.counts.received for each in found.months if each.counts][5] == 2
    assert len(found.months) == 12


def test_what_has_not_begun_has_no_counts() -> None:
    found = of((OWN, QUICK.log), when="2026-03-10")
    assert found.months[6].counts is None
    assert of(when="2025-03-10").total == Counts()


def test_a_case_entered_after_its_month_restates_that_month() -> None:
    found = of((OWN, QUICK.log), (OWN, LATE_ENTRY.log))
    (march,) = found.restated
    changes = {each.figure: (each.published, each.now) for each in march.restated}
    assert changes["received"] == (1, 2)
    assert found.whole.restated == ()


def test_a_month_that_still_runs_is_not_restated() -> None:
    late = brought(OWN, "2026-05-03", "2026-04-30")
    assert list(of((OWN, late.log), when="2026-04-30 10:00").restated) == []


def test_causes_are_counted_of_what_was_finished() -> None:
    asked = {"label": words("เหตุ"), "type": "choice", "choices": {"rule": words("ก")}}
    own = procedure(fields={**plain()["fields"], "cause": asked})
    still = brought(own, "2026-03-02", cause="rule")
    done = moved(moved(still, "2026-03-03", "take"), "2026-03-04", "solve")
    assert of((own, still.log), (own, done.log)).causes == {"rule": 1}


def test_parts_hide_few_and_their_median() -> None:
    rows = of((OWN, QUICK.log), (OWN, LATE_ENTRY.log)).whole.rows
    found = {each.key: each for each in parts(rows, lambda each: each.unit, ("x",), Policy())}
    assert set(found) == {"x", "works", ""}
    assert found["works"].hides
    assert found["works"].median_days is None
    alone = parts(rows, lambda _: "all", (), Policy())[0]
    assert not alone.hides
    assert alone.median_days == 3
