"""Names of packs: `ita/2568/local@1`, and the short forms people type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ID = re.compile(
    r"(?P<scheme>[a-z][a-z0-9-]*)/(?P<year>25\d\d)(?:/(?P<class>[a-z][a-z0-9-]*))?(?:@(?P<revision>\d{1,9}))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class PackId:
    """Scheme, fiscal year (its Buddhist-era label), agency class, revision."""

    scheme: str
    fiscal_year: int
    agency_class: str
    revision: int

    def __str__(self) -> str:
        return f"{self.scheme}/{self.fiscal_year}/{self.agency_class}@{self.revision}"


@dataclass(frozen=True, slots=True)
class PackRequest:
    """What a user typed; what is left out means the default class and the latest revision."""

    scheme: str
    fiscal_year: int
    agency_class: str | None = None
    revision: int | None = None

    def choose(self, available: Iterable[PackId], default_class: str) -> PackId | None:
        """The latest pack that fits."""
        wanted = self.agency_class or default_class
        fitting = [
            candidate
            for candidate in available
            if (candidate.scheme, candidate.fiscal_year) == (self.scheme, self.fiscal_year)
            and candidate.agency_class == wanted
            and self.revision in (None, candidate.revision)
        ]
        return max(fitting, default=None)


def parse_request(text: str) -> PackRequest | None:
    """Read `ita/2568`, `ita/2568/local` or `ita/2568/local@1`; None if it is none of these."""
    match = _ID.fullmatch(text.strip())
    if match is None:
        return None
    revision = match["revision"]
    return PackRequest(
        scheme=match["scheme"],
        fiscal_year=int(match["year"]),
        agency_class=match["class"],
        revision=int(revision) if revision else None,
    )


def parse_id(text: str) -> PackId | None:
    """Read a full id; None if a part is missing."""
    request = parse_request(text)
    if request is None or request.agency_class is None or request.revision is None:
        return None
    return PackId(request.scheme, request.fiscal_year, request.agency_class, request.revision)
