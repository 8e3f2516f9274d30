"""Documents of cases that go to colleagues as circulars: who acknowledged is kept there."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from django.db import transaction
from django.utils import timezone, translation

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.cases import actions, bridge, fields, paper_files, papers
from prongsai.apps.cases.circulating_forms import CirculateForm
from prongsai.apps.cases.forms import MoveForm
from prongsai.apps.cases.models import Case
from prongsai.apps.circulars import actions as circulars
from prongsai.apps.circulars import queries, sending, whom
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.circulars.models import Circular
from prongsai.apps.circulars.queries import Asker
from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.look.words import phrase
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Folder, Offer, offered
from prongsai.core.cases.log import Event, Value
from prongsai.core.circulars.audience import Audience, Hand
from prongsai.core.circulars.reading import Share
from prongsai.core.procedures.circulating import told
from prongsai.core.procedures.kinds import FieldType
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import CaseField, Procedure
from prongsai.core.terms.problem import Problem

LONGEST, LONGEST_VALUE = 1000, 400
"""As much as the form of a circular takes, so that it can be corrected there."""
_KEY = 32


def key_of(case: str, number: int) -> str:
    """The key of the circular that an event sent: the same form sent twice sends one."""
    return hashlib.sha256(f"circular of {case} {number}".encode()).hexdigest()[:_KEY]


def asker(request: AskedAbout, units: Units) -> Asker:
    """Whoever looks, as circulars see him."""
    parts = [each for each in request.parts if each.agency == request.agency.key]
    return queries.asker(request.user.key, parts, request.standing.roles, units)


def offers(request: AskedAbout, folder: Folder, actor: Actor, units: Units) -> tuple[Offer, ...]:
    """What can be done with a case; what circulates only by those who send circulars."""
    found = offered(folder, actor, request.now)
    if whom.reaches(asker(request, units).hand, units):
        return found
    none = (Problem("case-no-circulars"),)
    return tuple(
        replace(each, hindrances=none) if each.move.circulates and each.is_open else each
        for each in found
    )


def kind_of(move: Move, request: AskedAbout, units: Units) -> Callable[..., MoveForm]:
    """The form of a move."""
    if not move.circulates:
        return MoveForm
    return partial(CirculateForm, hand=asker(request, units).hand)


@transaction.atomic
def make(row: Case, actor: Actor, form: MoveForm, doer: Doer) -> Event:
    """A move, with its circular where it sends one: both are done, or neither."""
    event = actions.move(row, form.deed.key, actor, form.given, doer.at, form.handed_in)
    if isinstance(form, CirculateForm):
        circulate(row, event, form.audience, form.hand, doer, form.cleaned_data["until"])
    return event


@transaction.atomic
def circulate(
    row: Case, event: Event, audience: Audience, hand: Hand, doer: Doer,
    until: dt.date | None = None,
) -> Circular:  # fmt: skip
    """What the document of a move says, and the document itself; the same event sends one."""
    now = Case.objects.select_related("agency").get(pk=row.pk)
    folder = bridge.folder_of(now)
    with translation.override("th"):
        given = circulars.Given(
            title=phrase("case.circular_title", what=fields.said(folder.procedure.title),
                         number=row.register_number),
            asks=_asks(folder.procedure, event, folder), audience=audience, until=until,
            file=_file(now, folder, event, timezone.localtime(doer.at).date()),
        )  # fmt: skip
    made = circulars.add(row.agency, given, hand, doer, key_of(row.key, event.number))
    return sending.send(made, hand, doer)


def _asks(procedure: Procedure, event: Event, folder: Folder) -> str:
    move = procedure.moves[event.move]
    says = procedure.documents[move.document].says
    first = fields.said(says) if says else phrase("case.circular_says")
    values = folder.standing(event.at).values
    lines = [first, *_lines(told(procedure, move), values)]
    return "\n".join(lines)[:LONGEST]


def _lines(shown: list[CaseField], values: Mapping[str, Value]) -> Iterator[str]:
    for each in shown:
        value = values.get(each.key)
        if value is not None and value != "" and each.type is not FieldType.FILES:
            said = " ".join(fields.shown(each, value).split())
            yield f"{fields.said(each.label)}: {_cut(said)}"


def _cut(said: str) -> str:
    return said if len(said) <= LONGEST_VALUE else f"{said[: LONGEST_VALUE - 1]}…"


def _file(row: Case, folder: Folder, event: Event, today: dt.date) -> Checked:
    made = papers.paper(row, folder, event)
    content = paper_files.paper(row.agency, made, today, "pdf")
    return checked(paper_files.name(made.title, row, "pdf"), content)


@dataclass(frozen=True, slots=True)
class Circulated:
    """A circular that a case sent, and how many have acknowledged it."""

    row: Circular
    share: Share
    reads: bool
    """Whether whoever looks may open it."""
    lists: bool
    """Whether he may see who has acknowledged."""


def seen(request: AskedAbout, row: Case, folder: Folder, units: Units) -> list[Circulated]:
    """What a case sent; nothing is asked of one that circulates nothing."""
    moves = {key for key, each in folder.procedure.moves.items() if each.circulates}
    keys = [key_of(row.key, each.number) for each in folder.log if each.move in moves]
    found = queries.latest(row.agency, keys) if keys else []
    if not found:
        return []
    who = asker(request, units)
    shares = queries.counts(found, queries.staff(row.agency.key, request.today, units))
    return [
        Circulated(each, shares[each.pk], who.may_read(each), who.may_see_list(each))
        for each in found
    ]
