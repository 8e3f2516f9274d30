"""`prongsai procedures`: what a procedure says, its faults, its manual, its stories."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from prongsai.core.cases.folder import Folder
from prongsai.core.cases.stories import begun, moment, taken
from prongsai.core.criteria.evidence import evidence_at
from prongsai.core.documents.look import Numerals
from prongsai.core.procedures.clocks import Clock
from prongsai.core.procedures.kinds import LengthUnit
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.settling import open_fields
from prongsai.core.procedures.story import Story
from prongsai.core.procedures.version import version_of
from prongsai.core.terms.problem import Misused, Problem, Refused
from prongsai.shell.choosing import put_out, write_bytes
from prongsai.shell.commands.report import FORMATS
from prongsai.shell.main import FINE
from prongsai.shell.screen import grid
from prongsai.workshop.library import Library
from prongsai.workshop.papers import Renderers
from prongsai.workshop.procedure_papers import manual_paper, people_of
from prongsai.workshop.procedures import paths, read_procedure
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.voice import Voice

_USUAL = "docx,pdf,html"


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Do what is asked of a procedure, or of all."""
    if options.what == "register":
        from prongsai.shell.procedure_registers import write  # noqa: PLC0415 - the web application

        return write(options, voice)
    return _Asked(options, Shelf(library), voice).run()


class _Asked:
    """One run of the command."""

    def __init__(self, options: argparse.Namespace, shelf: Shelf, voice: Voice) -> None:
        self.options, self.shelf, self.voice = options, shelf, voice
        self.say = voice.phrase
        self.language = voice.language

    def run(self) -> int:
        what = self.options.what
        if what == "list":
            put_out(self._listed(), self.options.out)
        elif what == "check" and self.options.procedure is None:
            self._check_all()
        else:
            self._one(what, self._read())
        return FINE

    def _one(self, what: str, own: Procedure) -> None:
        if what == "check":
            self.voice.line(self._checked(own))
        elif what == "show":
            put_out("\n".join(self._shown(own)), self.options.out)
        elif what == "manual":
            self._manual(own)
        else:
            put_out("\n".join(self._stories(own)), self.options.out)

    def _path(self, name: str | None) -> Path:
        """A file of one's own by its path, or one that is known by its key."""
        known = paths(self.shelf.root)
        if name is None:
            facts = {"what": self.options.what, "known": ", ".join(known)}
            raise Misused([Problem("procedures-none-named", facts)])
        if name in known:
            return known[name]
        if name.endswith(".yaml"):
            return Path(name)
        raise Misused([Problem("procedures-unknown", {"name": name, "known": ", ".join(known)})])

    def _read(self) -> Procedure:
        path = self._path(self.options.procedure)
        return read_procedure(path, self.shelf.known_to_procedures, self.shelf.working_days)

    def _check_all(self) -> None:
        """Every procedure; all faults of all files are told."""
        problems: list[Problem] = []
        for path in paths(self.shelf.root).values():
            try:
                own = read_procedure(path, self.shelf.known_to_procedures, self.shelf.working_days)
            except Refused as refused:
                problems += refused.problems
            else:
                self.voice.line(self._checked(own))
        if problems:
            raise Refused(problems)

    def _checked(self, own: Procedure) -> str:
        facts = {"title": own.title.said(self.language), "stories": str(len(own.stories))}
        return self.say("procedures_checked", name=own.key, **facts)

    def _listed(self) -> str:
        heads = ("procedures_key", "procedures_title", "procedures_states", "procedures_stories")
        rows = [
            [key, own.title.said(self.language), str(len(own.states)), str(len(own.stories))]
            for key, own in self.shelf.procedures.items()
        ]
        return grid([list(map(self.say, heads)), *rows], numbers=frozenset({2, 3}))

    # --- One procedure -------------------------------------------------------------------------

    def _shown(self, own: Procedure) -> Iterator[str]:
        yield f"{own.title.said(self.language)} ({own.key}, {version_of(own)})"
        yield own.about.said(self.language)
        yield ""
        yield grid(
            [
                list(map(self.say, ("procedures_state", "procedures_public", "procedures_moves"))),
                *(
                    [
                        state.label.said(self.language), state.public.said(self.language),
                        ", ".join(move.label.said(self.language) for move in own.leaving(key)),
                    ]
                    for key, state in own.states.items()
                ),
            ]
        )  # fmt: skip
        people = people_of(own, self.shelf, self.language)
        heads = ("procedures_move", "procedures_who", "procedures_to")
        rows = [
            [
                move.label.said(self.language), ", ".join(map(people, move.everybody)),
                own.states[move.to].label.said(self.language) if move.to else "–",
            ]
            for move in own.moves.values()
        ]  # fmt: skip
        yield grid([list(map(self.say, heads)), *rows])
        clock_heads = (
            "procedures_clock",
            "procedures_length",
            "procedures_sure",
            "procedures_open",
        )
        yield grid(
            [
                list(map(self.say, clock_heads)),
                *(self._clock(own, each) for each in own.clocks.values()),
            ]
        )

    def _clock(self, own: Procedure, clock: Clock) -> list[str]:
        length = str(clock.length) if isinstance(clock.length, int) else clock.until or "?"
        if clock.unit is LengthUnit.MONTHS:
            length = self.say("procedures_months", number=length)
        sure = evidence_at(own, ("clocks", clock.key, "length")).confidence
        said = self.say(f"confidence_{sure.value}".replace(" ", "_"))
        return [clock.title.said(self.language), length, said, ", ".join(open_fields(clock)) or "–"]

    def _manual(self, own: Procedure) -> None:
        if self.options.out is None:
            raise Misused([Problem("risks-no-out")])
        wanted = [each.strip() for each in (self.options.to or _USUAL).split(",")]
        unknown = [each for each in wanted if each not in FORMATS]
        if unknown:
            facts = {"format": ", ".join(unknown), "known": ", ".join(FORMATS)}
            raise Misused([Problem("report-format-unknown", facts)])
        numerals = Numerals(self.options.numerals) if self.options.numerals else Numerals.THAI
        made = self.options.date or dt.datetime.now(dt.UTC).astimezone().date()
        document = manual_paper(
            own, self.shelf, made, language=self.language, agency=self.options.agency,
            numerals=numerals,
        )  # fmt: skip
        renderers = Renderers()
        for ending in wanted:
            path = self.options.out / f"manual-{own.key}.{ending}"
            content = renderers.render(document, ending)
            write_bytes(path, content)
            self.voice.line(self.say("risks_written", out=str(path)))

    # --- Stories -------------------------------------------------------------------------------

    def _stories(self, own: Procedure) -> Iterator[str]:
        wanted = self.options.story
        if wanted is not None and wanted not in own.stories:
            facts = {"name": wanted, "known": ", ".join(own.stories)}
            raise Misused([Problem("procedures-story-unknown", facts)])
        for key, story in own.stories.items():
            if wanted in (None, key):
                yield f"{key}: {story.about.said(self.language)}"
                yield grid([self._heads(own), *self._told(own, story)])

    def _heads(self, own: Procedure) -> list[str]:
        clocks = [clock.title.said(self.language) for clock in own.clocks.values()]
        return [self.say("procedures_when"), self.say("procedures_move"),
                self.say("procedures_state"), *clocks]  # fmt: skip

    def _told(self, own: Procedure, story: Story) -> Iterator[list[str]]:
        """Each step with where the case then stands; what is refused with its code."""
        brought = self.say("procedures_brought")
        try:
            folder = begun(own, story, self.shelf.working_days)
        except Refused as refused:
            label = f"{brought} [{refused.problems[0].code}]"
            yield [story.brought.at, label, "–", *("–" for _ in own.clocks)]
            return
        yield self._line(folder, story.brought.at, brought)
        for step in story.then:
            label = own.moves[step.move].label.said(self.language)
            try:
                folder = taken(folder, step)
            except Refused as refused:
                label += f" [{refused.problems[0].code}]"
            yield self._line(folder, step.at, label)
        for each in story.expect:
            yield self._line(folder, each.as_of, "=")

    def _line(self, folder: Folder, at: str, what: str) -> list[str]:
        now, clocks = folder.standing(moment(at)), folder.rounds(moment(at))
        state = folder.procedure.states[now.state].label.said(self.language)
        said = []
        for runs in clocks.values():
            last = runs[-1] if runs else None
            due = "" if last is None or last.due is None else f" {last.due.day}"
            late = f" +{last.late}" if last is not None and last.late else ""
            said.append("–" if last is None else f"{last.state}{due}{late}")
        return [at, what, state, *said]
