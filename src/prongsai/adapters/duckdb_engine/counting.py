"""Many people's answers counted in one grouped query, streaming, never row by row.

What a cell means is never decided here: distinct raw values are shown to the core's readers, and
the query is generated from what they answer. What SQL cannot tell as the core does is left to the
core, which then counts the same table row by row; a contract suite holds both to one outcome.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from operator import add
from typing import Any

from prongsai.adapters.duckdb_engine.packing import Packing, packing
from prongsai.adapters.duckdb_engine.tables import FIRST_ROW, ROW, DuckTable, cell_of, text
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
from prongsai.core.answers.ticks import WRONG, TickReader, text_of
from prongsai.core.scoring.given import Question

_DISTINCT_LIMIT = 2000
_BEYOND_ASCII = "[^ -~]"


class _LeftToRows(Exception):
    """Something only the core's own reading settles."""


def count(table: DuckTable, layout: Layout, vocabulary: Vocabulary) -> Tally:
    """Count a table: in bulk where it holds many people's answers, else row by row."""
    readers = Readers(vocabulary.pack)
    mixed = any(question[0] in readers.disclosure for question in layout.questions.values())
    wide = bool(layout.questions) and not layout.long and not layout.known
    if wide and not mixed and not _has_odd_respondents(table, layout):
        with contextlib.suppress(_LeftToRows):
            return _BulkCount(table, layout, readers).result()
    return tally(table.rows(), layout, vocabulary)


def _has_odd_respondents(table: DuckTable, layout: Layout) -> bool:
    """Thai names and odd spaces can be typed in ways that only the core's tidying takes as one."""
    if Role.RESPONDENT not in layout.roles:
        return False
    name = table.column(layout.roles[Role.RESPONDENT])
    found = table.fetch(
        f"SELECT 1 FROM {table.source()} WHERE regexp_matches({name}::VARCHAR, '{_BEYOND_ASCII}') "
        "LIMIT 1"
    )
    return bool(found)


def _tidied(column: str) -> str:
    """The SQL twin of the core's `tidy` for plain ASCII."""
    return f"coalesce(trim(regexp_replace({column}::VARCHAR, ' +', ' ', 'g')), '')"


class _BulkCount:
    """One table, counted in one grouped query after a look at what its cells hold."""

    def __init__(self, table: DuckTable, layout: Layout, readers: Readers) -> None:
        self.table = table
        self.layout = layout
        self.readers = readers
        self.identity = [layout.roles[role] for role in IDENTITY if role in layout.roles]
        self.index = {
            place: self._index(place, readers.of(question[0]))
            for place, question in layout.questions.items()
        }

    def result(self) -> Tally:
        filled = self.table.not_blank()
        rows = self.table.fetch(f"SELECT count(*) FROM {self.table.source()} WHERE {filled}")
        found = Tally(rows=rows[0][0])
        good = self._without_bad_rows(found)
        good = self._without_duplicates(found, good)
        self._count(found, f"{filled} AND {good}")
        return found

    def _index(self, place: int, reader: TickReader) -> tuple[str, str]:
        """SQL for the choice of a cell (null for a blank), and for whether it is wrong."""
        column = self.table.column(place)
        if self.table.is_whole(place):
            last = sum(isinstance(reader.choice(value), int) for value in range(256)) - 1
            return column, f"({column} < 0 OR {column} > {last})"
        cell = self.table.as_text(place)
        values = self._distinct(cell)
        choices = {value: reader.choice(value) for value in values}
        whens = " ".join(
            f"WHEN {text(value)} THEN {choice}"
            for value, choice in choices.items()
            if isinstance(choice, int)
        )
        good = ", ".join(text(v) for v, choice in choices.items() if choice is not WRONG)
        index = f"CASE {cell} {whens} END" if whens else "NULL::INTEGER"
        unlisted = f" AND {cell} NOT IN ({good})" if good else ""
        return f"({index})", f"({column} IS NOT NULL{unlisted})"

    def _distinct(self, cell: str) -> list[str]:
        """Distinct raw values; a column of free text is left to the core."""
        rows = self.table.fetch(
            f"SELECT DISTINCT v FROM (SELECT {cell} AS v FROM {self.table.source()}) "
            f"WHERE v IS NOT NULL LIMIT {_DISTINCT_LIMIT}"
        )
        if len(rows) == _DISTINCT_LIMIT:
            raise _LeftToRows
        return [value for (value,) in rows]

    def _without_bad_rows(self, found: Tally) -> str:
        """A condition that keeps good rows; every other row is refused and the first ones named."""
        if self._plainly_good():
            return "true"
        wrong = [self.index[place][1] for place in self.layout.questions]
        flags = ", ".join(f"coalesce(bool_or({each}), false)" for each in wrong)
        if not any(self.table.fetch(f"SELECT {flags} FROM {self.table.source()}")[0]):
            return "true"
        any_wrong = f"coalesce({' OR '.join(wrong)}, false)"
        self._name_bad_rows(found, any_wrong)
        return f"NOT {any_wrong}"

    def _plainly_good(self) -> bool:
        """Whether lowest and highest values, which Parquet keeps on its last page, settle it."""
        places = list(self.layout.questions)
        if not self.table.is_parquet or not all(map(self.table.is_whole, places)):
            return False
        columns = [self.table.column(place) for place in places]
        ends = ", ".join(f"min({column}), max({column})" for column in columns)
        found = self.table.fetch(f"SELECT {ends} FROM {self.table.source()}")[0]
        sizes = [self.readers.size(code) for code, _ in self.layout.questions.values()]
        return all(
            low is None or (low >= 0 and high < size)
            for low, high, size in zip(found[::2], found[1::2], sizes, strict=True)
        )

    def _name_bad_rows(self, found: Tally, any_wrong: str) -> None:
        code = "answers-not-a-choice"
        columns = ", ".join(self.table.column(place) for place in self.layout.questions)
        where = f"FROM {self.table.numbered()} WHERE {any_wrong}"
        found.refused[code] = self.table.fetch(f"SELECT count(*) {where}")[0][0]
        first = f"SELECT {ROW}, {columns} {where} ORDER BY {ROW} LIMIT {SHOWN_PER_CODE}"
        for number, *cells in self.table.fetch(first):
            place, value = next(
                (place, cell)
                for (place, question), cell in zip(
                    self.layout.questions.items(), cells, strict=True
                )
                if self.readers.of(question[0]).choice(cell_of(cell)) is WRONG
            )
            header = self.layout.headers[place]
            found.refusals.append(Refusal(code, number + FIRST_ROW, header, str(cell_of(value))))

    def _without_duplicates(self, found: Tally, good: str) -> str:
        """Keep the first row of each respondent; the later ones are refused and named."""
        if Role.RESPONDENT not in self.layout.roles:
            return good
        respondent = self.table.column(self.layout.roles[Role.RESPONDENT])
        name = _tidied(self.table.as_text(self.layout.roles[Role.RESPONDENT]))
        keys = ", ".join([*self._who(), name])
        answered = ", ".join(self.index[place][0] for place in self.layout.questions)
        where = f"WHERE {good} AND {name} <> '' AND coalesce({answered}) IS NOT NULL"
        counted = f"SELECT count(*) - count(DISTINCT ({keys})) FROM {self.table.source()} {where}"
        extra = self.table.fetch(counted)[0][0]
        if not extra:
            return good
        self.table.fetch(
            f"CREATE OR REPLACE TEMP TABLE again AS SELECT {ROW}, who FROM (SELECT {ROW}, "
            f"{respondent}::VARCHAR AS who, row_number() OVER (PARTITION BY {keys} "
            f"ORDER BY {ROW}) AS nth FROM {self.table.numbered()} {where}) WHERE nth > 1"
        )
        code = "answers-duplicate-respondent"
        header = self.layout.headers[self.layout.roles[Role.RESPONDENT]]
        found.refused[code] = extra
        first = f"SELECT {ROW}, who FROM again ORDER BY {ROW} LIMIT {SHOWN_PER_CODE}"
        for number, value in self.table.fetch(first):
            found.refusals.append(Refusal(code, number + FIRST_ROW, header, text_of(value)))
        return f"{good} AND {ROW} NOT IN (SELECT {ROW} FROM again)"

    def _who(self) -> list[str]:
        """What makes a respondent somebody else: agency, province and year."""
        roles = [role for role in IDENTITY[:4] if role in self.layout.roles]
        who = [self.table.as_text(self.layout.roles[role]) for role in roles]
        spelled = self.table.fetch(f"SELECT DISTINCT {', '.join(who)} FROM {self.table.source()}")
        if len({tuple(map(text_of, each)) for each in spelled}) < len(spelled):
            raise _LeftToRows  # one agency in two spellings, which only the core takes as one
        return who

    def _count(self, found: Tally, good: str) -> None:
        names = [f"coalesce({self.table.as_text(p)}, '')" for p in self.identity] or ["''"]
        packings = self._packings(names)
        answered = [
            f"count(coalesce({', '.join(self.index[place][0] for place in places)}))"
            for places in self._by_instrument().values()
        ]
        sums: list[str] = []
        counts: list[str] = []
        for place, packed in packings.items():
            named = [f"s{len(sums) + n}" for n in range(packed.sums)]
            aggregates = packed.aggregates(self.index[place][0])
            sums.extend(f"{one} AS {name}" for one, name in zip(aggregates, named, strict=True))
            counts.extend(packed.counts(named))
        kept = [f"k{n}" for n in range(len(names) + 2 + len(answered))]
        made = [*names, "count(*)", f"min({ROW})", *answered]
        inner = ", ".join([*(f"{m} AS {k}" for m, k in zip(made, kept, strict=True)), *sums])
        groups = ", ".join(str(n + 1) for n in range(len(names)))
        rows = self.table.fetch(
            f"SELECT {', '.join([*kept, *counts])} FROM "
            f"(SELECT {inner} FROM {self.table.numbered()} WHERE {good} GROUP BY {groups})"
        )
        taking = _Taking(len(names), self._by_instrument(), self.layout.questions, packings)
        for row in rows:
            first_row = row[taking.first_row] + FIRST_ROW
            taking.add(found.group(self._identity(row), first_row), row)

    def _packings(self, names: Sequence[str]) -> dict[int, Packing]:
        """How each question's counts are packed; the largest group decides."""
        grouped = (
            f"SELECT count(*) AS n, {', '.join(names)} FROM {self.table.source()} GROUP BY ALL"
        )
        largest = int(self.table.fetch(f"SELECT max(n) FROM ({grouped})")[0][0] or 0)
        return {
            place: packing(self.readers.size(question[0]), largest)
            for place, question in self.layout.questions.items()
        }

    def _by_instrument(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, question in self.layout.questions.items():
            found.setdefault(self.readers.instrument[question[0]], []).append(place)
        return found

    def _identity(self, cells: Sequence[Any]) -> Identity:
        """The identity cells stand first in a row of the grouped query."""
        present = iter(cells)
        read = [
            text_of(cell_of(next(present))) if role in self.layout.roles else ""
            for role in IDENTITY
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
        group.first_row = min(group.first_row, row[self.first_row] + FIRST_ROW)
        for place, instrument in self.answered:
            if row[place]:
                group.respondents[instrument] = group.respondents.get(instrument, 0) + row[place]
        for question, start, end in self.taken:
            counts = tuple(row[start:end])
            if any(counts):
                if again and question in group.counts:
                    counts = tuple(map(add, group.counts[question], counts))
                group.counts[question] = counts
