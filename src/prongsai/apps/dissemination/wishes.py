"""What the addresses of the log ask for; what can't be meant is passed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.apps.dissemination.bridge import frame
from prongsai.apps.dissemination.topics import known as known_topics
from prongsai.apps.look.wishes import Wishes as OfYear
from prongsai.apps.look.wishes import whole, year_in

_PLACE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes(OfYear):
    """Which lines of a fiscal year; its page begins after so many."""

    channel: str = ""
    topic: str = ""
    bare: str = ""
    """Anything: only lines without a proof."""

    @property
    def is_narrow(self) -> bool:
        return bool(self.channel or self.topic or self.bare)


def wishes(asked: Mapping[str, str], today: dt.date) -> Wishes:
    channel, topic = asked.get("channel", ""), asked.get("topic", "")
    return Wishes(
        year=year_in(asked, today),
        channel=channel if channel in frame().channels else "",
        topic=topic if topic in known_topics() else "",
        bare="1" if asked.get("bare") else "",
        after=whole(asked.get("after", ""), _PLACE),
    )
