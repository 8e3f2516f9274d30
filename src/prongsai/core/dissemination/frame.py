"""The channels in which an agency makes things known; which there are is data of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key, told_or
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Block):
    """A way by which people learn of something."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("What it is called.")
    online: bool = told_or(False, "Whether it lies on the web, so that its address is the proof.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DisseminationFrame(Block):
    """Which channels the log of what was made known offers."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    channels: Mapping[str, Channel] = told("Channels, in the order they are offered and counted.")
