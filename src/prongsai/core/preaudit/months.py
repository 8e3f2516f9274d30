"""Are all months there, where an item asks for each?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.reading import Reading, Table
from prongsai.core.preaudit.signs import By
from prongsai.core.preaudit.sought import Sought, found_in, prominent
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.preaudit.year_mentions import A_MONTH, Strength, mentions, months
from prongsai.core.preaudit.years import laws_pattern
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.dates import BUDDHIST, Month, Style, shown_date
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.words import Language

CHECK = "months"
_SEVERAL = 3
_ROW = re.compile(rf"(?P<number>0?[1-9]|1[0-2])[.)]? (?:เดือน ?)?(?P<month>{A_MONTH})")
_A_DAY = dt.timedelta(days=1)
_LANGUAGES: tuple[Language, ...] = ("th", "en")


@dataclass(frozen=True, slots=True)
class Named:
    """Months that a page or file names, and of which year it is."""

    months: frozenset[tuple[int, int | None]]
    """Months with the year beside them, where there is one."""
    year: int


def check_months(reading: Reading, sought: Sought) -> Iterator[Finding]:
    """Which months of the year are named; without a year beside it a month counts."""
    if asks_months(sought):
        yield months_finding(months_named(reading, sought), sought)


def months_named(reading: Reading, sought: Sought) -> Named:
    named = frozenset(_named(reading, sought))
    return Named(named, _year(reading, sought) or _best_year(named, sought))


def months_finding(named: Named, sought: Sought) -> Finding:
    """What is to be said of the months that were named."""
    wanted = tuple(months_due(sought, named.year))
    missing = [each for each in wanted if not {(each.month, None), _key(each)} & named.months]
    if not missing:
        facts = {"count": str(len(wanted))}
        return Finding(CHECK, Verdict.FINE, "months-all", facts, Sureness.LIKELY)
    said, said_en = (
        ", ".join(shown_date(each, Style.SHORT, language) for each in missing)
        for language in _LANGUAGES
    )
    facts = {"missing": said, "missing_en": said_en, "count": str(len(missing))}
    none = len(missing) == len(wanted)
    told = "months-none" if none else "months-missing"
    return Finding(CHECK, Verdict.BROKEN, told, facts, Sureness.LIKELY)


def asks_months(sought: Sought) -> bool:
    """Whether an element of the item is that every month stands there."""
    elements = sought.item.elements
    if isinstance(elements, Unknown) or sought.topic is None:
        return False
    known = sought.topic.elements
    return any(each.key in known and known[each.key].by is By.MONTHS for each in elements)


def months_due(sought: Sought, year: int) -> Iterator[Month]:
    """The months of a fiscal year that had ended by the day given."""
    fiscal = FiscalYear(year)
    for number in range(12):
        month = (9 + number) % 12 + 1
        begun = fiscal.first.year + (number > 2)  # noqa: PLR2004 - October to December
        after = Month(begun + (month == 12), month % 12 + 1)  # noqa: PLR2004
        if sought.until is None or after <= Month.of(sought.until + _A_DAY):
            yield Month(begun, month)


def _year(reading: Reading, sought: Sought) -> int | None:
    """The year the content says it is of, where the item leaves two open."""
    laws = laws_pattern(sought.signs.laws)
    for block in prominent(reading, sought.called):
        for mention in mentions(block.text, laws):
            if mention.strength is Strength.NAMED and mention.years[-1] in sought.years:
                return mention.years[-1]
    return None


def _best_year(named: Collection[tuple[int, int | None]], sought: Sought) -> int:
    """The year of which most months are there; the likeliest where it is the same."""
    years = sought.years or (sought.fiscal_year,)
    return max(years, key=lambda year: sum(_key(m) in named for m in months_due(sought, year)))


def _named(reading: Reading, sought: Sought) -> set[tuple[int, int | None]]:
    """Where months stand by themselves, a day says nothing of its month."""
    texts = [sought.called, *_filled(reading, sought), *(each.text for each in reading.headings)]
    texts = list(_without_numbers(texts))
    alone = {each for text in texts for each in months(text, days=False)}
    if len(alone) >= _SEVERAL:
        return alone
    return alone.union(*map(months, texts))


def _without_numbers(texts: list[str]) -> Iterator[str]:
    """Where lines count their months from 1 to 12, those are numbers of rows, not days."""
    found = [_row_number(text) for text in texts]
    numbered = len(set(found) - {""}) >= _SEVERAL
    for text, number in zip(texts, found, strict=True):
        yield text[len(number) :].lstrip(" .)") if numbered else text


def _row_number(text: str) -> str:
    """The number before a month that is that month's in the fiscal or the calendar year."""
    row = _ROW.match(text)
    if row is None:
        return ""
    month = next(number for number, _ in months(row["month"]))
    return row["number"] if int(row["number"]) in (month, (month - 10) % 12 + 1) else ""


def _filled(reading: Reading, sought: Sought) -> Iterator[str]:
    """Everything said but rows of months that are still to be filled in."""
    waiting = {
        f"{table.place} row:{number}".strip()
        for table in reading.tables
        for number in _waiting(table, sought)
    }
    return (text for text, place in reading.said if place not in waiting)


def _waiting(table: Table, sought: Sought) -> Iterator[int]:
    """Rows with a month and nothing or a sign that it is to come, where others have more."""
    rows = [[cell for cell in row if cell] for row in table.rows]
    of_months = [(n, row) for n, row in enumerate(rows, 1) if any(any(months(c)) for c in row)]
    if not any(len(row) > 1 for _, row in of_months):
        return
    for number, row in of_months:
        if len(row) == 1 or any(found_in(alike(cell), sought.signs.building) for cell in row):
            yield number


def _key(month: Month) -> tuple[int, int]:
    return month.month, month.year + BUDDHIST
