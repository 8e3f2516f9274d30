"""Beginning a year's checklist: from last year's, through the lineage of the packs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.finding import plain
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.assessments.pinned import named, pin_of, scorer_of
from prongsai.apps.assessments.queries import assessment_of
from prongsai.apps.disclosure import bridge, queries
from prongsai.apps.disclosure.actions import ITEM, key_of, whole_line
from prongsai.apps.disclosure.models import Checklist, Evidence, Item
from prongsai.apps.files.actions import Owner, attach
from prongsai.apps.files.checking import checked
from prongsai.apps.files.models import Attached
from prongsai.apps.files.queries import by_keys
from prongsai.apps.files.store import path_of
from prongsai.core.criteria.items import Item as Asked
from prongsai.core.criteria.pack import Pack
from prongsai.core.disclosure.carrying import Taken, left_behind, taken
from prongsai.core.disclosure.entries import Entry
from prongsai.core.terms.problem import refuse


@dataclass(frozen=True, slots=True)
class Last:
    """Last year's checklist: its rows, evidence, files, and what its items say."""

    checklist: Checklist
    items: Mapping[str, Item]
    evidence: Mapping[int, list[Evidence]]
    files: Mapping[str, Attached]
    entries: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Ahead:
    """What beginning a year would bring: items, what they take over, what is left behind."""

    year: int
    pack: Pack
    asked: Mapping[str, Asked]
    last: Last | None
    taken: Mapping[str, Taken]
    left: tuple[str, ...]


def ahead(agency: Any, year: int) -> Ahead:
    """Looked at before it is begun; refuses a year that nobody has opened."""
    assessment = assessment_of(agency, year)
    if assessment is None:
        raise refuse("checklist-gone")
    pack = scorer_of(assessment).pack
    asked = bridge.asked_in(pack)
    last = _last(agency, year - 1)
    if last is None:
        return Ahead(year, pack, asked, None, {}, ())
    over = {code: taken(code, last.entries, pack.lineage) for code in asked}
    found = {code: each for code, each in over.items() if each is not None}
    left = left_behind(tuple(asked), last.entries, pack.lineage)
    return Ahead(year, pack, asked, last, found, left)


def _last(agency: Any, year: int) -> Last | None:
    checklist = queries.checklist_of(agency, year)
    if checklist is None:
        return None
    asked = bridge.asked_in(bridge.pack_of(checklist))
    items = queries.items_of(checklist)
    evidence = queries.evidence_of(items)
    keys = (key for found in evidence.values() for each in found for key in (each.file, each.twin))
    files = by_keys(agency.key, keys)
    entries = {
        item.code: bridge.entry(item, asked.get(item.code), evidence[item.pk], files)
        for item in items
    }
    return Last(checklist, {item.code: item for item in items}, evidence, files, entries)


@transaction.atomic
def begin(agency: Any, year: int, doer: Doer) -> Checklist:
    """Once however often it is sent; every item that takes something over waits to be confirmed."""
    known = queries.checklist_of(agency, year)
    if known is not None:
        return known
    coming = ahead(agency, year)
    assessment = assessment_of(agency, year)
    if assessment is None:
        raise refuse("checklist-gone")
    checklist, is_new = Checklist.objects.get_or_create(
        agency_id=agency.pk,
        year=year,
        defaults={
            **named(pin_of(assessment)), "begun_by": doer.key, "begun_at": doer.at,
            "moved_at": doer.at, "carried_from": year - 1 if coming.taken else None,
        },
    )  # fmt: skip
    checklist.agency = agency
    if not is_new:  # somebody was quicker by a moment
        return checklist
    for place, (code, asked) in enumerate(coming.asked.items(), start=1):
        _item(checklist, place, code, asked, coming, doer)
    said = {"pack": checklist.pack, "items": len(coming.asked), "carried_over": len(coming.taken)}
    whole_line(checklist, doer, "begin", said)
    return checklist


def _item(
    checklist: Checklist, place: int, code: str, asked: Asked, coming: Ahead, doer: Doer
) -> None:
    over = coming.taken.get(code)
    origins = _origins(coming, over)
    item = Item(
        checklist=checklist, code=code, place=place, title=bridge.title_of(asked), moved_at=doer.at,
        sought="\n".join(plain(each) for each in (code, asked.title, asked.short.th) if each),
    )  # fmt: skip
    if over is not None:
        item.carried, item.carried_how = list(over.carried.of), over.carried.how.value
        item.note = over.note
        item.division, item.person = origins[0].division, origins[0].person
    item.save(force_insert=True)
    if coming.last is not None:
        _copy(item, list(_pieces(coming.last, origins)), coming.last, doer)


def _origins(coming: Ahead, over: Taken | None) -> Sequence[Item]:
    if over is None or coming.last is None:
        return ()
    return [coming.last.items[code] for code in over.carried.of]


def _pieces(last: Last, origins: Sequence[Item]) -> Iterator[Evidence]:
    for origin in origins:
        yield from last.evidence[origin.pk]


def _copy(item: Item, pieces: Sequence[Evidence], last: Last, doer: Doer) -> None:
    """The same evidence, with files of its own: last year's may be removed without harm to it."""
    for place, each in enumerate(pieces, start=1):
        Evidence.objects.create(
            item=item, place=place, title=each.title, address=each.address,
            file=_again(item, last.files.get(each.file), doer),
            twin=_again(item, last.files.get(each.twin), doer), by=doer.key, at=doer.at,
        )  # fmt: skip


def _again(item: Item, file: Attached | None, doer: Doer) -> str:
    if file is None:
        return ""
    content = path_of(file.stored.hash).read_bytes()
    owner = Owner(item.checklist.agency.key, ITEM, key_of(item))
    return attach(checked(file.name, content), owner, by=doer.key, at=doer.at).key
