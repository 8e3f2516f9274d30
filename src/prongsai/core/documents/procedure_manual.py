"""The manual of a procedure: who, what, how long, and the flow chart; a view, nothing is added."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prongsai.core.documents.blocks import (
    Align,
    Block,
    Column,
    Entry,
    Figure,
    Heading,
    Listing,
    Numbering,
    Paragraph,
    Says,
    Table,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.document import Document
from prongsai.core.documents.flow_chart import People, flow_chart, flow_table, in_words
from prongsai.core.documents.layout_flow import draw_flow
from prongsai.core.documents.line_breaks import WordsOf
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.script import Script
from prongsai.core.documents.text_room import SCREEN
from prongsai.core.procedures.clocks import Clock, Pause
from prongsai.core.procedures.kinds import BROUGHT, DataClass, LengthUnit
from prongsai.core.procedures.manual import ManualStep
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import Procedure, Term
from prongsai.core.procedures.settling import open_fields
from prongsai.core.terms.words import Language, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Where an office takes it in, as it says itself."""

    place: str = ""
    hours: str = ""
    """Goes before what the file says."""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureManual:
    """A procedure, and how its manual is written."""

    procedure: Procedure
    script: Script
    people: People
    words_of: WordsOf
    look: Look
    made: dt.date
    language: Language = "th"
    agency: str = ""
    numerals: Numerals = Numerals.THAI
    counter: Counter = Counter()

    def document(self) -> Document:
        """The manual."""
        title = self.say("title", procedure=self.procedure.title.said(self.language))
        return Document(
            title=title,
            agency=self.agency,
            language=self.language,
            look=self.look,
            numerals=self.numerals if self.language == "th" else Numerals.ARABIC,
            blocks=tuple(self._blocks(title)),
            dated=self.made,
        )

    def say(self, key: str, /, **facts: str | int) -> str:
        return self.script.say(key, **facts)

    def _blocks(self, title: str) -> Iterator[Block]:
        own, said = self.procedure, self.language
        yield Title(tuple(text(line) for line in (title, self.agency) if line))
        yield Paragraph(text(own.about.said(said)))
        yield from self._part("for_whom", own.manual.for_whom.said(said))
        yield from self._part("owner", own.manual.owner.said(said))
        yield Heading(1, text(self.say("channels")))
        yield _listing(self.say(f"channel_{each}") for each in own.channels)
        yield from self._places()
        yield from self._wanted()
        yield Heading(1, text(self.say("steps")))
        yield self._steps()
        yield Heading(1, text(self.say("times")))
        yield from self._times()
        yield from self._part("fee", self._fee())
        yield from self._after()
        yield from self._privacy()
        yield from self._laws()
        yield Heading(1, text(self.say("chart")))
        yield self._chart()

    def _part(self, key: str, said: str) -> Iterator[Block]:
        yield Heading(1, text(self.say(key)))
        yield Paragraph(text(said))

    def _places(self) -> Iterator[Block]:
        manual, counter = self.procedure.manual, self.counter
        hours = manual.hours.said(self.language) if manual.hours else ""
        rounds = manual.rounds.said(self.language) if manual.rounds else ""
        told = (("place", counter.place), ("hours", counter.hours or hours),
                ("phone", counter.phone), ("rounds", rounds))  # fmt: skip
        for key, said in told:
            if said:
                yield from self._part(key, said)

    def _wanted(self) -> Iterator[Block]:
        """Documents to bring along, and what the form cannot do without."""
        own = self.procedure
        yield Heading(1, text(self.say("papers")))
        papers = []
        for each in own.manual.papers.values():
            name = self.say("paper", name=each.name.said(self.language), copies=each.copies)
            only = each.only.said(self.language) if each.only else ""
            papers.append(" ".join(filter(None, (name, only))))
        yield _listing(papers) if papers else Paragraph(text(self.say("no_papers")))
        needed = [each.label.said(self.language) for each in own.asked if each.required]
        yield Paragraph(text(self.say("asked", fields=self.script.listed(needed))))

    def _steps(self) -> Table:
        steps = self.procedure.manual.steps.values()
        body = tuple(
            (
                cell(str(number)),
                cell(*self._told(step)),
                cell(*self._who(step)),
                cell(*self._within(step)),
                cell(*self._made(step)),
            )
            for number, step in enumerate(steps, start=1)
        )
        columns = (Column(1, Align.CENTRE), Column(5), Column(3), Column(3), Column(3))
        head = heads(
            *(self.say(f"step_{key}") for key in ("number", "what", "who", "time", "made"))
        )
        return Table(columns, (head,), body)

    def _told(self, step: ManualStep) -> list[Says]:
        about = step.about.said(self.language) if step.about else ""
        return [line for line in (step.title.said(self.language), about) if line]

    def _moves(self, step: ManualStep) -> list[Move]:
        return [self.procedure.moves[key] for key in step.moves if key != BROUGHT]

    def _who(self, step: ManualStep) -> list[str]:
        """Those who make its moves; of what is brought, those who bring."""
        names = [self.people(each) for move in self._moves(step) for each in move.everybody]
        if BROUGHT in step.moves:
            bringers = (party.name.said(self.language) for party in self.procedure.bringers)
            names = [*bringers, *names]
        return list(dict.fromkeys(names))

    def _within(self, step: ManualStep) -> list[str]:
        """Minutes of work, and the clocks that its moves stop."""
        said = [self.say("minutes", minutes=step.minutes)] if isinstance(step.minutes, int) else []
        said.extend(
            self._length(clock)
            for clock in self.procedure.clocks.values()
            if clock.public
            and not clock.is_unknown
            and any(move.key in clock.stops for move in self._moves(step))
        )
        return list(dict.fromkeys(said)) or ["–"]

    def _made(self, step: ManualStep) -> list[str]:
        made = [move.document for move in self._moves(step) if move.document]
        names = [self.procedure.documents[each].name.said(self.language) for each in made]
        return list(dict.fromkeys(names)) or ["–"]

    def _length(self, clock: Clock) -> str:
        if clock.until:
            field = self.procedure.fields[clock.until].label.said(self.language)
            return self.say("until", field=field)
        if not isinstance(clock.length, int):
            return self.say("not_set")
        in_days = clock.unit is LengthUnit.DAYS
        return self.say(f"within_{clock.days if in_days else clock.unit}", days=clock.length)

    def _times(self) -> Iterator[Block]:
        public = [each for each in self.procedure.clocks.values() if each.public]
        rows = (
            (each.title.said(self.language), self._length(each), self._notes(each))
            for each in public
        )
        yield Table(
            (Column(4), Column(3), Column(5)),
            (heads(self.say("time_what"), self.say("time_length"), self.say("time_notes")),),
            tuple(tuple(cell(each) for each in row) for row in rows),
        )

    def _notes(self, clock: Clock) -> str:
        """How days are counted, and what the office has to settle before it promises."""
        names = [self.procedure.categories[each].name.said(self.language) for each in clock.only]
        said = [self.say("only", categories=self.script.listed(names))] if names else []
        said.append(self.say("first_counts" if clock.counts_first else "first_does_not_count"))
        if clock.rolls:
            said.append(self.say("rolls"))
        said += [self._pause(each) for each in clock.pauses.values()]
        if open_fields(clock):
            said.append(self.say("unsettled"))
        return " ".join(said)

    def _pause(self, pause: Pause) -> str:
        state = self.procedure.states[pause.state].label.said(self.language)
        if pause.cap is not None:
            return self.say("pauses_most", state=state, most=pause.cap)
        return self.say("pauses" if pause.most is None else "pauses_not_set", state=state)

    def _fee(self) -> str:
        fee = self.procedure.manual.fee
        if fee is None:
            return self.say("free")
        return fee.said(self.language) if isinstance(fee, Words) else self.say("fee_unknown")

    def _after(self) -> Iterator[Block]:
        """What whoever brought it can do himself."""
        own = self.procedure
        parties = {each.key for each in own.bringers}
        can = [
            each.label.said(self.language)
            for each in own.moves.values()
            if parties & set(each.everybody)
        ]
        yield Heading(1, text(self.say("rights")))
        yield _listing([self.say("follow"), *can, *([self.say("rate")] if own.rated else [])])

    def _privacy(self) -> Iterator[Block]:
        """Which personal data is asked, what for, and how long it is kept."""
        own, said = self.procedure, self.language
        personal = [each for each in own.fields.values() if each.data is not DataClass.NONE]
        if not personal:
            return
        yield Heading(1, text(self.say("privacy")))
        if own.basis is not None:
            yield Paragraph(text(self.say("basis", basis=own.basis.said(said))))
        rows = (
            (
                each.label.said(said),
                each.purpose.said(said) if each.purpose else "–",
                self._kept(own.terms[each.retention]) if each.retention else "–",
            )
            for each in personal
        )
        yield Table(
            (Column(3), Column(5), Column(3)),
            (heads(self.say("data"), self.say("purpose"), self.say("kept")),),
            tuple(tuple(cell(each) for each in row) for row in rows),
        )

    def _kept(self, term: Term) -> str:
        if not isinstance(term.years, int):
            return self.say("not_set")
        return self.say(f"years_{term.after}", years=term.years)

    def _laws(self) -> Iterator[Block]:
        own = self.procedure
        if own.manual.laws:
            yield Heading(1, text(self.say("laws")))
            yield _listing(own.sources[each].title.said(self.language) for each in own.manual.laws)

    def _chart(self) -> Figure:
        chart = flow_chart(self.procedure, self.people, self.language)
        return Figure(
            draw_flow(chart, self.words_of),
            in_words(chart, self.script),
            text(self.say("chart_caption", procedure=self.procedure.title.said(self.language))),
            flow_table(chart, self.script),
            screen=draw_flow(chart, self.words_of, SCREEN),
        )


def _listing(lines: Iterable[str]) -> Listing:
    return Listing(tuple(Entry(text(line)) for line in lines), Numbering.DASH)
