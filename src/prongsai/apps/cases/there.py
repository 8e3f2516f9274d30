"""Which procedures an agency has: those that it offers now, and those whose cases it keeps.

What is offered asks the first; what tells of a time that went by asks the second, as whatever was
counted stays counted though nobody offers it any more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import Exists, OuterRef, Subquery

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import bridge, made
from prongsai.apps.cases.models import Case, OwnVersion
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
    return _split(agency)[0]


def told_texts(agency: Agency) -> tuple[list[Procedure], list[Procedure]]:
    """The same, and what they could bring once and did, as figures of it are still told.

    One statement. A desk that never was open to them shows nothing.
    """
    return _split(agency)


def _split(agency: Agency) -> tuple[list[Procedure], list[Procedure]]:
    offered = bridge.offered()
    own = OwnVersion.objects.filter(
        procedure__agency=OuterRef("agency"), procedure__key=OuterRef("procedure")
    )
    current = own.filter(procedure__removed_at=None, current=True)
    came = Case.objects.filter(
        agency=OuterRef("agency"), procedure=OuterRef("procedure"), channel__in=_BY_STRANGERS,
        bringer="",
    )  # fmt: skip
    rows = agency.desks.annotate(
        now=Subquery(current.values("text")[:1]), came=Exists(came),
        last=Subquery(own.order_by("-number").values("text")[:1]),
    )  # fmt: skip
    is_open, was_open = list[Procedure](), list[Procedure]()
    for each in rows.order_by("procedure"):
        shipped = offered.get(each.procedure)
        found = made.text_in_use(each.now) if each.now else shipped
        if each.open and found is not None:
            is_open.append(found)
            continue
        once = made.text_in_use(each.last) if each.last else shipped
        if each.came and once is not None:
            was_open.append(once)
    return is_open, was_open
