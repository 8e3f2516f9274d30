"""What checking says of an address: fine, broken or unsure; by code, with what was seen.

The sentences stand in `packs/messages`: what was seen, why it matters, how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What somebody else would find."""

    FINE = "fine"
    UNSURE = "unsure"
    BROKEN = "broken"


class Sureness(StrEnum):
    """How sure a finding is."""

    SURE = "sure"
    """Seen by itself: a status, a certificate, a host."""
    LIKELY = "likely"
    """Read from signs that seldom mislead."""
    GUESS = "guess"
    """Read from signs that often mislead; never breaks anything."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw."""

    check: str
    """The check's key, such as `certificate` or `fiscal-year`."""
    verdict: Verdict
    code: str
    """Which sentence tells it."""
    facts: Mapping[str, str] = field(default_factory=dict)
    sure: Sureness = Sureness.SURE
    place: str = ""
    """Where in the content: a page, a sheet and cell, a heading."""


@dataclass(frozen=True, slots=True)
class Judged:
    """All findings about one address, and what they come to."""

    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst found; a guess alone leaves one unsure."""
        return worst(_counted(each) for each in self.findings)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    for verdict in (Verdict.BROKEN, Verdict.UNSURE):
        if verdict in found:
            return verdict
    return Verdict.FINE


def _counted(finding: Finding) -> Verdict:
    guessed = finding.verdict is Verdict.BROKEN and finding.sure is Sureness.GUESS
    return Verdict.UNSURE if guessed else finding.verdict
