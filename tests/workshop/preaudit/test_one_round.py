"""A round in memory, for whoever keeps the history elsewhere."""

from __future__ import annotations

import datetime as dt

from prongsai.core.preaudit.streak import Streak
from prongsai.core.preaudit.verdict import Finding, Verdict
from prongsai.core.preaudit.visit import Visit
from prongsai.workshop.preaudit.rounds import OneRound

AT = dt.datetime(2026, 8, 20, tzinfo=dt.UTC)
VISIT = Visit("https://nafan.example/", AT)
OLD, NEW = (
    Finding("year", Verdict.FINE, "year-fine", {"found": year}) for year in ("2568", "2569")
)


def test_what_was_seen_before_counts_only_where_nothing_changed() -> None:
    one = OneRound({VISIT.asked: VISIT}, {"row": (OLD,)})
    assert one.before(VISIT.asked) == VISIT
    assert one.content("row", unchanged=True) == (OLD,)
    assert one.content("row", unchanged=False) == ()

    one.put(VISIT, Verdict.BROKEN, {"row": (NEW,)})

    assert one.asked == {VISIT.asked}
    assert one.content("row", unchanged=True) == (NEW,)
    assert one.streak(VISIT.asked) == Streak(1, AT, None, 1, 0)
    assert one.streak("https://elsewhere.example/") == Streak()
