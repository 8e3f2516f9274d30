"""What was typed in the first start, read into what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai.apps.start.plan import Divisions
from prongsai.core.terms.thai import tidy

_DASHES = ("-", "–", "•", "*")


class OrphanUnit(ValueError):
    """A sub-unit in the first line, under no division."""


class Twice(ValueError):
    """The same division twice, or the same sub-unit of one."""


def read_divisions(text: str) -> Divisions:
    """One division a line; a line that is indented or begins with a dash is a sub-unit.

    >>> read_divisions("กองคลัง\\n  งานพัสดุ")
    [('กองคลัง', ['งานพัสดุ'])]
    """
    found: list[tuple[str, list[str]]] = []
    for line in filter(str.strip, text.splitlines()):
        name = tidy(line.strip().lstrip("".join(_DASHES)))
        if not name:
            continue
        if line[0].isspace() or line.startswith(_DASHES):
            if not found:
                raise OrphanUnit(name)
            found[-1][1].append(name)
        else:
            found.append((name, []))
    for each in _twice(name for name, _ in found):
        raise Twice(each)
    for _, units in found:
        for each in _twice(units):
            raise Twice(each)
    return found


def _twice(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)
