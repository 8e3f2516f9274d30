"""The register of a year: cases as the official table, what is carried over, what it adds up to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.calendar.thai_time import THAI_TIME, thai_day
from prongsai.core.cases.cells import Cell, Speaking, said, unit_of
from prongsai.core.cases.clocks import Round
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.history import closings
from prongsai.core.cases.log import Case, Event, Log, Standing, known
from prongsai.core.cases.rows import Row, rows
from prongsai.core.procedures.kinds import DataClass, FieldType, NumberYear, OutcomeGroup, Phase
from prongsai.core.procedures.procedure import Procedure, RegisterColumn
from prongsai.core.terms.dates import BUDDHIST, Style, shown_date
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.words import Words

_GOT = (OutcomeGroup.GRANTED, OutcomeGroup.PARTLY)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A case in the register of a year."""

    case: Case
    cells: tuple[Cell, ...]
    carried_in: bool
    """It was brought in a year before."""
    carried_over: bool
    """It was open at the end of the year, or still is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed:
    """Figures of what was granted, added up."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, int, tuple[Decimal, ...]], ...]
    """Group, cases and sums; in the order of groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The official table of one year; without lines it says so."""

    title: str
    year: int
    fiscal: bool
    until: dt.date
    """As of the end of this day."""
    is_closed: bool
    """Whether the year is over: then nothing in it changes any more."""
    headings: tuple[str, ...]
    shares: tuple[int, ...]
    lines: tuple[Line, ...]
    sums: tuple[Summed, ...]

    @property
    def carried_in(self) -> int:
        return sum(line.carried_in for line in self.lines)

    @property
    def carried_over(self) -> int:
        return sum(line.carried_over for line in self.lines)


def year_of(procedure: Procedure, year: int) -> tuple[dt.date, dt.date]:
    """First and last day of a year of the register."""
    if procedure.register.year is NumberYear.FISCAL:
        fiscal = FiscalYear(year)
        return fiscal.first, fiscal.last
    return dt.date(year - BUDDHIST, 1, 1), dt.date(year - BUDDHIST, 12, 31)


def register(
    procedure: Procedure,
    filed: Iterable[tuple[Case, Folder]],
    year: int,
    as_of: dt.datetime,
    say: Speaking,
) -> Register:
    """The register as of a moment, never past the end of its year."""
    first, last = year_of(procedure, year)
    cut = min(as_of, end_of(last))
    ordered = sorted(filed, key=lambda each: (each[0].year, each[0].number))
    cases = [each for each in ordered if _belongs(each[0], each[1], year, first, cut)]
    columns = _columns(procedure, say)
    lines = [_line(case, folder, cut, year, columns, say) for case, folder in cases]
    return Register(
        title=say.word(procedure.register.title),
        year=year,
        fiscal=procedure.register.year is NumberYear.FISCAL,
        until=thai_day(cut),
        is_closed=as_of >= _after(last),
        headings=tuple(say.word(each.name) for each in columns),
        shares=tuple(each.share for each in columns),
        lines=tuple(lines),
        sums=tuple(_sums(procedure, [folder for _, folder in cases], cut, say)),
    )


def begin_of(day: dt.date) -> dt.datetime:
    """The first moment of a day."""
    return _after(day - _DAY)


def end_of(day: dt.date) -> dt.datetime:
    """The last moment of a day."""
    return _after(day) - dt.timedelta(microseconds=1)


def _after(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day + _DAY, dt.time(), THAI_TIME)


def _belongs(case: Case, folder: Folder, year: int, first: dt.date, cut: dt.datetime) -> bool:
    """Those of the year, and those of years before that were open when it began or again in it."""
    log = known(folder.log, cut)
    if not log or case.year > year:
        return False
    if case.year == year:
        return True
    begin = begin_of(first)
    ends = closings(folder.procedure, log)
    open_then = not any(
        closed.at < begin and (again is None or again.at >= begin) for closed, again in ends
    )
    return open_then or any(again is not None and again.at >= begin for _, again in ends)


def columns_of(procedure: Procedure, usual: Callable[[str], Words]) -> Mapping[str, RegisterColumn]:
    """Those of the file, else the usual ones around the fields it names."""
    if procedure.register.table:
        return procedure.register.table
    fields = {f"field:{key}": procedure.fields[key].label for key in procedure.register.columns}
    before, after = ("number", "brought", "category"), ("state", "outcome", "closed")
    names = {**{each: usual(each) for each in before}, **fields,
             **{each: usual(each) for each in after}}  # fmt: skip
    return {
        each: RegisterColumn(key=each, name=name, shows=each, share=_share(procedure, each))
        for each, name in names.items()
    }


def _share(procedure: Procedure, shows: str) -> int:
    """Room for what somebody wrote at length."""
    field = procedure.fields.get(shows.removeprefix("field:"))
    return _LONG if field is not None and field.type is FieldType.LONG else _USUAL


_USUAL, _LONG = 2, 4


def _columns(procedure: Procedure, say: Speaking) -> list[RegisterColumn]:
    found = columns_of(procedure, lambda each: Words(say.usual(each), say.usual(each)))
    return [each for each in found.values() if say.personal or not _is_personal(procedure, each)]


def _is_personal(procedure: Procedure, column: RegisterColumn) -> bool:
    what, _, key = column.shows.partition(":")
    if what != "field":
        return False
    field = procedure.fields[key]
    return field.data is not DataClass.NONE or field.type is FieldType.PEOPLE


def _line(
    case: Case,
    folder: Folder,
    cut: dt.datetime,
    year: int,
    columns: Sequence[RegisterColumn],
    say: Speaking,
) -> Line:
    reading = _Reading(case, folder, cut, say)
    return Line(
        case=case,
        cells=tuple(reading.cell(each.shows) for each in columns),
        carried_in=case.year < year,
        carried_over=reading.stands.phase is not Phase.CLOSED,
    )


class _Reading:
    """One case read for its line, by the text that it was brought under."""

    def __init__(self, case: Case, folder: Folder, cut: dt.datetime, say: Speaking) -> None:
        self.procedure, self.case, self.say = folder.procedure, case, say
        self.log: Log = known(folder.log, cut)
        self.stands: Standing = folder.standing(cut)
        self.rounds: dict[str, tuple[Round, ...]] = folder.rounds(cut)

    def cell(self, shows: str) -> Cell:
        what, _, names = shows.partition(":")
        if what == "field":
            is_known = names in self.procedure.fields
            value = self.stands.values.get(names)
            return said(self.procedure, names, value, self.say) if is_known else None
        if what in ("day", "by", "reason"):
            return self._of_move(what, self._last(names.split(",")))
        if what in ("rows", "open"):
            return self._of_rows(what, names)
        if what in ("due", "late"):
            return self._of_clock(what, names)
        return self._plain(what)

    def _last(self, moves: Sequence[str]) -> Event | None:
        return next((each for each in reversed(self.log) if each.move in moves), None)

    def _of_move(self, what: str, event: Event | None) -> Cell:
        if event is None:
            return None
        if what == "day":
            return event.done
        if what == "reason":
            return event.reason
        by = event.by
        name = self.say.names(by.party or by.role)
        return f"{name} ({by.order})" if by.order else name

    def _of_rows(self, what: str, key: str) -> Cell:
        """Each with what was said first, and its day; or how many are open."""
        if key not in self.procedure.rows:
            return None
        found = rows(self.procedure.rows[key], self.log)
        if what == "open":
            return sum(each.closed is None for each in found)
        first = ((each, str(next(iter(each.values.values()), ""))) for each in found)
        lines = (f"{each.number}. {text}{_until(each)}" for each, text in first)
        return "\n".join(lines) or None

    def _of_clock(self, what: str, key: str) -> Cell:
        runs = self.rounds.get(key, ())
        if not runs:
            return None
        due = runs[-1].due
        if what == "due":
            return None if due is None else due.day
        return runs[-1].late or None

    def _plain(self, what: str) -> Cell:
        now, own, word = self.stands, self.procedure, self.say.word
        outcome = word(own.outcomes[now.outcome].name) if now.outcome else None
        unit = unit_of(now, self.log)
        cells: dict[str, Cell] = {
            "number": self.case.register_number, "brought": now.brought,
            "category": word(own.categories[now.category].name),
            "party": word(own.parties[now.party].name),
            "unit": self.say.names(unit) if unit else None,
            "state": word(own.states[now.state].label), "outcome": outcome, "closed": now.closed,
        }  # fmt: skip
        return cells.get(what)


def _until(row: Row) -> str:
    return f" ({shown_date(row.due, Style.SHORT)})" if row.due else ""


def _sums(
    procedure: Procedure, folders: Sequence[Folder], cut: dt.datetime, say: Speaking
) -> Iterable[Summed]:
    """What was granted, wholly or partly, added up by group."""
    ended = [(folder.standing(cut), folder.log) for folder in folders]
    got = [
        (now, log) for now, log in ended
        if now.outcome and procedure.outcomes[now.outcome].group in _GOT
    ]  # fmt: skip
    for each in procedure.register.sums.values():
        groups: dict[str, list[Standing]] = {}
        for now, log in got:
            groups.setdefault(_group(procedure, each.by, now, log, say), []).append(now)
        yield Summed(
            name=say.word(each.name),
            headings=tuple(say.word(procedure.fields[key].label) for key in each.fields),
            rows=tuple(
                (name, len(cases), tuple(_added(cases, key) for key in each.fields))
                for name, cases in sorted(groups.items())
            ),
        )


def _group(procedure: Procedure, by: str, now: Standing, log: Log, say: Speaking) -> str:
    if by == "unit":
        unit = unit_of(now, log)
        return say.names(unit) if unit else "–"
    if by == "category":
        return say.word(procedure.categories[now.category].name)
    return str(said(procedure, by, now.values.get(by), say) or "–")


def _added(cases: Iterable[Standing], key: str) -> Decimal:
    return sum((Decimal(str(each.values.get(key, "0"))) for each in cases), Decimal(0))
