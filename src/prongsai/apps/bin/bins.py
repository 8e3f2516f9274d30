"""The bins of the apps, as the settings name them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from prongsai.core.bin.binned import Binned


class Bin(Protocol):
    """What an app offers for the things it lets people delete."""

    def entries(self, agency: str) -> Sequence[Binned]:
        """What lies there, in a constant number of statements."""

    def put_back(self, agency: str, key: str, *, by: str, at: dt.datetime) -> None:
        """Out of the bin again, with a line in the trail; refused where it can't be."""

    def empty(self, at: dt.datetime) -> int:
        """Delete for good what has lain there long enough; how much that was."""


def bins() -> dict[str, Bin]:
    """By kind of thing."""
    return {thing: import_string(path)() for thing, path in settings.BINS.items()}
