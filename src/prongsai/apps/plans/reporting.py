"""The report on a plan: what the measures that follow its projects tell, money and KPIs."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.look.words import digits, language
from prongsai.apps.measures import queries as measures
from prongsai.apps.measures.follow_reports import matter_of
from prongsai.apps.plans import bridge
from prongsai.apps.plans.queries import Opened, Reached, reached
from prongsai.core.documents.document import Document
from prongsai.core.documents.plan_report import (
    ALL_STANDINGS,
    Followed,
    Told,
    money_of,
    standing_words,
    told,
)
from prongsai.core.plans.totals import Sums
from prongsai.core.shapes.write import plain


@dataclass(frozen=True, slots=True)
class Reported:
    """A report as a page tells it."""

    parts: Sequence[tuple[str, str, Sequence[tuple[Told, str, Reached]]]]
    """Dimensions with their projects: how far each is, in words, and its KPIs counted."""
    standings: Sequence[tuple[str, int]]
    number: int
    money: Sums
    kpis: Sequence[Any]


def followed(agency: Agency, plan: str, year: int) -> Followed:
    """The year's measures of a plan's projects: a constant number of statements."""
    matter = matter_of(agency, year, measures.units_of(agency))
    of = {
        row.project: row.code
        for row in measures.of_plan(agency, plan)
        if row.year == year and row.code in matter.keys
    }
    codes = set(of.values())
    file = replace(
        matter.file,
        measures={key: each for key, each in matter.file.measures.items() if key in codes},
        reports=tuple(each for each in matter.file.reports if each.measure in codes),
    )
    return Followed(file, of)


def reported(found: Opened, what: Followed, when: tuple[int, str]) -> Reported:
    """In the language of whoever looks; what units wrote stays as they wrote it."""
    script, own = shelf().script("measures", language()), shelf().script("plan", language())
    rows = told(found.plan, found.record, what, when, script)
    said = {each: digits(standing_words(each, own, script)) for each in ALL_STANDINGS}
    counted = Counter(each.standing for each in rows)
    by_key = {each.project.key: each for each in rows}
    return Reported(
        [
            (part.key, digits(part.name.said(language())),
             [(by_key[each.key], said[by_key[each.key].standing], reached(by_key[each.key].kpis))
              for each in part.projects if each.key in by_key])
            for part in found.parts
        ],
        [(said[each], counted[each]) for each in ALL_STANDINGS if counted[each]],
        len(rows), money_of(rows), [kpi for each in rows for kpi in each.kpis],
    )  # fmt: skip


def document(found: Opened, what: Followed, when: tuple[int, str], day: dt.date) -> Document:
    """The report as it would be now."""
    return bridge.plans().report(found.book, what, when, day)


def given(found: Opened, what: Followed, when: tuple[int, str]) -> dict[str, Any]:
    """What its paper keeps."""
    year, period = when
    return {
        "book": bridge.stored(found.book), "file": plain(what.file), "of": dict(what.of),
        "year": year, "period": period,
    }  # fmt: skip
