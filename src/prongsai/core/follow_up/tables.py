"""A year's measures and reports as the sheets of a book, and back, with the cell of each fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from prongsai.core.follow_up.cells import Cells, Holds, Kind
from prongsai.core.follow_up.sheet_words import Sheet
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.shapes.write import plain
from prongsai.core.sheets.forms import Cell, Field, FormSheet, wide_for
from prongsai.core.sheets.headings import Headings, Row, called, filled, lay_out, ways
from prongsai.core.sheets.places import Places
from prongsai.core.sheets.raw import RawSheet, letters_of
from prongsai.core.terms.problem import Place, Problem, Severity
from prongsai.core.terms.thai import look_alike, tidy

_TEXT, _DAY, _NUMBER, _TRUTH = (
    Kind(Holds.TEXT), Kind(Holds.DAY), Kind(Holds.NUMBER), Kind(Holds.TRUTH),
)  # fmt: skip
FIELDS: Mapping[str, Mapping[str, Kind]] = {
    "about": {
        "schema": _NUMBER, "fiscal_year": _NUMBER, "pack": _TEXT, "agency": _TEXT,
        "units": Kind(Holds.LINES),
    },
    "measures": {
        "key": _TEXT, "title": _TEXT, "title_en": _TEXT, "finding": _TEXT,
        "indicators": Kind(Holds.NAMED), "items": Kind(Holds.CODES), "topics": Kind(Holds.CODES),
        "steps": Kind(Holds.STEPS), "units": Kind(Holds.PARTS, parts=("name", "part")),
        "everyone": _TRUTH, "joint": _TRUTH, "begins": _DAY, "due": _DAY,
        "success": _TEXT, "success_unit": _TEXT, "success_target": _NUMBER,
        "cycle": Kind(Holds.CHOICE, "cycle"), "status": Kind(Holds.CHOICE, "status"),
        "suggested": _TEXT,
        "origin": Kind(Holds.PARTS, parts=("fiscal_year", "key", "since"), single=True),
        "history": Kind(Holds.PARTS, parts=("day", "turn", "note")),
    },
    "reports": {
        "measure": _TEXT, "unit": _TEXT, "period": Kind(Holds.CHOICE, "period"),
        "progress": Kind(Holds.CHOICE, "progress"), "reason": Kind(Holds.CHOICE, "reason"),
        "reason_said": _TEXT, "percent": _NUMBER, "done": _TEXT, "began": _DAY, "ended": _DAY,
        "spent": _NUMBER, "result": _NUMBER, "obstacles": _TEXT, "recommendation": _TEXT,
        "proofs": Kind(Holds.PARTS, parts=("title", "address")),
        "state": Kind(Holds.CHOICE, "state"), "returned": _TEXT,
    },
}  # fmt: skip
NEEDED = {"measures": ("title", "cycle"), "reports": ("measure", "unit", "period")}


def sheets_of(file: YearFile, cells: Cells) -> tuple[FormSheet, ...]:
    """The sheets: what the file is about, then a row for each measure and report."""
    told = plain(file)
    measures = [{"key": key, **each} for key, each in told["measures"].items()]
    return (
        _about(told, cells),
        _table("measures", measures, cells),
        _table("reports", told.get("reports", []), cells),
    )


def _about(told: Mapping[str, Any], cells: Cells) -> FormSheet:
    sheet, words = cells.sheets.sheets["about"], cells.sheets.about
    rows = [
        (words[name].th, cells.written(kind, told[name]))
        for name, kind in FIELDS["about"].items()
        if name in told
    ]
    columns: list[list[Cell]] = [list(each) for each in zip(*rows, strict=True)]
    fields = (
        Field(column.name.th, wide=wide_for(column_cells))
        for column, column_cells in zip(sheet.columns.values(), columns, strict=True)
    )
    return FormSheet(sheet.name.th, tuple(fields), tuple(rows))


def _table(key: str, values: Sequence[Mapping[str, Any]], cells: Cells) -> FormSheet:
    sheet = cells.sheets.sheets[key]
    columns = {
        name: [cells.written(kind, value[name]) if name in value else None for value in values]
        for name, kind in FIELDS[key].items()
    }
    fields = (_field(key, name, columns[name], cells) for name in columns)
    return FormSheet(sheet.name.th, tuple(fields), tuple(zip(*columns.values(), strict=True)))


def _field(key: str, name: str, column: Sequence[Cell], cells: Cells) -> Field:
    """A column as wide as what is in it; choices are offered, others may be typed."""
    heading, kind = cells.sheets.sheets[key].columns[name].name.th, FIELDS[key][name]
    return Field(
        heading,
        wide=wide_for([heading, *column]),
        text=kind.holds is not Holds.NUMBER,
        needed=name in NEEDED[key],
        choices=cells.offered(kind),
    )


@dataclass(slots=True)
class ReadBook:
    """A book as plain data, with where each part of it stands."""

    plain: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    places: Places = field(default_factory=Places)

    def placed(self, problem: Problem) -> Problem:
        """The same with sheet, row and column instead of a path."""
        return self.places.placed(problem)


def read_book(book: Sequence[RawSheet], cells: Cells) -> ReadBook:
    """Everything the sheets say; what cannot be read is told by sheet, row and column."""
    found = ReadBook()
    sheets = {key: called(book, cells.sheets.sheets[key]) for key in FIELDS}
    for each in filter(None, sheets.values()):
        found.problems.extend(_merged(each))
    if found.problems:
        return found
    for key, raw in sheets.items():
        sheet = cells.sheets.sheets[key]
        if raw is None:
            if key in NEEDED and key != "reports":
                found.problems.append(Problem("measures-file-no-sheet", {"sheet": sheet.name.th}))
        elif key == "about":
            _read_about(raw, cells, found)
        else:
            _Table(sheet, raw, cells, found, lay_out(raw, sheet.columns)).read()
    return found


def _merged(raw: RawSheet) -> Iterator[Problem]:
    """Merged cells hide which row a text belongs to."""
    for each in raw.merged:
        place = Place(sheet=raw.name, row=each.top, column=letters_of(each.left))
        yield Problem("measures-file-merged", {}, place)


def _read_about(raw: RawSheet, cells: Cells, found: ReadBook) -> None:
    means = {
        look_alike(said): key
        for key, words in cells.sheets.about.items()
        for said in (key, words.th, words.en)
    }
    for number, row in enumerate(raw.rows, 1):
        said = [*row, "", ""][:2]
        key = means.get(look_alike(said[0]))
        if key is None:
            continue
        place = Place(sheet=raw.name, row=number, column=tidy(said[0]))
        _put(found, found.plain, key, FIELDS["about"][key], said[1], place, cells)


def _put(
    found: ReadBook, into: dict[str, Any], path: str, kind: Kind, text: str, place: Place,
    cells: Cells,
) -> None:  # fmt: skip
    """Read one cell and remember where it stood."""
    found.places.of[path] = place
    value = cells.read(kind, text)
    if isinstance(value, Problem):
        found.problems.append(replace(value, place=place))
    elif value is not None:
        into[path.rpartition("/")[2]] = value


@dataclass(slots=True)
class _Table:
    """Reads one sheet of rows."""

    sheet: Sheet
    raw: RawSheet
    cells: Cells
    found: ReadBook
    headings: Headings

    def read(self) -> None:
        key = self.sheet.key
        lacking = self._columns()
        into: Any = {} if key == "measures" else []
        self.found.plain[key] = into
        if not lacking:
            for row in filled(self.raw, self.headings):
                self._row(row, into)

    def _columns(self) -> list[str]:
        """Tells headings that nobody knows; gives the columns that are needed and not there."""
        place = Place(sheet=self.raw.name, row=self.headings.row)
        means = {way for each in self.sheet.columns.values() for way in ways(each)}
        for said in self.headings.over:
            if look_alike(said) not in means:
                problem = Problem("measures-file-column", {"column": said}, place, Severity.WARNING)
                self.found.problems.append(problem)
        lacking = [each for each in NEEDED[self.sheet.key] if each not in self.headings.at]
        for each in lacking:
            facts = {"column": self.sheet.columns[each].name.th}
            self.found.problems.append(Problem("measures-file-no-column", facts, place))
        return lacking

    def _place(self, row: Row, name: str = "") -> Place:
        column = self.sheet.columns[name].name.th if name else ""
        return Place(sheet=self.raw.name, row=row.number, column=column)

    def _row(self, row: Row, into: Any) -> None:
        value: dict[str, Any] = {}
        key = self._key(row, into)
        base = f"{self.sheet.key}/{key}"
        self.found.places.of[base] = self._place(row)
        for name, text in row.cells.items():
            kind, place = FIELDS[self.sheet.key][name], self._place(row, name)
            _put(self.found, value, f"{base}/{name}", kind, text, place, self.cells)
        for name in NEEDED[self.sheet.key]:
            if not row.cells[name].strip():
                facts = {"column": self.sheet.columns[name].name.th}
                problem = Problem("measures-file-blank", facts, self._place(row, name))
                self.found.problems.append(problem)
        if isinstance(into, list):
            into.append(value)
            return
        value.pop("key", None)
        if key in into:
            problem = Problem("measures-file-key-twice", {"key": key}, self._place(row, "key"))
            self.found.problems.append(problem)
        into[key] = value

    def _key(self, row: Row, into: Any) -> str:
        """What a row stands under in the file; a measure without a key has one by its row."""
        if isinstance(into, list):
            return str(len(into))
        return tidy(row.cells.get("key", "")) or f"row{row.number}"
