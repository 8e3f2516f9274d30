"""Measures: what is done about a finding, in which steps, by whom and until when."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.shapes.fields import told, told_or, told_or_new


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure as a report prints it; the plan will bring its own."""

    title: str = told("What is done.")
    indicators: tuple[str, ...] = told_or_new(tuple, "Keys of the indicators it answers.")
    items: tuple[str, ...] = told_or_new(tuple, "Codes of the items it answers.")
    finding: str = told_or("", "The finding it answers, in a few words.")
    steps: tuple[str, ...] = told_or_new(tuple, "Its steps in order.")
    responsible: str = told_or("", "The unit responsible; empty to be filled in.")
    due: str = told_or("", "When it is done, as printed; empty to be filled in.")
    reporting: str = told_or("", "How often it is reported, as printed.")
