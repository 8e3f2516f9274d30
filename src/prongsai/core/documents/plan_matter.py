"""What the papers of a plan are made of, and how its figures are said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from prongsai.core.documents.blocks import Block
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.script import Script
from prongsai.core.plans.editions import Book, State
from prongsai.core.plans.frame import PlanFrame
from prongsai.core.plans.plan import Plan
from prongsai.core.plans.totals import Part, Sums, sums_of, totals
from prongsai.core.terms.baht import money_in_table, money_in_text
from prongsai.core.terms.numbers import half_up
from prongsai.core.terms.words import Words


@dataclass(frozen=True, kw_only=True)
class PlanMatter:
    """A plan with its frame, its wording and its form."""

    book: Book
    frame: PlanFrame
    script: Script
    words: Mapping[str, Mapping[str, Words]]
    """Words of kinds, levels and ways of measuring."""
    look: Look
    numerals: Numerals
    made: dt.date
    head: str
    """Office of the signer."""

    @property
    def plan(self) -> Plan:
        return self.book.plan

    @property
    def mark(self) -> str:
        return self.say("draft") if self.book.state is State.DRAFT else ""

    def say(self, key: str, /, **facts: str | int | Decimal) -> str:
        return self.script.say(key, **facts)

    def word(self, of: str, key: str) -> str:
        """What a kind, level or way of measuring is called."""
        return self.words[of][key].th

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return totals(self.plan, self.frame)

    @cached_property
    def whole(self) -> Sums:
        """All projects of all years."""
        return sum(self.by_year.values(), Sums())

    @cached_property
    def by_year(self) -> Mapping[int, Sums]:
        return sums_of(self.plan.projects, self.plan.covers)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each project stands in the plan, by its key: 1, 2, …"""
        return {each.key: place for place, each in enumerate(self.plan.projects, 1)}

    @property
    def span(self) -> str:
        return self.say("span", first=self.plan.first, last=self.plan.covers[-1])

    @property
    def full(self) -> str:
        """Title with its years; a revised edition says that it is one."""
        facts: dict[str, str] = {"title": self.plan.title, "span": self.span}
        if self.book.edition > 1:
            return self.say("revised_title", **facts, number=self.book.edition - 1)
        return self.say("full_title", **facts)

    def document(self, title: str, blocks: Iterable[Block]) -> Document:
        return Document(
            title=f"{title} {self.plan.agency}",
            agency=self.plan.agency,
            language="th",
            look=self.look,
            numerals=self.numerals,
            blocks=tuple(blocks),
            dated=self.made,
            mark=self.mark,
        )


def money(amount: Decimal) -> str:
    """An amount in running text, with its words."""
    return money_in_text(amount, in_words=True)


def figure(value: Decimal | Fraction) -> str:
    """A figure as short as it is: at most two decimals, none where it is whole."""
    rounded = half_up(Fraction(value), 2)
    text = f"{rounded:,.2f}"
    return text.rstrip("0").rstrip(".")


def in_table(amount: Decimal | None, none: str, *, satang: bool) -> str:
    """An amount in a table; without satang where no amount of the table has any."""
    if amount is None:
        return none
    said = money_in_table(amount)
    return said if satang else said.removesuffix(".00")


def has_satang(amounts: Iterable[Decimal | None]) -> bool:
    return any(amount is not None and amount % 1 for amount in amounts)
