"""Pages that list: nothing in them yet, or what is to be followed one level."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.reading import LOOKS, Block, Form, Link, Reading
from prongsai.core.preaudit.showing import is_list
from prongsai.core.preaudit.sought import Sought, found_in
from prongsai.core.preaudit.titles import fits
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.preaudit.year_mentions import mentions
from prongsai.core.preaudit.years import laws_pattern

CHECK = "list"
MOST_FOLLOWED = 8
LITTLE, _HARDLY, _FEW = 40, 16, 250
"""Letters of a page that are little, that are hardly any beside its title, few beside a sign."""
_MOST, _PART, _TITLES = 200, 5, 2
"""Letters of a line that a sign may stand in; a sign of emptiness is so much of it at least."""
_NOWHERE = ("#", "javascript:", "mailto:", "tel:", "line:", "data:")


def check_list(reading: Reading, sought: Sought) -> Iterator[Finding]:
    """A page that says that there is nothing, or says nothing."""
    links = to_follow(reading, sought)
    told = None if links or _filled(reading) else next(_told(reading, sought), None)
    shown = links or reading.fields or reading.tables or reading.pictures
    if told is not None:
        said, sign, place = told
        yield Finding(CHECK, Verdict.BROKEN, said, {"words": sign}, Sureness.LIKELY, place)
    elif not shown and (reading.letters < LITTLE or _beside_title(reading) < _HARDLY):
        yield Finding(CHECK, Verdict.UNSURE, "list-nothing", {}, Sureness.LIKELY)
    elif links and is_list(reading):
        facts = {"count": str(len(links))}
        yield Finding(CHECK, Verdict.FINE, "list-leads-on", facts, Sureness.LIKELY)
    else:
        yield Finding(CHECK, Verdict.FINE, "list-none", {}, Sureness.LIKELY)


def _told(reading: Reading, sought: Sought) -> Iterator[tuple[str, str, str]]:
    """What says that there is nothing: a line that says hardly more, on a page that does not."""
    beside = _beside_title(reading)
    for text, place in reading.said:
        key = alike(text)
        if len(key) > _MOST or beside - len(text) >= _FEW:
            continue
        if sign := found_in(key, sought.signs.building):
            yield "list-building", sign, place
        sign = found_in(key, sought.signs.empty)
        if sign and len(alike(sign)) * _PART >= len(key):
            yield "list-empty", sign, place


def _beside_title(reading: Reading) -> int:
    """Letters without the first two headings: a page that has those alone has nothing yet."""
    titles = islice(_titles(reading), _TITLES)
    return reading.letters - sum(len(block.text) for block in titles)


def _titles(reading: Reading) -> Iterator[Block]:
    """Headings; those that lead on are content, and so are loud lines after the first."""
    leads = {link.text for link in reading.own_links}
    loud = False
    for block in reading.main:
        if block.level and block.text not in leads and not (loud and block.level == LOOKS):
            loud |= block.level == LOOKS
            yield block


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
