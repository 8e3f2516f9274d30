"""`prongsai report`: official papers about results, for one agency or for all in the files."""

from __future__ import annotations

import argparse
import datetime as dt
import gc
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from prongsai.core.answers.agencies import Agency
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.profile import Profile
from prongsai.core.terms.problem import Misused, Place, Problem, Refused, Severity, refuse
from prongsai.shell.analysing import Analysed, Analysing
from prongsai.shell.bundle import files_of
from prongsai.shell.bundle_names import safe_name
from prongsai.shell.choosing import write_file
from prongsai.shell.library import Library
from prongsai.shell.made import Made
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.paper_files import read_measures, read_profile
from prongsai.shell.papers import Papers, Renderers, Wanted
from prongsai.shell.progress import Progress
from prongsai.shell.voice import Voice

_THAI_ONLY = ("analysis", "announcement")
_USUAL = "docx,pdf"
FORMATS = ("docx", "pdf", "html", "xlsx", "txt")


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Make every paper asked for; one that fails is told and does not stop the others."""
    if options.kind == "bundle" and options.format:
        raise Misused([Problem("report-format-of-bundle")])
    formats = _formats(options.format or _USUAL)
    profile = read_profile(options.agency_profile) if options.agency_profile else Profile()
    work = Analysing(options, library, voice, profile.target)
    if len(work.keys) > 1 and options.agency_profile:
        raise Misused([Problem("report-profile-of-one", {"number": str(len(work.keys))})])
    maker = Maker(options, library, voice, profile, formats)
    maker.prepare()
    failed = False
    for key in Progress(voice).over(work.keys, "making_papers", least=2):
        try:
            maker.make(work.one(key))
        except Refused as refused:
            failed = True
            voice.tell([_of(problem, " ".join(key).strip()) for problem in refused.problems])
        gc.collect(0)  # off for short commands, but here each paper leaves cycles behind
    voice.line(maker.summary())
    return FINDINGS if failed or work.refused else FINE


def _formats(text: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    unknown = [part for part in wanted if part not in FORMATS]
    if unknown or not wanted:
        facts = {"format": ", ".join(unknown) or text, "known": ", ".join(FORMATS)}
        raise Misused([Problem("report-format-unknown", facts)])
    return wanted


def _template(path: Path | None, voice: Voice) -> bytes | None:
    """The office's own template, looked over before anything is made with it."""
    if path is None:
        return None
    from prongsai.adapters.docx_writing.template_checking import (  # noqa: PLC0415 - slow
        check_template,
    )

    place = Place(file=str(path))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise refuse("file-unreadable", place, why=str(error.strerror)) from error
    found = [replace(problem, place=place) for problem in check_template(content)]
    if any(problem.severity is Severity.REFUSED for problem in found):
        raise Refused(found)
    voice.tell(found)
    return content


def _of(problem: Problem, agency: str) -> Problem:
    """A problem with whose paper it stopped."""
    return Problem(problem.code, {**problem.facts, "of": agency}, problem.place, problem.severity)


class Maker:
    """Makes the papers of one run and remembers which are done."""

    def __init__(
        self,
        options: argparse.Namespace,
        library: Library,
        voice: Voice,
        profile: Profile,
        formats: tuple[str, ...],
    ) -> None:
        self.options = options
        self.voice = voice
        self.formats = formats
        self.profile = profile
        self.papers = Papers(library)
        self.template = _template(options.template, voice)
        self.renderers = Renderers(self.template)
        self.folder: Path = options.out
        self.made = Made(self.folder)
        self.written = self.kept = 0

    def prepare(self) -> None:
        """Whatever would stop every paper stops the run before the first."""
        if self.voice.language == "en" and self.options.kind in _THAI_ONLY:
            self.voice.tell([Problem("report-thai-only", severity=Severity.NOTE)])
        if self.options.kind != "bundle" and {"pdf", "docx"} & set(self.formats):
            _ = self.renderers.press
        self.made.open()

    def make(self, work: Analysed) -> None:
        """All files of one agency; none is written if one cannot be made."""
        if self.options.kind == "bundle":
            self._write(files_of(work.run, work.result, self.voice, inside=self.options.inside))
            return
        document = self.papers.document(work, self._wanted(work))
        name = f"{_called(work.result.agency)}-{work.analysis.fiscal_year}-{self._kind}"
        names = {f"{name}.{form}": form for form in self.formats}
        missing = [file for file in names if not self.made.has(file, document, self.extra)]
        self.kept += len(names) - len(missing)
        self._write({file: self.renderers.render(document, names[file]) for file in missing})
        for file in missing:
            self.made.add(file, document, self.extra)
        self.made.save()

    def _write(self, contents: Mapping[str, bytes]) -> None:
        for name, content in contents.items():
            write_file(self.folder / name, partial(_write, content))
            self.written += 1

    @property
    def _kind(self) -> str:
        kind: str = self.options.kind
        if kind == "summary" and self.voice.language == "en":
            return f"{kind}-en"
        return f"{kind}-table" if self.options.shape == "table" and kind == "analysis" else kind

    @property
    def extra(self) -> bytes:
        """What a paper depends on beside its document."""
        return self.template or b""

    def _wanted(self, work: Analysed) -> Wanted:
        options = self.options
        pack = work.run.loaded.pack
        measures = read_measures(options.measures, pack) if options.measures else ()
        return Wanted(
            kind=options.kind,
            shape=options.shape,
            language=self.voice.language,
            made=options.date or dt.datetime.now(dt.UTC).astimezone().date(),
            numerals=Numerals(options.numerals) if options.numerals else None,
            profile=self.profile,
            measures=measures,
        )

    def summary(self) -> str:
        facts = {"written": f"{self.written:,}", "kept": f"{self.kept:,}", "out": str(self.folder)}
        return self.voice.phrase("papers_made", **facts)


def _write(content: bytes, target: Path) -> None:
    target.write_bytes(content)


def _called(agency: Agency) -> str:
    """What tells an agency from all others, as part of a file name."""
    named = (agency.code, agency.name, "" if agency.code else agency.province)
    return safe_name(" ".join(part for part in named if part))
