"""What holders and custodians do: each a line of the trail that tells nothing of the contents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from prongsai.adapters import sealing
from prongsai.adapters.sealing import Pair
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import record
from prongsai.apps.sealed import boxes, queries, telling
from prongsai.apps.sealed.frame import course
from prongsai.apps.sealed.models import CASE, IDENTITY, RECOVERY, Asking, Case, Passed, Record, Slot
from prongsai.apps.sealed.opening import Opened, open_case
from prongsai.apps.sealed.queries import Charge
from prongsai.core.sealed.course import Move
from prongsai.core.sealed.holding import About, Plan, handed_on, widened
from prongsai.core.sealed.identity import Asking as Answer
from prongsai.core.sealed.identity import Request, answered, asked
from prongsai.core.sealed.moving import moved
from prongsai.core.terms.problem import Place, Problem, Refused, refuse

REPORT = "sealed.case"


@transaction.atomic
def look(case: Case, doer: Doer) -> None:
    """That somebody opened it; reading it again is told again."""
    line(case, doer, "open")


@transaction.atomic
def take_file(case: Case, doer: Doer) -> None:
    line(case, doer, "take file")


@transaction.atomic
def make_letter(case: Case, doer: Doer) -> None:
    """That a letter was made of it; the letter itself is kept nowhere."""
    line(case, doer, "make letter")


@transaction.atomic
def say(case: Case, text: str, once: str, doer: Doer, *, private: bool) -> None:
    """An answer to whoever brought it, or a note among the holders."""
    held = locked(case)
    if not text:
        raise Refused([Problem("sealed-no-text", {}, Place(column="text"))])
    if once and Record.objects.filter(case=held, once=once).exists():
        return
    said = boxes.packed({"text": text, "by": doer.key})
    own = None if private else boxes.packed({"text": text})
    add(held, boxes.NOTE if private else boxes.REPLY, said, doer, own, once)
    line(held, doer, "note" if private else "answer")


@transaction.atomic
def move(opened: Opened, wanted: Move, seen: int, doer: Doer) -> None:
    """To its next state; refused where somebody moved it meanwhile."""
    held = locked(opened.case)
    steps = queries.courses([held.pk])[held.pk]
    if seen != len(steps):
        raise refuse("sealed-moved-meanwhile")
    step = moved(course(), steps, wanted, doer.at.date())
    said = {
        "to": step.state, "reason": wanted.reason, "body": wanted.body,
        "receipt": wanted.receipt, "outcome": wanted.outcome,
        "by": doer.key,
    }  # fmt: skip
    add(held, boxes.STEP, boxes.packed(said), doer)
    Passed.objects.create(
        case=held, number=len(steps) + 1, state=step.state, day=step.day
    )  # fmt: skip
    line(held, doer, "move", {"sealed_state": step.state})


def leave_out(
    opened: Opened, charge: Charge, units: Iterable[str], people: Iterable[str], doer: Doer
) -> None:
    """Those found on reading: it is sealed anew without them."""
    about = widened(opened.about, units=units, people=people)
    _seal_anew(opened, charge, about, doer, "leave out")


def hand_on(opened: Opened, charge: Charge, doer: Doer) -> None:
    """To whoever is in charge now."""
    _seal_anew(opened, charge, opened.about, doer, "hand on")


def recover(charge: Charge, sheets: tuple[Pair, Pair], doer: Doer) -> int:
    """With both printed sheets: every report is sealed anew to whoever is in charge now."""
    found = queries.opened(charge.agency, RECOVERY, *sheets)
    if not found:
        raise Refused([Problem("sealed-recovery-other", {}, Place(column="one"))])
    done = 0
    for case, pair in found:
        opened = open_case(case, pair)
        try:
            then = queries.remembering(charge, opened.steps[0].day, doer.at.date())
            plan = then.plan(opened.about)
        except Refused:
            continue  # too few are left who have nothing to do with it: it stays as it is
        _rewrite(opened, charge, plan, opened.about, doer, "recover")
        _rekey_names(case, charge, plan, sheets)
        done += 1
    telling.tell_of_key(charge.agency, doer.key, "recovered", doer.at)
    return done


@transaction.atomic
def _rekey_names(case: Case, charge: Charge, plan: Plan, sheets: tuple[Pair, Pair]) -> None:
    """Slots of the custodians there are now."""
    slot = Slot.objects.filter(case=case, what=IDENTITY, person=RECOVERY).first()
    own = boxes.opened(slot, *sheets) if slot else None
    if own is not None:
        Slot.objects.filter(case=case, what=IDENTITY).delete()
        Slot.objects.bulk_create(boxes.slots(case, IDENTITY, own, plan, charge.publics))


@transaction.atomic
def admit_custodians(charge: Charge, person: str, pair: Pair, doer: Doer) -> int:
    """Custodians who came later keep the names too; what is kept from somebody stays so."""
    keepers = [each.key for each in charge.custodians if each.able]
    done = 0
    for case, own in queries.opened(charge.agency, person, pair, what=IDENTITY):
        held = locked(case)
        known = set(held.slots.filter(what=IDENTITY).values_list("person", flat=True))
        new = [Slot(case=held, what=IDENTITY, person=key) for key in keepers if key not in known]
        for row in new:
            boxes.fill_slot(row, own, charge.publics[row.person])
        Slot.objects.bulk_create(new)
        if new:
            line(held, doer, "admit custodian")
        done += bool(new)
    return done


def _seal_anew(opened: Opened, charge: Charge, about: About, doer: Doer, verb: str) -> None:
    able = (doer.key,)  # who opened it holds it
    then = queries.remembering(charge, opened.steps[0].day, doer.at.date())
    plan = handed_on(doer.key, able, then.officers, then.custodians, about)
    _rewrite(opened, charge, plan, about, doer, verb)


@transaction.atomic
def _rewrite(
    opened: Opened, charge: Charge, plan: Plan, about: About, doer: Doer, verb: str
) -> None:
    """A new key for everything, the old one kept inside for the name, which stays as it is."""
    if opened.spoilt:
        raise refuse("sealed-spoilt")
    held = locked(opened.case)
    if bytes(held.public) != opened.pair.public:
        raise refuse("sealed-moved-meanwhile")
    rows = [row for row in queries.records(held) if row.kind != boxes.WHO]
    contents = [boxes.read(row, opened.pair) for row in rows]
    answers = [
        (row, part, boxes.asked_read(row, part, opened.pair))
        for row in queries.askings(held)
        for part in ("answer", "given")
        if getattr(row, part)
    ]
    fresh = sealing.new_pair()
    held.public = fresh.public
    held.save(update_fields=["public"])
    for row, content in zip(rows, contents, strict=True):
        row.case = held
        boxes.fill(row, content)
    Record.objects.bulk_update(rows, ["box"])
    for asking, part, content in answers:
        setattr(asking, part, boxes.asked_sealed(asking, part, fresh.public, content))
        asking.save(update_fields=[part])
    Slot.objects.filter(case=held, what=CASE).delete()
    Slot.objects.bulk_create(boxes.slots(held, CASE, fresh, plan, charge.publics))
    _blind_names(held, plan)
    add(held, boxes.FORMER, boxes.packed({"key": opened.pair.private.hex()}), doer)
    add(held, boxes.ABOUT, boxes.packed(boxes.about_said(about)), doer)
    line(held, doer, verb)


def _blind_names(case: Case, plan: Plan) -> None:
    """A custodian whom it concerns keeps the name no more, nor is he let in by another again.

    Nobody here has the key of the name, so that all others' boxes stay as they are; every row is
    written, so that the one that changed has no younger place. No row is made: nobody else who
    came later could be given one here, and one for those concerned alone would name them.
    """
    rows = list(Slot.objects.filter(case=case, what=IDENTITY).order_by("pk"))
    for row in (each for each in rows if each.person in plan.blind_custodians):
        row.box = boxes.blind_box(row)
    Slot.objects.bulk_update(rows, ["box"])


@transaction.atomic
def add_receipt(opened: Opened, body: str, receipt: str, doer: Doer) -> None:
    """That a body outside took it, which is mostly known days after it was sent there."""
    if not receipt.strip():
        raise Refused([Problem("sealed-no-receipt", {}, Place(path="receipt"))])
    held = locked(opened.case)
    said = {"body": body, "receipt": receipt, "by": doer.key}
    add(held, boxes.TAKEN, boxes.packed(said), doer)
    line(held, doer, "receipt")


@transaction.atomic
def ask_name(opened: Opened, reason: str, doer: Doer) -> Asking:
    """To the custodians, who read the reason and nothing else of the report."""
    held = locked(opened.case)
    waits = Asking.objects.filter(case=held, state=Answer.OPEN.value).exists()
    named = bool(opened.report.get("named"))
    wish = asked(doer.key, reason, doer.at.date(), is_named=named, is_open=waits)
    row = Asking(case=held, by=wish.by, day=wish.day, state=wish.state.value)
    row.reason = boxes.asked_sealed(row, "reason", held.identity, reason.encode())
    row.save(force_insert=True)
    telling.tell_asked(row, doer.at)
    line(held, doer, "ask name")
    return row


@transaction.atomic
def answer_name(row: Asking, custodian: Pair, reason: str, doer: Doer, *, give: bool) -> None:
    """The custodian takes the name out of his box, still in a box of the holders, or doesn't."""
    held = locked(row.case)
    fresh = Asking.objects.select_for_update().get(pk=row.pk)
    wish = Request(by=fresh.by, day=fresh.day, state=Answer(fresh.state))
    after = answered(wish, doer.key, reason, give=give)
    kept = Record.objects.get(case=held, kind=boxes.WHO)
    kept.case = held
    fresh.state, fresh.answered_by = after.state.value, doer.key
    fresh.answered_on = doer.at.date()
    fresh.answer = boxes.asked_sealed(fresh, "answer", held.public, reason.encode())
    if give:
        inner = boxes.identity_taken_out(kept, custodian)
        fresh.given = boxes.asked_sealed(fresh, "given", held.public, inner)
    fresh.save()
    telling.tell_answered(fresh, doer.at)
    line(held, doer, "give name" if give else "refuse name")


def locked(case: Case) -> Case:
    """Nobody else changes it meanwhile; refused once its contents are erased."""
    row = Case.objects.select_for_update(of=("self",)).select_related("agency").get(pk=case.pk)
    if row.erased_on:
        raise refuse("sealed-erased")
    return row


def add(
    case: Case, kind: str, content: bytes, doer: Doer, own: bytes | None = None, once: str = ""
) -> None:
    """One more box of it."""
    last = Record.objects.filter(case=case).aggregate(last=Max("number"))["last"]
    row = Record(case=case, number=last + 1, kind=kind, day=doer.at.date(), once=once)
    boxes.fill(row, content, own).save(force_insert=True)


def line(case: Case, doer: Doer, verb: str, after: Mapping[str, Any] | None = None) -> None:
    """Who, when, which by its number; never what."""
    said = {"sealed_number": f"{case.number}/{case.year}", **(after or {})}
    record(
        agency=case.agency.key, by=doer.key, at=doer.at, verb=verb, thing=REPORT,
        key=case.pk.hex, after=said,
    )  # fmt: skip
