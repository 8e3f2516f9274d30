"""How a report of corruption is handled, as the manual of a procedure: a view of its course."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from prongsai.core.documents.blocks import Block, Entry, Heading, Listing, Numbering, text
from prongsai.core.documents.document import Document
from prongsai.core.documents.script import Script
from prongsai.core.procedures.clocks import Clock
from prongsai.core.procedures.kinds import (
    BROUGHT,
    Channel,
    DayKind,
    FieldType,
    Kind,
    PartyKind,
    Phase,
    Secrecy,
)
from prongsai.core.procedures.manual import ManualPart, ManualStep
from prongsai.core.procedures.moves import CaseState, Move
from prongsai.core.procedures.procedure import (
    SCHEMA,
    CaseField,
    CaseRegister,
    Category,
    Party,
    Procedure,
    Routing,
)
from prongsai.core.sealed.course import REPORTER, CourseState, Hand, Stage
from prongsai.core.sealed.course_file import ANSWERED, Course
from prongsai.core.sealed.limits import Limit
from prongsai.core.sealed.outside import Body
from prongsai.core.terms.words import Language

KEY = "sealed"


def as_procedure(course: Course, limits: Sequence[Limit]) -> Procedure:
    """The course as a manual tells a procedure, with the clocks as an office has set them.

    It is looked at only: no case is ever brought under it, and no check lets such a file in.
    """
    guide = course.guide
    reporter = Party(
        key=REPORTER, name=guide.reporter, kind=PartyKind.CITIZEN, brings=True, anonymous=True
    )
    what = CaseField(key="what", label=guide.asked, type=FieldType.LONG, required=True)
    return Procedure(
        schema=SCHEMA, key=KEY, title=course.title, about=course.about, kind=Kind.COMPLAINT,
        secrecy=Secrecy.SEALED, sources=course.sources, parties={REPORTER: reporter},
        channels=(Channel.WEB,), categories={KEY: Category(key=KEY, name=course.title)},
        fields={what.key: what}, states=_states(course), outcomes={}, moves=_moves(course),
        clocks={each.key: _clock(course, each) for each in limits}, counted="",
        routing=Routing(first=Hand.COMPLAINT_OFFICER.value), terms={},
        register=CaseRegister(title=course.title), manual=_manual(course), stories={},
    )  # fmt: skip


def _used(course: Course) -> dict[str, CourseState]:
    """States that a report can come to; of those given up a guide tells nothing."""
    return {key: each for key, each in course.states.items() if not each.retired}


def _states(course: Course) -> dict[str, CaseState]:
    return {
        key: CaseState(
            key=key, label=each.label, public=each.public, first=each.stage is Stage.NEW,
            phase=Phase.CLOSED if each.stage is Stage.OVER else Phase.OPEN,
        )
        for key, each in _used(course).items()
    }  # fmt: skip


def _moves(course: Course) -> dict[str, Move]:
    used = _used(course)
    going = {
        key: Move(key=key, label=way.label, at=at, to=way.to, who=(way.who.value,))
        for key, way in course.moves.items()
        if (at := tuple(each for each in way.at if each in used))
    }
    open_states = tuple(key for key, each in used.items() if each.stage is not Stage.OVER)
    charge = (Hand.COMPLAINT_OFFICER.value,)
    answer = Move(key=ANSWERED, label=course.guide.answer, at=open_states, who=charge)
    more = Move(key="more", label=course.guide.more, at=open_states, who=(REPORTER,))
    return {**going, ANSWERED: answer, more.key: more}


def _clock(course: Course, limit: Limit) -> Clock:
    """Where an answer stops it too, that alone is named: the end isn't promised for that day."""
    return Clock(
        key=limit.key, title=limit.title,
        starts=(BROUGHT,) if limit.starts == course.first else _leading(course, (limit.starts,)),
        stops=(ANSWERED,) if limit.answered else _leading(course, limit.stops),
        length=limit.length, rolls=limit.rolls,
        days=DayKind.WORKING if limit.working else DayKind.CALENDAR,
    )  # fmt: skip


def _leading(course: Course, states: Iterable[str]) -> tuple[str, ...]:
    return tuple(key for key, way in _moves(course).items() if way.to in tuple(states))


def _manual(course: Course) -> ManualPart:
    guide, known = course.guide, {BROUGHT, *_moves(course)}
    steps = {
        key: ManualStep(key=key, title=each.title, about=each.about, moves=told)
        for key, each in guide.steps.items()
        if (told := tuple(move for move in each.moves if move in known))
    }
    return ManualPart(owner=guide.owner, for_whom=guide.for_whom, steps=steps, laws=guide.laws)


def with_guards(
    manual: Document, course: Course, bodies: Iterable[Body], script: Script, language: Language
) -> Document:
    """The manual with how reporters are guarded and who else takes reports, before its chart."""
    *told, heading, chart = manual.blocks
    guarded = _part(script.say("guarded"), (each.said(language) for each in course.guide.guarded))
    outside = _part(script.say("bodies"), (_body(each, script, language) for each in bodies))
    return dataclasses.replace(manual, blocks=(*told, *guarded, *outside, heading, chart))


def _part(title: str, lines: Iterable[str]) -> Iterator[Block]:
    yield Heading(1, text(title))
    yield Listing(tuple(Entry(text(line)) for line in lines), Numbering.DASH)


def _body(body: Body, script: Script, language: Language) -> str:
    phone = script.say("body_phone", phone=body.phone) if body.phone else ""
    return script.say("body", name=body.name.said(language), ways=f"{phone} {body.site}".strip())
