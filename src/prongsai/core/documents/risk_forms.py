"""Papers on risks as data: columns, fixed texts, and what is unsure about each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.criteria.evidence import Block as Sourced
from prongsai.core.criteria.rules import Source
from prongsai.core.documents.blocks import Align
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

OPINION = "{opinion}"


class RowsOf(StrEnum):
    """What the rows of a paper are."""

    WORKS = "works"
    RISKS = "risks"
    BRIBERY = "bribery"
    OPEN_RISKS = "open risks"
    """Those of which something is left, or that are improved next year."""
    TREATMENTS = "treatments"
    """Of every risk; one without any has a row that says so."""
    FOLLOW_UPS = "follow ups"
    COMPONENTS = "components"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFormColumn(Sourced):
    """A column of a paper."""

    key: str = told_by_key("What its cells say; the builder knows each.")
    head: str = told("Its heading.")
    share: int = told("Its share of the width.")
    align: Align = told_or(Align.START, "How its cells stand.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskForm(Sourced):
    """One paper on risks."""

    key: str = told_by_key("Stable key.")
    name: Words = told("What it is called.")
    title: tuple[str, ...] = told("Lines of its title; gaps for agency and year.")
    look: str = told("Key of its look.")
    rows: RowsOf = told("What its rows are.")
    opening: tuple[str, ...] = told_or_new(
        tuple,
        "Paragraphs before the table; gaps for agency and year, and to fill in by hand; the "
        "paragraph `{opinion}` is what the internal auditor says.",
    )
    summary: bool = told_or(False, "Whether counts and heat maps stand before the table.")
    caption: str = told_or("", "What its table is called.")
    signed: bool = told_or(False, "Whether somebody signs it.")
    untold: Words | None = told_or(None, "Why it cannot be made, where too little is known.")
    doubts: tuple[Words, ...] = told("What is unsure about it: told to whoever makes it.")
    columns: Mapping[str, RiskFormColumn] = told("Columns in order.")

    @property
    def has_opinion(self) -> bool:
        """Whether the internal auditor says something in it."""
        return OPINION in self.opening


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskForms(Sourced):
    """All papers on risks."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    forms: Mapping[str, RiskForm] = told("Papers by key.")


def forms_faults(forms: RiskForms, known: Collection[str]) -> Iterator[Problem]:
    """Columns that no builder fills."""
    for key, form in forms.forms.items():
        for column in form.columns:
            if column not in known:
                path = f"forms/{key}/columns/{column}"
                yield Problem("risk-form-column", {"column": column}, Place(path=path))
