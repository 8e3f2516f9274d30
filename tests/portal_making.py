"""Public sites for tests of the web application, prepared and published as people do it."""

from __future__ import annotations

from typing import Any

import disclosure_making as disclosure
from prongsai.adapters.csv_files import write_csv
from prongsai.apps.agencies.models import Agency
from prongsai.apps.disclosure.models import Checklist
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.portal import actions, bridge, queries
from prongsai.apps.portal.candidates import Candidate, candidate
from prongsai.apps.portal.models import Portal, Release
from prongsai.apps.portal.rendering import Rendering
from prongsai.apps.portal.views.site import rendering_of
from prongsai.core.access.roles import Role
from prongsai.core.portal.assent import Assent

YEAR = 2569
FACTS = {
    "slug": "nafan", "unit": "สำนักปลัด", "place": "ชั้น 1", "hours": "8.30–16.30 น.",
    "phone": "0 0000 0000", "mail": "info@nafan.example", "license": "",
}  # fmt: skip
COORDINATOR, CHIEF = (
    disclosure.doer(role) for role in (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR)
)


def opened(agency: Agency, slug: str = "nafan") -> Portal:
    return actions.settle(agency, {**FACTS, "slug": slug}, COORDINATOR)


def table(name: str = "list.csv", *rows: tuple[str, ...]) -> Checked:
    lines = rows or (("เดือน", "วงเงิน"), ("ตุลาคม", "182500"), ("พฤศจิกายน", "96240"))
    return checked(name, write_csv(lines))


def one_ready(agency: Agency, code: str = "O12", file: Checked | None = None) -> Checklist:
    """A checklist of which one item is ready, with an address and a table."""
    checklist = disclosure.begun(agency, YEAR)
    given = Given("รายการจัดซื้อ", "https://nafan.example/o12", file or table())
    disclosure.answer(disclosure.item(checklist, code), given=given)
    return checklist


def offered(agency: Agency, key: str = "item-2569-o12") -> Candidate:
    portal = queries.portal_of(agency)
    assert portal is not None
    found = candidate(portal, key)
    assert found is not None
    return found


def prepared(agency: Agency, key: str = "item-2569-o12") -> Release:
    return actions.prepare(agency, offered(agency, key), COORDINATOR)


def published(agency: Agency, key: str = "item-2569-o12") -> Release:
    release = prepared(agency, key)
    return actions.publish(agency, release.key, release.sha256, CHIEF, assent(release))


def assent(release: Release, reason: str = "นับงาน ไม่ได้นับคน") -> Assent:
    """Somebody looked at all that he was asked to look at, and has a reason."""
    return Assent(frozenset(each.place.file for each in bridge.to_look(release)), reason)


def withdrawn(agency: Agency, key: str = "item-2569-o12") -> Release:
    return actions.withdraw(agency, published(agency, key).key, "เผยแพร่ผิดฉบับ", CHIEF)


def rendering(agency: Agency) -> Rendering:
    portal = queries.portal_of(agency)
    assert portal is not None
    return rendering_of(portal)


def shown(agency: Agency) -> dict[str, Any]:
    """What is shown, by its address."""
    return {each.path: each for each in rendering(agency).site.shown}
