"""Public sites of the demonstration: two agencies that publish, with something at each step."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.utils import timezone

from prongsai.apps.portal import actions, bridge, exporting, queries
from prongsai.apps.portal.bundle import members
from prongsai.apps.portal.candidates import Candidate, candidates
from prongsai.apps.portal.models import Portal
from prongsai.apps.portal.views.site import rendering_of
from prongsai.core.access.roles import Role
from prongsai.core.portal.assent import Assent
from prongsai.core.portal.content import Kind, digest
from prongsai.shell.web.demo_papers import Act, Office

_DAY, _ELEVEN = dt.date(2026, 8, 18), dt.time(11)
_HOST = "https://{domain}/ita"
_TABLES = (
    "procurement-list", "procurement-monthly-2568-10", "procurement-monthly-2568-12",
    "procurement-monthly-2569-02", "e-service-statistics", "dissemination",
)  # fmt: skip
"""Of this year; one month without purchases, and one that was corrected after it was closed."""
_GONE, _WHY = "o7", "เผยแพร่ผิดฉบับ จะเผยแพร่ฉบับที่ถูกต้องแทน"


def acts(busy: Office, calm: Office) -> list[Act]:
    """The first publishes last year's, took one item back, and has some of this year waiting.

    Tables of both go out; of the first's, some are left to be prepared.
    """
    steps = (
        (0, lambda at: _published(busy, 2568, at)),
        (1, lambda at: _published(calm, 2569, at)),
        (2, lambda at: _copied(busy, at)),
        (3, lambda at: _withdrawn(busy, at)),
        (4, lambda at: _tables(busy, 2569, at)),
        (5, lambda at: _waiting(busy, 2569, at)),
    )
    return [(_at(n), partial(act, _at(n))) for n, act in steps]


def _at(minutes: int) -> dt.datetime:
    begun = dt.datetime.combine(_DAY, _ELEVEN, timezone.get_current_timezone())
    return begun + dt.timedelta(minutes=10 * minutes)


def _published(office: Office, year: int, at: dt.datetime) -> None:
    """Where to ask, the items of a year, and every result that was announced."""
    agency = office.agency
    facts = {
        "slug": agency.key, "unit": "สำนักปลัด งานธุรการ", "place": f"ที่ทำการ{agency.name} ชั้น 1",
        "hours": "วันจันทร์ถึงวันศุกร์ เวลา 8.30–16.30 น.", "phone": "0 0000 0000",
        "mail": f"info@{agency.domain}", "license": "Creative Commons Attributions",
    }  # fmt: skip
    portal = actions.settle(agency, facts, office.doer(Role.COORDINATOR, at))
    for each in candidates(portal, year):
        _shown(office, each, at)


def _shown(office: Office, wanted: Candidate, at: dt.datetime) -> None:
    """Prepared at one desk, published at another."""
    release = actions.prepare(office.agency, wanted, office.doer(Role.COORDINATOR, at))
    desk = office.doer(Role.CHIEF_ADMINISTRATOR, at)
    looked = Assent(frozenset(each.place.file for each in bridge.to_look(release)))
    actions.publish(office.agency, release.key, release.sha256, desk, looked)


def _tables(office: Office, year: int, at: dt.datetime) -> None:
    for each in candidates(_portal(office), year):
        if each.kind is Kind.TABLE and each.name in _TABLES:
            _shown(office, each, at)


def _portal(office: Office) -> Portal:
    found = queries.portal_of(office.agency)
    if found is None:
        raise LookupError(office.agency.key)
    return found


def _copied(office: Office, at: dt.datetime) -> None:
    """A copy was taken to the agency's main site."""
    portal = _portal(office)
    rendering = rendering_of(portal)
    hashes = "".join(digest(content) for _, content in members(rendering))
    to, by = _HOST.format(domain=office.agency.domain), office.doer(Role.COORDINATOR, at).key
    exporting.remember(portal, rendering.site, hashes.encode(), to, by=by, at=at)


def _withdrawn(office: Office, at: dt.datetime) -> None:
    found = next(each for each in queries.site_of(_portal(office)).shown if each.name == _GONE)
    actions.withdraw(office.agency, found.key, _WHY, office.doer(Role.EXECUTIVE, at))


def _waiting(office: Office, year: int, at: dt.datetime) -> None:
    """The first items of this year wait for whoever may publish them."""
    found = [each for each in candidates(_portal(office), year) if each.kind is Kind.ITEM]
    for each in found[:3]:
        actions.prepare(office.agency, each, office.doer(Role.COORDINATOR, at))
