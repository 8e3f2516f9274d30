"""Words of charts, short enough to be read in a test."""

from __future__ import annotations

from prongsai.core.documents.chart_words import ChartWords

WORDS = ChartWords(
    bars="Bars {title} ({count}).",
    lines="Lines {title}, {first} to {last}.",
    heat="Heat {title}, {count} in {groups}.",
    extremes="Highest {high}: {highest}, lowest {low}: {lowest}.",
    all_alike="All are {value}.",
    known_alike="Known ones are {value}.",
    all_reached="All reach {mark}.",
    known_reached="Known ones reach {mark}.",
    some_below="Below {mark}, {count}: {names}.",
    line="{name}: {begin} ({first}) to {end} ({last}).",
    one_point="{name}: {end} ({last}).",
    all_passed="All {passed} passed.",
    known_passed="Known {passed} passed.",
    some_failed="{passed} passed, {failed} failed: {names}.",
    missing="{reason}: {names}.",
    more=" and {count} more",
    reached="reached",
    below="below",
    far_below="far below",
    passed="passed",
    failed="failed",
)
