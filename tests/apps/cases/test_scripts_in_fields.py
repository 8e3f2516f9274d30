"""Scripts in every text field of every shipped procedure are shown as text, wherever they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from django.test import Client

from complaint_making import AT, DOER
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import bridge, desks
from prongsai.apps.cases.actions import keep_text
from prongsai.apps.cases.models import Case
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Event, EventKind, Value
from prongsai.core.cases.stories import begun, taken
from prongsai.core.procedures.kinds import FieldType
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.version import version_of
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
TEXTS = (FieldType.TEXT, FieldType.LONG, FieldType.PLACE)
UNSEEN = {"queue-ticket", "staff-grievance", "audit-engagement"}
"""A waiting line asks for nothing in words; the others are not shown to a coordinator."""


def hostile(own: Procedure, event: Event) -> Event:
    """The same with a script wherever somebody types; the first says every text of the file."""
    texts = {key for key, each in own.fields.items() if each.type in TEXTS}
    said: Mapping[str, Value] = {**event.values}
    every = texts if event.kind is EventKind.BROUGHT else texts & said.keys()
    reason = EVIL if event.reason else ""
    return replace(event, values={**said, **dict.fromkeys(every, EVIL)}, reason=reason)


def walked(own: Procedure) -> Folder:
    """Its longest story, as far as it goes."""
    story = max(own.stories.values(), key=lambda each: len(each.then))
    folder = begun(own, story, bridge.working_days())
    for step in story.then:
        try:
            folder = taken(folder, step)
        except Refused:
            continue
    return replace(folder, log=tuple(hostile(own, each) for each in folder.log))


def kept(agency: Agency, own: Procedure) -> Case:
    folder = walked(own)
    desks.offer(agency, own.key, {"open": True}, DOER)
    keep_text(own, version_of(own), AT)
    row = Case(
        agency=agency, procedure=own.key, version=version_of(own), key=f"c-{own.key}", number=1,
        code=own.key, sent=own.key, year=2569,
    )  # fmt: skip
    bridge.project(row, folder, max(AT, folder.log[-1].at))
    row.save()
    for event in folder.log:
        line, held = bridge.rows_of(row, own, event)
        for each in (line, *held):
            each.save(force_insert=True)
    return row


def pages(officer: Client, stranger: Client, row: Case) -> Iterator[str]:
    """Wherever something of a case is told, to an officer and to everybody."""
    key, inside = row.procedure, "/a/a1/cases"
    looked = [
        officer.get(f"{inside}/c/{row.key}/"), officer.post(f"{inside}/c/{row.key}/people/"),
        officer.get(f"{inside}/registers/{key}/?year=2569"),
        officer.get(f"{inside}/queue/{key}/"), stranger.get(f"/c/a1/board/{key}/"),
        stranger.get(f"/c/a1/told/{key}/"),
    ]  # fmt: skip
    yield from (each.content.decode() for each in looked if each.status_code == 200)


def test_scripts_in_every_field_of_every_procedure_are_shown_as_text(
    agency: Agency, client: Client, signed_in: SignedIn
) -> None:
    officer = signed_in(Role.COORDINATOR)
    seen = set[str]()
    looked = 0
    for own in shelf().procedures.values():
        row = kept(agency, own)
        for page in pages(officer, client, row):
            looked += 1
            assert "<script>alert" not in page, own.key
            assert "<img src=x" not in page, own.key
            if "&lt;script&gt;" in page:
                seen.add(own.key)
    listed = officer.get("/a/a1/cases/?stage=all").content.decode()
    assert "<script>alert" not in listed
    assert looked > 2 * len(shelf().procedures)
    assert shelf().procedures.keys() - seen <= UNSEEN
