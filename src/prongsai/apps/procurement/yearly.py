"""The yearly report: its figures as tables, and as a document to print and publish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.procurement.bridge import frame
from prongsai.apps.procurement.models import YearReport
from prongsai.core.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Table,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.procurement.tallies import Tally, YearTotals
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.numbers import half_up
from prongsai.core.terms.words import Language
from prongsai.workshop.voice import screens

_COLUMNS = (Column(9), *(Column(share, Align.END) for share in (4, 6, 6, 4)))
_COUNTED = (Column(14), Column(4, Align.END))
HEADS = ("count", "budget", "agreed_price")


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the report: a tally for each method, kind of budget or month."""

    key: str
    rows: list[tuple[str, Tally, str]]
    """Name, tally, and its share of the money agreed."""


def parts(totals: YearTotals, language: Language) -> list[Part]:
    """By method, by kind of budget, by month; what nothing is in is left out."""
    known = frame()
    methods = [
        (each.name.said(language), totals.methods[key]) for key, each in known.methods.items()
    ]
    budgets = [
        (each.name.said(language), totals.budgets[key]) for key, each in known.budgets.items()
    ]
    unsaid = totals.budgets.get("", Tally())
    budgets.append((screens()["purchase.not_said"][language], unsaid))
    months = [
        (shown_date(month, Style.LETTER, language), tally) for month, tally in totals.months.items()
    ]
    named = {"methods": methods, "budgets": budgets, "months": months}
    return [
        Part(key, [(name, tally, _share(tally, totals)) for name, tally in rows if tally.count])
        for key, rows in named.items()
    ]


def _share(tally: Tally, totals: YearTotals) -> str:
    whole = Fraction(totals.whole.agreed)
    return percent(Fraction(tally.agreed) / whole if whole else None)


def percent(share: Fraction | None) -> str:
    return "–" if share is None else f"{half_up(share * 100, 2)}"


def document(
    agency: Agency, year: int, totals: YearTotals, said: YearReport | None, day: dt.date,
    *, inside: bool,
) -> Document:  # fmt: skip
    """The report as it is printed; sellers often chosen stand in the one for inside only."""
    heading = (
        text(_thai("report.heading")),
        text(agency.name),
        text(_thai("report.year", year=year)),
    )
    blocks: list[Block] = [Title(heading), *_figures(totals)]
    if inside:
        blocks.extend(_sellers(totals))
    blocks.extend(_texts(said))
    return Document(
        title=f"{_thai('report.heading')} {year}", agency=agency.name, language="th",
        look=shelf().forms.looks["official"], numerals=Numerals.THAI, blocks=tuple(blocks),
        dated=day, mark=_thai("report.inside_mark") if inside else "",
    )  # fmt: skip


def _figures(totals: YearTotals) -> Iterator[Block]:
    whole = totals.whole
    yield Paragraph(text(_thai(
        "report.whole_said", count=whole.count, budget=money_in_table(whole.budget),
        agreed=money_in_table(whole.agreed), saved=money_in_table(whole.saved),
        dropped=totals.dropped,
    )))  # fmt: skip
    for part in parts(totals, "th"):
        yield Heading(1, text(_thai(f"report.part_{part.key}")))
        if part.rows:
            yield _table(part)
        else:
            yield Paragraph(text(_thai("report.none")))
    yield Heading(1, text(_thai("report.analysis")))
    share, single = percent(totals.open_share), totals.single_bids
    if totals.open_share is None:
        yield Paragraph(text(_thai("report.analysis_none")))
    else:
        yield Paragraph(text(_thai("report.analysis_said", share=share, single=single)))


def _table(part: Part) -> Table:
    named = (_thai(f"purchase.{each}") for each in HEADS)
    head = heads(_thai(f"report.head_{part.key}"), *named, _thai("report.share"))
    body = tuple(
        (cell(name), cell(str(each.count)), *_amounts(each), cell(share))
        for name, each, share in part.rows
    )
    return Table(_COLUMNS, (head,), body)


def _amounts(tally: Tally) -> Iterator[Cell]:
    return (cell(money_in_table(each)) for each in (tally.budget, tally.agreed))


def _sellers(totals: YearTotals) -> Iterator[Block]:
    yield Heading(1, text(_thai("report.sellers")))
    if not totals.sellers:
        yield Paragraph(text(_thai("report.none")))
        return
    head = heads(_thai("purchase.seller"), _thai("purchase.count"))
    body = tuple((cell(name), cell(str(count))) for name, count in totals.sellers)
    yield Table(_COUNTED, (head,), body)


def _texts(said: YearReport | None) -> Iterator[Block]:
    for name in ("problems", "suggestions"):
        yield Heading(1, text(_thai(f"report.{name}")))
        lines = (getattr(said, name) if said else "").splitlines()
        yield from (Paragraph(text(line)) for line in lines or [_thai("report.none")])


def _thai(key: str, **facts: object) -> str:
    """Paper speaks Thai, whatever the reader of the screen reads."""
    return screens()[key]["th"].format(**facts)


def rows(totals: YearTotals) -> list[list[object]]:
    """The figures as one plain table."""
    head: list[object] = [_thai("report.table"), _thai("report.group")]
    head.extend([*(_thai(f"purchase.{each}") for each in HEADS), _thai("report.share")])
    body: list[list[object]] = [
        [_thai(f"report.part_{part.key}"), name, each.count, each.budget, each.agreed, share]
        for part in parts(totals, "th")
        for name, each, share in part.rows
    ]
    whole = totals.whole
    total: list[object] = [_thai("report.whole"), "", whole.count, whole.budget, whole.agreed, ""]
    return [head, *body, total]
