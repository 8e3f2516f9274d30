"""What the worker does for the first pages: telling people what is due before they look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from prongsai.apps.accounts.queries import peopled
from prongsai.apps.accounts.resets import waiting_anywhere
from prongsai.apps.agencies.queries import named
from prongsai.apps.home.upkeep import second_person
from prongsai.apps.home.week import SOURCES
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
    for due in (each for source in SOURCES for each in source(agency, now)):
        if due.until is None:
            continue
        if dt.timedelta(0) <= due.until - today <= SOON:
            yield Occasion.DUE_SOON, due
        elif dt.timedelta(0) < today - due.until <= LATELY:
            yield Occasion.LATE, due


def second_people(task: Task) -> Mapping[str, int]:
    """New passwords that wait for a second person: they are over within a day."""
    waiting = [(reset.agency, second_person(reset)) for reset in waiting_anywhere(task.now)]
    return {"told": sum(_tell(Occasion.SECOND, due, agency, task.now) for agency, due in waiting)}


def _tell(occasion: Occasion, due: Due, agency: str, now: dt.datetime) -> int:
    where = "/".join(map(str, due.where.keys.values()))
    news = News(
        event=f"{occasion} {due.what} {where} {due.until}",
        agency=agency,
        text=f"notice.{occasion}",
        facts={"what": _said(due), "until": _day(due)},
        address=due.where.address,
        arguments=dict(due.where.keys),
    )
    return announce(occasion, news, at=now, turn=due.whose, barred=due.barred)


def _said(due: Due) -> dict[str, str]:
    return {each: screens()[f"due.{due.what}"][each].format(**due.facts) for each in _LANGUAGES}


def _day(due: Due) -> dict[str, str]:
    if due.until is None:
        return dict.fromkeys(_LANGUAGES, "")
    return {each: shown_date(due.until, language=each) for each in _LANGUAGES}
