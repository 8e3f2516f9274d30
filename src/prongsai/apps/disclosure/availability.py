"""How an agency's sites and addresses fared in the last weeks, as a page shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from prongsai.apps.disclosure.queries import Glance
from prongsai.apps.disclosure.sheet import Line, Proof, Sheet
from prongsai.core.preaudit.verdict import Verdict
from prongsai.core.preaudit.watching import WEEKS, Days28, Look, four_weeks

SINCE = dt.timedelta(days=WEEKS)
_WIDTH = 10
_HEIGHTS = {Verdict.FINE: 6, Verdict.UNSURE: 14, Verdict.BROKEN: 24}
_FLOOR = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One day of a strip: the worse, the higher."""

    x: int
    y: int
    height: int
    word: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Four weeks of a site or an address."""

    weeks: Days28

    @property
    def bars(self) -> list[Bar]:
        return [
            Bar(place * _WIDTH, _FLOOR - _HEIGHTS[verdict], _HEIGHTS[verdict], verdict.value)
            for place, (_, verdict) in enumerate(self.weeks.days)
            if verdict is not None
        ]

    @property
    def worst_last(self) -> dt.date | None:
        """The last day on which something was broken."""
        return self.weeks.bad[-1] if self.weeks.bad else None


@dataclass(frozen=True, slots=True)
class OfSite:
    host: str
    strip: Strip


@dataclass(frozen=True, slots=True)
class OfAddress:
    line: Line
    proof: Proof
    strip: Strip


def of_sites(glances: Iterable[Glance], last: dt.date) -> list[OfSite]:
    """Each site that was asked; looks that come together are one."""
    found: dict[str, dict[dt.datetime, Verdict]] = {}
    for each in glances:
        if each.site:
            at = found.setdefault(each.host, {})
            at[each.at] = _better(at.get(each.at), Verdict(each.site))
    return [OfSite(host, _strip(found[host].items(), last)) for host in sorted(found)]


def _better(one: Verdict | None, other: Verdict) -> Verdict:
    """A site that answered one of several questions is there."""
    return Verdict.FINE if one is Verdict.FINE else other


def of_addresses(sheet: Sheet, glances: Sequence[Glance], last: dt.date) -> list[OfAddress]:
    """Each address, as long as it has been this one."""
    by_piece: dict[int, list[tuple[dt.datetime, Verdict]]] = {}
    for each in glances:
        by_piece.setdefault(each.evidence, []).append((each.at, Verdict(each.verdict)))
    found = []
    for line, proof in sheet.proofs:
        row = proof.seen.row
        since = row.since if row and proof.seen.known else None
        looks = [each for each in by_piece.get(proof.row.pk, ()) if since and each[0] >= since]
        found.append(OfAddress(line, proof, _strip(looks, last)))
    return found


def _strip(looks: Iterable[tuple[dt.datetime, Verdict]], last: dt.date) -> Strip:
    days = (Look(timezone.localtime(at).date(), verdict) for at, verdict in looks)
    return Strip(four_weeks(days, last))
