"""Bringing a list of agencies in: all of it, or only its rows without a fault, or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from prongsai.apps.agencies.areas import Areas, Lacking
from prongsai.apps.agencies.comparing import (
    FACTS,
    Known,
    facts_of,
    filled,
    read_draft,
    wanted_of,
)
from prongsai.apps.agencies.finding import keys_of
from prongsai.apps.agencies.listing import Listed, Listing
from prongsai.apps.agencies.models import Agency, Alias, ListDraft
from prongsai.apps.audit.actions import Said, changed, record_many
from prongsai.core.terms.problem import refuse

_BATCH = 500
Sought = Mapping[str, Mapping[str, Any]]
"""By code, what a row is sorted and found by."""


def keep_draft(name: str, content: bytes, *, by: str, at: dt.datetime) -> ListDraft:
    """Put a file aside until it is decided what becomes of it; one per person."""
    ListDraft.objects.filter(by=by).delete()
    return ListDraft.objects.create(name=name[:200], content=content, by=by, at=at)


@dataclass(frozen=True, slots=True)
class Plan:
    """What bringing in the rows without a fault would do."""

    new: list[Listed]
    changed: list[tuple[Agency, Listed]]
    same: int
    lacking: Lacking


def plan_of(listing: Listing) -> Plan:
    """Hold the list against what is there, in a constant number of statements."""
    known = Known()
    new: list[Listed] = []
    altered: list[tuple[Agency, Listed]] = []
    same = 0
    for listed in listing.agencies:
        agency = known.of(listed)
        if agency is None:
            new.append(listed)
            continue
        whole = filled(listed, agency, listing.columns)
        if facts_of(agency) != wanted_of(whole):
            altered.append((agency, whole))
        else:
            same += 1
    return Plan(new, altered, same, Areas().lacking(_places(listing)))


def bring_in(draft: ListDraft, *, only_clean: bool, nation: str, by: str, at: dt.datetime) -> Plan:
    """Bring the list in; with a fault in it nothing is, unless only clean rows are asked for.

    It is read, planned and worked out before anything is held, so that others can write meanwhile.
    """
    listing = read_draft(draft)
    if listing.cut or (listing.problems and not only_clean):
        raise refuse("list-not-clean", problems=str(len(listing.problems)))
    try:
        plan = plan_of(listing)
        return _carry_out(plan, _sought(plan), listing, draft, nation, by, at)
    except IntegrityError as error:
        raise refuse("list-meanwhile") from error


def _sought(plan: Plan) -> Sought:
    """What names are sorted and found by: a quarter of all the work, and nobody waits for it."""
    rows = (*plan.new, *(listed for _, listed in plan.changed))
    return {each.code: keys_of(each.name, each.code, each.aliases) for each in rows}


@transaction.atomic
def _carry_out(
    plan: Plan,
    sought: Sought,
    listing: Listing,
    draft: ListDraft,
    nation: str,
    by: str,
    at: dt.datetime,
) -> Plan:
    held = ListDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if held is None:
        raise refuse("list-gone")
    _refuse_altered(plan.changed)
    areas = Areas()
    said = areas.add(areas.lacking(_places(listing)), nation)
    said.extend(_add(plan.new, sought, areas))
    said.extend(_change(plan.changed, sought, areas))
    counts = {
        "new": len(plan.new), "changed": len(plan.changed), "rows": listing.rows,
        "refused": len({problem.place.row for problem in listing.problems}),
    }  # fmt: skip
    said.append(Said("", "import", "agencies.list", draft.key.hex, {}, counts))
    record_many(said, by=by, at=at)
    held.delete()
    return plan


def _refuse_altered(planned: Sequence[tuple[Agency, Listed]]) -> None:
    """What somebody changed since it was planned is not written over unseen."""
    keys = [agency.pk for agency, _ in planned]
    rows = Agency.objects.select_related("area__parent").prefetch_related("aliases")
    now: dict[int, Agency] = {}
    for start in range(0, len(keys), _BATCH):
        now |= rows.in_bulk(keys[start : start + _BATCH])
    if any(
        facts_of(now[agency.pk]) != facts_of(agency) for agency, _ in planned if agency.pk in now
    ):
        raise refuse("list-meanwhile")


def _places(listing: Listing) -> list[tuple[str, str]]:
    return [listed.place for listed in listing.agencies]


def _add(new: Sequence[Listed], sought: Sought, areas: Areas) -> list[Said]:
    made = Agency.objects.bulk_create(
        (Agency(key=listed.key, **_row(listed, sought, areas)) for listed in new), batch_size=_BATCH
    )
    pairs = list(zip(made, new, strict=True))
    _name_otherwise(pairs)
    return [
        Said(agency.key, "add", "agencies.agency", agency.key, {}, _told(listed, agency))
        for agency, listed in pairs
    ]


def _change(altered: Sequence[tuple[Agency, Listed]], sought: Sought, areas: Areas) -> list[Said]:
    said: list[Said] = []
    for agency, listed in altered:
        before = {**facts_of(agency), "area": agency.area.key}
        for name, value in _row(listed, sought, areas).items():
            setattr(agency, name, value)
        after = {**wanted_of(listed), "area": agency.area.key}
        for each in ("province", "district"):
            before.pop(each), after.pop(each)
        said.append(
            Said(agency.key, "change", "agencies.agency", agency.key, *changed(before, after))
        )
    fields = ["code", *FACTS, "area", "order", "sought"]
    Agency.objects.bulk_update([agency for agency, _ in altered], fields, batch_size=_BATCH)
    Alias.objects.filter(agency__in=[agency for agency, _ in altered]).delete()
    _name_otherwise(altered)
    return said


def _row(listed: Listed, sought: Sought, areas: Areas) -> dict[str, Any]:
    return {
        "code": listed.code,
        **{key: getattr(listed, key) for key in FACTS},
        "area": areas.of(listed.place),
        **sought[listed.code],
    }


def _name_otherwise(pairs: Iterable[tuple[Agency, Listed]]) -> None:
    Alias.objects.bulk_create(
        (Alias(agency=agency, name=name) for agency, listed in pairs for name in listed.aliases),
        batch_size=_BATCH,
    )


def _told(listed: Listed, agency: Agency) -> Mapping[str, Any]:
    told = {"code": listed.code, **{key: getattr(listed, key) for key in FACTS}}
    return {key: value for key, value in told.items() if value} | {"area": agency.area.key}
