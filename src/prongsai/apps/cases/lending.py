"""The list of things that can be lent, and cases that take of it: none is given out twice."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import record
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.models_things import Thing, ThingUse
from prongsai.core.cases import things as core
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Event, EventKind
from prongsai.core.cases.moving import Bringing
from prongsai.core.procedures.lending import Lending
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.problem import Place, Problem, Refused

THING = "cases.thing"
NAMES = tuple(each.name for each in dataclasses.fields(core.Thing))


def things_of(agency: Agency) -> list[Thing]:
    """The whole list, with what is taken of each: two statements."""
    found = Thing.objects.filter(agency_id=agency.pk).order_by("struck_off", "code")
    return list(found.prefetch_related("uses"))


def offered(agency: Agency, procedure: Procedure) -> dict[str, str]:
    """What the form of a loan is chosen from, by code; empty where the office keeps no list."""
    if procedure.lends is None:
        return {}
    rows = Thing.objects.filter(agency_id=agency.pk, struck_off=False).order_by("name", "code")
    return {each.code: f"{each.name} ({each.code})" for each in rows}


def thing_of(agency: Agency, key: str) -> Thing | None:
    return Thing.objects.filter(agency_id=agency.pk, key=key).first()


def value(row: Thing) -> core.Thing:
    return core.Thing(**{name: getattr(row, name) for name in NAMES})


# --- The list ------------------------------------------------------------------------------------


@transaction.atomic
def enlist(agency: Agency, said: core.Thing, doer: Doer, known: Thing | None = None) -> Thing:
    """A thing more, or one changed; a form sent twice makes one."""
    same = Thing.objects.select_for_update().filter(agency=agency, code=said.code).first()
    if same is not None and (known is None or same.pk != known.pk):
        if known is None and value(same) == said:
            return same
        raise Refused([Problem("case-thing-known", {"found": said.code}, Place(column="code"))])
    row = known or Thing(agency=agency)
    _set(row, said)
    _line(agency, "change" if known else "add", row.key, doer, said.code)
    return row


@transaction.atomic
def take_in(agency: Agency, said: Sequence[core.Thing], doer: Doer) -> int:
    """All of a sheet: what has a code of the list is changed, all else is added."""
    rows = Thing.objects.select_for_update().filter(agency=agency)
    known = {each.code: each for each in rows}
    for each in said:
        _set(known.get(each.code) or Thing(agency=agency), each)
    _line(agency, "take in", agency.key, doer, str(len(said)))
    return len(said)


def _set(row: Thing, said: core.Thing) -> None:
    for name in NAMES:
        setattr(row, name, getattr(said, name))
    row.save()


def _line(agency: Agency, verb: str, key: str, doer: Doer, said: str) -> None:
    name = "thing_lines" if verb == "take in" else "thing_code"
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb=verb, thing=THING, key=key,
        after={name: said},
    )  # fmt: skip


# --- Cases ---------------------------------------------------------------------------------------


def named(agency: Agency, procedure: Procedure, form: Bringing) -> Bringing:
    """What was chosen from the list is called as it is there."""
    lends = procedure.lends
    code = str(form.values.get(lends.thing, "")) if lends else ""
    row = Thing.objects.filter(agency=agency, code=code).first() if code else None
    if lends is None or row is None:
        return form
    return dataclasses.replace(form, values={**form.values, lends.name: row.name})


def take(row: Case, folder: Folder, event: Event) -> None:
    """What a case has of a thing after an event, or why it cannot: in the event's transaction.

    Whoever asks for the same thing at the same moment waits for its row, and then sees this.
    """
    lends = folder.procedure.lends
    if lends is None:
        return
    now, today = folder.standing(event.at), timezone.localtime(event.at).date()
    thing = _chosen(row, lends, event, str(now.values.get(lends.thing, "")), now.category)
    use = core.use_of(lends, now, today)
    before = ThingUse.objects.filter(case=row).first()
    has = now.state in (*lends.kept, *lends.out)
    if thing is None or use is None or not (has or event.kind is EventKind.BROUGHT):
        if before is not None:
            before.delete()
        return
    if core.asks_more(_use(before) if before else None, use):
        _refuse_taken(lends, thing, row, use, today)
    if has:
        said = {"thing": thing, **dataclasses.asdict(use)}
        ThingUse.objects.update_or_create(case=row, defaults=said)


def _chosen(row: Case, lends: Lending, event: Event, code: str, category: str) -> Thing | None:
    """The thing, held for this transaction; a new case names one where the office keeps a list."""
    mine = Thing.objects.filter(agency=row.agency_id)
    found = mine.select_for_update().filter(code=code).first() if code else None
    asks = event.kind is EventKind.BROUGHT and category not in lends.unlisted
    if found is None and asks and mine.filter(struck_off=False).exists():
        code_ = "case-thing-unknown" if code else "case-thing-missing"
        raise Refused([Problem(code_, {"found": code}, Place(column=lends.thing))])
    return found


def _refuse_taken(lends: Lending, thing: Thing, row: Case, use: core.Use, today: dt.date) -> None:
    others = map(_use, ThingUse.objects.filter(thing=thing).exclude(case=row))
    problems = list(core.hindrances(lends, value(thing), use, others, today))
    if problems:
        raise Refused(problems)


def _use(row: ThingUse) -> core.Use:
    return core.Use(quantity=row.quantity, since=row.since, until=row.until, out=row.out)
