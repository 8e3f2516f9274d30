"""Years and months as documents write them: Thai and Arabic digits, both eras, short and long."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from prongsai.core.terms.date_reading import read_date
from prongsai.core.terms.dates import BUDDHIST, CENTURY, LONG_MONTHS, SHORT_MONTHS
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.thai import tidy

_ERA = r"(?:พ\. ?ศ\.?|พศ\.?|พุทธศักราช)"
_YEAR = r"(?:25\d\d|20\d\d|\d\d)(?![\d,/]|\.\d)"
_NAMED = re.compile(
    rf"(?:ปี ?งบประมาณ|ปี ?งบฯ?|ปี ?งปม\.?|ประจำปี|งบประมาณ(?: ?ปี)?|งปม\.?|ปี|fiscal year|FY) ?"
    rf"(?:{_ERA})? ?(?P<first>{_YEAR})"
    rf"(?: ?(?:-|–|—|(?:จน)?ถึง|/) ?(?:ปี ?)?(?:{_ERA})? ?(?P<last>{_YEAR}))?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<![\d,.])(?:{_ERA} ?)?(?P<first>25\d\d) ?(?:-|–|—|(?:จน)?ถึง) ?"
    rf"(?:{_ERA} ?)?(?P<last>25\d\d|\d\d)(?!\d)"
)
_BARE = re.compile(r"(?<![\d,./-])(?P<first>25[4-9]\d)(?![\d/-]|[,.]\d)")
_PART = re.compile(r"(?:ไตรมาส|รอบ) ?(?:ที่)? ?\d ?/ ?(?P<first>25\d\d|\d\d)(?!\d)")
_MONTHS = {
    name.replace(".", ""): number
    for names in (*LONG_MONTHS.values(), *SHORT_MONTHS.values())
    for number, name in enumerate(names, start=1)
}
_SHORT_MONTHS = "|".join(r"\. ?".join(name.split(".")[:2]) for name in SHORT_MONTHS["th"])
_WITHOUT_STOPS = "|".join(name.replace(".", "") for name in SHORT_MONTHS["th"])
# Short months with both full stops, without the second, or without any where they stand alone.
A_MONTH = (
    "|".join((*LONG_MONTHS["th"], *LONG_MONTHS["en"]))
    + rf"|(?<![A-Za-z])(?:{'|'.join(SHORT_MONTHS['en'])})(?=\.?[ -]?\d)"
    + rf"|(?:{_SHORT_MONTHS})(?:\. ?|(?![ก-๎.]))|(?<![ก-๎.])(?:{_WITHOUT_STOPS})\.?(?![ก-๎])"
)
_DATE = re.compile(
    rf"(?<!\d)(?:\d\d? ?)?(?:เดือน ?)?(?:{A_MONTH}) ?(?:{_ERA}|ค\.ศ\.)? ?"
    r"(?:25\d\d|20\d\d|\d\d)(?![\d,])"
    r"|(?<![\d/.-])\d\d?[/.-]\d\d?[/.-](?:25\d\d|20\d\d|\d\d)(?![\d/-])|(?<!\d)2[05]\d\d-\d\d-\d\d(?!\d)"
)
_A_MONTH = re.compile(
    rf"(?P<day>(?:- ?|– ?|ถึง ?)?(?<![\d.,])\d\d? )?"
    rf"(?P<month>{A_MONTH})(?:[ -]?(?:{_ERA})? ?(?P<year>25\d\d|20\d\d|\d\d(?=\D|$)))?(?!\d)"
)
_SPAN = re.compile(
    rf"(?P<first>{A_MONTH})[^|]{{0,12}}? ?(?:-|–|—|ถึง) ?(?:เดือน ?)?(?:\d\d? ?)?(?P<last>{A_MONTH})"
)
_COUNTED = re.compile(r"[,.]\d| ?(?:เรื่อง|ราย|คน|ครั้ง|โครงการ|บาท|งาน|สัญญา|%)")
_DIGIT = re.compile(r"\d")
_GREGORIAN = range(2000, 2100)
_PLAUSIBLE = range(2540, 2600)
_SHORT, _LONGEST_SPAN, _LAW_NAME = 100, 20, 160


class Strength(IntEnum):
    """How much a mention says of which year the whole is."""

    DATED = 1
    """A day or month in it."""
    BARE = 2
    """The year alone."""
    NAMED = 3
    """Called the year of the thing."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Fiscal years that a piece of text names."""

    years: tuple[int, ...]
    strength: Strength
    span: bool = False


def mentions(text: str, laws: re.Pattern[str]) -> Iterator[Mention]:
    """Every year in a text; those of laws are not its own."""
    text = tidy(text)
    if not _DIGIT.search(text):  # most lines: nothing below is without one
        return
    rest, spans = text, []
    for pattern, strength in (
        (_NAMED, Strength.NAMED), (_RANGE, Strength.NAMED), (_PART, Strength.NAMED),
        (_DATE, Strength.DATED), (_BARE, Strength.BARE),
    ):  # fmt: skip
        for found in pattern.finditer(rest):
            before = rest[max(0, found.start() - _LAW_NAME) : found.start()]
            if strength is Strength.BARE and laws.search(before):
                continue
            alone = strength is Strength.BARE and _is_cell(rest, found)
            mention = _mention(found, Strength.DATED if alone else strength)
            if mention is not None:
                yield mention
                spans.append(found.span())
        rest = _without(rest, spans)


def _is_cell(text: str, found: re.Match[str]) -> bool:
    """A cell of a table that may as well be a sum of money as a year."""
    rest = text[found.end() :]
    return text[: found.start()].endswith("| ") and (not rest or rest.startswith(" |"))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """What was read is not read twice; places stay."""
    for start, end in spans:
        text = f"{text[:start]}{'_' * (end - start)}{text[end:]}"
    spans.clear()
    return text


def _mention(found: re.Match[str], strength: Strength) -> Mention | None:
    if "first" not in found.re.groupindex:
        when = read_date(tidy(found[0].replace("เดือน", " ")))
        if when is None:
            return None
        day = when if isinstance(when, dt.date) else dt.date(when.year, when.month, 1)
        return Mention((FiscalYear.of(day).year,), strength)
    first = buddhist(found["first"])
    last = buddhist(found.groupdict().get("last") or found["first"])
    if first not in _PLAUSIBLE or not first <= last <= first + _LONGEST_SPAN:
        return None
    return Mention(tuple(range(first, last + 1)), strength, span=last > first)


def buddhist(digits: str) -> int:
    """The year of the Buddhist era: `68` and `2025` are 2568."""
    year = int(digits)
    if year in _GREGORIAN:
        return year + BUDDHIST
    return CENTURY + year if year < _SHORT else year


_LAST_DAYS = range(28, 32)


def _whole_month(day: str) -> bool:
    """A month without a day, its last day, or days from–to: no single day of it."""
    return _is_range(day) or int(day) in _LAST_DAYS


def months(text: str, *, days: bool = True) -> Iterator[tuple[int, int | None]]:
    """Months with their Buddhist year where it is said; from–to names two and means no month.

    With `days` the last day of a month alone means the month too.
    """
    text = _SPAN.sub(_of_span, tidy(text))
    for found in _A_MONTH.finditer(text):
        day = found["day"] or ""
        if not _whole_month(day) or not (days or _is_range(day)):
            continue
        yield _number(found["month"]), _year_beside(found["year"], text[found.end() :])


def _year_beside(digits: str | None, rest: str) -> int | None:
    """The year of a month; what follows may as well be how many there were."""
    if digits is None or _COUNTED.match(rest):
        return None
    year = buddhist(digits)
    return year if year in _PLAUSIBLE else None


def _of_span(found: re.Match[str]) -> str:
    """From the first to the last of one month is that month."""
    same = _number(found["first"]) == _number(found["last"])
    return f" {found['last']}" if same else "_"


def _number(name: str) -> int:
    return _MONTHS[name.replace(".", "").replace(" ", "")]


def _is_range(day: str) -> bool:
    number = day.strip(" -–ถึง")
    return not number or number != day.strip()
