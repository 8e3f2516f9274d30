"""What the worker does for the first pages: telling people what is due before they look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from prongsai.apps.accounts.due import agency_of, due_anywhere
from prongsai.apps.accounts.queries import peopled
from prongsai.apps.agencies.queries import named
from prongsai.apps.home.week import work_of
from prongsai.apps.notices.actions import announce
from prongsai.apps.notices.news import News
from prongsai.core.due.due import Due
from prongsai.core.jobs.trying import Task
from prongsai.core.notices.occasions import Occasion
from prongsai.core.terms.dates import shown_date
from prongsai.core.terms.words import Language
from prongsai.workshop.voice import screens

SOON, LATELY = dt.timedelta(days=7), dt.timedelta(days=7)
"""How long before its last day a due thing is told of; and for how long after it, if nobody was."""
PLAIN = {"year", "count", "division"}
"""Facts that are never about a person; a title may be."""
_LANGUAGES: Collection[Language] = ("th", "en")


def remind(task: Task) -> Mapping[str, int]:
    """Due things whose last day is near or has just gone by; each is told of once."""
    today, told = task.now.date(), 0
    for key in peopled(today):
        for agency in named([key]).values():
            for occasion, due in _pressing(agency, task.now, today):
                told += _tell(occasion, due, key, task.now)
    return {"told": told}


def _pressing(agency: Any, now: dt.datetime, today: dt.date) -> Iterator[tuple[Occasion, Due]]:
    for due in work_of(agency, now):
        if due.until is None:
            continue
        if dt.timedelta(0) <= due.until - today <= SOON:
            yield Occasion.DUE_SOON, due
        elif dt.timedelta(0) < today - due.until <= LATELY:
            yield Occasion.LATE, due


def second_people(task: Task) -> Mapping[str, int]:
    """What waits for a second person: a reset is over within a day."""
    things = due_anywhere(task.now)
    return {"told": sum(_tell(Occasion.SECOND, due, agency_of(due), task.now) for due in things)}


def _tell(occasion: Occasion, due: Due, agency: str, now: dt.datetime) -> int:
    where = "/".join(map(str, due.where.keys.values()))
    news = News(
        event=f"{occasion} {due.what} {where} {due.until}",
        agency=agency,
        text=f"notice.{occasion}",
        facts={} if occasion is Occasion.SECOND else {"what": _said(due), "until": _day(due)},
        address=due.where.address,
        arguments=dict(due.where.keys),
    )
    return announce(occasion, news, at=now, turn=due.whose, barred=due.barred)


def _said(due: Due) -> dict[str, str]:
    """Its sentence, where nothing in it can be about a person."""
    plain = due.facts.keys() <= PLAIN
    said = screens()[f"due.{due.what}" if plain else "notice.something"]
    return {each: said[each].format(**due.said(each)) for each in _LANGUAGES}


def _day(due: Due) -> dict[str, str]:
    if due.until is None:
        return dict.fromkeys(_LANGUAGES, "")
    return {each: shown_date(due.until, language=each) for each in _LANGUAGES}
