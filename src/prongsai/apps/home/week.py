"""This week of an agency: where it stands, what is due, from whom, and what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from prongsai.apps.accounts.due import SECOND_PEOPLE
from prongsai.apps.accounts.queries import holding
from prongsai.apps.assessments.bridge import above, scorer_of
from prongsai.apps.assessments.due import due_of
from prongsai.apps.assessments.queries import Year
from prongsai.apps.cases.due import CASES
from prongsai.apps.cases.due import of_units as cases_of_units
from prongsai.apps.circulars.due import to_read
from prongsai.apps.disclosure.due import CHECKLISTS
from prongsai.apps.due.sources import Source, collected
from prongsai.apps.home.upkeep import ADMINISTRATOR, upkeep
from prongsai.apps.joining.due import due_above
from prongsai.apps.look.words import digits, language, phrase
from prongsai.apps.measures.due import FOLLOW_UP
from prongsai.apps.meetings.due import MEETINGS, tasks_of
from prongsai.apps.papers.due import PAPERS
from prongsai.apps.plans.due import PLANS
from prongsai.apps.portal.due import RELEASES
from prongsai.apps.procurement.due import PURCHASES
from prongsai.apps.risks.due import RISKS
from prongsai.apps.risks.due import of_units as risks_of_units
from prongsai.apps.sealed.due import SEALED
from prongsai.apps.sealed.queries import KEEPING
from prongsai.apps.sight.due import SIGHT
from prongsai.apps.spending.due import SPENDING
from prongsai.core.access.roles import Role
from prongsai.core.analysis.distance import Gap
from prongsai.core.due.due import Due, State, in_order
from prongsai.core.scoring.score import OVERALL
from prongsai.core.terms.dates import shown_date
from prongsai.core.terms.words import Words

SOURCES: tuple[Source, ...] = (
    CHECKLISTS, PAPERS, RELEASES, PURCHASES, SPENDING, MEETINGS, CASES, RISKS, FOLLOW_UP,
    PLANS, SIGHT,
)  # fmt: skip
"""Of every app above the years that has anything due in an agency's work; asked all at once."""
AREA_SOURCES: tuple[Callable[[Any, dt.datetime], Sequence[Due]], ...] = (due_above,)
"""Of an area, for those who supervise it."""


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks at a page, in which roles, when, and how links to this site begin."""

    key: str
    roles: frozenset[Role]
    now: dt.datetime
    absolute: Callable[[str], str]

    @property
    def today(self) -> dt.date:
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Task:
    """A due thing in words, with its link and the message to send about it."""

    due: Due
    said: str
    go: str
    href: str
    late: bool
    who: str
    names: str
    """People whose turn it is; empty where nobody holds the role."""
    message: str


@dataclass(frozen=True, slots=True)
class Tasks:
    """What is due from whoever looks, and what others have to do."""

    mine: list[Task]
    others: list[Task]


def tasks(agency: Any, looker: Looker, years: Sequence[Year]) -> Tasks:
    """What is due in an agency's work, and what of its upkeep is for whoever looks."""
    own = upkeep(agency, looker.now) if looker.roles & ADMINISTRATOR else []
    own_sources = (
        to_read(looker.key), tasks_of(looker.key), risks_of_units(looker.key),
        cases_of_units(looker.key),
    )  # fmt: skip
    everything = (*SOURCES, SECOND_PEOPLE, *own_sources)
    if looker.roles & KEEPING:
        everything = (*everything, SEALED)  # of nobody else's week, nor of any reminder by mail
    others = collected(agency, looker.now, everything)
    return told(agency, [*due_of(agency, looker.today, years), *others, *own], looker)


def work_of(agency: Any, now: dt.datetime) -> list[Due]:
    """The same work for those who haven't read its years."""
    return [*due_of(agency, now.date()), *collected(agency, now, SOURCES)]


def upkeep_tasks(agency: Any, looker: Looker) -> Tasks:
    """What its administrator has to do, without a word of the agency's work."""
    things = [*SECOND_PEOPLE.of(agency, looker.now), *upkeep(agency, looker.now)]
    return told(agency, things, looker)


def area_tasks(area: Any, looker: Looker) -> Tasks:
    """What supervisors of an area have to do."""
    return told(area, [due for source in AREA_SOURCES for due in source(area, looker.now)], looker)


def told(place: Any, things: Sequence[Due], looker: Looker) -> Tasks:
    """Due things of an agency or an area in words, the nearest first."""
    ordered = list(in_order(due for due in things if due.is_told(looker.roles)))
    others = [due for due in ordered if _waits(due, looker)]
    roles = {role for due in others for role in due.whose}
    people = holding(place.key, roles, looker.today) if roles else {}
    return Tasks(
        [_task(due, place, looker, {}) for due in ordered if not _waits(due, looker)],
        [_task(due, place, looker, people) for due in others],
    )


def _waits(due: Due, looker: Looker) -> bool:
    """Whether it is for somebody else to do."""
    return due.state(looker.key, looker.roles, looker.today) is State.WAITING


def _task(due: Due, agency: Any, looker: Looker, people: dict[Role, list[str]]) -> Task:
    href = reverse(due.where.address, kwargs=dict(due.where.keys))
    said = phrase(f"due.{due.what}", **due.said(language()))
    roles = sorted(due.whose)
    who = " · ".join(phrase(f"role.{role}") for role in roles)
    facts = {
        "who": who, "what": said, "agency": agency.name, "link": looker.absolute(href),
        "until": _day(due.until),
    }  # fmt: skip
    return Task(
        due=due,
        said=said,
        go=phrase(f"due.{due.what}.go"),
        href=href,
        late=due.is_late(looker.today),
        who=who,
        names=", ".join(dict.fromkeys(name for role in roles for name in people.get(role, ()))),
        message=phrase("week.message_until" if due.until else "week.message", **facts),
    )


def _day(day: dt.date | None) -> str:
    return "" if day is None else digits(shown_date(day, language=language()))


@dataclass(frozen=True, slots=True)
class Lacking:
    """One score that is too low for the next level."""

    name: Words
    gap: Gap


@dataclass(frozen=True, slots=True)
class Above:
    """The next level and everything that is missing for it."""

    level: Words
    lacking: list[Lacking]


def next_level_of(result: Any) -> Above | None:
    """What stands between a result and the next level; none at the top."""
    found = above(result)
    if found is None:
        return None
    pack = scorer_of(result).pack
    names = {key: each.name for key, each in pack.instruments.items()}
    return Above(found.level.name, list(_lacking(found.gaps, names)))


def _lacking(gaps: Iterable[Gap], names: dict[str, Words]) -> Iterable[Lacking]:
    for gap in gaps:
        yield Lacking(total_words() if gap.key == OVERALL else names[gap.key], gap)


def total_words() -> Words:
    """What the total is called."""
    said = phrase("result.overall")
    return Words(said, said)
