"""Purchases as what could be published: the year's list, its closed months, the yearly report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone

from prongsai.apps.portal.kept import Kept, cell, column
from prongsai.apps.portal.saying import words
from prongsai.apps.procurement import bridge, queries, yearly
from prongsai.core.opendata.dataset import Table
from prongsai.core.portal.content import Block, Facts, Grid, Paragraph
from prongsai.core.privacy.release import Holds
from prongsai.core.procurement import frame, public
from prongsai.core.procurement.months import agreed_in, months_of, since
from prongsai.core.procurement.purchase import Purchase
from prongsai.core.procurement.tallies import YearTotals, whole, year_totals
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import BUDDHIST, Month, Style, When, shown_date
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.words import Words

COLUMNS = {
    "place": Holds.NUMBER, "title": Holds.TEXT, "budget": Holds.MONEY, "budget_kind": Holds.GROUP,
    "stage": Holds.GROUP, "method": Holds.GROUP, "reference_price": Holds.MONEY,
    "agreed_price": Holds.MONEY, "seller": Holds.TEXT, "tax_id": Holds.TAX_ID,
    "number": Holds.TEXT, "signed": Holds.DAY, "ends": Holds.DAY, "bids": Holds.TEXT,
    "reason": Holds.TEXT, "contract": Holds.TEXT,
}  # fmt: skip
"""Columns that everybody may read; a pack that asks for another one doesn't publish it by that."""
_REPORTED = {
    "part": ("report.table", Holds.GROUP), "group": ("report.group", Holds.GROUP),
    "count": ("purchase.count", Holds.COUNT), "budget": ("purchase.budget", Holds.MONEY),
    "agreed_price": ("purchase.agreed_price", Holds.MONEY), "share": ("report.share", Holds.NUMBER),
}  # fmt: skip


def tables(agency: Any, year: int) -> Iterator[Kept]:
    """Nothing of a year without purchases but the months that were closed."""
    bought = [bridge.value(each) for each in queries.of_year(agency, year)]
    if bought:
        yield _list(agency, year, bought)
        yield _report(agency, year, bought)
    yield from _months(agency, FiscalYear(year))


def _list(agency: Any, year: int, bought: Sequence[Purchase]) -> Kept:
    title = words("public.purchases", year=year)
    grid = _grid(title, bought, bridge.frame().list_columns)
    return Kept(agency, "procurement-list", year, "procurement_list", title, (grid,))


def _grid(title: Words, bought: Iterable[Purchase], asked: Mapping[str, frame.Column]) -> Grid:
    columns = {key: each for key, each in asked.items() if key in COLUMNS}
    rows = public.rows(bought, columns, bridge.frame())
    return Grid(
        title,
        Table(
            [column(key, each.name, COLUMNS[key]) for key, each in columns.items()],
            [tuple(map(cell, row)) for row in rows],
        ),
    )


# --- Months --------------------------------------------------------------------------------------


def _months(agency: Any, year: FiscalYear) -> Iterator[Kept]:
    closed = queries.closed_months(agency, year)
    signed = queries.signed_in(agency, year.first, year.last) if closed else ()
    values = [bridge.value(each) for each in signed]
    for month in months_of(year.year):
        if row := closed.get(month):
            yield _month(agency, year.year, month, row, values)


def _month(agency: Any, year: int, month: Month, row: Any, values: Sequence[Purchase]) -> Kept:
    """What the register says of it now; that it parted from what was closed is told."""
    bought, parted = agreed_in(month, values), since(bridge.closed(row), values)
    name = f"procurement-monthly-{month.year + BUDDHIST}-{month.month:02}"
    title = words("public.purchases_month", month=_day(month))
    said: list[Block] = [Paragraph(_sum(month, bought))]
    if parted:
        closed = _day(timezone.localtime(row.at).date())
        told = words("public.purchases_parted", count=len(parted), day=closed)
        said.append(Paragraph(told))
    grid = _grid(title, bought, bridge.frame().monthly_columns)
    return Kept(
        agency, name, year, "procurement_monthly", title, (grid,), before=tuple(said), stem=name
    )


def _day(when: When) -> Words:
    return Words(shown_date(when, Style.LETTER), shown_date(when, Style.LETTER, "en"))


def _sum(month: Month, bought: Sequence[Purchase]) -> Words:
    if not bought:
        return words("month.none", month=_day(month))
    tally = whole(bought)
    return words("month.sum", count=tally.count, agreed=money_in_table(tally.agreed))


# --- The yearly report ---------------------------------------------------------------------------


def _report(agency: Any, year: int, bought: Sequence[Purchase]) -> Kept:
    title, totals = words("public.purchases_report", year=year), year_totals(bought, bridge.frame())
    analysis = zip(yearly.analysis(totals, "th"), yearly.analysis(totals, "en"), strict=True)
    return Kept(
        agency, "procurement-report", year, "procurement_report", title,
        (Grid(title, _figures(totals)),), before=(Paragraph(_whole(totals)),),
        after=(*(Paragraph(Words(*each)) for each in analysis), _texts(agency, year)),
    )  # fmt: skip


def _whole(totals: YearTotals) -> Words:
    tally = totals.whole
    return words(
        "report.whole_said", count=tally.count, budget=money_in_table(tally.budget),
        agreed=money_in_table(tally.agreed), saved=money_in_table(tally.saved),
        dropped=totals.dropped,
    )  # fmt: skip


def _figures(totals: YearTotals) -> Table:
    columns = [column(key, words(name), holds) for key, (name, holds) in _REPORTED.items()]
    _, *rows = yearly.rows(totals)
    return Table(columns, [tuple(map(cell, row)) for row in rows])


def _texts(agency: Any, year: int) -> Facts:
    """What officers wrote into it."""
    said = queries.report_of(agency, year)
    none = words("report.none").th
    texts = (said.problems, said.suggestions) if said else ("", "")
    names = (words("report.problems"), words("report.suggestions"))
    return Facts(tuple((name, text or none) for name, text in zip(names, texts, strict=True)))
