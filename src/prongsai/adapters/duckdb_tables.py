"""Large tables and Parquet through DuckDB: counted where they lie, streaming, never row by row.

One pass counts every question at once. The counts of a question are packed into one sum: choice v
adds 2 to the power of (width times v), and the sum is taken apart afterwards. The sums are whole
numbers below 2^53, which double precision holds exactly whatever the order of addition; where
groups are too large for one sum, the choices are shared out over two or more.

What a cell means is never decided here: distinct raw values are shown to the core's readers, and
the query is generated from what they answer. So this engine and the core's own agree by
construction, and a contract suite holds them to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add
from pathlib import Path
from typing import Any, Self

import duckdb

from prongsai.core.answers.headers import Layout, Role, Vocabulary
from prongsai.core.answers.tally import (
    IDENTITY,
    SHOWN_PER_CODE,
    Group,
    Identity,
    Readers,
    Refusal,
    Tally,
    tally,
)
from prongsai.core.answers.ticks import WRONG, Cell, TickReader, text_of
from prongsai.core.scoring.given import Question
from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.core.terms.thai import THAI_DIGITS

EXACT_BITS = 53
"""Whole numbers of this many bits are exact in double precision."""
_MEMORY = "256MB"
_DISTINCT_LIMIT = 2000
_SPARE = "__beyond_the_header"
_FIRST_ROW = 2  # the header is row 1


class DuckTable:
    """A Parquet or CSV file as a table."""

    def __init__(
        self, path: Path, *, csv_header: Sequence[str] | None = None, delimiter: str = ","
    ) -> None:
        self.path = path
        self.csv = csv_header is not None
        self._csv_header = list(csv_header or ())
        self._delimiter = delimiter
        self._db = duckdb.connect(config={"memory_limit": _MEMORY, "threads": 2})
        described = self._run(f"DESCRIBE SELECT * FROM {self._source()}").fetchall()
        self._types = {str(name): str(kind) for name, kind, *_ in described}
        self.headers = [name for name in self._types if name != _SPARE]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def rows(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Row by row, in file order; for small tables and for what is not counted in bulk."""
        columns = ", ".join(_quoted(header) for header in self.headers)
        cursor = self._run(f"SELECT __row, {columns} FROM {self._numbered()} ORDER BY __row")
        while batch := cursor.fetchmany(10_000):
            for number, *cells in batch:
                yield number + _FIRST_ROW, [_cell(cell) for cell in cells]

    def tally(self, layout: Layout, vocabulary: Vocabulary) -> Tally:
        """Count the table: in bulk where it holds many people's answers, else row by row."""
        wide_answers = bool(layout.questions) and not layout.long and not layout.known
        readers = Readers(vocabulary.pack)
        mixed = any(question[0] in readers.disclosure for question in layout.questions.values())
        if wide_answers and not mixed:
            return _BulkCount(self, layout, readers).result()
        return tally(self.rows(), layout, vocabulary)

    def count(self) -> int:
        return int(self._run(f"SELECT count(*) FROM {self._source()}").fetchall()[0][0])

    def is_whole(self, header: str) -> bool:
        """Whether a column holds integers, so that its values need no reading."""
        return "INT" in self._types[header]

    def fetch(self, sql: str) -> list[tuple[Any, ...]]:
        return self._run(sql).fetchall()

    def source(self) -> str:
        return self._source()

    def numbered(self) -> str:
        return self._numbered()

    def _run(self, sql: str) -> duckdb.DuckDBPyConnection:
        try:
            return self._db.execute(sql)
        except duckdb.Error as error:
            facts = {"why": str(error).partition("\n")[0]}
            raise Refused(
                [Problem("file-unreadable", facts, Place(file=str(self.path)))]
            ) from error

    def _source(self) -> str:
        path = _text(str(self.path))
        if not self.csv:
            return f"read_parquet({path})"
        names = [*self._csv_header, _SPARE]
        columns = ", ".join(f"{_text(name)}: 'VARCHAR'" for name in names)
        return (
            f"read_csv({path}, header=false, skip=1, columns={{{columns}}}, "
            f"delim={_text(self._delimiter)}, quote='\"', null_padding=true, auto_detect=false)"
        )

    def _numbered(self) -> str:
        """The source with a row number from 0; only asked for where a row has to be named."""
        if not self.csv:
            numbered = f"read_parquet({_text(str(self.path))}, file_row_number=true)"
            return f"(SELECT *, file_row_number AS __row FROM {numbered})"
        return f"(SELECT *, row_number() OVER () - 1 AS __row FROM {self._source()})"


def _cell(value: Any) -> Cell:
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _tidied(column: str) -> str:
    """The SQL twin of `tidy` for names of people in a key: digits, invisible signs, spaces."""
    invisible = "[\u200b-\u200f\u2060\u00ad\ufeff]"
    plain = f"regexp_replace({column}::VARCHAR, '{invisible}', '', 'g')"
    arabic = f"translate({plain}, '{THAI_DIGITS}', '0123456789')"
    return f"coalesce(trim(regexp_replace({arabic}, '\\s+', ' ', 'g')), '')"


@dataclass(frozen=True, slots=True)
class Packing:
    """How the counts of one question share sums: which choices go into which, how wide each is."""

    choices: int
    sums: int
    width: int

    @property
    def per_sum(self) -> int:
        return -(-self.choices // self.sums)

    def aggregates(self, index: str) -> list[str]:
        """One SQL aggregate per sum; a blank adds nothing."""
        return [f"sum(CASE {index} {self._weights(part)} END)" for part in range(self.sums)]

    def _weights(self, part: int) -> str:
        first = part * self.per_sum
        return " ".join(
            f"WHEN {choice} THEN {2 ** (self.width * (choice - first))}::DOUBLE"
            for choice in range(first, min(first + self.per_sum, self.choices))
        )

    def counts(self, sums: Sequence[str]) -> list[str]:
        """One SQL expression per choice that takes its count out of the sums again."""
        mask = (1 << self.width) - 1
        return [
            f"(coalesce({sums[choice // self.per_sum]}, 0)::BIGINT "
            f">> {self.width * (choice % self.per_sum)}) & {mask}"
            for choice in range(self.choices)
        ]


def packing(choices: int, largest_group: int) -> Packing:
    """The fewest sums in which no count can run into its neighbour."""
    needed = max(largest_group.bit_length(), 1)
    for sums in range(1, choices + 1):
        width = EXACT_BITS // -(-choices // sums)
        if width >= needed:
            return Packing(choices, sums, width)
    raise OverflowError(largest_group)  # 2^53 respondents in one group


class _BulkCount:
    """One table of many people's answers, counted in one grouped query."""

    def __init__(self, table: DuckTable, layout: Layout, readers: Readers) -> None:
        self.table = table
        self.layout = layout
        self.readers = readers
        self.identity = [layout.headers[layout.roles[r]] for r in IDENTITY if r in layout.roles]
        self.index = {
            column: self._index(layout.headers[column], readers.of(question[0]))
            for column, question in layout.questions.items()
        }

    def result(self) -> Tally:
        found = Tally(rows=self.table.count())
        good = self._without_bad_rows(found)
        good = self._without_duplicates(found, good)
        self._count(found, good)
        return found

    def _index(self, header: str, reader: TickReader) -> tuple[str, str]:
        """SQL for the choice of a cell (null for a blank), and for whether it is wrong."""
        column = _quoted(header)
        if self.table.is_whole(header):
            ticked = [v for v in range(256) if isinstance(reader.choice(v), int)]
            last = len(ticked) - 1
            return column, f"({column} < 0 OR {column} > {last})"
        values = self._distinct(header)
        choices = {value: reader.choice(_cell(value)) for value in values}
        whens = " ".join(
            f"WHEN {_text(str(value))} THEN {choice}"
            for value, choice in choices.items()
            if isinstance(choice, int)
        )
        good = [value for value, choice in choices.items() if choice is not WRONG]
        listed = ", ".join(_text(str(value)) for value in good)
        text = f"{column}::VARCHAR"
        index = f"CASE {text} {whens} END" if whens else "NULL::INTEGER"
        unlisted = f" AND {text} NOT IN ({listed})" if listed else ""
        return f"({index})", f"({text} IS NOT NULL{unlisted})"

    def _distinct(self, header: str) -> list[Any]:
        """Distinct raw values; a column of free text is cut short, its rest being wrong anyway."""
        column = _quoted(header)
        rows = self.table.fetch(
            f"SELECT v FROM (SELECT {column}::VARCHAR AS v, count(*) AS n "
            f"FROM {self.table.source()} WHERE {column} IS NOT NULL GROUP BY 1) "
            f"ORDER BY n DESC LIMIT {_DISTINCT_LIMIT}"
        )
        return [value for (value,) in rows]

    def _without_bad_rows(self, found: Tally) -> str:
        """A condition that keeps good rows; every other row is refused and the first ones named."""
        if self._plainly_good():
            return "true"
        wrong = [self.index[column][1] for column in self.layout.questions]
        if self.table.csv:
            wrong.append(f"{_quoted(_SPARE)} IS NOT NULL")
        any_wrong = " OR ".join(wrong)
        flags = ", ".join(f"coalesce(bool_or({each}), false)" for each in wrong)
        flagged = self.table.fetch(f"SELECT {flags} FROM {self.table.source()}")[0]
        if not any(flagged):
            return "true"
        self._name_bad_rows(found, any_wrong)
        return f"NOT coalesce({any_wrong}, false)"

    def _plainly_good(self) -> bool:
        """Whether lowest and highest values, which Parquet keeps on its first page, settle it."""
        headers = {self.layout.headers[c]: q for c, q in self.layout.questions.items()}
        if self.table.csv or not all(map(self.table.is_whole, headers)):
            return False
        ends = ", ".join(f"min({_quoted(h)}), max({_quoted(h)})" for h in headers)
        found = self.table.fetch(f"SELECT {ends} FROM {self.table.source()}")[0]
        lows, highs = found[::2], found[1::2]
        sizes = [self.readers.size(question[0]) for question in headers.values()]
        return all(
            low is None or (low >= 0 and high < size)
            for low, high, size in zip(lows, highs, sizes, strict=True)
        )

    def _name_bad_rows(self, found: Tally, any_wrong: str) -> None:
        headers = [self.layout.headers[column] for column in self.layout.questions]
        columns = ", ".join(_quoted(header) for header in headers)
        spare = _quoted(_SPARE) if self.table.csv else "NULL"
        code = (
            f"CASE WHEN {spare} IS NOT NULL THEN 'answers-row-too-long' "
            "ELSE 'answers-not-a-choice' END"
        )
        where = f"FROM {self.table.numbered()} WHERE {any_wrong}"
        for name, count in self.table.fetch(f"SELECT {code}, count(*) {where} GROUP BY 1"):
            found.refused[name] = count
            rows = self.table.fetch(
                f"SELECT __row, {spare}, {columns} {where} AND {code} = {_text(name)} "
                f"ORDER BY __row LIMIT {SHOWN_PER_CODE}"
            )
            for number, beyond, *cells in rows:
                found.refusals.append(self._refusal(name, number, beyond, headers, cells))

    def _refusal(
        self, code: str, number: int, beyond: Any, headers: Sequence[str], cells: Sequence[Any]
    ) -> Refusal:
        if code == "answers-row-too-long":
            return Refusal(code, number + _FIRST_ROW, "", str(beyond))
        questions = list(self.layout.questions.values())
        for header, question, cell in zip(headers, questions, cells, strict=True):
            if self.readers.of(question[0]).choice(_cell(cell)) is WRONG:
                return Refusal(code, number + _FIRST_ROW, header, str(cell))
        raise LookupError(number)  # the query only returns rows with a wrong cell

    def _without_duplicates(self, found: Tally, good: str) -> str:
        """Keep the first row of each respondent; the later ones are refused and named."""
        if Role.RESPONDENT not in self.layout.roles:
            return good
        answered = ", ".join(self.index[column][0] for column in self.layout.questions)
        respondent = self.layout.headers[self.layout.roles[Role.RESPONDENT]]
        name = _tidied(_quoted(respondent))
        who = [_tidied(_quoted(self.layout.headers[c])) for c in self._who()]
        where = f"WHERE {good} AND {name} <> '' AND coalesce({answered}) IS NOT NULL"
        keys = ", ".join([*who, name])
        source = self.table.source()
        extra = self.table.fetch(
            f"SELECT count(*) - count(DISTINCT ({keys})) FROM {source} {where}"
        )
        if not extra[0][0]:
            return good
        self.table.fetch(
            "CREATE OR REPLACE TEMP TABLE __again AS SELECT __row, who FROM (SELECT __row, "
            f"{_quoted(respondent)}::VARCHAR AS who, row_number() OVER (PARTITION BY {keys} "
            f"ORDER BY __row) AS nth FROM {self.table.numbered()} {where}) WHERE nth > 1"
        )
        code = "answers-duplicate-respondent"
        found.refused[code] = extra[0][0]
        first = f"SELECT __row, who FROM __again ORDER BY __row LIMIT {SHOWN_PER_CODE}"
        for number, value in self.table.fetch(first):
            found.refusals.append(Refusal(code, number + _FIRST_ROW, respondent, value))
        return f"{good} AND __row NOT IN (SELECT __row FROM __again)"

    def _who(self) -> list[int]:
        """Columns that make a respondent somebody else: agency, province and year."""
        return [self.layout.roles[role] for role in IDENTITY[:4] if role in self.layout.roles]

    def _count(self, found: Tally, good: str) -> None:
        names = [_quoted(name) for name in self.identity]
        grouping = ", ".join(f"coalesce({name}::VARCHAR, '')" for name in names) or "''"
        places = ", ".join(str(number + 1) for number in range(max(len(names), 1)))
        source = self.table.source()
        largest = self.table.fetch(
            f"SELECT max(n) FROM (SELECT count(*) AS n, {grouping} FROM {source} GROUP BY ALL)"
        )[0][0]
        packings = {
            column: packing(self.readers.size(question[0]), int(largest or 0))
            for column, question in self.layout.questions.items()
        }
        answered = [
            f"count(coalesce({', '.join(self.index[c][0] for c in columns)}))"
            for columns in self._by_instrument().values()
        ]
        sums: list[str] = []
        counts: list[str] = []
        for column, packed in packings.items():
            named = [f"s{len(sums) + n}" for n in range(packed.sums)]
            aggregates = packed.aggregates(self.index[column][0])
            sums.extend(f"{one} AS {name}" for one, name in zip(aggregates, named, strict=True))
            counts.extend(packed.counts(named))
        kept = len(names or [""]) + 2 + len(answered)
        rows = self.table.fetch(
            f"SELECT {', '.join(f'#{n + 1}' for n in range(kept))}, {', '.join(counts)} FROM ("
            f"SELECT {grouping}, count(*), min(__row), {', '.join([*answered, *sums])} "
            f"FROM {self.table.numbered()} WHERE {good} GROUP BY {places})"
        )
        taking = _Taking(len(names or [""]), self._by_instrument(), self.layout.questions, packings)
        for row in rows:
            taking.add(found.group(self._identity(row), row[taking.first_row] + _FIRST_ROW), row)

    def _by_instrument(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for column, question in self.layout.questions.items():
            found.setdefault(self.readers.instrument[question[0]], []).append(column)
        return found

    def _identity(self, cells: Sequence[Any]) -> Identity:
        """The identity cells stand first in a row of the grouped query."""
        present = iter(cells)
        read = [
            text_of(_cell(next(present))) if role in self.layout.roles else "" for role in IDENTITY
        ]
        code, agency, province, year, division, channel = read
        return code, agency, province, year, division, channel


class _Taking:
    """Takes a row of the grouped query apart; where each thing stands is worked out once."""

    def __init__(
        self,
        identity: int,
        instruments: Iterable[str],
        questions: Mapping[int, Question],
        packings: Mapping[int, Packing],
    ) -> None:
        self.rows, self.first_row = identity, identity + 1
        self.answered = list(enumerate(instruments, start=identity + 2))
        self.taken: list[tuple[Question, int, int]] = []
        place = identity + 2 + len(self.answered)
        for column, question in questions.items():
            self.taken.append((question, place, place + packings[column].choices))
            place += packings[column].choices

    def add(self, group: Group, row: Sequence[Any]) -> None:
        """Raw spellings that tidy to one identity are one group, as when counted row by row."""
        again = bool(group.rows)
        group.rows += row[self.rows]
        group.first_row = min(group.first_row, row[self.first_row] + _FIRST_ROW)
        for place, instrument in self.answered:
            if row[place]:
                group.respondents[instrument] = group.respondents.get(instrument, 0) + row[place]
        for question, start, end in self.taken:
            counts = tuple(row[start:end])
            if any(counts):
                if again and question in group.counts:
                    counts = tuple(map(add, group.counts[question], counts))
                group.counts[question] = counts
