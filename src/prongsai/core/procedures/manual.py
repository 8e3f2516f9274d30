"""What a published manual says besides what states, moves and clocks say already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.shapes.fields import Unknown, told, told_by_key, told_or, told_or_new
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualStep(Block):
    """A step as the manual tells it: what it is, and the moves it is made of."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    title: Words = told("What is done.")
    moves: tuple[str, ...] = told("Keys of the moves it tells of; `brought` is the bringing.")
    about: Words | None = told_or(None, "How it is done, in a sentence or two.")
    minutes: int | Unknown | None = told_or(None, "Minutes of work, where they are set.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedPaper(Block):
    """A document that has to be brought along."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("What it is.")
    copies: int = told_or(1, "How many.")
    only: Words | None = told_or(None, "In which case it is wanted.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualPart(Block):
    """What the manual says that nothing else in the file says; texts an office may overwrite."""

    owner: Words = told("The kind of unit that usually answers for it.")
    for_whom: Words = told("Who may use it, and under which conditions.")
    steps: Mapping[str, ManualStep] = told("Steps in their order.")
    papers: Mapping[str, WantedPaper] = told_or_new(dict, "Documents wanted.")
    fee: Words | Unknown | None = told_or(
        None, "What it costs; free if none, `unknown` where the office's own rule says."
    )
    hours: Words | None = told_or(None, "When it can be had; the office's hours if none.")
    rounds: Words | None = told_or(None, "Mobile rounds or other places.")
    laws: tuple[str, ...] = told_or_new(tuple, "Keys of `sources` that it rests on.")
