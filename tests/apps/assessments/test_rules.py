"""What a process remembers of the rules."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from prongsai.apps.assessments.changed_rules import rules_changed
from prongsai.apps.assessments.rules import SCHEME, packs_between, span
from prongsai.core.analysis.changes import span_of


def test_what_compares_across_packs_is_worked_out_once() -> None:
    first, last = packs_between(2566, 2568, SCHEME), packs_between(2566, 2568, SCHEME)

    assert span(first) is span(last)
    assert span(first) == span_of(first)
    assert span(first[1:]) == span_of(first[1:])


def test_a_weight_is_told_in_hundredths_and_a_level_with_its_floors() -> None:
    (pack,) = packs_between(2568, 2568, SCHEME)
    heavier = {**pack.instruments, "IIT": replace(pack.instruments["IIT"], weight=Fraction(2, 5))}
    later = replace(pack, instruments=heavier, levels={})
    told = {each.name: (each.before, each.after) for each in rules_changed(pack, later)}

    assert told["น้ำหนัก IIT"] == ("30%", "40%")
    assert "ผ่านดี 85–100 (IIT ≥ " in told["ระดับและช่วงคะแนน"][0]


def test_a_window_that_is_called_otherwise_is_the_same_window() -> None:
    (pack,) = packs_between(2568, 2568, SCHEME)
    key, window = next(iter(pack.calendar.items()))
    renamed = replace(window, name=replace(window.name, th="ชื่อใหม่"))

    assert rules_changed(pack, replace(pack, calendar={**pack.calendar, key: renamed})) == []
