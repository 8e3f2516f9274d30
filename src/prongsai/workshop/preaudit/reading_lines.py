"""Readings as plain data, for the way from one process to another."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from prongsai.core.preaudit.reading import (
    Block,
    Charset,
    Form,
    Link,
    Reading,
    Stop,
    Table,
)


def as_bytes(reading: Reading) -> bytes:
    """One reading as JSON."""
    return json.dumps(dataclasses.asdict(reading), ensure_ascii=False).encode("utf-8", "replace")


def from_bytes(sent: bytes) -> Reading:
    """The reading back; whatever else was sent is an error."""
    plain: dict[str, Any] = json.loads(sent)
    stopped = plain["stopped"]
    tables = (
        Table(tuple(tuple(row) for row in each["rows"]), each["place"], each["box"])
        for each in plain["tables"]
    )
    return Reading(
        **{
            **plain,
            "form": Form(plain["form"]),
            "blocks": tuple(Block(**each) for each in plain["blocks"]),
            "tables": tuple(tables),
            "margins": tuple(Block(**each) for each in plain["margins"]),
            "unread": tuple(plain["unread"]),
            "boxes": tuple(plain["boxes"]),
            "pictured": tuple(plain["pictured"]),
            "asked": tuple(plain["asked"]),
            "links": tuple(Link(**each) for each in plain["links"]),
            "charset": Charset(**plain["charset"]),
            "stopped": None if stopped is None else Stop(stopped),
        }
    )
