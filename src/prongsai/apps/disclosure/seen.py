"""What a machine saw at an address, as pages show it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from prongsai.apps.disclosure.models import Check, Evidence
from prongsai.apps.look.words import digits, language, phrase
from prongsai.core.preaudit.addresses import address_of
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict, worst
from prongsai.core.preaudit.watching import Ruling, effective
from prongsai.workshop.preaudit.telling import sentences, tell
from prongsai.workshop.preaudit.visit_records import finding_of

_PLACE = re.compile(r"(page|table|row|line|sheet):(.+?)(?= row:|$)|(title|called)$")
_ORDER = (Verdict.BROKEN, Verdict.UNSURE, Verdict.FINE)


@dataclass(frozen=True, slots=True)
class Said:
    """One finding in words."""

    check: str
    verdict: Verdict
    seen: str
    why: str
    mend: str
    sure: Sureness
    place: str


@dataclass(frozen=True)
class Seen:
    """A piece of evidence with what the last look came to, if there was one."""

    evidence: Evidence
    row: Check | None

    @property
    def waiting(self) -> bool:
        return self.row is not None and self.row.asked_at is not None

    @property
    def known(self) -> bool:
        """Whether this very address was looked at."""
        row = self.row
        return bool(row and row.verdict and row.address == self.evidence.address)

    @property
    def machine(self) -> Verdict | None:
        return Verdict(self.row.verdict) if self.row and self.known else None

    @property
    def ruling(self) -> Ruling | None:
        row = self.row
        if row is None or not (self.known and row.ruled):
            return None
        return Ruling(Verdict(row.ruled), row.ruled_of)

    @property
    def verdict(self) -> Verdict | None:
        """What counts."""
        return None if self.machine is None else effective(self.machine, self.ruling)

    @property
    def word(self) -> str:
        """Key of the word for it: also where nothing is known."""
        if self.verdict is not None:
            return self.verdict.value
        return "waiting" if self.waiting else "none"

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """The worst first; what a later version no longer says is left out."""
        if self.row is None or not self.known:
            return ()
        found = [finding_of(each) for each in self.row.findings]
        known = (each for each in found if each.code in sentences())
        return sorted(known, key=lambda each: _ORDER.index(each.verdict))

    @cached_property
    def wrong(self) -> list[Said]:
        return [said(each) for each in self.findings if each.verdict is not Verdict.FINE]

    @property
    def others(self) -> list[Said]:
        """What is wrong besides damage that is offered mended."""
        return [each for each in self.wrong if not (self.mended and each.check == "address")]

    @cached_property
    def well(self) -> list[Said]:
        return [said(each) for each in self.findings if each.verdict is Verdict.FINE]

    @cached_property
    def mended(self) -> str:
        """The address as it was before damage, where it shows any."""
        for each in self.findings:
            if each.code == "address-damaged":
                return each.facts.get("mended", "")
        return "" if self.known else address_of(self.evidence.address).mended

    @property
    def broken_for(self) -> tuple[int, dt.datetime] | None:
        """Failures in a row and since when, where there is more than one."""
        row = self.row
        if row is None or not self.known or row.broken < 2 or row.broken_since is None:  # noqa: PLR2004
            return None
        return row.broken, row.broken_since


def seen_at(evidence: Evidence) -> Seen:
    """Of evidence that was read together with its check."""
    return Seen(evidence, getattr(evidence, "check_row", None))


def said(finding: Finding) -> Said:
    """In the reader's language."""
    told = tell(finding, language())
    return Said(
        finding.check, finding.verdict, digits(told.seen), digits(told.why), digits(told.mend),
        finding.sure, placed(finding.place),
    )  # fmt: skip


def placed(place: str) -> str:
    """Where in a page or file, as people say it."""
    parts = []
    for kind, what, alone in _PLACE.findall(place):
        parts.append(phrase(f"spot.{alone}") if alone else phrase(f"spot.{kind}", what=what))
    return " ".join(parts)


def worst_of(seen: Iterable[Seen]) -> Verdict | None:
    """The worst verdict that counts; nothing where nothing is known."""
    known = [each.verdict for each in seen if each.verdict is not None]
    return worst(known) if known else None
