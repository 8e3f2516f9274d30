"""What a circular says: what can't be, and its seal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import Audience
from prongsai.core.circulars.content import Content, faults, seal

TODAY = dt.date(2026, 8, 20)
CONTENT = Content(title="คู่มือ", asks="อ่านและถือปฏิบัติ", audience=Audience(everybody=True))


def codes(content: Content) -> list[tuple[str, str]]:
    return [(each.code, each.place.column) for each in faults(content, TODAY)]


def test_the_last_day_may_be_today_or_none() -> None:
    assert codes(CONTENT) == codes(replace(CONTENT, until=TODAY)) == []


def test_a_day_in_the_past_and_nobody_to_ask_are_told_at_their_fields() -> None:
    wrong = replace(CONTENT, until=TODAY - dt.timedelta(days=1), audience=Audience())

    assert codes(wrong) == [("circular-day-past", "until"), ("circular-nobody", "everybody")]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "ประกาศ"},
        {"asks": "อ่าน"},
        {"address": "https://a.example"},
        {"file": "0" * 64},
        {"paper": "p"},
        {"until": TODAY},
        {"version": 2},
        {"audience": Audience(units=frozenset({"works"}))},
        {"audience": Audience(roles=frozenset({Role.STAFF}))},
    ],
)
def test_whatever_changes_changes_the_seal(changes: dict[str, object]) -> None:
    assert seal(replace(CONTENT, **changes)) != seal(CONTENT)  # type: ignore[arg-type] # any field


def test_the_seal_is_the_same_however_units_were_named() -> None:
    first, second = (Audience(units=frozenset(each)) for each in (("a", "b"), ("b", "a")))

    assert seal(replace(CONTENT, audience=first)) == seal(replace(CONTENT, audience=second))
