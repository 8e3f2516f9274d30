"""Rows of a register as the core's values, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from prongsai.apps.agencies.finding import plain as sought_as
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import branches
from prongsai.apps.assessments import bridge as results
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.risks.models import RiskRow, RiskYear
from prongsai.core.approval.approval import RISK_STEPS, Approval
from prongsai.core.risks.frame import RiskFrame
from prongsai.core.risks.parts import MODELS, TABLES, Thing
from prongsai.core.risks.register import SCHEMA, Risk, RiskRegister, Treatment
from prongsai.core.risks.rounds import review_open
from prongsai.core.shapes.read import read
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.thai import look_alike

_TITLE = 500


def frame_of(year: RiskYear) -> RiskFrame:
    """The shipped frame with the agency's own thresholds."""
    losses = {
        matrix: tuple(Fraction(each) for each in steps) for matrix, steps in year.losses.items()
    }
    return shelf().risks.with_losses(year.size, losses)


def approval(year: RiskYear) -> Approval:
    return Approval(RISK_STEPS, tuple(results.act(each) for each in year.acts))


def content(thing: Thing) -> dict[str, Any]:
    """What a row holds of it; amounts as texts, since JSON would make floats of them."""
    found: dict[str, Any] = _jsonable(plain(thing))
    return found


def _jsonable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _jsonable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_jsonable(each) for each in value]
    return str(value) if isinstance(value, Decimal) else value


def thing(row: RiskRow) -> Any:
    """The row as the core has it."""
    said = dict(row.content)
    if row.kind != "follow_up":
        said["key"] = row.code
    return value(row.kind, said)


def value(kind: str, said: Mapping[str, Any]) -> Any:
    """A row of the core out of plain data."""
    told = dict(said)
    code = told.pop("key", None)
    if kind == "follow_up":
        found, faults = read(MODELS[kind], told)
        if faults:
            raise Refused(faults)
        return found
    holder = {"schema": SCHEMA, "agency": "-", "fiscal_year": 0, TABLES[kind]: {code: told}}
    register, faults = read(RiskRegister, holder)
    if register is None:
        raise Refused(faults)
    return getattr(register, TABLES[kind])[code]


def register_of(year: RiskYear, rows: Iterable[RiskRow]) -> RiskRegister:
    """The register that the rows of a year make: what hangs on a removed row is left out."""
    held: dict[str, dict[str, Any]] = {kind: {} for kind in TABLES}
    for row in sorted(rows, key=lambda each: (each.place, each.pk)):
        if row.removed_at is None:
            held[row.kind][row.code] = row.content
    for kind in ("control", "treatment"):
        held[kind] = {k: v for k, v in held[kind].items() if v["risk"] in held["risk"]}
    followed = [v for v in held["follow_up"].values() if v["treatment"] in held["treatment"]]
    risks = {k: _with_work(v, held["work"]) for k, v in held["risk"].items()}
    found, faults = read(RiskRegister, {
        "schema": SCHEMA, "agency": year.agency.name, "fiscal_year": year.year,
        "matrix": year.matrix or None, "size": year.size or None, "units": list(year.units),
        **{TABLES[kind]: rows for kind, rows in held.items()},
        "risks": risks, "follow_ups": followed,
    })  # fmt: skip
    if found is None:
        raise Refused(faults)
    return found


def _with_work(risk: dict[str, Any], works: Mapping[str, Any]) -> dict[str, Any]:
    if risk.get("work") in (None, *works):
        return risk
    return {name: each for name, each in risk.items() if name != "work"}


@dataclass(frozen=True)
class Units:
    """The divisions of an agency: how registers name them, and which belongs to which."""

    names: Mapping[str, str]
    above: Mapping[str, str]
    open: frozenset[str]

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {look_alike(name): key for key, name in self.names.items()}

    def key_of(self, name: str) -> str:
        """The division of that name; none where the agency has no such division."""
        return self._keys.get(look_alike(name), "") if name else ""

    def with_below(self, keys: Iterable[str]) -> frozenset[str]:
        """These divisions and what belongs to them."""
        own = set(keys)
        return frozenset(own | {each for each, over in self.above.items() if over in own})


def units_of(agency: Agency) -> Units:
    """One statement."""
    rows = branches(agency)
    return Units(
        {row.key: row.full_name for row in rows},
        {row.key: row.parent.key for row in rows if row.parent},
        frozenset(row.key for row in rows if not row.closed),
    )


def columns(kind: str, said: Any, units: Units) -> dict[str, Any]:
    """What a row holds of a thing beside its place."""
    title = _title(kind, said)
    return {
        "content": content(said),
        "division": units.key_of(getattr(said, "owner", "")),
        "title": title[:_TITLE],
        "sought": sought_as(title),
        "until": _until(said),
    }


def _title(kind: str, said: Any) -> str:
    name = {"work": "name", "risk": "event", "follow_up": "result"}.get(kind, "says")
    return " ".join(str(getattr(said, name)).split())


def _until(said: Any) -> dt.date | None:
    if isinstance(said, Risk):
        return review_open(said)
    return said.ends if isinstance(said, Treatment) else None
