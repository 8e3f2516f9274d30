"""Procedures that agencies made themselves: found, read, looked over."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from django.db.models import Exists, OuterRef, Value

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases.models import Case, Desk, OwnProcedure, OwnVersion, ProcedureText
from prongsai.core.procedures.drafting import OWN, Text
from prongsai.core.procedures.kinds import PartyKind, Secrecy
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.shapes.read import read
from prongsai.core.terms.problem import Problem, Refused
from prongsai.workshop.procedures import look_over

_KEPT = 200
"""Texts that stay read."""


def is_simple(procedure: Procedure) -> bool:
    """Whether officers may copy it in the browser: citizens bring it, and everybody sees it."""
    citizens = any(each.kind is PartyKind.CITIZEN for each in procedure.bringers)
    is_open = procedure.secrecy is Secrecy.OPEN
    return citizens and is_open and not procedure.register.table and not procedure.waits


def copyable() -> Mapping[str, Procedure]:
    """Shipped procedures that can be copied, by key."""
    return {key: each for key, each in shelf().procedures.items() if is_simple(each)}


# --- Rows ----------------------------------------------------------------------------------------


def of_agency(agency: Agency) -> list[OwnProcedure]:
    """Those of an agency that do not lie in the bin, in the order of their names."""
    rows = OwnProcedure.objects.filter(agency_id=agency.pk, removed_at=None)
    return list(rows.order_by("title", "pk"))


def one_of(agency: Agency, key: str) -> OwnProcedure | None:
    rows = OwnProcedure.objects.select_related("agency")
    return rows.filter(agency_id=agency.pk, key=key, removed_at=None).first()


def keys_taken(agency: Agency) -> set[str]:
    """Keys that no further one may have: a register and a desk outlive what left the bin."""
    own = OwnProcedure.objects.filter(agency_id=agency.pk).values_list("key", flat=True)
    used = Case.objects.filter(agency_id=agency.pk).values_list("procedure", flat=True)
    desks = Desk.objects.filter(agency_id=agency.pk).values_list("procedure", flat=True)
    return {*own.union(used, desks)}


def versions_of(row: OwnProcedure) -> list[OwnVersion]:
    """The newest first."""
    return list(row.versions.order_by("-number"))


def current_of(agency: Agency) -> Mapping[str, OwnVersion]:
    """The version in use of each, by key."""
    rows = OwnVersion.objects.filter(
        procedure__agency_id=agency.pk, procedure__removed_at=None, current=True
    )
    found = rows.select_related("procedure").order_by("procedure__title", "pk")
    return {each.procedure.key: each for each in found}


def in_use(agency: Agency) -> Mapping[str, Procedure]:
    """What new cases of an agency follow, by key: one statement."""
    return {key: text_in_use(each.text) for key, each in current_of(agency).items()}


def once_used(agency: Agency) -> Mapping[str, Procedure]:
    """The last that cases followed of each, also one that is out of use or lies in the bin.

    No new case follows those; the cases that they have are still kept and worked on, also where the
    bin was emptied since: then the last text that one of them was brought under. One statement.
    """
    rows = OwnVersion.objects.filter(procedure__agency_id=agency.pk)
    versions = rows.annotate(put=Value(1)).values_list(
        "put", "number", "since", "procedure__key", "text"
    )
    of_cases = Case.objects.filter(agency_id=agency.pk, version=OuterRef("version"))
    texts = ProcedureText.objects.filter(Exists(of_cases), key__startswith=OWN)
    kept = texts.annotate(put=Value(0), number=Value(0)).values_list(
        "put", "number", "since", "key", "text"
    )
    last = {key: text for *_, key, text in sorted(versions.union(kept, all=True))}
    return {key: text_in_use(text) for key, text in last.items()}


def texts_since(row: Case) -> list[Procedure]:
    """Texts of its procedure that were put in use after a case was brought, the oldest first.

    A statement where the office made the procedure itself, else none. Where the bin was emptied
    since, those that later cases were brought under: what they were told holds for all still.
    """
    if not row.procedure.startswith(OWN):
        return []
    rows = OwnVersion.objects.filter(
        procedure__agency_id=row.agency_id, procedure__key=row.procedure, since__gt=row.entered
    )
    of_cases = Case.objects.filter(agency_id=row.agency_id, version=OuterRef("version"))
    kept = ProcedureText.objects.filter(Exists(of_cases), key=row.procedure, since__gt=row.entered)
    said = rows.values_list("since", "text").union(kept.values_list("since", "text"), all=True)
    return [text_in_use(text) for _, text in sorted(said)]


def used(agency: int, key: str) -> Procedure | None:
    """One of them."""
    rows = OwnVersion.objects.filter(
        procedure__agency_id=agency, procedure__key=key, procedure__removed_at=None, current=True
    )
    found = rows.values_list("text", flat=True).first()
    return text_in_use(found) if found is not None else None


# --- Texts ---------------------------------------------------------------------------------------


def tree_of(row: OwnProcedure | OwnVersion) -> Text:
    """The text as plain data."""
    found: Text = json.loads(row.text)
    return found


def written(tree: Text) -> str:
    """Plain data as it is kept: in its order."""
    return json.dumps(tree, ensure_ascii=False, default=str)


@lru_cache(maxsize=_KEPT)
def text_in_use(text: str) -> Procedure:
    """A text that was whole when it was put in use."""
    found, problems = read(Procedure, json.loads(text))
    if found is None:
        raise Refused(problems)
    return found


def looked_over(tree: Text) -> tuple[Procedure | None, list[Problem]]:
    """A draft as far as it can be read, and every fault of it; its stories are run."""
    return _looked_over(written(tree))


@lru_cache(maxsize=_KEPT)
def _looked_over(text: str) -> tuple[Procedure | None, list[Problem]]:
    found, problems = look_over(json.loads(text), shelf().known_to_procedures, shelf().working_days)
    if found is not None and found.secrecy is not Secrecy.OPEN:
        problems = [*problems, Problem("own-procedure-not-open")]
    return found, problems
