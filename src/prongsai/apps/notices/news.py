"""What happened, as an app tells it to this room."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

SEALED = "notices.sealed"
HOME = "home:home"
Fact = str | Mapping[str, str]
"""A text, or one for each language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Which event of which agency, in which words, with a link to the form it is about."""

    event: str
    """The same for the same event, however often it is told."""
    agency: str
    text: str
    """Key of a phrase of the screens."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """What fills the gaps; nothing about a person."""
    address: str
    arguments: Mapping[str, str | int] = field(default_factory=dict)
    sealed: bool = False
    """Whether nobody may learn from the notice more than that there is one."""

    def told(self) -> News:
        """As it may be kept and sent."""
        if not self.sealed:
            return self
        digest = hashlib.sha256(self.event.encode()).hexdigest()
        return News(event=digest, agency="", text=SEALED, address=HOME)
