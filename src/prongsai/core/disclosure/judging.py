"""The assessor's results as a table hands them in: every fault with its row and column."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prongsai.core.terms.problem import Place, Problem, Refused, refuse
from prongsai.core.terms.thai import tidy

CODE, RESULT, COMMENT = "code", "result", "comment"
_HEADS: Mapping[str, frozenset[str]] = {
    CODE: frozenset({"code", "item", "ข้อ", "รหัส", "รหัสข้อ", "ข้อที่"}),
    RESULT: frozenset({"result", "verdict", "ผล", "ผลการตรวจ", "ผลการประเมิน", "คะแนน", "score"}),
    COMMENT: frozenset({"comment", "remark", "note", "ความเห็น", "หมายเหตุ", "ข้อสังเกต", "เหตุผล"}),
}
_ACCEPTED = frozenset(
    {"ผ่าน", "accepted", "pass", "passed", "yes", "1", "100", "100.00", "1.0", "100.0"}
)
_FAILED = frozenset({"ไม่ผ่าน", "failed", "fail", "not passed", "no", "0", "0.00", "0.0"})
LONGEST_COMMENT = 4000


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the assessor said of one item."""

    accepted: bool
    comment: str = ""


Row = tuple[int, Sequence[str]]
"""Its number in the file, counted from 1, and its cells."""


def read_judgements(rows: Sequence[Row], codes: Collection[str]) -> Mapping[str, Judgement]:
    """Results by item code; refuses with every fault found, so that all are mended in one go."""
    head = next((row for row in rows if any(cell.strip() for cell in row[1])), None)
    if head is None:
        raise refuse("judgements-empty")
    columns = _columns(head)
    heads = {name: head[1][at].strip() for name, at in columns.items()}
    found: dict[str, Judgement] = {}
    problems: list[Problem] = []
    for number, cells in rows[rows.index(head) + 1 :]:
        if not any(cell.strip() for cell in cells):
            continue
        said = {name: _cell(cells, at) for name, at in columns.items()}
        code = tidy(said[CODE]).upper().replace(" ", "")
        faults = list(_faults(number, code, said, heads, codes, found))
        problems.extend(faults)
        if not faults:
            comment = said.get(COMMENT, "").strip()
            found[code] = Judgement(_read(said[RESULT]) is True, comment)
    if not found and not problems:
        raise refuse("judgements-empty")
    if problems:
        raise Refused(problems)
    return found


def _columns(head: Row) -> Mapping[str, int]:
    number, cells = head
    named = [tidy(cell).casefold() for cell in cells]
    found: dict[str, int] = {}
    for name, known in _HEADS.items():
        places = [at for at, cell in enumerate(named) if cell in known]
        if places:
            found[name] = places[0]
    missing = [name for name in (CODE, RESULT) if name not in found]
    if missing:
        raise Refused(
            Problem("judgements-no-column", {"column": f"judgement-{each}"}, Place(row=number))
            for each in missing
        )
    return found


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _read(text: str) -> bool | None:
    """Accepted, failed, or nothing that can be told."""
    said = tidy(text).casefold()
    return True if said in _ACCEPTED else False if said in _FAILED else None


def _faults(
    number: int,
    code: str,
    said: Mapping[str, str],
    heads: Mapping[str, str],
    codes: Collection[str],
    found: Mapping[str, Judgement],
) -> Iterator[Problem]:
    if code not in codes:
        yield Problem(
            "judgement-no-item", {"text": said[CODE]}, Place(row=number, column=heads[CODE])
        )
    elif code in found:
        yield Problem("judgement-twice", {"item": code}, Place(row=number, column=heads[CODE]))
    if _read(said[RESULT]) is None:
        place = Place(row=number, column=heads[RESULT])
        yield Problem("judgement-unreadable", {"text": said[RESULT]}, place)
    if len(said.get(COMMENT, "")) > LONGEST_COMMENT:
        place = Place(row=number, column=heads[COMMENT])
        yield Problem("judgement-long", {"most": str(LONGEST_COMMENT)}, place)
