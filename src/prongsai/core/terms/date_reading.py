"""Dates as they are written, read into a Gregorian day or month; what is unsure is not read."""

from __future__ import annotations

import datetime as dt
import re

from prongsai.core.terms.dates import BUDDHIST, CENTURY, LONG_MONTHS, SHORT_MONTHS, Month
from prongsai.core.terms.thai import look_alike, tidy

_BEHIND = r"(?: ?(?P<behind>B\.? ?E|C\.? ?E|A\.? ?D)\.?)?"
_IN_WORDS = re.compile(
    r"(?:(?:วันที่ ?)?(?P<day>\d\d?) ?)?(?:เดือน ?)?(?P<month>\D+?) ?"
    r"(?P<era>พ\. ?ศ\.|พศ\.?|พุทธศักราช|ค\. ?ศ\.|คศ\.?|คริสต์ศักราช|) ?(?P<year>\d{4}|\d\d)" + _BEHIND,
    re.ASCII | re.IGNORECASE,
)
_IN_FIGURES = re.compile(
    r"(?:วันที่ ?)?(?P<day>\d\d?)(?P<mark>[/.-])(?P<month>\d\d?)(?P=mark)(?P<year>\d{4}|\d\d)"
    + _BEHIND,
    re.ASCII | re.IGNORECASE,
)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII)
_THAI_MONTHS, _ENGLISH_MONTHS = (
    {
        look_alike(name): number
        for names in (LONG_MONTHS[language], SHORT_MONTHS[language])
        for number, name in enumerate(names, start=1)
    }
    for language in ("th", "en")
)
_SHORT_YEAR = 2
# Years of four digits tell their era by themselves: these two spans are the same years.
_GREGORIAN_YEARS = range(1857, 2157)
_BUDDHIST_YEARS = range(1857 + BUDDHIST, 2157 + BUDDHIST)


def read_date(text: str) -> dt.date | Month | None:
    """Read a day, or a month with its year; None where the text is neither.

    >>> read_date("๒๙ กุมภาพันธ์ พ.ศ.๒๕๖๗")
    datetime.date(2024, 2, 29)
    """
    text = tidy(text)
    if iso := _ISO.fullmatch(text):
        return _date(_gregorian(iso["year"], "", thai=True), int(iso["month"]), iso["day"])
    if figures := _IN_FIGURES.fullmatch(text):
        year = _gregorian(figures["year"], _behind(figures), thai=True)
        return _date(year, int(figures["month"]), figures["day"])
    words = _IN_WORDS.fullmatch(text)
    return _from_words(words) if words else None


def _from_words(words: re.Match[str]) -> dt.date | Month | None:
    name = look_alike(words["month"])
    thai = _THAI_MONTHS.get(name)
    month = thai or _ENGLISH_MONTHS.get(name)
    if month is None:
        return None
    era = words["era"][:1] or _behind(words)
    year = _gregorian(words["year"], era, thai=thai is not None)
    return _date(year, month, words["day"])


def _behind(found: re.Match[str]) -> str:
    """The era that English writes behind a year, by the letter Thai has for it."""
    behind = found["behind"]
    return "" if behind is None else {"B": "พ"}.get(behind[0].upper(), "ค")


def _gregorian(digits: str, era: str, *, thai: bool) -> int | None:
    """The Gregorian year; None where the era is unsure or not the one it is said to be."""
    year = int(digits)
    if len(digits) == _SHORT_YEAR:  # of the Buddhist era in all that is Thai
        buddhist = era == "พ" or (thai and not era)
        return CENTURY + year - BUDDHIST if buddhist else None
    if year in _BUDDHIST_YEARS and era != "ค":
        return year - BUDDHIST
    return year if year in _GREGORIAN_YEARS and era != "พ" else None


def _date(year: int | None, month: int, day: str | None) -> dt.date | Month | None:
    if year is None:
        return None
    if day is None:
        return Month(year, month)
    try:
        return dt.date(year, month, int(day))
    except ValueError:
        return None
