"""Tables of people's cases that somebody made elsewhere, as far as their headings tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from prongsai.core.privacy.release import Cell, Held, Holds, Release, Row

_CASES = re.compile(
    r"ร้องเรียน|ร้องทุกข์|เบาะแส|คำร้อง|ผู้ร้อง|ผู้ป่วย|ผู้พิการ|คนพิการ|ผู้สูงอายุ|ผู้ติดเชื้อ|ผู้ประสบ|เบี้ยยังชีพ|สงเคราะห์"
    r"|complain|patient|disab|victim",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"วัน(?:ที่|เวลา|/เวลา|\s*เดือน\s*ปี)?\s*(?:ที่)?\s*"
    r"(?:รับเรื่อง|รับแจ้ง|รับคำ|แจ้ง(?:เรื่อง|เหตุ)|ร้อง|ยื่นคำ|เกิดเหตุ|เกิด$|เข้ารับ|มาใช้บริการ|ยุติเรื่อง)"
    r"|dates? (?:of birth|received|reported|of (?:the )?(?:complaint|request|case))",
    re.IGNORECASE,
)
_ANY_DAY = re.compile(r"^\s*(?:วันที่|วัน\s*เดือน\s*ปี|ว/ด/ป|date)\s*$", re.IGNORECASE)
_COUNT = re.compile(
    r"จำนวน\s*\(?(?:เรื่อง|ข้อ|คำร้อง|ราย|คน|ครั้ง|ผู้)|^\(?(?:จำนวน|ราย|คน|เรื่อง)\)?$"
    r"|(?:number|no\.?) of (?:cases|complaints|people|persons|requests)|^cases$",
    re.IGNORECASE,
)
_COUNTS_CASES = re.compile(r"จำนวน\s*\(?(?:เรื่อง|ข้อร้อง|คำร้อง)|complaints|cases", re.IGNORECASE)
_NUMBER = re.compile(r"^\(\d+\)$|^(?:ที่|ลำดับ(?:ที่)?|no\.?|#)$", re.IGNORECASE)
"""Headings of running numbers, and of columns without a heading."""
_SUM = re.compile(r"^\s*(?:รวม|ยอดรวม|ผลรวม|ทั้งหมด|ทั้งสิ้น|sum|total)", re.IGNORECASE)


def guessed(said: Iterable[str], headings: Sequence[str], rows: Sequence[Row]) -> Release | None:
    """The table as one about people, where its title or a heading says so; else nothing.

    The first column that is neither a day, a count nor a running number is what counts are broken
    down by; a row that begins with a sum has none.
    """
    if not _is_about_cases([*said, *headings]):
        return None
    held = [_held(each) for each in headings]
    group = next((n for n, each in enumerate(held) if each is Holds.TEXT), None)
    if group is not None:
        held[group] = Holds.GROUP
    columns = [Held(name, holds) for name, holds in zip(headings, held, strict=True)]
    return Release(columns, [_row(row, group) for row in rows], about_people=True)


def _is_about_cases(said: Sequence[str]) -> bool:
    return any(each.search(text) for text in said for each in (_CASES, _DAY, _COUNTS_CASES))


def _held(heading: str) -> Holds:
    if _DAY.search(heading) or _ANY_DAY.search(heading):
        return Holds.DAY
    if _COUNT.search(heading):
        return Holds.COUNT
    return Holds.NUMBER if _NUMBER.search(heading) else Holds.TEXT


def _row(row: Row, group: int | None) -> list[Cell]:
    """Without its category where it is a sum."""
    cells = list(row)
    if group is not None and any(_SUM.search(str(cell)) for cell in cells):
        cells[group] = ""
    return cells
