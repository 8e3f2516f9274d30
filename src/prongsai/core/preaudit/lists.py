"""Pages that list: nothing in them yet, or what is to be followed one level."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.reading import Form, Link, Reading
from prongsai.core.preaudit.showing import is_list
from prongsai.core.preaudit.sought import Sought, found_in
from prongsai.core.preaudit.titles import fits
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.preaudit.year_mentions import mentions
from prongsai.core.preaudit.years import laws_pattern

CHECK = "list"
MOST_FOLLOWED = 8
LITTLE, _FEW = 40, 600
_NOWHERE = ("#", "javascript:", "mailto:", "tel:", "line:", "data:")


def check_list(reading: Reading, sought: Sought) -> Iterator[Finding]:
    """A page that says that there is nothing, or says nothing."""
    links = to_follow(reading, sought)
    for signs, said in (
        (sought.signs.building, "list-building"),
        (sought.signs.empty, "list-empty"),
    ):
        for text, place in reading.said:
            sign = found_in(alike(text), signs)
            if sign and reading.letters < _FEW and not (_filled(reading) or links):
                facts = {"words": sign}
                yield Finding(CHECK, Verdict.BROKEN, said, facts, Sureness.LIKELY, place)
                return
    shown = links or reading.fields or reading.tables or reading.pictures
    if reading.letters < LITTLE and not shown:
        yield Finding(CHECK, Verdict.UNSURE, "list-nothing", {}, Sureness.LIKELY)
    elif links and is_list(reading):
        facts = {"count": str(len(links))}
        yield Finding(CHECK, Verdict.FINE, "list-leads-on", facts, Sureness.LIKELY)
    else:
        yield Finding(CHECK, Verdict.FINE, "list-none", {}, Sureness.LIKELY)


def _filled(reading: Reading) -> bool:
    """Whether a table holds a row of cells below its head."""
    rows = (row for table in reading.tables for row in table.rows[1:])
    return any(sum(1 for cell in row if cell) > 1 for row in rows)


def to_follow(reading: Reading, sought: Sought, most: int = MOST_FOLLOWED) -> tuple[Link, ...]:
    """Links that are followed one level, the likeliest first: of the item, of the year, files."""
    if reading.form is not Form.HTML:
        return ()
    ranked: dict[str, tuple[int, Link]] = {}
    for link in reading.own_links:
        address = link.address.strip()
        worth = _worth(link, sought)
        if not address or address.lower().startswith(_NOWHERE) or worth == 0:
            continue
        if worth > ranked.get(address, (0, link))[0]:
            ranked[address] = (worth, link)
    ordered = sorted(ranked.values(), key=lambda each: -each[0])
    return tuple(link for _, link in ordered[:most])


def _worth(link: Link, sought: Sought) -> int:
    """How much a link promises; 0 for one that is not followed."""
    path = link.address.partition("?")[0].partition("#")[0].lower()
    is_file = path.endswith(sought.signs.files)
    laws = laws_pattern(sought.signs.laws)
    years = {year for each in mentions(link.text, laws) for year in each.years}
    wanted = set(sought.years)
    of_year = bool(years & wanted)
    of_item = sought.topic is not None and fits(alike(link.text), sought.topic)
    if years and wanted and not of_year:
        return 0
    if not (is_file or link.frame or of_item or of_year):
        return 0
    return 4 * of_item + 3 * of_year + 2 * (is_file or link.frame) + 1
