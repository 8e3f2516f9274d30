"""From the book of a run to a verdict for each row of the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from prongsai.core.preaudit.addresses import Address, address_of
from prongsai.core.preaudit.page_signs import PageSigns
from prongsai.core.preaudit.reaching import Expected, mend_works, not_asked, reaching
from prongsai.core.preaudit.streak import Streak
from prongsai.core.preaudit.verdict import Finding, Judged, Verdict
from prongsai.core.preaudit.visit import Visit
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.preaudit.rounds import Rounds


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list, judged."""

    wanted: Wanted
    judged: Judged
    visit: Visit | None
    """Nothing where there was no address to ask."""
    streak: Streak

    @property
    def verdict(self) -> Verdict:
        return self.judged.verdict

    @property
    def decisive(self) -> tuple[Finding, ...]:
        """Findings that make the verdict; none where all is fine."""
        order = (Verdict.BROKEN, Verdict.UNSURE)
        wrong = [each for each in self.judged.findings if each.verdict in order]
        return tuple(sorted(wrong, key=lambda each: order.index(each.verdict)))


def judge(
    wanted: Sequence[Wanted], book: Rounds, signs: PageSigns, own: frozenset[str] = frozenset()
) -> Iterator[Row]:
    """Every row that can be judged by now; one not asked yet is left out."""
    for each in wanted:
        address = address_of(each.typed)
        if not isinstance(address, Address):
            yield Row(each, Judged((not_asked(address),)), None, Streak())
            continue
        visit = book.visit(str(address))
        if visit is None:
            continue
        found = reaching(visit, Expected(signs, each.domain, own=own))
        found = (
            *_mend(address, book, signs),
            *found,
            *book.content(each.key, unchanged=visit.unchanged),
        )
        yield Row(each, Judged(found), visit, book.streak(str(address)))


def _mend(address: Address, book: Rounds, signs: PageSigns) -> Iterator[Finding]:
    """Whether the mended address leads where the written one does not."""
    better = address_of(address.mended) if address.mended else None
    if not isinstance(better, Address):
        return
    there, here = book.visit(str(better)), book.visit(str(address))
    if there is None or here is None:
        return
    expected = Expected(signs)
    if Judged(reaching(there, expected)).verdict is Verdict.BROKEN:
        return
    if Judged(reaching(here, expected)).verdict is Verdict.BROKEN:
        yield mend_works(address)


def counted(rows: Iterable[Row]) -> dict[Verdict, int]:
    """How many rows came to which verdict."""
    found = dict.fromkeys((Verdict.BROKEN, Verdict.UNSURE, Verdict.FINE), 0)
    for row in rows:
        found[row.verdict] += 1
    return found
