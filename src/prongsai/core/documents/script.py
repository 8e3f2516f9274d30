"""The wording of a document, read from data: sentences by key, their gaps filled with figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

Facts = dict[str, str | int | Decimal]
"""What gaps are filled with."""


@dataclass(frozen=True, slots=True)
class Script:
    """Sentences of one document in one language."""

    lines: Mapping[str, str]

    def say(self, key: str, /, **facts: str | int | Decimal) -> str:
        """A sentence with its gaps filled; a gap without a fact is a fault of the program."""
        return self.lines[key].format_map({name: str(fact) for name, fact in facts.items()})

    def listed(self, names: list[str]) -> str:
        """Names in a row, the last joined by "and", to which Thai joins Thai without a space."""
        if len(names) < 2:  # noqa: PLR2004 - nothing to join
            return "".join(names)
        joined = self.lines["and"] + (" " if names[-1][:1].isascii() else "")
        return self.lines["separator"].join(names[:-1]) + f" {joined}{names[-1]}"
