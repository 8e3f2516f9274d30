"""Dates as they are shown: of the Buddhist era in both languages, always in Arabic digits.

Dates are kept as Gregorian `datetime.date`; Thai digits are put in when a document is rendered.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import TypeVar

from prongsai.core.terms.words import Language

BUDDHIST = 543
"""Years the Buddhist era is ahead of the Gregorian calendar, for dates from 1941 on."""
BE = "BE"
"""What English writes behind a year of the Buddhist era."""
CENTURY = 2500
"""Years of this Buddhist century may be written with their last two digits."""

LONG_MONTHS = {
    "th": (
        "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
        "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
SHORT_MONTHS = {
    "th": (
        "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
        "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
    ),
    "en": tuple(name[:3] for name in LONG_MONTHS["en"]),
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a Gregorian year, where the day is not known or does not matter."""

    year: int
    month: int

    @classmethod
    def of(cls, day: dt.date) -> Month:
        return cls(day.year, day.month)


When = dt.date | Month
Precision = TypeVar("Precision", dt.date, Month)


class Style(StrEnum):
    """How much of a date is written out; English knows no difference between act and letter."""

    ACT = "act"
    """23 สิงหาคม พ.ศ. 2565"""
    LETTER = "letter"
    """23 สิงหาคม 2565"""
    SHORT = "short"
    """23 ส.ค. 65"""


def shown_date(when: When, style: Style = Style.LETTER, language: Language = "th") -> str:
    """Write a day or a month.

    >>> shown_date(dt.date(2022, 8, 23), Style.ACT)
    '23 สิงหาคม พ.ศ. 2565'
    """
    return " ".join(_parts(when, style, language))


def typed_day(day: dt.date) -> str:
    """A day as people type it into a form or a cell: `31/3/2567`."""
    return f"{day.day}/{day.month}/{day.year + BUDDHIST}"


def shown_range(
    first: Precision, last: Precision, style: Style = Style.LETTER, language: Language = "th"
) -> str:
    """Write two days or two months, and what they share only once.

    >>> shown_range(dt.date(2022, 1, 1), dt.date(2022, 3, 31), Style.SHORT)
    '1 ม.ค. – 31 มี.ค. 65'
    """
    start, end = (_parts(when, style, language) for when in (first, last))
    pairs = zip(reversed(start), reversed(end), strict=True)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    own = start[: len(start) - shared]
    if not own:
        return " ".join(end)
    only_day = len(own) < len(start) - 1
    return ("–" if only_day else " – ").join((" ".join(own), " ".join(end)))


def clock(time: dt.time, language: Language = "th") -> str:
    """Write a time of day: `14.30 น.`, in English `14:30`."""
    return f"{time:%H.%M} น." if language == "th" else f"{time:%H:%M}"


def _parts(when: When, style: Style, language: Language) -> list[str]:
    names = SHORT_MONTHS if style is Style.SHORT else LONG_MONTHS
    day = [] if isinstance(when, Month) else [str(when.day)]
    # English names the era: fiscal years beside it are Buddhist, and readers expect the other one.
    year = _thai_year(when.year, style) if language == "th" else f"{when.year + BUDDHIST} {BE}"
    return [*day, names[language][when.month - 1], year]


def _thai_year(gregorian: int, style: Style) -> str:
    year = gregorian + BUDDHIST
    if style is Style.ACT:
        return f"พ.ศ. {year}"
    if style is Style.SHORT and year // 100 == CENTURY // 100:
        return f"{year % 100:02}"
    return str(year)
