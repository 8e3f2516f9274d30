"""Reading checklists, in a constant number of statements."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import F, Q

from prongsai.apps.accounts.queries import members
from prongsai.apps.agencies.queries import branches
from prongsai.apps.audit.queries import Sieve, latest
from prongsai.apps.disclosure import bridge
from prongsai.apps.disclosure.models import (
    Check,
    Checklist,
    Evidence,
    Item,
    Look,
    Submission,
)
from prongsai.apps.disclosure.working import OF_DIVISIONS, OWING
from prongsai.apps.files.queries import by_keys
from prongsai.core.criteria.items import Item as Asked
from prongsai.core.disclosure.checklist import Checklist as Whole
from prongsai.core.disclosure.entries import Entry
from prongsai.core.terms.fiscal_year import FiscalYear

WIDE = 20
"""How many waiting addresses are looked through for each that is taken."""
MOST = 20
"""Items that a search shows, and lines of an item's history."""


def checklists(agency: Any) -> Sequence[Checklist]:
    """All of an agency, the latest year first."""
    rows = Checklist.objects.filter(agency_id=agency.pk)
    return list(rows.select_related("agency").order_by("-year"))


def checklist_of(agency: Any, year: int) -> Checklist | None:
    rows = Checklist.objects.filter(agency_id=agency.pk, year=year)
    return rows.select_related("agency").first()


def item_of(agency: Any, year: int, code: str) -> Item | None:
    rows = Item.objects.filter(checklist__agency_id=agency.pk, checklist__year=year)
    return rows.filter(code=code).select_related("checklist__agency").first()


def items_of(checklist: Checklist) -> Sequence[Item]:
    """In the order of the national form."""
    rows = list(Item.objects.filter(checklist=checklist).order_by("place"))
    for row in rows:
        row.checklist = checklist
    return rows


def evidence_of(items: Iterable[Item]) -> Mapping[int, list[Evidence]]:
    """Evidence by item, in order, without what lies in the bin."""
    found: dict[int, list[Evidence]] = {item.pk: [] for item in items}
    rows = Evidence.objects.filter(item__in=list(found), removed_at=None)
    for row in rows.select_related("check_row").order_by("place", "pk"):
        found[row.item_id].append(row)
    return found


def entries_of(
    checklist: Checklist, items: Sequence[Item], asked: Mapping[str, Asked]
) -> list[Entry]:
    """Items as the core sees them, with evidence and files, in two statements."""
    evidence = evidence_of(items)
    rows = [each for found in evidence.values() for each in found]
    keys = (key for each in rows for key in (each.file, each.twin))
    files = by_keys(checklist.agency.key, keys)
    return [bridge.entry(item, asked.get(item.code), evidence[item.pk], files) for item in items]


def whole(checklist: Checklist) -> Whole:
    """A checklist as the core sees it."""
    asked = bridge.asked_in(bridge.pack_of(checklist))
    return bridge.whole(checklist, entries_of(checklist, items_of(checklist), asked))


def piece_of(item: Item, key: str) -> Evidence | None:
    """A piece of evidence that is not in the bin."""
    found = Evidence.objects.filter(item=item, key=key, removed_at=None).first()
    if found is not None:
        found.item = item
    return found


def in_bin(agency: str) -> Sequence[Evidence]:
    """Evidence of an agency that somebody removed lately."""
    rows = Evidence.objects.filter(item__checklist__agency__key=agency)
    return list(rows.exclude(removed_at=None).select_related("item__checklist"))


def submissions(checklist: Checklist) -> Sequence[Submission]:
    """What was submitted, the last first."""
    rows = Submission.objects.filter(checklist=checklist).defer("content")
    return list(rows.order_by("-version"))


def submission_of(checklist: Checklist, version: int) -> Submission | None:
    return Submission.objects.filter(checklist=checklist, version=version).first()


def divisions(agency: Any) -> Sequence[Any]:
    """Divisions that an item can be given to, as the office lists them."""
    return branches(agency)


def owing(agency: Any, day: dt.date) -> list[tuple[str, str]]:
    """People whom an item can be given to, by name."""
    rows = members(agency.key, day)
    found = {row.person.key: row.person.name for row in rows if row.role in OWING and _holds(row)}
    return list(found.items())


def _holds(row: Any) -> bool:
    return not row.waiting and row.person.is_active


def in_divisions(agency: str, day: dt.date) -> list[tuple[str, str]]:
    """Who heads or serves in which division: keys of people and divisions."""
    rows = members(agency, day)
    return [
        (row.person.key, row.division)
        for row in rows
        if row.role in OF_DIVISIONS and not row.waiting
    ]


def history(item: Item) -> Sequence[Any]:
    """The last lines of the trail about an item, the newest first."""
    sieve = Sieve("disclosure.item", key=f"{item.checklist.year}-{item.code}")
    return latest(item.checklist.agency.key, sieve, None, MOST)


def found(agencies: Collection[str], pieces: Collection[str]) -> Sequence[Item]:
    """Items of these agencies whose code or title holds every word, the latest year first."""
    if not agencies or not pieces:
        return []
    holds = Q(checklist__agency__key__in=list(agencies))
    for piece in pieces:
        holds &= Q(sought__contains=piece)
    rows = Item.objects.filter(holds).select_related("checklist__agency")
    return list(rows.order_by("-checklist__year", "place")[:MOST])


def is_on_its_way(checklist: Checklist) -> bool:
    """Whether a desk has passed on what it says now."""
    return bool(bridge.approval(checklist).round)


def state_of(checklist: Checklist) -> str:
    """How far a checklist has come, in one word."""
    if checklist.submitted:
        return "submitted"
    if checklist.approved:
        return "approved"
    return "passing" if is_on_its_way(checklist) else "working"


def neighbours(item: Item) -> tuple[Item | None, Item | None]:
    """The items before and after it."""
    around = Item.objects.filter(
        checklist_id=item.checklist_id, place__in=(item.place - 1, item.place + 1)
    )
    found = {row.place: row for row in around}
    return found.get(item.place - 1), found.get(item.place + 1)


def asked_of(checklist: Checklist) -> Mapping[str, Asked]:
    """What the rules ask of each item; nothing where nobody has them any more."""
    pack = bridge.known_pack(checklist)
    return bridge.asked_in(pack) if pack else {}


# --- Looks at addresses --------------------------------------------------------------------------


def waiting(evidence: str, of_one: int, of_all: int) -> Sequence[Evidence]:
    """One piece that waits to be looked at, or some of each agency, who waits longest first."""
    rows = Check.objects.exclude(asked_at=None).filter(evidence__removed_at=None)
    if evidence:
        rows = rows.filter(evidence__key=evidence)
    ahead = rows.order_by("asked_at", "pk").values_list(
        "evidence", "evidence__item__checklist__agency"
    )
    taken: Counter[int] = Counter()
    chosen: list[int] = []
    for piece, agency in ahead[: of_all * WIDE]:
        if taken[agency] < of_one and len(chosen) < of_all:
            taken[agency] += 1
            chosen.append(piece)
    whole = Evidence.objects.select_related("check_row", "item__checklist__agency")
    return list(whole.filter(pk__in=chosen).order_by("pk"))


def any_waiting() -> bool:
    rows = Check.objects.exclude(asked_at=None)
    return rows.filter(evidence__removed_at=None).exclude(evidence__address="").exists()


def running(today: dt.date) -> Sequence[Checklist]:
    """The checklist of each agency that people look at now: the latest, if it is of late."""
    rows = Checklist.objects.filter(year__gte=FiscalYear.of(today).year - 1).order_by("year")
    return list({row.agency_id: row for row in rows.select_related("agency")}.values())


def not_seen_since(checklist: Checklist, before: dt.datetime) -> Sequence[Evidence]:
    """Pieces whose address was never looked at, or not lately."""
    rows = Evidence.objects.filter(item__checklist=checklist, removed_at=None)
    stale = Q(check_row=None) | Q(check_row__at=None) | Q(check_row__at__lt=before)
    rows = rows.exclude(address="").filter(stale | ~Q(check_row__address=F("address")))
    return list(rows.select_related("check_row"))


class Glance(NamedTuple):
    """One look, as far as its history goes."""

    evidence: int
    at: dt.datetime
    host: str
    verdict: str
    site: str


def looks_of(checklist: Checklist, since: dt.datetime) -> list[Glance]:
    """Looks at its addresses, the oldest first."""
    rows = Look.objects.filter(evidence__item__checklist=checklist, evidence__removed_at=None)
    names = ("evidence", "at", "host", "verdict", "site")
    return [Glance(*each) for each in rows.filter(at__gte=since).order_by("at").values_list(*names)]
