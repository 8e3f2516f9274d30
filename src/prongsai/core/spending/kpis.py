"""What samples of disbursements say of KPIs of an anti-corruption plan that count them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prongsai.core.plans.plan import By, Kpi, Project
from prongsai.core.spending.sampling import Errors
from prongsai.core.terms.numbers import half_up
from prongsai.core.terms.thai import look_alike

ABOUT = look_alike("เบิกจ่าย")
"""What a KPI or its project speaks of that samples can say something about."""
PER_CENT = frozenset({"ร้อยละ", "%", "เปอร์เซ็นต์"})
"""Units of a share."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A figure that somebody may take as a reading, by the name of what it is."""

    name: str
    value: Decimal


def is_counted(project: Project, kpi: Kpi) -> bool:
    """Whether samples can say anything of it: it counts, and it is about disbursements."""
    return kpi.by is By.COUNT and ABOUT in look_alike(f"{kpi.says} {project.title}")


def offers(kpi: Kpi, now: Errors, before: Errors) -> Iterator[Offer]:
    """Figures in the KPI's own unit: of this year, and held against the year before."""
    if not now.looked_at:
        return
    if kpi.unit not in PER_CENT:
        for name in ("looked_at", "found", "mended"):
            yield Offer(name, Decimal(getattr(now, name)))
        return
    if now.found:
        yield Offer("mended_share", _per_cent(Fraction(now.mended, now.found)))
    if before.found:
        was, is_ = (Fraction(each.found, each.looked_at) for each in (before, now))
        yield Offer("fewer", _per_cent((was - is_) / was))


def _per_cent(share: Fraction) -> Decimal:
    return half_up(share * 100, 2)
