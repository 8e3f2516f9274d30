"""The monthly summary (สขร.1) as a paper to print, sign and publish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.look.words import thai
from prongsai.apps.procurement.bridge import frame
from prongsai.apps.procurement.wording import prose
from prongsai.core.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Paragraph,
    Table,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.procurement import public
from prongsai.core.procurement.purchase import Purchase
from prongsai.core.procurement.tallies import whole
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import Month, Style, shown_date

_SHARES = {"place": 3, "title": 8, "bids": 10, "seller": 8, "reason": 8, "contract": 5}
_SHARE = 6
_AMOUNTS = ("budget", "reference_price", "agreed_price")


def document(agency: Agency, month: Month, bought: Sequence[Purchase], day: dt.date) -> Document:
    """What was agreed in a month; a month without purchases says so."""
    named = shown_date(month, Style.LETTER)
    heading = thai("month.paper", month=named)
    lines = (heading, agency.name, thai("month.as_of", day=shown_date(day, Style.LETTER)))
    head: tuple[Block, ...] = (
        Paragraph(text(thai("month.form")), indent=False, align=Align.END),
        Title(tuple(map(text, lines))),
    )
    return Document(
        title=heading, agency=agency.name, language="th", look=shelf().forms.looks["sheet"],
        numerals=Numerals.THAI, blocks=(*head, *_body(named, bought)), dated=day,
    )  # fmt: skip


def _body(named: str, bought: Sequence[Purchase]) -> tuple[Block, ...]:
    if not bought:
        said = thai("month.none", month=named)
        return (Paragraph(text(said), indent=False, align=Align.CENTRE),)
    tally = whole(bought)
    total = thai("month.sum", count=tally.count, agreed=money_in_table(tally.agreed))
    return _table(bought), Paragraph(prose(total), indent=False)


def _table(bought: Sequence[Purchase]) -> Table:
    known = frame()
    columns = known.monthly_columns
    shaped = tuple(
        Column(_SHARES.get(key, _SHARE), Align.END if key in _AMOUNTS else Align.START)
        for key in columns
    )
    body = tuple(tuple(map(_cell, row)) for row in public.rows(bought, columns, known))
    return Table(shaped, (heads(*(each.name.th for each in columns.values())),), body)


def _cell(value: public.Cell) -> Cell:
    if value is None or value == "":
        return cell("–")
    if isinstance(value, Decimal):
        return cell(money_in_table(value))
    if isinstance(value, dt.date):
        return cell(shown_date(value, Style.SHORT))
    return cell(*str(value).split("\n"))
