"""Count the rows of a table: the reference for every other engine.

A row with a cell that cannot be read is refused as a whole and reported; nothing is dropped in
silence. Rows are counted as a spreadsheet shows them: the header is row 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from prongsai.core.answers.headers import Layout, Role, Vocabulary
from prongsai.core.answers.ticks import BLANK, WRONG, Cell, TickReader, score_of, text_of
from prongsai.core.criteria.pack import Kind, Pack
from prongsai.core.scoring.given import Question

SHOWN_PER_CODE = 20
"""Refusals shown in full for each code; all are counted."""

IDENTITY = (
    Role.AGENCY_CODE, Role.AGENCY, Role.PROVINCE, Role.FISCAL_YEAR, Role.DIVISION, Role.CHANNEL,
)  # fmt: skip
Identity = tuple[str, str, str, str, str, str]
"""The cells of the identity columns, tidied, in the order of `IDENTITY`."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not used, and the cell that is why."""

    code: str
    row: int
    column: str
    value: str


@dataclass(slots=True)
class Group:
    """The counts of all rows with the same identity cells."""

    first_row: int
    rows: int = 0
    counts: dict[Question, tuple[int, ...]] = field(default_factory=dict)
    marks: dict[str, Fraction] = field(default_factory=dict)
    known: dict[str, Fraction] = field(default_factory=dict)
    respondents: dict[str, int] = field(default_factory=dict)
    headcounts: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Tally:
    """What one table holds, per identity, and what of it was not used."""

    rows: int = 0
    groups: dict[Identity, Group] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, refusal: Refusal) -> None:
        count = self.refused.get(refusal.code, 0) + 1
        self.refused[refusal.code] = count
        if count <= SHOWN_PER_CODE:
            self.refusals.append(refusal)

    def group(self, identity: Identity, row: int) -> Group:
        if identity not in self.groups:
            self.groups[identity] = Group(first_row=row)
        return self.groups[identity]


class Readers:
    """Cell readers for the questions of a pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.by_scale = {key: TickReader(scale) for key, scale in pack.scales.items()}
        self.instrument = {code: pack.instrument_of(item).key for code, item in pack.items.items()}
        self.disclosure = {
            code
            for code, item in pack.items.items()
            if pack.instrument_of(item).kind is Kind.DISCLOSURE
        }

    def of(self, code: str) -> TickReader:
        return self.by_scale[self.pack.items[code].scale]

    def size(self, code: str) -> int:
        return len(self.pack.scales[self.pack.items[code].scale].points)


Row = Sequence[Cell]
Read = tuple[dict[Question, int], dict[str, Fraction], dict[str, Fraction]]
"""Choices ticked, verdicts, known scores of one row."""


def tally(rows: Iterable[tuple[int, Row]], layout: Layout, vocabulary: Vocabulary) -> Tally:
    """Count rows, each with its number in the file."""
    counter = _Counter(layout, vocabulary)
    for number, row in rows:
        counter.add(number, row)
    return counter.finished()


def numbered(rows: Iterable[Row], first: int = 2) -> Iterator[tuple[int, Row]]:
    """Rows that are not entirely blank, with their number; the header is row 1."""
    for number, row in enumerate(rows, start=first):
        if any(cell is not None and cell != "" for cell in row):
            yield number, row


class _Counter:
    def __init__(self, layout: Layout, vocabulary: Vocabulary) -> None:
        self.layout = layout
        self.vocabulary = vocabulary
        self.readers = Readers(vocabulary.pack)
        self.result = Tally()
        self._counts: dict[int, dict[Question, list[int]]] = {}
        self._seen: set[tuple[object, ...]] = set()
        self._identities: dict[tuple[Cell, ...], Identity] = {}
        self._columns = [
            (column, layout.headers[column], question, question[0] in self.readers.disclosure,
             self.readers.of(question[0]))
            for column, question in layout.questions.items()
        ]  # fmt: skip

    def add(self, number: int, row: Row) -> None:
        self.result.rows += 1
        outcome = self._beyond(number, row)
        if outcome is None:
            outcome = self._long(number, row) if self.layout.long else self._wide(number, row)
        if isinstance(outcome, Refusal):
            self.result.refuse(outcome)
            return
        identity = self._identity(row)
        refusal = self._duplicate(number, row, identity, outcome)
        if refusal is not None:
            self.result.refuse(refusal)
            return
        self._count(self.result.group(identity, number), outcome)

    def _beyond(self, number: int, row: Row) -> Refusal | Read | None:
        """A cell to the right of the last header: the row has slipped, so none of it is used."""
        for cell in row[len(self.layout.headers) :]:
            if text_of(cell):
                return Refusal("answers-row-too-long", number, "", str(cell))
        return None

    def finished(self) -> Tally:
        """The tally, once every row was added."""
        for group in self.result.groups.values():
            counted = self._counts.get(id(group), {})
            group.counts = {question: tuple(counts) for question, counts in counted.items()}
            if self.layout.long:
                group.respondents = _respondents_of_long(group, self.readers.instrument)
        return self.result

    def _cell(self, row: Row, role: Role) -> Cell:
        column = self.layout.roles.get(role)
        return row[column] if column is not None and column < len(row) else None

    def _identity(self, row: Row) -> Identity:
        cells = tuple(self._cell(row, role) for role in IDENTITY)
        if cells not in self._identities:
            code, agency, province, year, division, channel = (text_of(cell) for cell in cells)
            self._identities[cells] = (code, agency, province, year, division, channel)
        return self._identities[cells]

    def _wide(self, number: int, row: Row) -> Read | Refusal:
        choices: dict[Question, int] = {}
        marks: dict[str, Fraction] = {}
        width = len(row)
        for column, header, question, disclosure, reader in self._columns:
            cell = row[column] if column < width else None
            read = reader.mark(cell) if disclosure else reader.choice(cell)
            if read is WRONG:
                return Refusal("answers-not-a-choice", number, header, str(cell))
            if isinstance(read, Fraction):
                marks[question[0]] = read
            elif isinstance(read, int):
                choices[question] = read
        known: dict[str, Fraction] = {}
        for column, key in self.layout.known.items():
            score = score_of(row[column] if column < width else None)
            if isinstance(score, Fraction):
                known[key] = score
            elif score is not BLANK:
                header = self.layout.headers[column]
                return Refusal("answers-not-a-score", number, header, str(row[column]))
        return choices, marks, known

    def _long(self, number: int, row: Row) -> Read | Refusal:
        item = text_of(self._cell(row, Role.ITEM))
        answer = self._cell(row, Role.ANSWER)
        item_header = self.layout.headers[self.layout.roles[Role.ITEM]]
        question = self.vocabulary.question(item)
        if question is None:
            return Refusal("answers-unknown-item", number, item_header, item)
        reader = self.readers.of(question[0])
        disclosure = question[0] in self.readers.disclosure
        read = reader.mark(answer) if disclosure else reader.choice(answer)
        if read is WRONG:
            header = self.layout.headers[self.layout.roles[Role.ANSWER]]
            return Refusal("answers-not-a-choice", number, header, str(answer))
        if isinstance(read, Fraction):
            return {}, {question[0]: read}, {}
        return ({question: read} if isinstance(read, int) else {}), {}, {}

    def _duplicate(
        self, number: int, row: Row, identity: Identity, outcome: Read
    ) -> Refusal | None:
        """The same respondent twice, or two verdicts or known scores for one thing."""
        choices, marks, known = outcome
        respondent = text_of(self._cell(row, Role.RESPONDENT))
        if respondent and choices:
            column = self.layout.headers[self.layout.roles[Role.RESPONDENT]]
            what = tuple(choices) if self.layout.long else ()
            key = (*identity[:4], respondent, what)
            if key in self._seen:
                return Refusal("answers-duplicate-respondent", number, column, respondent)
            self._seen.add(key)
        group = self.result.groups.get(identity)
        if group is None:
            return None
        for given, held in ((marks, group.marks), (known, group.known)):
            twice = next((key for key in given if key in held), None)
            if twice is not None:
                return Refusal("answers-given-twice", number, twice, str(given[twice]))
        return None

    def _count(self, group: Group, outcome: Read) -> None:
        choices, marks, known = outcome
        group.rows += 1
        group.marks.update(marks)
        group.known.update(known)
        instruments: set[str] = set()
        counted = self._counts.setdefault(id(group), {})
        for question, choice in choices.items():
            counts = counted.get(question)
            if counts is None:
                counts = counted[question] = [0] * self.readers.size(question[0])
            counts[choice] += 1
            instruments.add(self.readers.instrument[question[0]])
        if not self.layout.long:
            for instrument in instruments:
                group.respondents[instrument] = group.respondents.get(instrument, 0) + 1


def _respondents_of_long(group: Group, instrument_of: Mapping[str, str]) -> dict[str, int]:
    """In a long table a person is many rows: as many answered as answered the busiest question."""
    most: dict[str, int] = {}
    for (code, _), counts in group.counts.items():
        instrument = instrument_of[code]
        most[instrument] = max(most.get(instrument, 0), sum(counts))
    return most
