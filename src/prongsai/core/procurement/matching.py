"""What an import would do: each row beside the purchase it is about.

They meet by project number, or by name where the register has no number yet.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from prongsai.core.procurement.checking import faults
from prongsai.core.procurement.frame import ProcurementFrame
from prongsai.core.procurement.importing import IGNORED, Layout, Line, Sheet, placed
from prongsai.core.procurement.purchase import Purchase
from prongsai.core.terms.problem import Place, Problem, Severity
from prongsai.core.terms.thai import look_alike


@dataclass(slots=True)
class Plan:
    """What an import would do."""

    new: list[Purchase] = field(default_factory=list)
    changed: list[tuple[Purchase, Purchase]] = field(default_factory=list)
    """Before and after."""
    same: int = 0
    problems: list[Problem] = field(default_factory=list)
    faulty: set[int] = field(default_factory=set)
    """Rows with a problem; none of them would come in."""


def plan(
    sheet: Sheet, layout: Layout, known: Sequence[Purchase], frame: ProcurementFrame, year: int
) -> Plan:
    """Hold each row against the purchases of the year."""
    found = Plan(problems=list(sheet.problems))
    unread = {(each.place.row, each.place.column) for each in sheet.problems}
    faulty = {row for row, _ in unread}
    seen: dict[str, int] = {}
    taken: set[str] = set()
    for line in sheet.lines:
        before = _met(line, known, taken, frame)
        taken |= {before.key} if before else set()
        after = _merged(line, before, frame, year)
        problems = [*_lacking(line, after, layout, unread), *_twice(line, seen, layout)]
        if line.row not in faulty and not problems:
            wrong = (each for each in faults(after, frame) if each.severity is Severity.REFUSED)
            problems = [placed(each, line.row, layout) for each in wrong]
        found.problems.extend(problems)
        if problems or line.row in faulty:
            found.faulty.add(line.row)
        elif before is None:
            found.new.append(after)
        elif before == after:
            found.same += 1
        else:
            found.changed.append((before, after))
    found.problems.sort(key=lambda each: each.place.row or 0)
    return found


def _met(
    line: Line, known: Sequence[Purchase], taken: Container[str], frame: ProcurementFrame
) -> Purchase | None:
    """The purchase that the row is about, where it is there.

    Of several of one name the one that says the same; so a table comes in twice without doubling.
    """
    number = line.said.get("number", "")
    numbered = next((each for each in known if number and each.number == number), None)
    if numbered is not None:
        return numbered
    title = look_alike(line.said.get("title", ""))
    same = [
        each
        for each in known
        if not each.number and each.key not in taken and look_alike(each.title) == title
    ]
    equal = [each for each in same if _merged(line, each, frame, each.year) == each]
    return equal[0] if equal else same[0] if len(same) == 1 else None


def _merged(line: Line, before: Purchase | None, frame: ProcurementFrame, year: int) -> Purchase:
    said = {key: each for key, each in line.said.items() if key != IGNORED}
    if before is not None:
        return replace(before, **said)
    plain: dict[str, Any] = {"title": "", "method": "", "stage": _stage(said, frame)}
    return Purchase(key="", year=year, **{**plain, **said})


def _stage(said: Mapping[str, Any], frame: ProcurementFrame) -> str:
    """Where a table has no status: the first, or the first with a contract where one is signed."""
    agreed = (key for key, each in frame.stages.items() if each.agreed)
    first = next(iter(frame.stages))
    return next(agreed, first) if "signed" in said else first


def _lacking(
    line: Line, after: Purchase, layout: Layout, unread: Container[tuple[int | None, str]]
) -> Iterator[Problem]:
    """What no purchase does without; what can't be read is told already."""
    for key in ("title", "method"):
        place = Place(row=line.row, column=layout.heading(key))
        if not getattr(after, key) and (place.row, place.column) not in unread:
            yield Problem("purchase-cell-empty", {}, place)


def _twice(line: Line, seen: dict[str, int], layout: Layout) -> Iterator[Problem]:
    """Two rows about one purchase: which of them holds?"""
    number = line.said.get("number", "")
    if not number:
        return
    first = seen.setdefault(number, line.row)
    if first != line.row:
        place = Place(row=line.row, column=layout.heading("number"))
        yield Problem("purchase-row-twice", {"first": str(first)}, place)
