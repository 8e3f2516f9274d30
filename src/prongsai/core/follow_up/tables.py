"""A year's measures and reports as the sheets of a book, and back, with the cell of each fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from prongsai.core.follow_up.cells import Cells, Holds, Kind
from prongsai.core.follow_up.sheet_words import Sheet
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Place, Problem, Severity
from prongsai.core.terms.thai import look_alike, tidy

Cell = str | int | Decimal | None
Rows = Sequence[Sequence[str]]
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
_HEAD_WITHIN = 10


def sheets_of(file: YearFile, cells: Cells) -> dict[str, list[list[Cell]]]:
    """The sheets by name: headings first, then a row for each measure and report."""
    told = plain(file)
    measures = [{"key": key, **each} for key, each in told["measures"].items()]
    words = cells.sheets
    about: list[list[Cell]] = [[each.name.th for each in words.sheets["about"].columns.values()]]
    about.extend(
        [words.about[name].th, cells.written(kind, told[name])]
        for name, kind in FIELDS["about"].items()
        if name in told
    )
    return {
        words.sheets["about"].name.th: about,
        words.sheets["measures"].name.th: _table("measures", measures, cells),
        words.sheets["reports"].name.th: _table("reports", told.get("reports", []), cells),
    }


def _table(key: str, values: Sequence[Mapping[str, Any]], cells: Cells) -> list[list[Cell]]:
    columns = cells.sheets.sheets[key].columns
    kinds = FIELDS[key].items()
    rows: list[list[Cell]] = [[columns[name].name.th for name in FIELDS[key]]]
    rows.extend(
        [cells.written(kind, value[name]) if name in value else None for name, kind in kinds]
        for value in values
    )
    return rows


@dataclass(slots=True)
class ReadBook:
    """A book as plain data, with where each part of it stands."""

    plain: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    places: dict[tuple[str, ...], Place] = field(default_factory=dict)

    def placed(self, problem: Problem) -> Problem:
        """The same with sheet, row and column instead of a path."""
        path = tuple(problem.place.path.split("/"))
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return replace(problem, place=self.places[path[:length]])
        return problem


def read_book(book: Mapping[str, Rows], cells: Cells) -> ReadBook:
    """Everything the sheets say; what cannot be read is told by sheet, row and column."""
    found = ReadBook()
    for key in FIELDS:
        sheet = cells.sheets.sheets[key]
        names = {look_alike(name): name for name in book}
        called = next((n for n in (sheet.name.th, sheet.name.en) if look_alike(n) in names), None)
        if called is None:
            if key in NEEDED and key != "reports":
                found.problems.append(Problem("measures-file-no-sheet", {"sheet": sheet.name.th}))
            continue
        name = names[look_alike(called)]
        if key == "about":
            _read_about(name, book[name], cells, found)
        else:
            _Table(key, sheet, name, cells, found).read(book[name])
    return found


def _read_about(name: str, rows: Rows, cells: Cells, found: ReadBook) -> None:
    meant = {
        look_alike(said): key
        for key, words in cells.sheets.about.items()
        for said in (key, words.th, words.en)
    }
    for number, row in enumerate(rows, 1):
        said = [*row, "", ""][:2]
        key = meant.get(look_alike(said[0]))
        if key is None:
            continue
        place = Place(sheet=name, row=number, column=tidy(said[0]))
        _put(found, found.plain, (key,), FIELDS["about"][key], said[1], place, cells)


def _put(
    found: ReadBook, into: dict[str, Any], path: tuple[str, ...], kind: Kind, text: str,
    place: Place, cells: Cells,
) -> None:  # fmt: skip
    """Read one cell and remember where it stood."""
    found.places[path] = place
    value = cells.read(kind, text)
    if isinstance(value, Problem):
        found.problems.append(replace(value, place=place))
    elif value is not None:
        into[path[-1]] = value


@dataclass(slots=True)
class _Table:
    """Reads one sheet of rows."""

    key: str
    sheet: Sheet
    name: str
    cells: Cells
    found: ReadBook

    def read(self, rows: Rows) -> None:
        head, columns = self._laid_out(rows)
        lacking = [each for each in NEEDED[self.key] if each not in columns]
        for each in lacking:
            facts = {"column": self.sheet.columns[each].name.th}
            place = Place(sheet=self.name, row=head + 1)
            self.found.problems.append(Problem("measures-file-no-column", facts, place))
        into: Any = {} if self.key == "measures" else []
        self.found.plain[self.key] = into
        if lacking:
            return
        for number, row in enumerate(rows[head + 1 :], head + 2):
            texts = {name: row[at] for name, at in columns.items() if at < len(row)}
            if any(text.strip() for text in texts.values()):
                self._row(number, texts, into)

    def _laid_out(self, rows: Rows) -> tuple[int, dict[str, int]]:
        """The row of headings, which holds most that are known, and the place of each field."""
        means = self.sheet.means()
        known = [sum(look_alike(each) in means for each in row) for row in rows[:_HEAD_WITHIN]]
        head = known.index(max(known)) if known else 0
        columns: dict[str, int] = {}
        for at, said in enumerate(rows[head] if rows else ()):
            meant = means.get(look_alike(said))
            if meant is not None:
                columns.setdefault(meant, at)
            elif said.strip():
                place = Place(sheet=self.name, row=head + 1)
                facts = {"column": tidy(said)}
                problem = Problem("measures-file-column", facts, place, Severity.WARNING)
                self.found.problems.append(problem)
        return head, columns

    def _row(self, number: int, texts: Mapping[str, str], into: Any) -> None:
        value: dict[str, Any] = {}
        base = self._base(number, texts, into)
        self.found.places[base] = Place(sheet=self.name, row=number)
        for name, text in texts.items():
            place = Place(sheet=self.name, row=number, column=self.sheet.columns[name].name.th)
            kind = FIELDS[self.key][name]
            _put(self.found, value, (*base, name), kind, text, place, self.cells)
        for name in NEEDED[self.key]:
            if not texts.get(name, "").strip():
                heading = self.sheet.columns[name].name.th
                place = Place(sheet=self.name, row=number, column=heading)
                self.found.problems.append(
                    Problem("measures-file-blank", {"column": heading}, place)
                )
        if isinstance(into, list):
            into.append(value)
            return
        value.pop("key", None)
        if base[-1] in into:
            place = Place(sheet=self.name, row=number, column=self.sheet.columns["key"].name.th)
            facts = {"key": base[-1]}
            self.found.problems.append(Problem("measures-file-key-twice", facts, place))
        into[base[-1]] = value

    def _base(self, number: int, texts: Mapping[str, str], into: Any) -> tuple[str, ...]:
        """Where a row stands in the file; a measure without a key has one by its row."""
        if isinstance(into, list):
            return (self.key, str(len(into)))
        return (self.key, tidy(texts.get("key", "")) or f"row{number}")
