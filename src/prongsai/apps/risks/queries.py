"""Finding registers of risks, in a constant number of statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils.module_loading import import_string

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.due.sources import Found, as_row, columns
from prongsai.apps.risks import bridge
from prongsai.apps.risks.models import RiskEdition, RiskRow, RiskYear
from prongsai.core.approval.approval import Approval
from prongsai.core.risks.frame import RiskFrame
from prongsai.core.risks.parts import code_of
from prongsai.core.risks.register import Control, RiskRegister, Treatment
from prongsai.core.risks.rules import Known, RiskFinding, findings
from prongsai.core.terms.words import Words

MOST = 30


@dataclass(frozen=True, slots=True)
class Linked:
    """A measure or project that carries out a control or a treatment."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Links:
    """What measures and projects there are elsewhere, by their codes."""

    measures: Mapping[str, Linked] | None = None
    projects: Mapping[str, Linked] | None = None

    @property
    def known(self) -> Known:
        return Known(_keys(self.measures), _keys(self.projects))


def _keys(names: Mapping[str, Linked] | None) -> frozenset[str] | None:
    return None if names is None else frozenset(names)


def links(agency: Agency, year: int) -> Links:
    """What the apps above tell, as the settings name them; nothing where none does."""
    found = {name: import_string(path)(agency, year) for name, path in settings.RISK_LINKS.items()}
    return Links(**found)


@dataclass(frozen=True)
class Held:
    """A register with the rows it is made of."""

    year: RiskYear
    rows: Sequence[RiskRow]

    @cached_property
    def register(self) -> RiskRegister:
        return bridge.register_of(self.year, self.rows)

    @cached_property
    def frame(self) -> RiskFrame:
        return bridge.frame_of(self.year)

    @cached_property
    def approval(self) -> Approval:
        return bridge.approval(self.year)

    @cached_property
    def _by_code(self) -> dict[tuple[str, str], RiskRow]:
        return {(row.kind, row.code): row for row in self.rows if row.removed_at is None}

    def row(self, kind: str, code: str) -> RiskRow:
        return self._by_code[kind, code]

    def of(self, kind: str, thing: Any) -> RiskRow:
        return self._by_code[kind, code_of(kind, thing)]

    def by_key(self, key: str) -> RiskRow | None:
        """A row that shows: neither removed nor hanging on what was."""
        found = next((row for row in self.rows if row.key == key), None)
        if found is None or found.removed_at is not None:
            return None
        if found.kind in ("control", "treatment"):
            return found if found.content["risk"] in self.register.risks else None
        if found.kind == "follow_up":
            return found if found.content["treatment"] in self.register.treatments else None
        return found

    @property
    def is_locked(self) -> bool:
        """Whether the plan is frozen: approved, or on its way there."""
        return bool(self.approval.round)

    def findings(self, today: dt.date, known: Known | None = None) -> tuple[RiskFinding, ...]:
        return findings(self.register, self.frame, shelf().risk_sentences, today, known)


def years(agency: Agency) -> list[RiskYear]:
    """Years that were begun, the latest first, each with how many risks it holds."""
    counted = Count("rows", filter=Q(rows__kind="risk", rows__removed_at=None))
    rows = RiskYear.objects.filter(agency_id=agency.pk).annotate(risks=counted)
    return list(rows.order_by("-year"))


def counted(agency: Any, year: int) -> list[QuerySet[Any, Any]]:
    """A year's state, its risks and what is done about them, as parts of a statement."""
    rows = rows_of_years(agency, [year]).filter(kind__in=["risk", "treatment"])
    kinds = rows.order_by().values("kind").annotate(n=Count("pk"))
    return [
        columns("risk_year", years_in(agency, [year]), "approved"),
        columns("risk_rows", kinds, counted=JSONObject(kind="kind", n="n")),
    ]


def year_of(agency: Agency, year: int) -> RiskYear | None:
    rows = RiskYear.objects.select_related("agency")
    return rows.filter(agency_id=agency.pk, year=year).first()


def held(year: RiskYear) -> Held:
    """All of it: one statement."""
    return Held(year, list(year.rows.filter(removed_at=None).order_by("place", "pk")))


def editions(year: RiskYear) -> Sequence[RiskEdition]:
    return list(year.editions.defer("content").order_by("-version"))


def edition_of(year: RiskYear, version: int) -> RiskEdition | None:
    return year.editions.filter(version=version).first()


_YEAR = ("id", "year", "matrix", "size", "units")
_ROW = ("id", "year_id", "key", "kind", "code", "place", "content", "title")


def asked(agency: Any, years: Collection[int]) -> list[QuerySet[Any, Any]]:
    """Rows that `registers` makes registers of, to be asked for with others in one statement."""
    return [
        columns("sight_risk_year", years_in(agency, years), *_YEAR),
        columns("sight_risk_row", rows_of_years(agency, years), *_ROW),
    ]


def registers(agency: Agency, rows: Found) -> list[Held]:
    """What `asked` found, the earliest year first."""
    years = [as_row(RiskYear, row, agency=agency) for row in rows["sight_risk_year"]]
    things = [as_row(RiskRow, row) for row in rows["sight_risk_row"]]
    return [
        Held(year, [each for each in things if each.year_id == year.pk])
        for year in sorted(years, key=lambda each: each.year)
    ]


def row_of(agency: Agency, key: str) -> RiskRow | None:
    """A risk by what addresses call it, in whatever year."""
    rows = RiskRow.objects.filter(agency_id=agency.pk, kind="risk", removed_at=None)
    return rows.select_related("year").filter(key=key).first()


def naming(held: Held, *, measure: str = "", project: str = "") -> list[RiskRow]:
    """Risks of a register whose controls or treatments name a measure or a project."""
    register = held.register
    links: tuple[Control | Treatment, ...] = (
        *register.controls.values(), *register.treatments.values(),
    )  # fmt: skip
    codes = [link.risk for link in links if measure in link.measures or project in link.projects]
    return [held.row("risk", code) for code in register.risks if code in codes]


def rows_of_years(agency: Any, years: Iterable[int]) -> QuerySet[RiskRow]:
    """Rows of some years, to be asked for within another statement."""
    rows = RiskRow.objects.filter(agency_id=agency.pk, year__year__in=list(years))
    return rows.filter(removed_at=None)


def years_in(agency: Any, years: Iterable[int]) -> QuerySet[RiskYear]:
    return RiskYear.objects.filter(agency_id=agency.pk, year__in=list(years))


def found(agencies: Collection[str], pieces: Collection[str]) -> Sequence[RiskRow]:
    """Risks of these agencies whose event holds every word, the newest year first."""
    if not agencies or not pieces:
        return []
    rows = RiskRow.objects.filter(agency__key__in=agencies, kind="risk", removed_at=None)
    for piece in pieces:
        rows = rows.filter(sought__contains=piece)
    return list(rows.select_related("agency", "year").order_by("-year__year", "place")[:MOST])


_TERMS = {
    "risk_kind": "kinds", "risk_area": "areas", "risk_response": "responses",
    "risk_afterwards": "afterwards", "risk_verdict": "verdicts", "risk_round": "rounds",
    "risk_state": "states", "risk_matrix": "matrices", "risk_size": "sizes",
}  # fmt: skip
TERMS = frozenset(_TERMS)
"""Fields of the trail that hold a word of the frame."""


def term(field: str, key: str) -> Words:
    """A word of the frame as people say it."""
    known = getattr(shelf().risks, _TERMS[field])
    return known[key].name if key in known else Words(key, key)
