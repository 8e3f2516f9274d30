"""A list and what it leads to, one level below, as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.core.preaudit import months
from prongsai.core.preaudit.content import content, together
from prongsai.core.preaudit.lists import to_follow
from prongsai.core.preaudit.reading import Link, Reading
from prongsai.core.preaudit.showing import is_list
from prongsai.core.preaudit.sought import Sought
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict

FEW, MONTHLY = 3, 12
"""Links that are followed, and where an item asks for every month."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a page or file shows by itself."""

    findings: tuple[Finding, ...]
    named: months.Named | None = None
    """Its months, where the item asks for each."""


def part_of(reading: Reading, sought: Sought) -> Part:
    found = content(reading, sought)
    asked = months.asks_months(sought)
    return Part(found, months.months_named(reading, sought) if asked else None)


def leads_of(reading: Reading, sought: Sought) -> tuple[tuple[Link, ...], bool]:
    """Links of a list that are followed, and whether those are all that matter."""
    if not is_list(reading):
        return (), True
    most = MONTHLY if months.asks_months(sought) else FEW
    links = to_follow(reading, sought, most + 1)
    return links[:most], len(links) <= most


def joined(
    page: Part, below: Sequence[Part], sought: Sought, *, whole: bool
) -> tuple[Finding, ...]:
    """What they show between them; where not all was followed, nothing is called missing."""
    found = together(page.findings, [each.findings for each in below])
    if page.named is not None and below:
        named = frozenset[tuple[int, int | None]]().union(
            page.named.months, *(each.named.months for each in below if each.named)
        )
        all_of_it = months.months_finding(replace(page.named, months=named), sought)
        found = tuple(all_of_it if each.check == months.CHECK else each for each in found)
    return found if whole else tuple(_doubted(each, page) for each in found)


def _doubted(finding: Finding, page: Part) -> Finding:
    """What only some of the documents say may be otherwise in the rest."""
    sure = finding.verdict is not Verdict.BROKEN
    if sure or (finding in page.findings and finding.check != months.CHECK):
        return finding
    return replace(finding, verdict=Verdict.UNSURE, sure=Sureness.GUESS)
