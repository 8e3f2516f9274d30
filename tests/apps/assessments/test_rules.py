"""What a process remembers of the rules."""

from __future__ import annotations

from prongsai.apps.assessments.rules import SCHEME, packs_between, span
from prongsai.core.analysis.changes import span_of


def test_what_compares_across_packs_is_worked_out_once() -> None:
    first, last = packs_between(2566, 2568, SCHEME), packs_between(2566, 2568, SCHEME)

    assert span(first) is span(last)
    assert span(first) == span_of(first)
    assert span(first[1:]) == span_of(first[1:])
