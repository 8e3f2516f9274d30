"""From a result to suggested measures, and from a year's file to its papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from prongsai.core.analysis.finding import said
from prongsai.core.analysis.frame import Frame
from prongsai.core.analysis.parts import Part
from prongsai.core.criteria.pack import Pack
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.measure_papers import (
    QUARTERS,
    MeasureMatter,
    implementation,
    quarterly,
    table_of_measures,
)
from prongsai.core.documents.measure_tables import Shape
from prongsai.core.follow_up.year_file import SCHEMA, YearFile
from prongsai.core.measures.carrying import Carried, carry_over
from prongsai.core.measures.library import usual_units
from prongsai.core.measures.measure import Measure, Status
from prongsai.core.measures.suggesting import Suggestion, adopted, suggest
from prongsai.core.terms.words import Language, Words
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.measure_files import MeasureFile
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.voice import both

PERIOD_SHAPES = {"six-months": "h1", "annual": "year", **{each: each for each in QUARTERS}}
SHAPES = (*(shape.value for shape in Shape), *PERIOD_SHAPES)
"""The shapes of papers: three tables of measures, reports on a half, a year, a quarter."""


class Suggesting:
    """Suggestions for one agency's result."""

    def __init__(self, shelf: Shelf, frame: Frame) -> None:
        self.shelf = shelf
        self.frame = frame

    def of(self, work: Analysed) -> tuple[Suggestion, ...]:
        return suggest(work.analysis, self.shelf.measures)

    def finding(self, suggestion: Suggestion, language: Language = "th") -> str:
        """What was found, in a sentence; else what cost the points, by name."""
        if suggestion.findings:
            return said(suggestion.findings[0], self.frame, language)
        return "; ".join(_scored(part).said(language) for part in suggestion.parts)

    def adopt(
        self, work: Analysed, suggestions: Sequence[Suggestion], year: int, day: dt.date
    ) -> YearFile:
        """A year's file of these measures, to be worked over by the office."""
        library = self.shelf.measures
        measures: dict[str, Measure] = {
            each.measure.key: adopted(each, library, self.finding(each), day)
            for each in suggestions
        }
        return YearFile(
            schema=SCHEMA,
            fiscal_year=year,
            pack=work.run.loaded.pack.id,
            agency=work.result.agency.name,
            units=usual_units(library),
            measures=measures,
        )


def _scored(part: Part) -> Words:
    """A part by name with its printed score."""
    name, score = part.name.short, str(part.shown)
    return Words(
        both("measures_scored", name=name.th, score=score).th,
        both("measures_scored", name=name.en, score=score).en,
    )


def carried_over(
    last: MeasureFile, pack: Pack, year: int, day: dt.date
) -> tuple[YearFile, tuple[Carried, ...]]:
    """The file of a later year with last year's measures as drafts; those dropped stay behind."""
    keys = [key for key, each in last.year.measures.items() if each.status is not Status.DROPPED]
    carried = carry_over(last.year, keys, (last.pack, pack), year, day)
    file = replace(
        last.year,
        fiscal_year=year,
        pack=pack.id,
        measures={each.measure.key: each.measure for each in carried},
        reports=(),
    )
    return file, carried


def paper(
    found: MeasureFile, shelf: Shelf, shape: str, language: Language, numerals: Numerals,
    made: dt.date, by: tuple[str, str] = ("", ""),
) -> Document:  # fmt: skip
    """The paper of a shape on a year's file, by somebody's name and office."""
    indicators = {key: each.name.said(language) for key, each in found.pack.indicators.items()}
    matter = matter_of(found.year, indicators, shelf, language, numerals, made, by)
    period = PERIOD_SHAPES.get(shape)
    if period is None:
        return table_of_measures(matter, Shape(shape))
    if period in QUARTERS:
        return quarterly(matter, period)
    return implementation(matter, period)


def matter_of(
    file: YearFile, indicators: Mapping[str, str], shelf: Shelf, language: Language,
    numerals: Numerals, made: dt.date, by: tuple[str, str] = ("", ""),
) -> MeasureMatter:  # fmt: skip
    """What papers on a year's file are made of, with indicators by name."""
    return MeasureMatter(
        file=file, indicators=indicators, script=shelf.script("measures", language),
        looks=shelf.forms.looks, numerals=numerals, language=language, made=made, signer=by[0],
        position=by[1],
    )  # fmt: skip
