"""What the screens of publishing show: each thing with how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.apps.portal.bridge import PREPARED, SHOWN, WITHDRAWN
from prongsai.apps.portal.candidates import Candidate, candidates
from prongsai.apps.portal.models import Portal, Release

Thing = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A thing that could be published, and its releases."""

    candidate: Candidate
    prepared: Release | None
    shown: Release | None
    withdrawn: Release | None

    @property
    def state(self) -> str:
        """How far it has come, in one word."""
        basis = self.candidate.basis_hash
        if self.prepared is not None and self.prepared.basis == basis:
            return "waiting"
        if self.shown is None:
            return "withdrawn" if self.withdrawn else "new"
        return "shown" if self.shown.basis == basis else "changed"

    @property
    def open(self) -> bool:
        """Whether there is anything to prepare."""
        return self.state in ("new", "changed", "withdrawn")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything of a site, as those who publish see it."""

    lines: Sequence[Line]
    waiting: Sequence[Release]
    others: Sequence[Release]
    """Shown, and nothing here offers it any more, or not of this year."""
    gone: Sequence[Release]

    @property
    def open(self) -> list[Line]:
        """What could be prepared now; what was withdrawn is not offered by the dozen."""
        return [line for line in self.lines if line.state in ("new", "changed")]


def sheet_of(portal: Portal, releases: Sequence[Release], year: int) -> Sheet:
    lines = [_line(each, _latest(releases)) for each in candidates(portal, year)]
    offered = {_thing(line.candidate) for line in lines}
    return Sheet(
        lines,
        [each for each in reversed(releases) if each.state == PREPARED],
        [each for each in releases if each.state == SHOWN and _thing_of(each) not in offered],
        [each for each in releases if each.state == WITHDRAWN],
    )


def _latest(releases: Iterable[Release]) -> dict[tuple[Thing, str], Release]:
    """The last release of each thing in each state; releases come the latest first."""
    found: dict[tuple[Thing, str], Release] = {}
    for each in releases:
        found.setdefault((_thing_of(each), each.state), each)
    return found


def _line(candidate: Candidate, found: dict[tuple[Thing, str], Release]) -> Line:
    thing = _thing(candidate)
    return Line(candidate, *(found.get((thing, s)) for s in (PREPARED, SHOWN, WITHDRAWN)))


def _thing(candidate: Candidate) -> Thing:
    return candidate.kind.value, candidate.name, candidate.year


def _thing_of(release: Any) -> Thing:
    return release.kind, release.name, release.year
