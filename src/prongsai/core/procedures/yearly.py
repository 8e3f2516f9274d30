"""The plan of a year: a paper drafted of the cases that stand in the register of that year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.core.criteria.evidence import Block
from prongsai.core.procedures.kinds import DataClass, FieldType
from prongsai.core.procedures.naming import among
from prongsai.core.shapes.fields import told
from prongsai.core.terms.problem import Problem
from prongsai.core.terms.words import Words

if TYPE_CHECKING:
    from prongsai.core.procedures.procedure import Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyPlan(Block):
    """What the paper is called and shows; whoever looks at cases first drafts it."""

    title: Words = told("What the paper is called.")
    fields: tuple[str, ...] = told("Keys of the fields that are its columns.")


def yearly_problems(own: Procedure) -> Iterator[Problem]:
    """A paper that is approved tells of nobody."""
    plain = [
        key for key, each in own.fields.items()
        if each.data is DataClass.NONE and each.type not in (FieldType.PEOPLE, FieldType.FILES)
    ]  # fmt: skip
    if own.yearly is not None:
        yield from among(own.yearly.fields, plain, "yearly/fields")
