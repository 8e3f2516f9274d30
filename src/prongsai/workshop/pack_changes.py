"""Where two packs differ, place by place, and what the later one says it continues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from prongsai.core.criteria.items import Item
from prongsai.core.criteria.lineage import Closeness, Link
from prongsai.core.criteria.pack import Pack
from prongsai.core.shapes.write import plain
from prongsai.core.terms.words import Words

# How sure one is of a rule is not the rule; shown only when asked for.
_ABOUT_RULES = frozenset({"evidence", "evidence_of", "sources", "open_questions"})
_LONGEST = 48


def differences(one: Pack, other: Pack, *, evidence: bool = False) -> list[list[str]]:
    """Path, value in one and value in the other; what a pack is called does not count."""
    return [
        change
        for change in _changes(plain(one), plain(other), ())
        if evidence or _ABOUT_RULES.isdisjoint(change[0].split("/"))
    ]


def _changes(one: Any, other: Any, path: tuple[str, ...]) -> Iterator[list[str]]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys([*one, *other]):
            if (*path, key) not in {("id",), ("title",)}:
                yield from _changes(one.get(key), other.get(key), (*path, key))
    elif one != other:
        yield ["/".join(path), _brief(one), _brief(other)]


def _brief(value: Any) -> str:
    short = value.get("short") if isinstance(value, dict) else None
    if isinstance(short, dict) and "th" in short:
        value = value.get("title") or short["th"]
    text = "–" if value is None else str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


@dataclass(frozen=True, slots=True)
class Told:
    """One item, and what it continues or why nothing does."""

    code: str
    name: Words
    of: tuple[str, ...] = ()
    note: Words | None = None


NEW, GONE, NOT_KNOWN = "new", "gone", "unknown"


def items_by_fate(earlier: Pack, later: Pack) -> Mapping[str, list[Told]]:
    """The items of two years by what became of them; those that stay the same are left out."""
    lineage = later.lineage
    if lineage is None:
        return {}
    found: dict[str, list[Told]] = {}
    for code, item in later.items.items():
        link: Link | None = lineage.items.get(code)
        if link is None:
            found.setdefault(NEW, []).append(Told(code, item.short))
        elif link.how is not Closeness.SAME:
            told = Told(code, item.short, link.of, link.note)
            found.setdefault(link.how.value, []).append(told)
    for fate, codes in ((GONE, lineage.gone), (NOT_KNOWN, lineage.unknown)):
        for code, note in codes.items():
            if code in earlier.items:
                told = Told(code, earlier.items[code].short, note=note)
                found.setdefault(fate, []).append(told)
    return found


CHANGED = "changed"


def items_changed(one: Pack, other: Pack) -> Mapping[str, list[Told]]:
    """Items of two revisions of one year: new, gone, or the same code with other rules."""
    new = [code for code in other.items if code not in one.items]
    gone = [code for code in one.items if code not in other.items]
    both = (code for code in one.items if code in other.items)
    changed = [code for code in both if _rule_of(one.items[code]) != _rule_of(other.items[code])]
    return {
        NEW: [Told(code, other.items[code].short) for code in new],
        CHANGED: [Told(code, other.items[code].short) for code in changed],
        GONE: [Told(code, one.items[code].short) for code in gone],
    }


def _rule_of(item: Item) -> Any:
    """What an item prescribes, however sure one is of it."""
    return {key: value for key, value in plain(item).items() if key not in _ABOUT_RULES}
