"""Plans from and to files: the filled template, JSON, and the papers made of a plan."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path, PurePath

from prongsai.adapters.file_kinds import told
from prongsai.adapters.json_files import parse_json
from prongsai.adapters.xlsx_reading.raw_sheets import raw_sheets
from prongsai.core.documents import plan_kpis, plan_papers, plan_report
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.plan_matter import PlanMatter
from prongsai.core.documents.plan_report import Followed
from prongsai.core.files.kinds import Kind, Limits
from prongsai.core.follow_up.periods import every_period
from prongsai.core.plans.checking import Against, faults
from prongsai.core.plans.editions import Book
from prongsai.core.plans.frame import PlanFrame
from prongsai.core.plans.plan import Plan
from prongsai.core.plans.rows import SCHEMA
from prongsai.core.plans.sheet_reading import located, read_sheets
from prongsai.core.plans.sheets import sheets_of
from prongsai.core.plans.tidying import tidied
from prongsai.core.shapes.read import read
from prongsai.core.shapes.tree import placed, plain_of
from prongsai.core.shapes.write import plain
from prongsai.core.terms.agency_names import split_kind
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Place, Problem, Refused, Severity, refuse
from prongsai.core.terms.words import Language
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.uploads import MOST_BYTES, Upload, faults_of

KINDS = (".xlsx", ".json")
PAPERS = ("announcement", "order", "plan", "budget")
_LOOKS = {
    "announcement": "official",
    "order": "official",
    "plan": "official",
    "budget": "sheet",
    "kpis": "sheet",
}


@dataclass(frozen=True, slots=True)
class Read:
    """A plan as a file holds it, with everything somebody should know of it."""

    book: Book
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing in it is refused."""
        return all(each.severity is not Severity.REFUSED for each in self.problems)


class Plans:
    """Reads, writes and draws the plans of one library of packs."""

    def __init__(self, library: Library, shelf: Shelf | None = None) -> None:
        self.library = library
        self.shelf = shelf or Shelf(library)

    # --- Files -------------------------------------------------------------------------------

    def read(self, path: Path) -> Read:
        """A plan from a file; one too large is not even opened."""
        place = Place(file=str(path))
        if not path.is_file():
            raise refuse("file-is-folder" if path.is_dir() else "file-missing", place)
        size = path.stat().st_size
        if size > MOST_BYTES:
            most = f"{MOST_BYTES:,}"
            raise refuse("upload-too-large", place, size=f"{size:,}", most=most)
        return self.read_upload(Upload(str(path), path.read_bytes()))

    def read_upload(self, upload: Upload) -> Read:
        """A plan from what was handed in; refuses what holds no plan that can be read whole."""
        try:
            _look_over(upload)
            if PurePath(upload.name).suffix.lower() == ".json":
                found = self._from_json(upload.content)
            else:
                found = self._from_sheets(upload.content)
        except Refused as refused:
            raise Refused(_in_file(each, upload.name) for each in refused.problems) from refused
        return replace(
            found, problems=tuple(_in_file(each, upload.name) for each in found.problems)
        )

    def _from_sheets(self, content: bytes) -> Read:
        template = self.shelf.plan_template
        found = read_sheets(raw_sheets(content), template)
        if found.book is None:
            raise Refused(found.problems)
        book = tidied(found.book)
        wrong = [located(each, found, template) for each in self.faults(book)]
        return Read(book, (*found.problems, *wrong))

    def _from_json(self, content: bytes) -> Read:
        tree = parse_json(content, "")
        book, problems = read(Book, plain_of(tree))
        if book is None:
            raise Refused(placed(problem, tree) for problem in problems)
        if book.schema != SCHEMA:
            raise refuse("pack-other-schema", found=str(book.schema), expected=str(SCHEMA))
        book = tidied(book)
        return Read(book, tuple(placed(each, tree) for each in self.faults(book)))

    def faults(self, book: Book) -> list[Problem]:
        """What is wrong with a plan by its frame and the packs there are."""
        frame = self.shelf.plan_frames.get(book.plan.frame)
        return list(faults(book, Against(frame, self._items)))

    def _items(self, pack_id: str) -> Collection[str] | None:
        try:
            return self.library.load(pack_id).pack.items.keys()
        except Refused:
            return None

    def as_json(self, book: Book) -> bytes:
        """The plan as JSON (docs/plan.schema.json): amounts as texts, so that none is a float."""
        text = json.dumps(plain(book), ensure_ascii=False, indent=1, default=_text)
        return f"{text}\n".encode()

    def as_sheets(self, book: Book) -> bytes:
        """The plan in its template."""
        from prongsai.adapters.xlsx_forms import write_form  # noqa: PLC0415 - only here

        frame = self.frame_of(book.plan.frame)
        return write_form(sheets_of(book, self.shelf.plan_template, frame))

    def empty(
        self, frame: str | None = None, first: int | None = None, years: int | None = None
    ) -> Book:
        """A plan to be filled in: of the newest frame and its latest cycle, if not told."""
        frames = self.shelf.plan_frames
        key = frame or max(frames, key=lambda each: max(frames[each].cycles))
        found = self.frame_of(key)
        title = self.shelf.script("plan", "th").say("usual_title")
        plan = Plan(
            title=title, agency="", frame=key, first=first or max(found.cycles),
            years=years or found.years,
        )  # fmt: skip
        return Book(schema=SCHEMA, plan=plan)

    def frame_of(self, key: str) -> PlanFrame:
        """A frame by its key."""
        found = self.shelf.plan_frames.get(key)
        if found is None:
            raise refuse("plan-frame-unknown", frame=key)
        return found

    def field_name(self, name: str, language: Language) -> str:
        """What a field of a plan or project is called, as its spreadsheet calls it."""
        template = self.shelf.plan_template
        said = {
            **template.words["text"],
            **{key: each.name for key, each in template.sheets.items()},
        }
        said |= {key: each.name for key, each in template.sheets["projects"].columns.items()}
        said |= {key: each.name for key, each in template.cover.columns.items()}
        return said[name].said(language)

    # --- Papers ------------------------------------------------------------------------------

    def papers(self, book: Book) -> tuple[str, ...]:
        """Which papers there are; an order names a committee, so it needs one."""
        return tuple(each for each in PAPERS if each != "order" or book.plan.members)

    def document(
        self, book: Book, paper: str, made: dt.date, numerals: Numerals | None = None
    ) -> Document:
        """One paper of a plan."""
        forms, matter = self.shelf.forms, self.matter(book, paper, made, numerals)
        if paper == "announcement":
            return plan_papers.announcement(matter, forms)
        if paper == "order":
            return plan_papers.order(matter, forms)
        if paper == "budget":
            return plan_papers.budget_sheet(matter)
        return plan_papers.plan_paper(matter)

    def kpi_report(
        self, book: Book, when: tuple[int, str], made: dt.date, numerals: Numerals | None = None
    ) -> Document:
        """How far KPIs had come by the end of a period: its year and key, `q1` to `year`."""
        year, key = when
        known = every_period(FiscalYear(year))
        if key not in known or year not in book.plan.covers:
            raise refuse("plan-period-unknown", year=str(year), period=key)
        matter = self.matter(book, "kpis", made, numerals)
        return plan_kpis.kpi_report(matter, FiscalYear(year), known[key].period)

    def report(
        self, book: Book, followed: Followed, when: tuple[int, str], made: dt.date,
        numerals: Numerals | None = None,
    ) -> Document:  # fmt: skip
        """What was done for each project after six months (`h1`) or in a year (`year`)."""
        year, key = when
        if key not in plan_report.PERIODS or year not in book.plan.covers:
            raise refuse("plan-period-unknown", year=str(year), period=key)
        matter = self.matter(book, "kpis", made, numerals)
        measures = self.shelf.script("measures", "th")
        return plan_report.plan_report(matter, followed, when, measures)

    def matter(
        self, book: Book, paper: str, made: dt.date, numerals: Numerals | None = None
    ) -> PlanMatter:
        """What one paper of a plan is made of."""
        return PlanMatter(
            book=book,
            frame=self.frame_of(book.plan.frame),
            script=self.shelf.script("plan", "th"),
            words=self.shelf.plan_template.words,
            look=self.shelf.forms.looks[_LOOKS[paper]],
            numerals=numerals or Numerals.THAI,
            made=made,
            head=book.plan.head or self._head(book.plan.agency),
        )

    def _head(self, agency: str) -> str:
        """The office of whoever signs for an agency of this kind; empty where it isn't known."""
        names = self.shelf.agency_names
        kind, place = split_kind(agency, names.table)
        return f"{names.agencies[kind].head.th}{place}" if kind else ""


def _look_over(upload: Upload) -> None:
    if problems := list(faults_of(upload, KINDS)):
        raise Refused(problems)
    ending = PurePath(upload.name).suffix.lower()
    kind = told(upload.content, Limits())
    if kind is not (Kind.XLSX if ending == ".xlsx" else Kind.TXT):
        found = kind.endings[0].removeprefix(".").upper()
        raise refuse("file-not-what-it-says", ending=ending, found=found)


def _in_file(problem: Problem, name: str) -> Problem:
    return replace(problem, place=replace(problem.place, file=name))


def _text(value: object) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)
