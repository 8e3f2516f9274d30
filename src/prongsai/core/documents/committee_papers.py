"""The papers of committees: the order that appoints one, the memo that invites, the minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.core.documents import appointing
from prongsai.core.documents.blocks import Block, Heading, Paragraph, Run, text
from prongsai.core.documents.content import Meeting as Head
from prongsai.core.documents.script import Script
from prongsai.core.meetings.committee import Committee
from prongsai.core.meetings.frame import MeetingsFrame
from prongsai.core.meetings.meeting import Attendance, Here, Meeting
from prongsai.core.meetings.minutes import Appointment, Minutes, Resolved
from prongsai.core.terms.dates import Style, clock, shown_date

Blocks = Iterator[Block]


@dataclass(frozen=True, slots=True)
class CommitteePapers:
    """What the papers of committees are written with."""

    frame: MeetingsFrame
    script: Script
    agency: str

    # --- The order -------------------------------------------------------------------------------

    def subject_of_order(self, committee: Committee) -> str:
        return self.script.say("order_subject", name=committee.name)

    def appointed(self, given: Appointment) -> Blocks:
        """Reason, members by office, duties, term."""
        committee, say = given.committee, self.script.say
        facts = {"agency": self.agency, "name": committee.name}
        if committee.purpose:
            yield Paragraph(text(say("order_why_purpose", purpose=committee.purpose, **facts)))
        else:
            yield Paragraph(text(say("order_why", **facts)))
        if given.replaces:
            yield Paragraph(text(say("order_replaces", order=given.replaces)))
        yield Paragraph(text(say("order_members")), keep=True)
        names = [say(each) for each in ("order_number", "order_position", "order_part")]
        yield appointing.members(
            names, [(each.position, self.part(each.part)) for each in committee.members]
        )
        if committee.duties:
            yield Paragraph(text(say("order_duties")), keep=True)
            yield appointing.listed(committee.duties)
        if committee.quorum and committee.quorum != self.frame.usual_quorum:
            rule = self.frame.quorum(committee.quorum).name.th
            yield Paragraph(text(say("order_quorum", quorum=rule)))
        yield Paragraph(text(self._term(committee)))

    def _term(self, committee: Committee) -> str:
        first, last, say = committee.first, committee.last, self.script.say
        if first and last:
            return say("order_term", first=shown_date(first), last=shown_date(last))
        if last:
            return say("order_until", last=shown_date(last))
        return say("order_since", first=shown_date(first)) if first else say("order_from")

    def part(self, key: str) -> str:
        """What a part is called; a key that is no more stands for itself."""
        found = self.frame.parts.get(key)
        return found.name.th if found else key

    # --- The invitation --------------------------------------------------------------------------

    def invited(self, given: Minutes) -> Blocks:
        """When, where, about what: the body of a memo."""
        meeting, say = given.meeting, self.script.say
        facts = {
            "name": given.committee.name, "count": meeting.count, "day": shown_date(meeting.day),
            "time": clock(_time(meeting.begins)), "place": meeting.place,
        }  # fmt: skip
        yield Paragraph(text(say("invite", **facts)))
        yield Paragraph(text(say("invite_agenda")), keep=True)
        for number, item in enumerate(meeting.items, 1):
            yield Paragraph(text(say("item", number=number, title=item.title)))
            yield from _lines(item.notes)
        yield Paragraph(text(say("invite_end")))

    # --- The minutes -----------------------------------------------------------------------------

    def head(self, given: Minutes) -> Head:
        """What the form says beside the course of the meeting."""
        meeting = given.meeting
        came = [each for each in meeting.attendance if each.here is not Here.ABSENT]
        away = [each for each in meeting.attendance if each.here is Here.ABSENT]
        return Head(
            name=given.committee.name,
            count=meeting.count,
            day=meeting.day,
            place=meeting.place,
            attended=tuple(map(self._came, came)),
            absent=tuple(map(self._away, away)),
            others=meeting.others,
            started=_time(meeting.started),
            ended=_time(meeting.ended),
        )

    def _came(self, each: Attendance) -> str:
        part = self.part(each.part)
        if each.here is Here.SUBSTITUTE:
            return self.script.say("came_for", who=each.note, position=each.position, part=part)
        return self.script.say("came", position=each.position, part=part)

    def _away(self, each: Attendance) -> str:
        facts = {"position": each.position, "part": self.part(each.part)}
        if each.note:
            return self.script.say("away_why", why=each.note, **facts)
        return self.script.say("away", **facts)

    def minuted(self, given: Minutes) -> Blocks:
        """The course of the meeting by its agenda, with what was decided under each item."""
        for number, item in enumerate(given.meeting.items, 1):
            said = self.script.say("item", number=number, title=item.title)
            yield Heading(1, text(said), listed=False)
            yield from _lines(item.minutes or self.script.say("nothing"))
            found = [each for each in given.resolved if each.item == number]
            if found:
                yield Paragraph(
                    text(Run(self.script.say("resolved"), bold=True)), indent=False, keep=True
                )
                yield appointing.listed(map(self._resolved, found))

    def _resolved(self, each: Resolved) -> str:
        facts = {"what": each.what, "whose": each.whose}
        if each.until is None:
            return self.script.say("task", **facts)
        return self.script.say("task_until", until=shown_date(each.until), **facts)

    def subject_of_minutes(self, given: Minutes) -> str:
        return f"{given.committee.name} {self._count(given.meeting)}"

    def subject_of_invitation(self, given: Minutes) -> str:
        name, count = given.committee.name, self._count(given.meeting)
        return self.script.say("invite_subject", name=name, count=count)

    def _count(self, meeting: Meeting) -> str:
        return self.script.say("count", count=meeting.count)


def _lines(said: str) -> Blocks:
    for line in said.splitlines():
        if line.strip():
            yield Paragraph(text(line.strip()))


def _time(said: str) -> dt.time:
    """A time as it is kept: `09:30`."""
    return dt.time.fromisoformat(said)


def order_of(number: str, dated: dt.date | None) -> str:
    """An order as another one names it: `45/2569 ลงวันที่ 3 สิงหาคม พ.ศ. 2569`."""
    return f"{number} ลงวันที่ {shown_date(dated, Style.ACT)}" if dated else number
