"""The audit trail of an agency, in words: a page of it, and all of it as rows of a file."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from prongsai.apps.accounts.powers import name_of
from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.kinds import kind_name
from prongsai.apps.agencies.queries import area_names
from prongsai.apps.audit.queries import Sieve, latest, recent, whole
from prongsai.apps.look.words import digits, language, phrase, said_or
from prongsai.core.criteria.ids import parse_id
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.order import dictionary_key

WORK = ("agencies", "assessments", "papers")
"""Apps whose lines everybody in an agency may read in words."""
_PEOPLE = "accounts.person"
_NAMED = {"kind_of_paper": "paper.kind_", "register": "register.name_"}
"""How phrases for values of these fields begin, where not as the field."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the trail as a page shows it."""

    entry: Any
    by: str
    """Name of who did it; empty where the program did or nobody is known by the key."""
    what: str
    changes: list[str]

    @property
    def only(self) -> str:
        """The filter that leaves the lines about the same thing."""
        return query_of(Sieve(self.entry.thing, key=self.entry.key))


def page(agency: str, sieve: Sieve, before: int | None, size: int) -> tuple[list[Line], int | None]:
    """Lines, the newest first, and the number before which the next page begins."""
    entries = latest(agency, sieve, before, size + 1)
    more = entries[size - 1].number if len(entries) > size else None
    return _told(entries[:size]), more


def recent_lines(agency: str, size: int) -> list[Line]:
    """What changed lately in what an agency works on."""
    newest = sorted(recent(agency, WORK, size), key=lambda each: each.at, reverse=True)
    return _told(newest)


def _told(entries: Sequence[Any]) -> list[Line]:
    people = names(key for each in entries for key in _people_in(each))
    places = {
        key for each in entries for facts in (each.before, each.after) if (key := _area(facts))
    }
    named = Named(people, area_names(places) if places else {})
    return [_line(each, named) for each in entries]


@dataclass(frozen=True, slots=True)
class Named:
    """Names by key, of everybody and every area that some lines name."""

    people: Mapping[str, str]
    areas: Mapping[str, str]

    def of(self, field: str, key: str) -> str:
        """The name behind a key; the key where there is none, or the field holds no key."""
        known = {"acting_for": self.people, "area": self.areas}.get(field, {})
        return known.get(key, key)


def _area(facts: Mapping[str, Any]) -> str:
    found = facts.get("area")
    return found if isinstance(found, str) else ""


def _people_in(entry: Any) -> Iterator[str]:
    """Keys of everybody a line names."""
    yield entry.by
    if entry.thing == _PEOPLE:
        yield entry.key
    for facts in (entry.before, entry.after):
        yield str(facts.get("acting_for") or "")


def _line(entry: Any, named: Named) -> Line:
    people = named.people
    about = people.get(entry.key, "") if entry.thing == _PEOPLE else ""
    what = said_or(
        f"trail.{entry.thing}.{entry.verb}", f"{entry.verb} {entry.thing} {entry.key}",
        key=entry.key,
    )  # fmt: skip
    return Line(
        entry,
        people.get(entry.by, ""),
        f"{what}: {about}" if about else what,
        changes(entry, named),
    )


def changes(entry: Any, named: Named) -> list[str]:
    """What was so before and after; what stayed the same is said once, what is kept apart not."""
    found = []
    for key in dict.fromkeys([*entry.before, *entry.after]):
        before, after = (
            _value(key, facts.get(key), named) for facts in (entry.before, entry.after)
        )
        same = key not in entry.before or before == after
        found.append(
            digits(f"{said_or(f'field.{key}', key)}: {after if same else f'{before} → {after}'}")
        )
    return found


def _value(key: str, value: Any, named: Named) -> str:
    match value:
        case None | "" | []:
            return "–"
        case dict():
            return phrase("trail.apart")
        case bool():
            return phrase("yes" if value else "no")
        case list():
            return ", ".join(map(str, value))
    return _text(key, named.of(key, str(value)))


def _pack(text: str) -> str:
    """Criteria by their year and revision, as nobody knows them by their key."""
    found = parse_id(text)
    return phrase("trail.pack", year=found.fiscal_year, revision=found.revision) if found else text


def _day(text: str) -> str:
    try:
        return shown_date(dt.date.fromisoformat(text), Style.SHORT, language())
    except ValueError:
        return text


_READ = {
    "power": name_of, "kind": kind_name, "since": _day, "until": _day, "dated": _day,
    "pack": _pack, "assumed": _pack,
}  # fmt: skip
_SAID = {"role", "standing", "size", "thing", "kind_of_paper", "register"}
"""Fields whose values have phrases."""


def _text(key: str, text: str) -> str:
    """A stored text as people say it: roles, classes, days, criteria."""
    if key in _SAID:
        return said_or(f"{_NAMED.get(key, f'{key}.')}{text}", text)
    return _READ[key](text) if key in _READ else text


def people_of(keys: Iterable[str]) -> list[tuple[str, str]]:
    """Those who acted, by name; the program itself and unknown keys under what they are."""
    listed = list(keys)
    known = names(listed)
    said = [(key, known.get(key) or key) for key in listed if key]
    return sorted(said, key=lambda pair: dictionary_key(pair[1]))


def query_of(sieve: Sieve) -> str:
    """The filters as an address keeps them."""
    asked = {"thing": sieve.thing, "key": sieve.key, "by": sieve.by}
    return urlencode({key: value for key, value in asked.items() if value})


def rows(agency: str, sieve: Sieve) -> Iterator[list[object]]:
    """The trail as a table: what a page says, and the facts and seals as they are stored."""
    heads = ("number", "at", "by", "what", "change", "before", "after", "seal")
    yield [phrase(f"trail.{each}") for each in heads]
    entries = whole(agency, sieve)
    for line in _told(entries):
        entry = line.entry
        at = timezone.localtime(entry.at).isoformat(sep=" ", timespec="seconds")
        facts = [json.dumps(each, ensure_ascii=False) for each in (entry.before, entry.after)]
        who = line.by or entry.by
        yield [entry.number, at, who, line.what, "; ".join(line.changes), *facts, entry.seal]
