"""What each column of a table means: by code, Thai label, official title or alias."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.given import Question
from prongsai.core.terms.problem import Place, Problem, Refused, Severity
from prongsai.core.terms.thai import look_alike, tidy

MOST_COLUMNS = 1_000
"""More than any form or score table has; what is wider was made to choke its reader."""


class Role(StrEnum):
    """Columns that say who and when."""

    AGENCY = "agency"
    AGENCY_CODE = "agency_code"
    PROVINCE = "province"
    FISCAL_YEAR = "fiscal_year"
    DIVISION = "division"
    RESPONDENT = "respondent"
    CHANNEL = "channel"
    ITEM = "item"
    ANSWER = "answer"


# The contract's own names, not a rule of any year: docs/answers.md lists them.
_ROLE_NAMES: Mapping[Role, tuple[str, ...]] = {
    Role.AGENCY: ("agency", "หน่วยงาน", "ชื่อหน่วยงาน"),
    Role.AGENCY_CODE: ("agency_code", "รหัสหน่วยงาน", "รหัส"),
    Role.PROVINCE: ("province", "จังหวัด"),
    Role.FISCAL_YEAR: ("fiscal_year", "ปีงบประมาณ", "ปีงบประมาณ พ.ศ."),
    Role.DIVISION: ("division", "ส่วนงาน", "กอง", "สำนัก/กอง", "ส่วนราชการภายใน"),
    Role.RESPONDENT: ("respondent", "ผู้ตอบ", "รหัสผู้ตอบ", "ลำดับผู้ตอบ"),
    Role.CHANNEL: ("channel", "ช่องทาง", "ส่วนที่"),
    Role.ITEM: ("item", "ข้อ", "ข้อคำถาม", "รหัสข้อ"),
    Role.ANSWER: ("answer", "คำตอบ", "ผล"),
}
_OVERALL_NAMES = ("overall", "คะแนนรวม", "คะแนนภาพรวม")
_CODE = re.compile(r"([A-Z]+)0*(\d+)(?:[._-]0*(\d+))?", re.ASCII)
_LEADING_CODE = re.compile(r"([A-Za-z]+\s?\d+(?:[._-]\d+)?)(?:[\s:.)]|$)", re.ASCII)
OVERALL = "overall"
# Columns of the program's own output that say nothing to score.
_OWN = frozenset({"pack", "pack_hash", "level", "level_key", "passed", "notes"})
_OWN_PREFIX = "respondents_"


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column holds what. Columns are counted from 0."""

    headers: tuple[str, ...]
    roles: Mapping[Role, int]
    questions: Mapping[int, Question]
    known: Mapping[int, str]
    """Columns of scores known already: indicator, instrument or sub-indicator keys, `overall`."""

    @property
    def long(self) -> bool:
        return Role.ITEM in self.roles and Role.ANSWER in self.roles


class Vocabulary:
    """Every name a pack's items and indicators go by."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._items = _named(
            (name, code)
            for code, item in pack.items.items()
            for name in (item.title, item.short.th, item.short.en, *item.aliases)
            if name
        )
        self._scores = _named(_score_names(pack))
        self._roles = {
            look_alike(name): role for role, names in _ROLE_NAMES.items() for name in names
        }
        self._letters = {code.rstrip("0123456789") for code in pack.items}

    def role(self, header: str) -> Role | None:
        return self._roles.get(look_alike(header))

    def score(self, header: str) -> str | None:
        return self._scores.get(look_alike(header))

    def question(self, header: str) -> Question | None:
        """A code at the start of the header decides; without one, its text must be a known name."""
        code = self.looks_like_code(header)
        if code is not None:
            return self.question_by_code(code)
        found = self._items.get(look_alike(header))
        return (found, "") if found else None

    def question_by_code(self, text: str) -> Question | None:
        match = _CODE.fullmatch(text)
        item = self.pack.items.get(f"{match[1]}{match[2]}") if match else None
        if match is None or item is None:
            return None
        part = match[3] or ""
        if not item.parts:
            return (item.code, "") if part in ("", "1") else None
        return (item.code, part) if part in ("", *item.parts) else None

    def looks_like_code(self, header: str) -> str | None:
        """The item code a header starts with, whether this pack has it or not."""
        match = _LEADING_CODE.match(tidy(header))
        text = match[1].replace(" ", "").upper() if match else ""
        parsed = _CODE.fullmatch(text)
        return text if parsed and parsed[1] in self._letters else None


def _named(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names that mean one thing only; a name that two share means nothing."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for name, key in pairs:
        alike = look_alike(name)
        if found.setdefault(alike, key) != key:
            shared.add(alike)
    return {name: key for name, key in found.items() if name not in shared}


def _score_names(pack: Pack) -> Iterable[tuple[str, str]]:
    for key, indicator in pack.indicators.items():
        for name in (key, indicator.name.th, indicator.name.en, *indicator.aliases):
            yield name, key
    for key, instrument in pack.instruments.items():
        yield from ((name, key) for name in (key, instrument.full_name.th))
    for code in pack.sub_indicators:
        yield from ((name, code) for name in (code, f"sub_{code}"))
    for code in pack.items:
        yield f"item_{code}", code
    yield from ((name, OVERALL) for name in _OVERALL_NAMES)


def lay_out(
    headers: Sequence[str], vocabulary: Vocabulary, place: Place
) -> tuple[Layout, list[Problem]]:
    """Find out what each column is; every column that is not understood is named.

    A table far wider than any form is refused before a single column is looked at.
    """
    if len(headers) > MOST_COLUMNS:
        facts = {"columns": f"{len(headers):,}", "most": f"{MOST_COLUMNS:,}"}
        raise Refused([Problem("answers-too-wide", facts, place)])
    roles: dict[Role, int] = {}
    questions: dict[int, Question] = {}
    known: dict[int, str] = {}
    problems: list[Problem] = []
    for column, header in enumerate(headers):
        role, score = vocabulary.role(header), vocabulary.score(header)
        question = vocabulary.question(header)
        if role is not None:
            _once(roles, role, column, header, headers, problems, place)
        elif question is not None and question not in questions.values():
            questions[column] = question
        elif question is not None:
            first = next(n for n, asked in questions.items() if asked == question)
            problems.append(_column("answers-column-twice", place, header, column=headers[first]))
        elif score is not None:
            known[column] = score
        elif header not in _OWN and not header.startswith(_OWN_PREFIX):
            problems.append(_not_understood(vocabulary, header, column, place))
    problems.extend(_whole_items(questions, vocabulary, headers, place))
    if Role.ITEM in roles and Role.ANSWER in roles:  # one answer per row: other columns are none
        others = (*questions, *known)
        problems.extend(_ignored(headers[column], column, place) for column in others)
        questions, known = {}, {}
    layout = Layout(tuple(headers), roles, questions, known)
    problems.extend(_lacking(layout, place))
    return layout, problems


def _once(
    roles: dict[Role, int], role: Role, column: int, header: str, headers: Sequence[str],
    problems: list[Problem], place: Place,
) -> None:  # fmt: skip
    if role in roles:
        twin = headers[roles[role]]
        problems.append(_column("answers-column-twice", place, header, column=twin))
    roles.setdefault(role, column)


def _whole_items(
    questions: Mapping[int, Question], vocabulary: Vocabulary, headers: Sequence[str], place: Place
) -> Iterable[Problem]:
    """An item of several parts with one column: taken as one answer for the whole, and said so."""
    for column, (code, part) in questions.items():
        parts = vocabulary.pack.items[code].parts
        asked = [other for other in questions.values() if other[0] == code and other[1]]
        if parts and not part and asked:
            twin = f"{code}.{asked[0][1]}"
            yield _column("answers-column-twice", place, headers[column], column=twin)
        elif parts and not part:
            facts = {"item": code, "parts": ", ".join(f"{code}.{each}" for each in parts)}
            found = _column("answers-whole-item", place, headers[column], **facts)
            yield Problem(found.code, found.facts, found.place, Severity.WARNING)


def _not_understood(vocabulary: Vocabulary, header: str, column: int, place: Place) -> Problem:
    code = vocabulary.looks_like_code(header)
    if code is None and vocabulary.pack.items_unknown and _LEADING_CODE.match(tidy(header)):
        unknown = ", ".join(vocabulary.pack.items_unknown)
        facts = {"column": header, "instruments": unknown, "pack": vocabulary.pack.id}
        return _column("answers-items-unknown", place, header, **facts)
    if code is not None:
        facts = {"item": code, "pack": vocabulary.pack.id}
        return _column("answers-unknown-item", place, header, **facts)
    return _ignored(header, column, place)


def _ignored(header: str, column: int, place: Place) -> Problem:
    named = header or f"({column + 1})"
    problem = _column("answers-column-ignored", place, header, column=named)
    return Problem(problem.code, problem.facts, problem.place, Severity.WARNING)


def _column(problem: str, place: Place, header: str, **facts: str) -> Problem:
    return Problem(problem, facts, Place(file=place.file, sheet=place.sheet, row=1, column=header))


def _lacking(layout: Layout, place: Place) -> Iterable[Problem]:
    """What every table needs: somebody it is about, and something about them."""
    if Role.AGENCY not in layout.roles and Role.AGENCY_CODE not in layout.roles:
        yield Problem("answers-no-agency-column", {}, place)
    half_long = (Role.ITEM in layout.roles) != (Role.ANSWER in layout.roles)
    if half_long and not layout.questions:
        lacks = Role.ANSWER if Role.ITEM in layout.roles else Role.ITEM
        yield Problem("answers-half-long", {"column": lacks.value}, place)
    elif not layout.long and not layout.questions and not layout.known:
        yield Problem("answers-nothing-to-score", {}, place)
