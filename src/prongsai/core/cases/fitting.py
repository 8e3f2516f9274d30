"""Whether what a case says fits the category it stands under; which one it would fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from prongsai.core.cases.log import Value
from prongsai.core.procedures.procedure import Category, Procedure
from prongsai.core.terms.problem import Place, Problem


def fitting_problems(
    procedure: Procedure, category: str, values: Mapping[str, Value], party: str
) -> Iterator[Problem]:
    """A problem for each value that its category does not take; it names those that do.

    Nor is anything lent until a day before it is fetched: it would meet no other loan.
    """
    yield from _days_problems(procedure, values)
    here = procedure.categories.get(category)
    if here is None:
        return
    for key, bounds in here.bounds.items():
        said = values.get(key)
        if isinstance(said, str) and not bounds.take(Decimal(said)):
            names = ", ".join(
                f"“{each.name.th}”" for each in _taking(procedure, key, values, party)
            )
            facts = {
                "field": procedure.fields[key].label.th, "found": said,
                "category": here.name.th, "others": names or "–",
            }  # fmt: skip
            yield Problem("case-value-other-category", facts, Place(column=key))


def _days_problems(procedure: Procedure, values: Mapping[str, Value]) -> Iterator[Problem]:
    lends = procedure.lends
    if lends is None:
        return
    since, until = (str(values.get(key, "")) for key in (lends.since, lends.until))
    if since and until and until < since:
        facts = {"field": procedure.fields[lends.until].label.th,
                 "since": procedure.fields[lends.since].label.th}  # fmt: skip
        yield Problem("case-days-backwards", facts, Place(column=lends.until))


def _taking(
    procedure: Procedure, field: str, values: Mapping[str, Value], party: str
) -> list[Category]:
    """Categories into which it fits: those that speak of the field, else those that take any."""
    fit = [
        each
        for each in procedure.categories.values()
        if (not each.parties or party in each.parties) and _takes_all(each, values)
    ]
    return [each for each in fit if field in each.bounds] or fit


def _takes_all(category: Category, values: Mapping[str, Value]) -> bool:
    said = {key: values.get(key) for key in category.bounds}
    return all(
        category.bounds[key].take(Decimal(each))
        for key, each in said.items()
        if isinstance(each, str)
    )
