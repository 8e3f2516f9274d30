"""Which procedures an agency has: those that it offers now, and those whose cases it keeps.

What is offered asks the first; what tells of a time that went by asks the second, as whatever was
counted stays counted though nobody offers it any more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import Case as Either
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import bridge, made
from prongsai.apps.cases.case_indexes import plainly
from prongsai.apps.cases.models import Case, OwnVersion, ProcedureText
from prongsai.core.procedures.kinds import Channel
from prongsai.core.procedures.procedure import Procedure

_BY_STRANGERS = (Channel.WEB.value, Channel.QR.value)
"""Colleagues bring theirs on the web too, but not namelessly: then `bringer` says who."""


def ever(agency: Agency) -> Mapping[str, Procedure]:
    """What cases of an agency may follow: shipped or its own, in use or stopped: one statement."""
    return {**shelf().procedures, **made.once_used(agency)}


def stopped(agency: Agency, offered: Collection[str]) -> Mapping[str, Procedure]:
    """Its own that were in use and are not among those offered any more: one statement."""
    return {key: each for key, each in made.once_used(agency).items() if key not in offered}


def of_staff(agency: Agency) -> Mapping[str, Procedure]:
    """What people who work there may bring, shipped or its own: one statement."""
    known = bridge.known_by(agency).items()
    return {key: each for key, each in known if bridge.staff_party(each) is not None}


# --- For strangers -------------------------------------------------------------------------------


def open_texts(agency: Agency) -> list[Procedure]:
    """What strangers may bring, as files and the office's own texts say it: one statement."""
    offered, rows = bridge.offered(), agency.desks.filter(open=True)
    found = rows.annotate(now=_current_text()).order_by("procedure")
    texts = (_read(each.now) or offered.get(each.procedure) for each in found)
    return [each for each in texts if each is not None]


def told_texts(agency: Agency) -> tuple[list[Procedure], list[Procedure]]:
    """The same, and what they could bring once and did, as figures of it are still told.

    One statement, which looks for cases only of what they bring no more. A desk that never was open
    to them shows nothing.
    """
    offered = bridge.offered()
    is_offered = Q(Exists(_current())) | Q(procedure__in=list(offered))
    is_there = When(is_offered, open=True, then=Value(False))
    rows = agency.desks.annotate(
        now=_current_text(), last=Subquery(_own().order_by("-number").values("text")[:1]),
        kept=_kept_text(), came=Either(is_there, default=_came()),
    )  # fmt: skip
    is_open, was_open = list[Procedure](), list[Procedure]()
    for each in rows.order_by("procedure"):
        shipped = offered.get(each.procedure)
        found = _read(each.now) or shipped
        if each.open and found is not None:
            is_open.append(found)
            continue
        once = _read(each.last) or shipped or _read(each.kept)
        if each.came and once is not None:
            was_open.append(once)
    return is_open, was_open


def _own() -> QuerySet[OwnVersion]:
    """Versions of what a desk is for, as long as the bin was not emptied."""
    return OwnVersion.objects.filter(
        procedure__agency=OuterRef("agency"), procedure__key=OuterRef("procedure")
    )


def _current() -> QuerySet[OwnVersion]:
    return _own().filter(procedure__removed_at=None, current=True)


def _current_text() -> Subquery:
    return Subquery(_current().values("text")[:1])


def _kept_text() -> Subquery:
    """The last text that a case was brought under: the case outlives the bin, and its text too."""
    own = Case.objects.filter(agency=OuterRef(OuterRef("agency")), version=OuterRef("version"))
    texts = ProcedureText.objects.filter(Exists(own), key=OuterRef("procedure"))
    return Subquery(texts.order_by("-since").values("text")[:1])


def _came() -> Exists:
    """Whether a stranger ever brought one; looked for by procedure, not among all of strangers."""
    rows = Case.objects.filter(agency=OuterRef("agency"), procedure=OuterRef("procedure"))
    return Exists(rows.filter(plainly("bringer", ""), channel__in=_BY_STRANGERS))


def _read(text: str | None) -> Procedure | None:
    return made.text_in_use(text) if text else None
