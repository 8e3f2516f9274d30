"""A thing in the recycle bin knows its last day, and the bin its order."""

from __future__ import annotations

import datetime as dt

from prongsai.core.bin.binned import Binned, in_order

AT = dt.datetime(2026, 8, 20, 10, tzinfo=dt.UTC)


def binned(key: str, days: int = 0) -> Binned:
    at = AT + dt.timedelta(days=days)
    return Binned(thing="files.attached", key=key, name=key, by="x", at=at, reader="home:week")


def test_it_is_gone_after_so_many_days() -> None:
    assert binned("a").last(30) == AT + dt.timedelta(days=30)


def test_what_was_deleted_last_comes_first() -> None:
    assert [each.key for each in in_order([binned("a"), binned("c", 1), binned("b")])] == [
        "c", "b", "a",
    ]  # fmt: skip
