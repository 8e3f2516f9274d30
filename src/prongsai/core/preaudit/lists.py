"""Pages that list: nothing in them yet, or what is to be followed one level."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain, islice

from prongsai.core.preaudit.letters import alike
from prongsai.core.preaudit.nothing import is_alone, is_filled, said_in_boxes, sign_of_nothing
from prongsai.core.preaudit.reading import LOOKS, Block, Form, Link, Reading
from prongsai.core.preaudit.showing import is_list
from prongsai.core.preaudit.sought import Sought
from prongsai.core.preaudit.topics import fits
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.preaudit.year_mentions import mentions
from prongsai.core.preaudit.years import laws_pattern

CHECK = "list"
MOST_FOLLOWED = 8
LITTLE, _HARDLY, _FEW = 40, 16, 250
"""Letters of a page that are little, that are hardly any beside its title, few beside a sign."""
_TITLES, _NOTE = 2, 80
_NOWHERE = ("#", "javascript:", "mailto:", "tel:", "line:", "data:")


def check_list(reading: Reading, sought: Sought) -> Iterator[Finding]:
    """A page that says that there is nothing, or says nothing."""
    links = to_follow(reading, sought)
    told = next(_told(reading, sought, links), None)
    full = any(map(is_filled, reading.tables))
    asked = (
        reading.fields and not reading.tables
    )  # what searches a list that is empty shows nothing
    shown = links or asked or reading.pictures or full
    if told is not None:
        said, sign, place = told
        yield Finding(CHECK, Verdict.BROKEN, said, {"words": sign}, Sureness.LIKELY, place)
    elif not shown and (reading.letters < LITTLE or _beside_title(reading, sought) < _HARDLY):
        yield Finding(CHECK, Verdict.UNSURE, "list-nothing", {}, Sureness.LIKELY)
    elif links and is_list(reading):
        facts = {"count": str(len(links))}
        yield Finding(CHECK, Verdict.FINE, "list-leads-on", facts, Sureness.LIKELY)
    else:
        yield Finding(CHECK, Verdict.FINE, "list-none", {}, Sureness.LIKELY)


def _told(
    reading: Reading, sought: Sought, links: tuple[Link, ...]
) -> Iterator[tuple[str, str, str]]:
    """What says that there is nothing: a line that says hardly more, on a page that does not."""
    beside = _beside_title(reading, sought)
    shown = bool(links) or any(map(is_filled, reading.tables))
    for line in said_in_boxes(reading):
        sign = sign_of_nothing(line.text, sought.signs)
        if not sign.words:
            continue
        little = not shown and beside - len(line.text) < _FEW
        if little or is_alone(reading, line, links):
            yield sign.said, sign.words, line.place


def _beside_title(reading: Reading, sought: Sought) -> int:
    """Letters without the first two headings: a page that has those alone has nothing yet."""
    titles = (block.text for block in islice(_titles(reading), _TITLES))
    heads = (cell for each in reading.tables if not is_filled(each) for cell in each.rows[0])
    notes = (
        block.text for block in reading.main if not block.level and _is_note(block.text, sought)
    )
    return reading.letters - sum(map(len, chain(titles, heads, notes)))


def _is_note(text: str, sought: Sought) -> bool:
    """Whether a line tells when and by whom it was written."""
    return len(text) <= _NOTE and alike(text).startswith(_keys(sought.signs.frame.notes))


@cache
def _keys(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(alike, words))


def _titles(reading: Reading) -> Iterator[Block]:
    """Headings; those that lead on are content, and so are loud lines after the first."""
    leads = {link.text for link in reading.own_links}
    loud = False
    for block in reading.main:
        if block.level and block.text not in leads and not (loud and block.level == LOOKS):
            loud |= block.level == LOOKS
            yield block


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
