"""Lists for everybody, a page at a time, in a constant number of statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge, fields
from prongsai.apps.cases.models import Case, Event, Holding
from prongsai.apps.files.models import Attached
from prongsai.apps.files.queries import by_keys
from prongsai.core.cases.publishing import Shown, shown
from prongsai.core.procedures.kinds import OutcomeGroup
from prongsai.core.procedures.procedure import Procedure

PAGE = 30
_GOT = (OutcomeGroup.GRANTED, OutcomeGroup.PARTLY)


@dataclass(frozen=True, slots=True)
class Told:
    """A case as everybody reads it, in words."""

    number: str
    heading: str
    category: str
    state: str
    outcome: str
    is_good: bool
    """Whether what it came to is what was asked for, wholly or partly."""
    reason: str
    day: dt.date
    values: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, Attached], ...] = ()
    """What each is, and the file, which everybody may have."""

    @property
    def title(self) -> str:
        """The first line: of a question and its answer, the question."""
        return self.heading.strip().partition("\n")[0]

    @property
    def text(self) -> str:
        return self.heading.strip().partition("\n")[2]


@dataclass(frozen=True, slots=True)
class Page:
    rows: Sequence[Told]
    more: int
    """After which row the next page begins; nothing at the end."""


def categories(procedure: Procedure) -> list[tuple[str, str]]:
    return [(key, fields.said(each.name)) for key, each in procedure.categories.items()]


def page(
    agency: Agency, procedure: Procedure, category: str, after: int, at: dt.datetime,
    size: int = PAGE,
) -> Page:  # fmt: skip
    """The newest first; only cases that the office let out: three statements."""
    rows = Case.objects.filter(agency_id=agency.pk, procedure=procedure.key)
    rows = rows.select_related("agency")
    if procedure.published and procedure.published.after:
        let = Event.objects.filter(case=OuterRef("pk"), move=procedure.published.after)
        rows = rows.filter(Exists(let))
    if category:
        rows = rows.filter(category=category)
    if after:
        rows = rows.filter(pk__lt=after)
    found = list(rows.order_by("-pk")[: size + 1])
    more = found[size - 1].pk if len(found) > size else 0
    return Page(_told(found[:size], at), more)


def of_days(
    agency: Agency, procedure: Procedure, first: dt.date, last: dt.date, at: dt.datetime
) -> tuple[list[tuple[Procedure, Shown]], int]:
    """What everybody reads of cases that came then, by number, and how many came: 3 statements."""
    rows = Case.objects.filter(agency_id=agency.pk, procedure=procedure.key, entered__lte=at)
    found = list(rows.filter(brought__range=(first, last)).order_by("year", "number"))
    return [(own, seen) for _, own, seen in _seen(found, at)], len(found)


def _seen(rows: Sequence[Case], at: dt.datetime) -> list[tuple[Case, Procedure, Shown]]:
    """Those of them that the office let out, each by the text that it was brought under."""
    events, held = dict[int, list[Event]](), dict[int, list[Holding]]()
    for event in Event.objects.filter(case__in=rows).order_by("number"):
        events.setdefault(event.case_id, []).append(event)
    for each in Holding.objects.filter(case__in=rows):
        held.setdefault(each.case_id, []).append(each)
    seen_of: list[tuple[Case, Procedure, Shown]] = []
    for row in rows:
        folder = bridge.folder(row.version, events.get(row.pk, []), held.get(row.pk, []))
        seen = shown(folder, folder.moment(at))
        if seen is not None:
            seen_of.append((row, folder.procedure, seen))
    return seen_of


def _told(rows: Sequence[Case], at: dt.datetime) -> list[Told]:
    seen_of = _seen(rows, at)
    keys = [key for _, _, seen in seen_of for _, some in seen.files for key in some]
    known = by_keys(rows[0].agency.key, keys) if keys else {}
    return [_in_words(*each, known) for each in seen_of]


def file(agency: Agency, procedure: Procedure, key: str, at: dt.datetime) -> Attached | None:
    """A file that stands on the page, and no other of the case."""
    found = by_keys(agency.key, [key]).get(key)
    if found is None:
        return None
    rows = Case.objects.filter(agency_id=agency.pk, procedure=procedure.key, key=found.owner)
    told = _told(list(rows.select_related("agency")), at)
    return next((each for one in told for _, each in one.files if each.key == key), None)


def _in_words(row: Case, procedure: Procedure, seen: Shown, known: Mapping[str, Attached]) -> Told:
    published, now = procedure.published, seen.now
    states = published is not None and published.states
    heading = fields.shown(procedure.fields[published.heading], seen.heading) if published else ""
    outcome = procedure.outcomes.get(now.outcome) if states else None
    return Told(
        number=row.register_number,
        heading=heading if seen.heading else "",
        category=fields.said(procedure.categories[now.category].name),
        state=fields.said(procedure.states[now.state].public) if states else "",
        outcome=fields.said(outcome.name) if outcome else "",
        is_good=outcome is not None and outcome.group in _GOT,
        reason=seen.reason,
        day=seen.day,
        values=tuple(
            (fields.said(procedure.fields[key].label), fields.shown(procedure.fields[key], value))
            for key, value in seen.values
        ),
        files=tuple(
            (fields.said(label), known[key])
            for label, some in seen.files
            for key in some
            if key in known
        ),
    )
