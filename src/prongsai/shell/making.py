"""The papers of one run: rendered, written, remembered."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from prongsai.core.criteria.pack import Pack
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.measures import Measure
from prongsai.core.documents.profile import Profile
from prongsai.core.terms.problem import Place, Problem, Severity
from prongsai.shell.analysing import Analysed, Analysing
from prongsai.shell.bundle import files_of
from prongsai.shell.file_names import FileNames
from prongsai.shell.library import Library
from prongsai.shell.made import Made, source_of
from prongsai.shell.paper_files import read_measures
from prongsai.shell.papers import Papers, Renderers, Wanted, kept_back_of
from prongsai.shell.voice import Voice

_THAI_ONLY = ("analysis", "announcement")


@dataclass(frozen=True, slots=True)
class Order:
    """What is ordered, and what the office brings for it beside its scores."""

    formats: tuple[str, ...]
    profile: Profile
    template: bytes | None


class Maker:
    """Makes the papers of one run and remembers which are done."""

    def __init__(
        self,
        options: argparse.Namespace,
        library: Library,
        voice: Voice,
        order: Order,
        work: Analysing,
    ) -> None:
        self.options = options
        self.voice = voice
        self.order = order
        self.work = work
        self.papers = Papers(library)
        self.renderers = Renderers(order.template)
        self.folder: Path = options.out
        self.made = Made(self.folder)
        self.names = FileNames(work.everyone)
        self.measures: dict[str, tuple[Measure, ...]] = {}
        self.written = self.kept = 0

    def prepare(self) -> None:
        """Whatever would stop every paper stops the run before the first."""
        if self.voice.language == "en" and self.options.kind in _THAI_ONLY:
            self.voice.tell([Problem("report-thai-only", severity=Severity.NOTE)])
        if not self._bundle and {"pdf", "docx"} & set(self.order.formats):
            _ = self.renderers.press
        self._measures(self.work.runs[max(self.work.runs)].loaded.pack)
        self.made.open()

    def make(self, work: Analysed) -> None:
        """All files of one agency; none is written if one cannot be made."""
        if self._bundle:
            self._make_bundle(work)
        else:
            self._make_paper(work)

    def _make_bundle(self, work: Analysed) -> None:
        inside = self.options.inside
        contents = files_of(work.run, work.result, self.voice, inside=inside, names=self.names.of)
        self._write(contents, "")

    def _make_paper(self, work: Analysed) -> None:
        document = self.papers.document(work, self._wanted(work))
        source = source_of(document, self.order.template or b"")
        name = f"{self.names.of(work.result.agency)}-{work.analysis.fiscal_year}-{self._kind}"
        names = {f"{name}.{form}": form for form in self.order.formats}
        missing = [file for file in names if not self.made.has(file, source)]
        self._write(
            {file: self.renderers.render(document, names[file]) for file in missing}, source
        )
        self.kept += len(names) - len(missing)
        if kept_back_of(work):
            place = Place(file=str(self.folder / next(iter(names))))
            self.voice.tell([Problem("report-inside", {}, place, Severity.WARNING)])

    def _write(self, contents: Mapping[str, bytes], source: str) -> None:
        for name, content in contents.items():
            aside = self.made.put(name, source, content)
            self.written += 1
            if aside is not None:
                place = Place(file=str(self.folder / name))
                facts = {"name": aside.name}
                self.voice.tell([Problem("out-edited", facts, place, Severity.NOTE)])

    @property
    def _bundle(self) -> bool:
        return bool(self.options.kind == "bundle")

    @cached_property
    def _kind(self) -> str:
        kind: str = self.options.kind
        if kind == "summary" and self.voice.language == "en":
            return f"{kind}-en"
        return f"{kind}-table" if self.options.shape == "table" and kind == "analysis" else kind

    def _wanted(self, work: Analysed) -> Wanted:
        options = self.options
        return Wanted(
            kind=options.kind,
            shape=options.shape,
            language=self.voice.language,
            made=options.date or dt.datetime.now(dt.UTC).astimezone().date(),
            numerals=Numerals(options.numerals) if options.numerals else None,
            profile=self.order.profile,
            measures=self._measures(work.run.loaded.pack),
        )

    def _measures(self, pack: Pack) -> tuple[Measure, ...]:
        """Read once for each pack: not every agency has scores of the latest year."""
        if not self.options.measures:
            return ()
        if pack.id not in self.measures:
            self.measures[pack.id] = read_measures(self.options.measures, pack)
        return self.measures[pack.id]

    def summary(self) -> str:
        facts = {"written": f"{self.written:,}", "kept": f"{self.kept:,}", "out": str(self.folder)}
        return self.voice.phrase("papers_made", **facts)
