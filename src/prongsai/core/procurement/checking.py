"""What is wrong with a purchase, or with several: each problem names the field it is about."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from prongsai.core.procurement.frame import Column, ProcurementFrame
from prongsai.core.procurement.numbers import read_number
from prongsai.core.procurement.purchase import Purchase
from prongsai.core.procurement.tax_ids import read_tax_id
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Place, Problem, Severity

Found = Iterator[Problem]


def faults(purchase: Purchase, frame: ProcurementFrame) -> tuple[Problem, ...]:
    """All that is wrong with one purchase."""
    return tuple(problem for check in _CHECKS for problem in check(purchase, frame))


def blanks(
    purchase: Purchase, columns: Mapping[str, Column], frame: ProcurementFrame
) -> tuple[Problem, ...]:
    """Cells that the published table asks for at this stage and that are empty."""
    return tuple(
        _at("purchase-blank", key, Severity.WARNING)
        for key, column in columns.items()
        if _asked(column, purchase, frame) and getattr(purchase, key, None) in (None, "", ())
    )


def _asked(column: Column, purchase: Purchase, frame: ProcurementFrame) -> bool:
    reached = bool(column.from_stage) and frame.reached(purchase.stage, column.from_stage)
    return column.always or reached


def doubles(purchases: Iterable[Purchase]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Project numbers that stand on more than one purchase of a year, with those purchases."""
    standing: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for each in purchases:
        if each.number:
            standing[each.year, each.number].append(each.key)
    for (_, number), keys in standing.items():
        if len(keys) > 1:
            yield number, tuple(keys)


def total_fault(said: Decimal, amounts: Sequence[Decimal | None], field: str) -> Problem | None:
    """Whether the total that a table came with is not what its rows add up to."""
    added = sum((each for each in amounts if each is not None), Decimal(0))
    if said == added:
        return None
    facts = {"said": money_in_table(said), "added": money_in_table(added)}
    return _at("purchase-total", field, Severity.REFUSED, **facts)


def _number(purchase: Purchase, frame: ProcurementFrame) -> Found:
    if purchase.number:
        read = read_number(purchase.number, frame.number)
        if isinstance(read, Problem):
            yield _at(read.code, "number", Severity.REFUSED, **read.facts)


def _tax_id(purchase: Purchase, frame: ProcurementFrame) -> Found:
    if purchase.tax_id:
        read = read_tax_id(purchase.tax_id, frame.tax_id)
        if isinstance(read, Problem):
            yield _at(read.code, "tax_id", Severity.REFUSED, **read.facts)


def _award(purchase: Purchase, _: ProcurementFrame) -> Found:
    """An award above the budget is told, and says why."""
    agreed, budget = purchase.agreed_price, purchase.budget
    if agreed is not None and budget is not None and agreed > budget and not purchase.above_why:
        facts = {"agreed": money_in_table(agreed), "budget": money_in_table(budget)}
        yield _at("purchase-above-budget", "agreed_price", Severity.REFUSED, **facts)


def _above_reference(purchase: Purchase, _: ProcurementFrame) -> Found:
    agreed, reference = purchase.agreed_price, purchase.reference_price
    if agreed is not None and reference is not None and agreed > reference:
        facts = {"agreed": money_in_table(agreed), "reference": money_in_table(reference)}
        yield _at("purchase-above-reference", "agreed_price", Severity.WARNING, **facts)


def _days(purchase: Purchase, _: ProcurementFrame) -> Found:
    """A contract belongs to the year it is signed in; it may end later, never before."""
    year = FiscalYear(purchase.year)
    if purchase.signed and not _in_year(purchase.signed, year):
        yield _at("purchase-outside-year", "signed", Severity.REFUSED, year=str(purchase.year))
    if purchase.signed and purchase.ends and purchase.ends < purchase.signed:
        yield _at("purchase-ends-before", "ends", Severity.REFUSED)
    if purchase.planned and not _in_year(
        dt.date(purchase.planned.year, purchase.planned.month, 1), year
    ):
        yield _at("purchase-outside-year", "planned", Severity.REFUSED, year=str(purchase.year))


def _in_year(day: dt.date, year: FiscalYear) -> bool:
    return year.first <= day <= year.last


def _stage(purchase: Purchase, frame: ProcurementFrame) -> Found:
    """A contract that is signed and a stage before it contradict each other."""
    if purchase.signed and not frame.stages[purchase.stage].agreed:
        yield _at("purchase-stage-before-contract", "stage", Severity.WARNING)


def _winner(purchase: Purchase, _: ProcurementFrame) -> Found:
    """Who was chosen is one of those who offered."""
    names = {bid.bidder for bid in purchase.bids}
    if names and purchase.seller and purchase.seller not in names:
        yield _at("purchase-seller-no-bidder", "seller", Severity.WARNING)


_CHECKS: Sequence[Callable[[Purchase, ProcurementFrame], Found]] = (
    _number, _tax_id, _award, _above_reference, _days, _stage, _winner,
)  # fmt: skip


def _at(code: str, field: str, severity: Severity, **facts: str) -> Problem:
    return Problem(code, facts, Place(column=field), severity)
