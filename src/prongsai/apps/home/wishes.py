"""What somebody wants to see of an area: kept in the address, so that it can be sent on."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

_KEY = re.compile(r"[-\w]{1,40}", re.ASCII)
SORTS = ("name", "area", "kind", "total", "level", "change", "short")
FALLING = {"total", "level", "change"}
"""What is sorted from the largest down when it is first asked for."""
NO_RESULT = "none"
"""In place of a level: agencies without a result."""
KEPT_BACK = "kept"
"""Those whose figures would tell of few people."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Year, filters, order and the last agency of the page before."""

    year: int
    within: str = ""
    kind: str = ""
    level: str = ""
    sort: str = "name"
    after: str = ""

    @property
    def column(self) -> str:
        return self.sort.removeprefix("-")

    @property
    def falls(self) -> bool:
        return self.sort.startswith("-")

    @property
    def query(self) -> str:
        """The address's question, without what goes without saying."""
        plain = Wishes(self.year)
        said = {
            each.name: value
            for each in fields(self)
            if (value := getattr(self, each.name)) != getattr(plain, each.name)
        }
        return urlencode({"year": self.year, **said})

    def but(self, **changes: str) -> Wishes:
        """The same from its first page on, but for this."""
        return replace(self, **{"after": "", **changes})  # type: ignore[arg-type]

    def sorted_by(self, column: str) -> Wishes:
        """By another column; by the same one the other way round."""
        falls = not self.falls if column == self.column else column in FALLING
        return self.but(sort=f"-{column}" if falls else column)


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from; anything else in an address is passed over."""

    years: Collection[int]
    within: Collection[str]
    kinds: Collection[str]

    def read(self, asked: Mapping[str, str], year: int, levels: Collection[str]) -> Wishes:
        """The wishes in an address, for a year that was read from it before."""
        sort = asked.get("sort", "")
        return Wishes(
            year=year,
            within=_among(asked.get("within", ""), self.within),
            kind=_among(asked.get("kind", ""), self.kinds),
            level=_among(asked.get("level", ""), {*levels, NO_RESULT, KEPT_BACK}),
            sort=sort if sort.removeprefix("-") in SORTS else "name",
            after=_key(asked.get("after", "")),
        )

    def year(self, asked: Mapping[str, str], otherwise: int) -> int:
        """The year in an address; else the latest that has results."""
        text = asked.get("year", "")
        found = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0  # noqa: PLR2004
        return found if found in self.years else max(self.years, default=otherwise)


def _key(text: str) -> str:
    """A key as agencies have them; whatever else is asked for is nobody's."""
    return text if _KEY.fullmatch(text) else ""


def _among(text: str, known: Collection[str]) -> str:
    return text if text in known else ""
