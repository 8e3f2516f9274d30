"""The papers of committees: drafted into the registers, or as files at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import rules
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.look.words import thai
from prongsai.apps.meetings import bridge, queries
from prongsai.apps.meetings.models import Committee, Decision, Meeting
from prongsai.apps.papers.given import draft_given
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.queries import given_of
from prongsai.core.documents.committee_papers import order_of
from prongsai.core.documents.content import Content
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.official import Builder
from prongsai.core.documents.plain_text import as_text
from prongsai.core.meetings.meeting import lacking
from prongsai.core.meetings.minutes import Appointment, Minutes
from prongsai.core.shapes.write import plain
from prongsai.core.terms.numerals import prose_digits
from prongsai.core.terms.problem import Refused, Severity
from prongsai.workshop.given_papers import Setting, built


def draft_order(row: Committee, doer: Doer, key: str = "") -> Paper:
    """The order that appoints a committee; it ends that of the committee it replaces."""
    appointment = Appointment(committee=bridge.committee(row), replaces=_replaced(row))
    papers = bridge.papers(row.agency.name)
    return draft_given(
        row.agency, "committee-order", {"appointment": plain(appointment)}, doer,
        subject=papers.subject_of_order(appointment.committee), of=queries.of(row), key=key,
        renews=_draft_of(row, queries.of(row), "committee-order"),
    )  # fmt: skip


def _replaced(row: Committee) -> str:
    """The order of the committee before, if it has a number."""
    old = row.replaces
    paper = queries.orders_of(row.agency, [old]).get(old.key) if old else None
    return order_of(paper.number, paper.dated) if paper and paper.number else ""


def _draft_of(row: Committee, of: str, kind: str) -> Paper | None:
    """A draft of the same that waits, for which the new one is drafted."""
    found = given_of(row.agency, of)
    return next((each for each in found if each.kind == kind and each.state == "draft"), None)


def draft_minutes(row: Meeting, units: Units, doer: Doer, key: str = "") -> Paper:
    """The minutes as a paper; refused where they lack what no minutes are without."""
    minutes, of = _minutes(row, units), f"{queries.of(row.committee)}:{row.key}"
    return draft_given(
        row.agency, "minutes", {"minutes": plain(minutes)}, doer,
        subject=bridge.papers(row.agency.name).subject_of_minutes(minutes), of=of, key=key,
        renews=_draft_of(row.committee, of, "minutes"),
    )  # fmt: skip


def _minutes(row: Meeting, units: Units) -> Minutes:
    minutes = bridge.minutes(row, queries.decided(row), units)
    found = lacking(minutes.meeting, minutes.committee, bridge.frame())
    if refused := [each for each in found if each.severity is Severity.REFUSED]:
        raise Refused(refused)
    return minutes


def minutes_file(row: Meeting, units: Units, form: str, day: dt.date) -> bytes:
    """The minutes as they stand, marked as a draft until they are adopted."""
    minutes = _minutes(row, units)
    papers = bridge.papers(row.agency.name)
    content = _content(row.agency, papers.subject_of_minutes(minutes))
    setting = Setting(rules.shelf(), content, day)
    made = built("minutes", {"minutes": plain(minutes)}, setting)
    mark = "" if row.adopted_in_id else thai("meeting.mark_draft")
    return renderers().render(replace(made, mark=mark), form)


def _content(agency: Agency, subject: str) -> Content:
    return Content(agency=agency.name, subject=subject, body=(), position="")


def invitation(row: Meeting, units: Units) -> tuple[str, str]:
    """Subject and text of the memo that invites, to copy or to print."""
    minutes = bridge.minutes(row, list[Decision](), units)
    papers = bridge.papers(row.agency.name)
    subject = papers.subject_of_invitation(minutes)
    content = Content(
        agency=row.agency.name, subject=subject, body=tuple(papers.invited(minutes)), position=""
    )
    made = Builder(rules.shelf().forms).paper("report", content, made=row.day)
    same = prose_digits(subject) if made.numerals is Numerals.THAI else subject
    return same, as_text(made)
