"""What counts of cases say of KPIs of an anti-corruption plan that are measured by complaints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from fractions import Fraction

from prongsai.core.cases.statistics import Counts, split
from prongsai.core.cases.year_figures import YearFigures
from prongsai.core.plans.plan import By, Kpi
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.numbers import half_up
from prongsai.core.terms.thai import look_alike

ABOUT = look_alike("ร้องเรียน")
"""What a KPI speaks of that these figures can say something about."""
PER_CENT = frozenset({"ร้อยละ", "%", "เปอร์เซ็นต์"})
_COMMON = 8
"""Letters in a row that a KPI and a category share when they speak of the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A figure that somebody may take as a reading."""

    name: str
    """`received`, `in_time_share`, `fewer`."""
    value: Decimal
    category: str = ""
    """Key of the category it is about; none of all cases."""
    received: int
    """How many were received, which never stands apart from a count of complaints."""

    @property
    def key(self) -> str:
        """Tells it from others of the same KPI."""
        return "-".join(filter(None, (self.name, self.category)))


def is_counted(kpi: Kpi) -> bool:
    """Whether figures of complaints can say anything of it."""
    return kpi.by is By.COMPLAINTS or (is_share(kpi) and ABOUT in look_alike(kpi.says))


def is_share(kpi: Kpi) -> bool:
    return kpi.unit in PER_CENT


def offers(
    kpi: Kpi, procedure: Procedure, now: YearFigures, before: YearFigures
) -> Iterator[Offer]:
    """Figures in the KPI's own unit: of the categories it speaks of, then of all."""
    of_now, of_before = (_by_category(procedure, each) for each in (now, before))
    for category in (*_meant(kpi, procedure), ""):
        yield from _of(kpi, category, of_now[category], of_before[category])


def _by_category(procedure: Procedure, found: YearFigures) -> dict[str, Counts]:
    own = split(found.whole.rows, lambda each: each.category, procedure.categories)
    return {**own, "": found.total}


def _meant(kpi: Kpi, procedure: Procedure) -> list[str]:
    """Categories whose names share words with it, the nearest first."""
    shared = {key: _shared(kpi.says, each.name.th) for key, each in procedure.categories.items()}
    return sorted((key for key, most in shared.items() if most >= _COMMON),
                  key=lambda key: -shared[key])  # fmt: skip


def _shared(one: str, other: str) -> int:
    one, other = look_alike(one), look_alike(other)
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.find_longest_match().size


def _of(kpi: Kpi, category: str, now: Counts, before: Counts) -> Iterator[Offer]:
    if not is_share(kpi):
        yield Offer(name="received", value=Decimal(now.received), category=category,
                    received=now.received)  # fmt: skip
        return
    shares = {
        "in_time_share": (now.in_time, now.in_time + now.late),
        "fewer": (before.received - now.received, before.received),
    }
    for name, (part, whole) in shares.items():
        fits = (name == "fewer") == (kpi.by is By.COMPLAINTS)
        if whole and fits:
            value = half_up(Fraction(part * 100, whole), 2)
            yield Offer(name=name, value=value, category=category, received=now.received)
