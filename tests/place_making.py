"""An agency with something of everything, for tests that ask every address."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils import timezone

import action_plan_making as action_plans
import complaint_making as complaint
import disclosure_making as disclosure
import meeting_making as meeting
import own_procedure_making as own_procedure
import portal_making as portal
import sealed_making as sealed
import staff_case_making as staff_case
from circular_making import sent
from follow_making import measure, written
from measure_rows import DOER, drafted
from people import person
from posting_making import logged
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.assessments.actions import Doer, Source, Standing, enter, open_year
from prongsai.apps.assessments.bridge import scorer_of
from prongsai.apps.files.actions import Owner, attach, remove
from prongsai.apps.files.checking import checked
from prongsai.apps.joining import actions as joining
from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.own import keep_measure as kept
from prongsai.apps.papers.actions import draft_by_hand
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import Audience
from prongsai.core.scoring.given import Given
from prongsai.core.terms.fiscal_year import FiscalYear
from purchase_making import bought
from risk_rows import approved, treated
from spending_app import paid

AT = dt.datetime(2025, 8, 10, 10, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Place:
    """An agency with something of everything, and what its addresses are filled with."""

    agency: Agency
    gaps: Mapping[str, object]


def place(key: str, year: int) -> Place:
    province = Area.objects.create(key=f"{key}-province", kind="province", name=f"จังหวัด {key}")
    district = Area.objects.create(
        key=f"{key}-district", kind="district", name=f"อำเภอ {key}", parent=province
    )
    agency = Agency.objects.create(
        key=key, name=f"เทศบาลตำบล {key}", kind="subdistrict_municipality", area=district
    )
    colleague = person(f"colleague-{key}", key, Role.STAFF)
    part = colleague.memberships.create(
        agency=key, role="executive", since=AT.date(), waiting=True
    ).pk
    assessment = open_year(agency, year, by="", at=AT)
    scores = dict.fromkeys(scorer_of(assessment).pack.indicators, Fraction(90))
    enter(
        assessment, Given(known=scores), Doer("somebody", (), AT),
        standing=Standing.OFFICIAL, source=Source.HAND,
    )  # fmt: skip
    joining.set_door(province, is_open=True, by="", at=AT)
    asked = joining.ask(
        {"name": "อบต.ใหม่", "kind": agency.kind, "area": district, "who": "ก", "position": "ข",
         "reach": "ค"}, f"form of {key}", at=AT,
    )  # fmt: skip
    return Place(
        agency,
        {
            "application": asked.application.key,
            "agency": key, "area": district.key, "year": year, "version": 1, "form": "csv",
            "person": colleague.key, "part": part, "point": "perform_duty",
            "draft": uuid.uuid4(), "step": "agency", "kind": "summary",
            "reset": colleague.resets.create(
                agency=key, second=True, started_by=person(f"starter-{key}"), started=timezone.now()
            ).key,
            "key": attach(
                checked("notes.txt", b"Something to read"),
                Owner(key, "assessments.assessment", str(year)), by="somebody", at=AT,
            ).key,
            **put_in_bin(agency),
            "paper": readable_paper(agency),
            **checklist(agency, year),
            **public_site(agency, year),
            **followed_up(agency, year),
            "posting": logged(agency).key,
            **planned(agency),
            "circular": sent(agency, audience=Audience(everybody=True)).key,
            "suggestion": kept(suggested(agency), DOER).key,
            **risky(agency, year),
            **spending(agency, year if key == "far" else FiscalYear.of(timezone.localdate()).year),
            **meeting.gaps(agency),
            **complaint.gaps(agency),
            **staff_case.gaps(agency),
            **own_procedure.gaps(agency, "waste-bin" if key == "far" else "event-venue"),
            # Procedures are the same everywhere: the other is asked for one that there is not.
            **({"procedure": "of-another", "wish": "of-another"} if key == "far" else {}),
            "purchase": bought(agency, year=year, signed=None, ends=None).key,
            "division": agency.divisions.create(key=f"{key}-office", name="สำนักปลัด").key,
            **sealed.gaps(agency),
            "power": colleague.powers.create(
                agency=key, power="sign", since=AT.date(), order="1/2568"
            ).pk,
        },
    )  # fmt: skip


def readable_paper(agency: Agency) -> str:
    """A draft that was signed once, so that everybody inside reads it."""
    paper = draft_by_hand(agency, "order", Doer("somebody", (), AT))
    Paper.objects.filter(pk=paper.pk).update(scan="0")
    return paper.key


def checklist(agency: Agency, year: int) -> dict[str, object]:
    """A checklist that was submitted, and a piece of evidence of its first item."""
    found = disclosure.submitted(agency, year)
    item = found.items.get(place=1)
    return {"item": item.code, "evidence": item.evidence.get().key}


def public_site(agency: Agency, year: int) -> dict[str, object]:
    """A public site, something that could be prepared, and something that waits."""
    portal.opened(agency, f"{agency.key}-site")
    code = agency.checklists.get().items.get(place=1).code.lower()
    waiting = portal.prepared(agency, "contact")
    return {
        "slug": f"{agency.key}-site", "path": "information/", "below": "openapi.json",
        "release": waiting.key, "candidate": f"item-{year}-{code}",
    }  # fmt: skip


def followed_up(agency: Agency, year: int) -> dict[str, object]:
    """A measure in force, and a report of one unit that was handed in."""
    row = measure(agency, f"{agency.key}-queue", year=year)
    written(row, by="somebody", hand_in=True)
    return {"measure": row.key, "period": "h1", "unit": "finance", "mark": "late"}


def suggested(agency: Agency) -> Measure:
    """A draft that heads may write in."""
    row = drafted(agency, units=())
    row.key = f"{agency.key}-draft"
    row.save(update_fields=["key"])
    return row


def planned(agency: Agency) -> dict[str, object]:
    """A plan in force, so that its pages for what becomes of it are there."""
    row = action_plans.in_force(action_plans.begun(agency))
    return {
        "plan": row.plan.key, "edition": 1, "project": "1", "kpi": "1-2", "goal": "ita",
        "section": "texts",
    }  # fmt: skip


def risky(agency: Agency, year: int) -> dict[str, object]:
    """A risk of an approved plan."""
    made, one, _ = treated(agency, year)
    approved(made)
    return {"row": one.key, "file": "0" * 32}


def spending(agency: Agency, year: int) -> dict[str, object]:
    """Something that was paid; addresses that name no year are of today's."""
    entry = paid(agency, year)
    return {"line": entry.line.key, "entry": entry.key, "month": f"{entry.month:%Y-%m}"}


def put_in_bin(agency: Agency) -> dict[str, object]:
    """A file and a division in the recycle bin."""
    owner = Owner(agency.key, "assessments.assessment", "1")
    file = attach(checked("old.txt", b"Something old"), owner, by="somebody", at=AT)
    remove(agency.key, file.key, by="somebody", at=AT)
    agency.divisions.create(key=f"{agency.key}-gone", name="กองผิด", removed_at=AT)
    return {
        "thing": "files.attached", "binned": file.key,
        "what": "agencies.division", "removed": f"{agency.key}-gone",
    }  # fmt: skip
