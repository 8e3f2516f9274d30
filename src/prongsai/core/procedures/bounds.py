"""Amounts and numbers that a category takes, so that nobody files a case under the wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.core.criteria.evidence import Block
from prongsai.core.procedures.kinds import FieldType
from prongsai.core.procedures.naming import among
from prongsai.core.shapes.fields import told_by_key, told_or
from prongsai.core.terms.problem import Place, Problem

if TYPE_CHECKING:
    from prongsai.core.procedures.procedure import Category, Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds(Block):
    """Which values of a field a category takes."""

    field: str = told_by_key("Key of a field of type number or money.")
    least: Decimal | None = told_or(None, "The smallest it takes.")
    above: Decimal | None = told_or(None, "It takes what is larger than this, not this itself.")
    most: Decimal | None = told_or(None, "The largest it takes.")

    def take(self, number: Decimal) -> bool:
        """Whether a value lies within them."""
        return (
            (self.least is None or number >= self.least)
            and (self.above is None or number > self.above)
            and (self.most is None or number <= self.most)
        )

    @property
    def one_within(self) -> Decimal | None:
        """A value that lies within them; none where no value does, or nothing bounds it."""
        ways = (self.least, self.most, None if self.above is None else self.above + 1)
        return next((each for each in ways if each is not None and self.take(each)), None)


def bounds_problems(own: Procedure, category: Category) -> Iterator[Problem]:
    """Fields that are no amounts, and bounds between which nothing lies."""
    path = f"categories/{category.key}/bounds"
    counted = (FieldType.NUMBER, FieldType.MONEY)
    yield from among(
        category.bounds, [key for key, each in own.fields.items() if each.type in counted], path
    )
    for key, bounds in category.bounds.items():
        if bounds.one_within is None:
            facts = {"category": category.name.th}
            yield Problem("procedure-bounds-nothing", facts, Place(path=f"{path}/{key}"))
