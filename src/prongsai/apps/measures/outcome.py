"""How far a measure has come, and what the points it was for came to in a later result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prongsai.apps.assessments import pinned
from prongsai.apps.assessments.models import Result
from prongsai.apps.measures import bridge
from prongsai.apps.measures.bridge import Units
from prongsai.apps.measures.models import Measure, Report
from prongsai.apps.measures.reading import Answering, named
from prongsai.core.criteria.pack import Pack
from prongsai.core.follow_up.attainment import Attainment, attained
from prongsai.core.terms.fiscal_year import FiscalYear


def attained_by(row: Measure, reports: Iterable[Report], units: Units) -> Attainment:
    """By the latest report of each unit that owes one."""
    owing = dict(bridge.slot_units(row, units))
    mine = [bridge.report(each, owing.get(each.unit, "")) for each in reports
            if each.measure_id == row.pk]  # fmt: skip
    return attained(mine, list(owing.values()), FiscalYear(row.year))


@dataclass(frozen=True, slots=True)
class Won:
    """An item that a measure was for, before and after."""

    name: str
    before: str
    after: str
    later: int
    """The year of the later result."""


def won(row: Measure, found: Answering) -> list[Won]:
    """Items by their topic, in the result of the year the measure was done, where it is there."""
    after = next((each for each in found.results if each.assessment.year == row.year), None)
    scorer = pinned.known(after) if after else None
    if after is None or scorer is None or found.result is None or found.work is None:
        return []
    return list(_won(row, found.work.run.loaded.pack, found.result, scorer.pack, after))


def _won(row: Measure, old: Pack, before: Result, new: Pack, after: Result) -> Iterator[Won]:
    by_topic = {item.topic: code for code, item in new.items.items()}
    for code in row.items:
        item = old.items.get(code)
        heir = by_topic.get(item.topic, "") if item else ""
        was, is_now = before.shown.get(code), after.shown.get(heir)
        if was is not None and is_now is not None:
            yield Won(named(new, heir), was, is_now, after.assessment.year)
