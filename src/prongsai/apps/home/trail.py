"""The audit trail of an agency, in words: a page of it, and all of it as rows of a file."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from prongsai.apps.accounts.powers import name_of
from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.kinds import kind_name
from prongsai.apps.agencies.queries import area_names
from prongsai.apps.audit.queries import Sieve, kept_values, latest, recent, whole
from prongsai.apps.dissemination.topics import name as topic_name
from prongsai.apps.look.words import digits, language, phrase, said_or
from prongsai.apps.risks.queries import TERMS, term
from prongsai.core.access.roles import Role
from prongsai.core.criteria.ids import parse_id
from prongsai.core.terms.dates import Month, Style, shown_date
from prongsai.core.terms.order import dictionary_key

WORK = (
    "agencies", "assessments", "disclosure", "dissemination", "listings", "meetings", "papers",
    "portal", "procurement", "risks", "spending",
)  # fmt: skip
"""Apps whose lines everybody in an agency may read in words."""
APART = ("circulars", "files")
"""Too many lines for that, one for each person or file; whoever reads the trail reads them."""
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
LONGEST_IN_LIST = 200
"""Letters of a value in the list of all things; the page of one thing has it whole."""
_PEOPLE = "accounts.person"
_NAMED = {
    "kind_of_paper": "paper.kind_", "register": "register.name_", "item_state": "state.",
    "circular_end": "circular.state_", "circular_roles": "role.", "risk_row": "risk.row_",
    "decision_state": "decision.state_", "decision_role": "role.",
}  # fmt: skip
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


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines of whose trail, for whom."""

    agency: str
    sieve: Sieve
    before: int | None
    size: int
    roles: frozenset[Role]


def page(asked: Asked) -> tuple[list[Line], int | None]:
    """Lines, the newest first, and the number before which the next page begins."""
    entries = latest(asked.agency, asked.sieve, asked.before, asked.size + 1)
    more = entries[asked.size - 1].number if len(entries) > asked.size else None
    here = entries[: asked.size]
    open_to = [each for each in here if may_read_kept(each.thing, asked.roles)]
    longest = None if asked.sieve.key else LONGEST_IN_LIST
    return _told(here, Apart(kept_values(open_to), {each.pk for each in open_to}, longest)), more


def may_read_kept(thing: str, roles: frozenset[Role]) -> bool:
    """Whether somebody who reads the trail reads what it keeps apart about this kind of thing.

    The internal auditor reads all of it; the desks what an agency works on, not what was said of
    people's accounts.
    """
    return Role.INTERNAL_AUDITOR in roles or thing.partition(".")[0] in (*WORK, *APART)


def recent_lines(agency: str, size: int) -> list[Line]:
    """What changed lately in what an agency works on."""
    newest = sorted(recent(agency, WORK, size), key=lambda each: each.at, reverse=True)
    return _told(newest)


@dataclass(frozen=True, slots=True)
class Apart:
    """What lines only refer to, as far as it may be read here and was not erased."""

    values: Mapping[str, object] = field(default_factory=dict)
    readable: AbstractSet[int] = frozenset()
    """Lines whose values may be read."""
    longest: int | None = None

    def said(self, line: int, reference: Mapping[str, Any]) -> str:
        """The value, that it was erased, or that it isn't for this reader."""
        if line not in self.readable:
            return phrase("trail.apart")
        value = self.values.get(reference.get("ref", ""))
        if value is None:
            return phrase("trail.erased")
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        cut = self.longest is not None and len(text) > self.longest
        return f"{text[: self.longest]} …" if cut else text


def _told(entries: Sequence[Any], apart: Apart | None = None) -> list[Line]:
    people = names(key for each in entries for key in _people_in(each))
    places = {
        key for each in entries for facts in (each.before, each.after) if (key := _area(facts))
    }
    named = Named(people, area_names(places) if places else {}, apart or Apart())
    return [_line(each, named) for each in entries]


@dataclass(frozen=True, slots=True)
class Named:
    """Names by key, of everybody and every area that some lines name; and what is kept apart."""

    people: Mapping[str, str]
    areas: Mapping[str, str]
    apart: Apart

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
        key=_key(entry.thing, entry.key),
    )  # fmt: skip
    return Line(
        entry,
        people.get(entry.by, ""),
        f"{what}: {about}" if about else what,
        changes(entry, named),
    )


def changes(entry: Any, named: Named) -> list[str]:
    """What was so before and after; what stayed the same is said once."""
    found = []
    for key in dict.fromkeys([*entry.before, *entry.after]):
        before, after = (
            _value(key, facts.get(key), named, entry.pk) for facts in (entry.before, entry.after)
        )
        same = key not in entry.before or before == after
        found.append(
            digits(f"{said_or(f'field.{key}', key)}: {after if same else f'{before} → {after}'}")
        )
    return found


def _value(key: str, value: Any, named: Named, line: int) -> str:
    match value:
        case None | "" | []:
            return "–"
        case dict():
            return named.apart.said(line, value)
        case bool():
            return phrase("yes" if value else "no")
        case list():
            return ", ".join(_text(key, str(each)) for each in value)
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


def _key(thing: str, key: str) -> str:
    """What a thing is called by: a month as people say it, all else as it is stored."""
    found = _MONTH.fullmatch(key) if thing.endswith(".month") else None
    if found is None:
        return key
    return shown_date(Month(int(found[1]), int(found[2])), Style.LETTER, language())


def _topic(key: str) -> str:
    return topic_name(key).said(language())


_READ = {
    "power": name_of, "kind": kind_name, "since": _day, "until": _day, "dated": _day,
    "pack": _pack, "assumed": _pack, "topics": _topic, "acknowledge_by": _day,
    "risk_begins": _day, "risk_ends": _day, "risk_review": _day, "risk_reviewed": _day,
    "term_first": _day, "term_last": _day, "dissolved_on": _day, "meeting_day": _day,
    "decision_until": _day, "measure_begins": _day, "measure_due": _day, "report_began": _day,
    "report_ended": _day, "plan_day": _day, "spending_day": _day, "spending_begins": _day,
    "spending_ends": _day,
}  # fmt: skip
_SAID = {
    "role", "standing", "size", "thing", "kind_of_paper", "register", "item_state", "circular_end",
    "circular_roles", "risk_row", "decision_state", "decision_role",
}  # fmt: skip
"""Fields whose values have phrases."""


def _text(key: str, text: str) -> str:
    """A stored text as people say it: roles, classes, days, criteria."""
    if key in _SAID:
        return said_or(f"{_NAMED.get(key, f'{key}.')}{text}", text)
    if key in TERMS:
        return term(key, text).said(language())
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
