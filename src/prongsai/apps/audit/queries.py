"""Reading the trail, and proving it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from prongsai.apps.audit.bridge import line_of, sealed_of
from prongsai.apps.audit.models import Chain, Entry, Kept
from prongsai.core.audit.chain import Head, faults
from prongsai.core.audit.chain import backwards as times_of
from prongsai.core.terms.problem import Problem


def heads() -> list[Head]:
    """The last line of every chain, to be kept off this machine."""
    chains = Chain.objects.exclude(number=0).order_by("agency")
    rows = chains.values_list("agency", "number", "seal")
    return [Head(*row) for row in rows]


def verify(kept: Iterable[Head] = ()) -> Iterator[Problem]:
    """Every fault of every chain, held against its own head and against those kept elsewhere."""
    by_agency: dict[str, list[Head]] = {}
    for head in (*heads(), *kept):
        by_agency.setdefault(head.agency, []).append(head)
    agencies = set(Entry.objects.values_list("agency", flat=True).distinct())
    for agency in sorted(agencies | set(by_agency)):
        lines = Entry.objects.filter(agency=agency).order_by("number").iterator()
        yield from faults(agency, map(sealed_of, lines), by_agency.get(agency, []))


def backwards() -> Iterator[Problem]:
    """Chains in which a line tells an earlier time than one before it."""
    agencies = Entry.objects.values_list("agency", flat=True).distinct()
    for agency in sorted(set(agencies)):
        lines = Entry.objects.filter(agency=agency).order_by("number").iterator()
        yield from times_of(agency, map(line_of, lines))


def size() -> tuple[int, int]:
    """How many chains, and how many lines in all."""
    chains = Entry.objects.values_list("agency", flat=True).distinct().count()
    return chains, Entry.objects.count()


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which lines are asked for: about a kind of thing, about one thing, by one person, or all."""

    thing: str = ""
    by: str = ""
    key: str = ""
    """Of the thing; names one only together with its kind."""


def _sifted(agency: str, sieve: Sieve) -> QuerySet[Entry]:
    lines = Entry.objects.filter(agency=agency)
    if sieve.thing:
        lines = lines.filter(thing=sieve.thing, **({"key": sieve.key} if sieve.key else {}))
    return lines.filter(by=sieve.by) if sieve.by else lines


def done_to(
    keys: Iterable[str], by: str, verbs: Collection[str], since: dt.datetime
) -> dict[str, set[str]]:
    """Which of these one person did lately to each of some others, in any chain, by their keys."""
    lines = Entry.objects.filter(by=by, key__in=set(keys), verb__in=verbs, at__gte=since)
    found: dict[str, set[str]] = {}
    for key, verb in lines.order_by().values_list("key", "verb").distinct():
        found.setdefault(key, set()).add(verb)
    return found


def is_told(agency: str, by: str, verb: str, about: tuple[str, str], since: dt.datetime) -> bool:
    """Whether a chain tells that somebody did this to one thing (its kind and key) lately."""
    thing, key = about
    lines = Entry.objects.filter(agency=agency, thing=thing, key=key, by=by, verb=verb)
    return lines.filter(at__gte=since).exists()


def latest(agency: str, sieve: Sieve, before: int | None, size: int) -> Sequence[Entry]:
    """A page of an agency's trail, newest first."""
    lines = _sifted(agency, sieve)
    if before is not None:
        lines = lines.filter(number__lt=before)
    return list(lines.order_by("-number")[:size])


def whole(agency: str, sieve: Sieve) -> Sequence[Entry]:
    """All lines asked for, oldest first."""
    return list(_sifted(agency, sieve).order_by("number"))


def kinds_of_things(agency: str) -> Sequence[str]:
    """What the lines of an agency are about."""
    things = Entry.objects.filter(agency=agency).values_list("thing", flat=True)
    return list(things.order_by("thing").distinct())


def doers(agency: str) -> Sequence[str]:
    """Keys of those who left lines."""
    return list(
        Entry.objects.filter(agency=agency).order_by("by").values_list("by", flat=True).distinct()
    )


def kept_values(entries: Iterable[Entry]) -> dict[str, object]:
    """What the references in these lines stand for, as far as it was not erased."""
    keys = {
        value["ref"]
        for entry in entries
        for facts in (entry.before, entry.after)
        for value in facts.values()
        if isinstance(value, dict) and "ref" in value
    }
    return dict(Kept.objects.filter(key__in=keys, erased=None).values_list("key", "value"))


def facts_about(things: Iterable[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Of every line about these kinds of things, oldest first: agency, key, what was so after."""
    lines = Entry.objects.filter(thing__in=list(things)).order_by("agency", "number")
    yield from lines.values_list("agency", "key", "after").iterator(2000)


def recent(agency: str, rooms: Iterable[str], size: int) -> Sequence[Entry]:
    """The newest lines about things of these apps: for pages that speak of work, not of people."""
    about = Q()
    for room in rooms:
        about |= Q(thing__startswith=f"{room}.")
    return list(Entry.objects.filter(about, agency=agency).order_by("-number")[:size])
