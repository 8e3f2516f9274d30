"""The yearly report: its figures as tables, and as a document to print and publish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.look.words import thai
from prongsai.apps.procurement.bridge import frame
from prongsai.apps.procurement.models import YearReport
from prongsai.apps.procurement.wording import prose
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


def analysis(totals: YearTotals, language: Language) -> list[str]:
    """What the figures tell, in sentences."""
    said = screens()
    if totals.open_share is None:
        return [said["report.analysis_none"][language]]
    share = said["report.analysis_said"][language].format(share=percent(totals.open_share))
    single = said[f"report.single_{'some' if totals.single_bids else 'none'}"][language]
    return [share, single.format(count=totals.single_bids)]


def document(
    agency: Agency, year: int, totals: YearTotals, said: YearReport | None, day: dt.date,
    *, inside: bool,
) -> Document:  # fmt: skip
    """The report as it is printed; sellers often chosen stand in the one for inside only."""
    heading = (
        text(thai("report.heading")),
        text(agency.name),
        text(thai("report.year", year=year)),
    )
    blocks: list[Block] = [Title(heading), *_figures(totals)]
    if inside:
        blocks.extend(_sellers(totals))
    blocks.extend(_texts(said))
    return Document(
        title=f"{thai('report.heading')} {year}", agency=agency.name, language="th",
        look=shelf().forms.looks["official"], numerals=Numerals.THAI, blocks=tuple(blocks),
        dated=day, mark=thai("report.inside_mark") if inside else "",
    )  # fmt: skip


def _figures(totals: YearTotals) -> Iterator[Block]:
    whole = totals.whole
    yield Paragraph(prose(thai(
        "report.whole_said", count=whole.count, budget=money_in_table(whole.budget),
        agreed=money_in_table(whole.agreed), saved=money_in_table(whole.saved),
        dropped=totals.dropped,
    )))  # fmt: skip
    for part in parts(totals, "th"):
        yield Heading(1, text(thai(f"report.part_{part.key}")))
        if part.rows:
            yield _table(part)
        else:
            yield Paragraph(text(thai("report.none")))
    yield Heading(1, text(thai("report.analysis")))
    for said in analysis(totals, "th"):
        yield Paragraph(prose(said))


def _table(part: Part) -> Table:
    named = (thai(f"purchase.{each}") for each in HEADS)
    head = heads(thai(f"report.head_{part.key}"), *named, thai("report.share"))
    body = tuple(
        (cell(name), cell(str(each.count)), *_amounts(each), cell(share))
        for name, each, share in part.rows
    )
    return Table(_COLUMNS, (head,), body)


def _amounts(tally: Tally) -> Iterator[Cell]:
    return (cell(money_in_table(each)) for each in (tally.budget, tally.agreed))


def _sellers(totals: YearTotals) -> Iterator[Block]:
    yield Heading(1, text(thai("report.sellers")))
    if not totals.sellers:
        yield Paragraph(text(thai("report.none")))
        return
    head = heads(thai("purchase.seller"), thai("purchase.count"))
    body = tuple((cell(name), cell(str(count))) for name, count in totals.sellers)
    yield Table(_COUNTED, (head,), body)


def _texts(said: YearReport | None) -> Iterator[Block]:
    for name in ("problems", "suggestions"):
        yield Heading(1, text(thai(f"report.{name}")))
        lines = (getattr(said, name) if said else "").splitlines()
        yield from (Paragraph(text(line)) for line in lines or [thai("report.none")])


def rows(totals: YearTotals) -> list[list[object]]:
    """The figures as one plain table."""
    head: list[object] = [thai("report.table"), thai("report.group")]
    head.extend([*(thai(f"purchase.{each}") for each in HEADS), thai("report.share")])
    body: list[list[object]] = [
        [thai(f"report.part_{part.key}"), name, each.count, each.budget, each.agreed, share]
        for part in parts(totals, "th")
        for name, each, share in part.rows
    ]
    whole = totals.whole
    total: list[object] = [thai("report.whole"), "", whole.count, whole.budget, whole.agreed, ""]
    return [head, *body, total]
