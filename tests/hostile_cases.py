"""A case of every procedure in which everything that somebody types is hostile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from complaint_making import AT, DOER
from hostile_words import hostile
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge, codes, desks, ways_in
from prongsai.apps.cases.actions import keep_text
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.ways_in import Letter
from prongsai.apps.files import actions as files
from prongsai.apps.files.checking import Checked
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Event, EventKind, Value
from prongsai.core.cases.stories import begun, taken
from prongsai.core.procedures.kinds import POWER, FieldType
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.version import version_of
from prongsai.core.terms.problem import Refused
from staff_case_making import colleague

LINES = (FieldType.TEXT, FieldType.LONG, FieldType.PLACE)
MAIL = '"<script>alert(1)</script>"@x.example'
"""What mail allows before its sign."""


@dataclass(frozen=True)
class Told:
    """A case, and the code with which whoever brought it follows it."""

    row: Case
    code: str
    folder: Folder


def typed(own: Procedure) -> dict[str, Value]:
    """Every field of the file into which somebody types words."""
    found: dict[str, Value] = {}
    for number, (key, each) in enumerate(own.fields.items()):
        if each.type in LINES and not each.names:
            found[key] = hostile(number)
        elif each.type is FieldType.EMAIL:
            found[key] = MAIL
    return found


def _hostile(own: Procedure, event: Event, bringer: str) -> Event:
    """The same with such words wherever somebody types; the first says every text of the file."""
    words, first = typed(own), event.kind is EventKind.BROUGHT
    said: Mapping[str, Value] = {
        key: each for key, each in words.items() if first or key in event.values
    }
    by = replace(event.by, who=bringer) if first and bringer else event.by
    return replace(
        event, by=by, values={**event.values, **said},
        reason=hostile(event.number) if event.reason else "",
        text=hostile(event.number) if event.text else "",
    )  # fmt: skip


def walked(own: Procedure, bringer: str = "") -> Folder:
    """Its longest story, as far as it goes, and a message."""
    story = max(own.stories.values(), key=lambda each: len(each.then))
    folder = begun(own, story, bridge.working_days())
    for step in story.then:
        try:
            folder = taken(folder, step)
        except Refused:
            continue
    last = folder.log[-1]
    said = Event(number=last.number + 1, kind=EventKind.SAID, at=last.at, by=folder.log[0].by,
                 text="?")  # fmt: skip
    log = (*folder.log, said)
    return replace(folder, log=tuple(_hostile(own, each, bringer) for each in log))


def told(agency: Agency, own: Procedure, bringer: Person) -> Told:
    """Such a case as its rows are; it never went through a form, which would refuse some of it."""
    inside = own.key in bridge.of_staff()
    folder = walked(own, bringer.key if inside else "")
    desks.offer(agency, own.key, {"open": True}, DOER)
    keep_text(own, version_of(own), AT)
    code = codes.code_of(own.key)
    row = Case(
        agency=agency, procedure=own.key, version=version_of(own), key=f"c-{own.key}", number=1,
        code=codes.digest(code), sent=own.key, year=2569,
        secret=own.secrecy is not own.secrecy.OPEN,
    )  # fmt: skip
    bridge.project(row, folder, max(AT, folder.log[-1].at))
    row.save()
    for event in folder.log:
        line, held = bridge.rows_of(row, own, event)
        for each in (line, *held):
            each.save(force_insert=True)
    return Told(row, code, folder)


def with_all_around(each: Told, picture: Checked) -> None:
    """A letter of another agency, and a file whose name is hostile."""
    row = each.row
    letter = Letter(came=True, agency=hostile(0), letter=hostile(1)[:60], day=AT.date(),
                    receipt=hostile(2)[:60])  # fmt: skip
    ways_in.refer(row, letter, "", AT, None)
    owner = files.Owner(row.agency.key, "cases.case", row.key)
    named = replace(picture, name=f"{hostile(0)}.png")
    kept = files.attach(named, owner, by="", at=AT)
    line = row.events.order_by("number").last()
    assert line is not None
    line.files = [kept.key]
    line.save()


def reader(agency: Agency, known: Mapping[str, Procedure]) -> Person:
    """Somebody with every role and every power: whatever may be read by anybody, he reads."""
    named = (who for own in known.values() for move in own.moves.values() for who in move.everybody)
    powers = {who.removeprefix(POWER) for who in named if who.startswith(POWER)}
    roles = [each for each in Role if each is not Role.SUPERVISOR]
    found = colleague(agency, "reader", *roles, powers=sorted(powers))
    found.name = hostile(0)
    found.save()
    return found
