"""Things that can be lent: what a case takes of them, and why it may not have one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from prongsai.core.cases.log import Standing
from prongsai.core.procedures.lending import Lending
from prongsai.core.terms.dates import typed_day
from prongsai.core.terms.numbers import typed
from prongsai.core.terms.problem import Place, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing of an office's list, or several that nobody tells apart."""

    code: str
    name: str
    kind: str = ""
    kept_at: str = ""
    condition: str = ""
    quantity: int = 1
    struck_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What a case takes of a thing, and for which days."""

    quantity: int
    since: dt.date
    until: dt.date
    out: bool = False

    def is_late(self, today: dt.date) -> bool:
        """Nobody knows until when it stays away."""
        return self.out and self.until < today

    def meets(self, other: Use, today: dt.date) -> bool:
        """Whether both would have it on some day; what is late is away until it is back."""
        return (other.is_late(today) or self.since <= other.until) and other.since <= self.until


def use_of(lends: Lending, now: Standing, today: dt.date) -> Use | None:
    """What a case takes where it stands, by what was said in it last; nothing if days lack."""
    since, until = (_day(now, key) for key in (lends.since, lends.until))
    if since is None or until is None:
        return None
    out = now.state in lends.out
    number = typed(str(now.values.get(lends.quantity, "1"))) or Fraction(1)
    return Use(
        quantity=-(-number.numerator // number.denominator),
        since=min(since, today) if out else since, until=until, out=out,
    )  # fmt: skip


def _day(now: Standing, key: str) -> dt.date | None:
    said = now.values.get(key)
    return dt.date.fromisoformat(said) if isinstance(said, str) and said else None


def asks_more(before: Use | None, use: Use) -> bool:
    """Whether a case takes more than it had: only then others are looked at again."""
    if before is None:
        return True
    longer = use.until > before.until or use.since < before.since
    return longer or use.quantity > before.quantity or (use.out and not before.out)


def hindrances(
    lends: Lending, thing: Thing, use: Use, others: Iterable[Use], today: dt.date
) -> Iterator[Problem]:
    """Why a thing cannot be had; that somebody else has it says until when, and not who."""
    facts, place = {"thing": f"{thing.name} ({thing.code})"}, Place(column=lends.thing)
    if thing.struck_off:
        yield Problem("case-thing-struck-off", facts, place)
    if use.quantity > thing.quantity:
        there = {**facts, "most": str(thing.quantity)}
        yield Problem("case-thing-few", there, Place(column=lends.quantity))
        return
    taken = [each for each in others if use.meets(each, today)]
    if sum(each.quantity for each in taken) + use.quantity > thing.quantity:
        late = [each for each in taken if each.is_late(today)]
        until = max(each.until for each in late or taken)
        code = "case-thing-late" if late else "case-thing-taken"
        yield Problem(code, {**facts, "until": typed_day(until)}, place)
