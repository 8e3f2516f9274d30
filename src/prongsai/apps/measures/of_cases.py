"""Measures that complaints suggest: by the topics of what they were about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import rules
from prongsai.apps.cases import figures
from prongsai.apps.look.words import digits, language, thai
from prongsai.apps.measures import queries
from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.reading import Answering, known_in
from prongsai.core.cases.lessons import Lesson, lessons
from prongsai.core.measures.library import SuggestedMeasure
from prongsai.core.measures.measure import Measure as Value
from prongsai.core.measures.suggesting import Suggestion, adopted
from prongsai.core.privacy.policy import Policy
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.fiscal_year import FiscalYear


@dataclass(frozen=True, slots=True)
class Taught:
    """A subject of complaints and what the library offers for it."""

    name: str
    received: int | None
    """None of few."""
    cause: str
    offers: tuple[tuple[str, str, Measure | None], ...]
    """Key and title of each, and the measure that was made of it."""


def taught(agency: Agency, year: int, now: dt.datetime, rows: Iterable[Measure]) -> list[Taught]:
    """From complaints of the year before and of the year so far; three or four statements."""
    taken = {row.suggested: row for row in rows if row.suggested}
    least = Policy().threshold
    found = []
    for own, each in _lessons(agency, year, now):
        causes = figures.causes_of(own)
        offers = tuple(
            (one.key, digits(one.title.said(language())), taken.get(one.key))
            for one in _answering(each)
        )
        if offers:
            received = each.received if each.received >= least else None
            name = digits(each.category.name.said(language()))
            found.append(Taught(name, received, causes.get(each.cause, ""), offers))
    return found


def _lessons(agency: Agency, year: int, now: dt.datetime) -> Sequence[tuple[Procedure, Lesson]]:
    """Of every procedure whose subjects suggest measures, the most frequent subject first."""
    counted = figures.for_kpis(agency)
    years = (FiscalYear(year - 1), FiscalYear(year))
    rows = figures.rows_of(agency, [own.key for own in counted], years, now)
    found = [(own, each) for own in counted for each in lessons(own, rows[own.key])]
    return sorted(found, key=lambda pair: -pair[1].received)


def _answering(lesson: Lesson) -> list[SuggestedMeasure]:
    topics = set(lesson.category.topics)
    return [each for each in rules.shelf().measures.measures.values() if topics & set(each.topics)]


def drafts(
    agency: Agency, found: Answering, year: int, keys: Sequence[str], now: dt.datetime,
    day: dt.date,
) -> list[Value] | None:  # fmt: skip
    """Measures of the library as complaints suggest them; None where they no longer do."""
    library, pack = rules.shelf().measures, queries.pack_of(found.year)
    because: dict[str, Lesson] = {}
    for _, lesson in reversed(_lessons(agency, year, now) if keys else ()):
        because |= {each.key: lesson for each in _answering(lesson)}
    if any(key not in because for key in keys):
        return None
    made = []
    for key in keys:
        measure = library.measures[key]
        finding = thai("measure.finding_cases", what=because[key].category.name.th)
        plain = Suggestion(measure=measure, parts=(), findings=(), at_stake=Fraction(0))
        items = tuple(item.code for item in pack.items.values() if item.topic in measure.topics)
        said = replace(adopted(plain, library, finding, day), items=items)
        made.append(known_in(said, pack))
    return made
