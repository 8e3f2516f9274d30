"""What a page or file shows, checked against what its item asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.core.preaudit import charset
from prongsai.core.preaudit.lists import LITTLE, check_list
from prongsai.core.preaudit.months import check_months
from prongsai.core.preaudit.naming import check_name
from prongsai.core.preaudit.reading import Reading, Stop
from prongsai.core.preaudit.showing import check_elements
from prongsai.core.preaudit.sought import Sought
from prongsai.core.preaudit.tables import check_table
from prongsai.core.preaudit.titles import check_title
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.preaudit.years import check_year

READ, CHARSET, _LEGACY = "readable", "charset", "windows-874"
_OURS = (Stop.UNKNOWN, Stop.TOO_SLOW, Stop.TOO_MUCH, Stop.DIED, Stop.TOO_LARGE)
"""What a person's program may open all the same."""


def content(reading: Reading, sought: Sought) -> tuple[Finding, ...]:
    """Every finding about the content; of what cannot be read only that."""
    if reading.stopped is not None:
        return (_unread(reading, reading.stopped),)
    if reading.is_scan:
        return (_scan(reading), *check_table(reading, sought))
    return (*_readable(reading), *_letters(reading), *_checked(reading, sought))


def _unread(reading: Reading, stopped: Stop) -> Finding:
    if stopped is Stop.STUMBLED:
        return stumbled_over(reading.stumbled)
    return Finding(READ, Verdict.UNSURE if stopped in _OURS else Verdict.BROKEN, f"read-{stopped}")


def stumbled_over(what: str) -> Finding:
    """This program failed, and says nothing of the content by it."""
    return Finding(READ, Verdict.UNSURE, f"read-{Stop.STUMBLED}", {"what": what})


def _checked(reading: Reading, sought: Sought) -> Iterator[Finding]:
    lists = tuple(check_list(reading, sought))
    yield from lists
    if any(each.verdict is not Verdict.FINE for each in lists):
        return  # of a page that shows nothing, nothing more is to be said
    for check in (check_name, check_title, check_year, check_elements, check_table, check_months):
        yield from check(reading, sought)


def _scan(reading: Reading) -> Finding:
    facts = {"pages": str(max(1, reading.pages))}
    return Finding(READ, Verdict.UNSURE, "read-scan", facts, Sureness.LIKELY)


def _readable(reading: Reading) -> Iterator[Finding]:
    if reading.blank_pages:
        facts = {"pages": str(reading.blank_pages), "all": str(reading.pages)}
        yield Finding(READ, Verdict.UNSURE, "read-part-scan", facts, Sureness.GUESS)
    elif reading.pictures and reading.letters < LITTLE and not reading.tables:
        yield Finding(READ, Verdict.UNSURE, "read-pictures", {}, Sureness.LIKELY)
    elif reading.cut:
        yield Finding(READ, Verdict.UNSURE, "read-cut", {}, Sureness.GUESS)
    else:
        yield Finding(READ, Verdict.FINE, "read-fine")


def _letters(reading: Reading) -> Iterator[Finding]:
    used = reading.charset
    if not used.used:
        return
    facts = {"used": used.used, "told": used.told or "–"}
    if used.garbled:
        yield Finding(CHARSET, Verdict.BROKEN, "charset-garbled", facts, Sureness.LIKELY)
    elif used.told and not charset.agrees(used):
        yield Finding(CHARSET, Verdict.BROKEN, "charset-wrong", facts, Sureness.LIKELY)
    elif not used.told and used.used == _LEGACY:
        yield Finding(CHARSET, Verdict.UNSURE, "charset-untold", facts, Sureness.LIKELY)
    else:
        yield Finding(CHARSET, Verdict.FINE, "charset-fine", facts)


def together(page: Sequence[Finding], followed: Sequence[Sequence[Finding]]) -> tuple[Finding, ...]:
    """What a list and the documents one level below it show between them.

    What one of them shows is shown; what the list says nothing of itself is as the documents are.
    """
    below = [each for one in followed for each in one]
    scans = [next((each for each in one if each.code == "read-scan"), None) for one in followed]
    only = [scans[0]] if scans and scans[0] is not None and all(scans) else []
    return tuple(_answered(each, below) for each in page) + tuple(only)


_SHARED = frozenset(("name", "title", "year", "element", "table", "months"))
_BEHIND = "-behind-links"


def _answered(finding: Finding, below: Sequence[Finding]) -> Finding:
    if finding.verdict is Verdict.FINE or finding.check not in _SHARED:
        return finding
    same = [each for each in below if _about(each) == _about(finding)]
    fine = [each for each in same if each.verdict is Verdict.FINE]
    told = [each for each in same if not each.code.endswith(_BEHIND)]
    if fine:
        return fine[0]
    return told[0] if told and finding.code.endswith(_BEHIND) else finding


def _about(finding: Finding) -> tuple[str, str]:
    return finding.check, finding.facts.get("key", "")
