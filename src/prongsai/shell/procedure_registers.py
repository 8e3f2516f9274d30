"""`prongsai procedures register`: registers of an agency and a year as files."""

from __future__ import annotations

import argparse
import datetime as dt
from functools import partial
from typing import Any

from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.documents.look import Numerals
from prongsai.core.terms.problem import Misused, Problem, refuse
from prongsai.shell.choosing import write_bytes
from prongsai.shell.main import FINE
from prongsai.shell.web.serving import ready
from prongsai.workshop.voice import Voice

_USUAL = "xlsx,docx"
_YEARS = range(2500, 3000)
"""Of the Buddhist era."""


def write(options: argparse.Namespace, voice: Voice) -> int:
    """One that is named, or all that the office keeps and everybody in it may read."""
    if not options.agency:
        raise Misused([Problem("register-whose")])
    if options.out is None:
        raise Misused([Problem("risks-no-out")])
    if options.year is not None and options.year not in _YEARS:
        raise Misused([Problem("register-year", {"year": str(options.year)})])
    ready(options.data, made=True)
    _Writing(options, voice).run()
    return FINE


class _Writing:
    """One run of the command, when the application is ready."""

    def __init__(self, options: argparse.Namespace, voice: Voice) -> None:
        from prongsai.apps.cases.queries import agency_of  # noqa: PLC0415 - after `ready`
        from prongsai.apps.cases.register_files import FORMS  # noqa: PLC0415
        from prongsai.apps.circulars.bridge import units_of  # noqa: PLC0415
        from prongsai.shell.web.clock import now  # noqa: PLC0415

        self.options, self.voice = options, voice
        self.forms = [each.strip() for each in (options.to or _USUAL).split(",")]
        if unknown := [each for each in self.forms if each not in FORMS]:
            facts = {"format": ", ".join(unknown), "known": ", ".join(FORMS)}
            raise Misused([Problem("report-format-unknown", facts)])
        found = agency_of(options.agency)
        if found is None:
            raise refuse("export-no-agency", agency=options.agency)
        self.agency: Any = found
        self.units = units_of(found)
        self.now: dt.datetime = now()

    def run(self) -> None:
        from prongsai.shell.running.moment import one_moment  # noqa: PLC0415 - after `ready`

        with one_moment():
            chosen = self._chosen()
            made = [(own, *self._made(own)) for own in chosen]
        for own, year, lines, files in made:
            if self.options.people:
                self._note(own, year, lines)
            for name, content in files:
                path = self.options.out / name
                write_bytes(path, content)
                self.voice.line(self.voice.phrase("risks_written", out=str(path)))

    def _chosen(self) -> list[Any]:
        """Those that are named by the few who read them are told, and left out."""
        from prongsai.apps.cases import registers  # noqa: PLC0415 - after `ready`
        from prongsai.core.procedures.kinds import Secrecy  # noqa: PLC0415

        if key := self.options.procedure:
            found = registers.any_of(key, self.agency)
            if found is None:
                known = ", ".join(registers.kept(self.agency))
                raise Misused([Problem("procedures-unknown", {"name": key, "known": known})])
            return [found]
        kept = registers.kept(self.agency).values()
        named = [each for each in kept if each.secrecy is not Secrecy.OPEN]
        if named:
            titles = ", ".join(each.register.title.said(self.voice.language) for each in named)
            self.voice.line(self.voice.phrase("registers_left_out", registers=titles))
        if len(named) == len(kept):
            raise refuse("register-none", agency=self.agency.key)
        return [each for each in kept if each.secrecy is Secrecy.OPEN]

    def _made(self, own: Any) -> tuple[int, int, list[tuple[str, bytes]]]:
        """Its year, how many cases stand in it, and each file by its name."""
        from prongsai.apps.cases import register_files, registers  # noqa: PLC0415 - after `ready`
        from prongsai.core.cases.numbers import number_year  # noqa: PLC0415

        year = self.options.year or number_year(own, self.now.astimezone(THAI_TIME).date())
        cases, personal = registers.whole(self.agency, own, year), self.options.people
        told = partial(
            registers.wanted, year=year, as_of=self.now, units=self.units, personal=personal
        )
        numerals = Numerals(self.options.numerals) if self.options.numerals else Numerals.THAI
        for form in self.forms:
            register_files.fitting(cases, form, year)
        files = [
            (
                register_files.name(self.agency, own, year, form, personal=personal),
                register_files.content(self.agency, own, cases, told, form, numerals),
            )
            for form in self.forms
        ]
        return year, len(cases), files

    def _note(self, own: Any, year: int, lines: int) -> None:
        """That people's data was taken out stands in the trail before there is a file."""
        from prongsai.apps.assessments.actions import Doer  # noqa: PLC0415 - after `ready`
        from prongsai.apps.cases import taking  # noqa: PLC0415

        taking.hand_out(self.agency, own, year, Doer("", (), self.now), lines)
