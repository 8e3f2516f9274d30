"""Rows of the log as the core's values; the channels there are."""

from __future__ import annotations

from collections.abc import Iterable

from prongsai.apps.assessments.rules import shelf
from prongsai.apps.dissemination.models import Posting
from prongsai.core.dissemination.frame import Channel, DisseminationFrame
from prongsai.core.dissemination.log import Count, by_channel
from prongsai.core.dissemination.log import Posting as Value
from prongsai.core.terms.words import Words


def frame() -> DisseminationFrame:
    return shelf().dissemination


def channel_name(key: str) -> Words:
    """What a channel is called; its key where the pack no longer has it."""
    known: Channel | None = frame().channels.get(key)
    return known.name if known else Words(key, key)


def value(row: Posting) -> Value:
    """The line as the core counts it."""
    return Value(
        subject=row.subject, channel=row.channel, first=row.first, last=row.last,
        proven=bool(row.address or row.file),
    )  # fmt: skip


def channels_used(rows: Iterable[Posting]) -> list[tuple[str, Words, Count]]:
    """Channels that these lines were shown in, in the order of the pack: key, name and count."""
    counts = by_channel(map(value, rows), frame().channels)
    return [(key, channel_name(key), each) for key, each in counts.items() if each.lines]
