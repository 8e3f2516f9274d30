"""Who is in charge of reports, and what there is of them without opening one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from prongsai.adapters.sealing import Pair, fingerprint
from prongsai.apps.accounts.models import Membership
from prongsai.apps.accounts.queries import held_since, sitting
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import branches
from prongsai.apps.due.sources import columns, rows_of
from prongsai.apps.sealed import boxes, clocks, frame
from prongsai.apps.sealed.clocks import Clear
from prongsai.apps.sealed.models import (
    CASE,
    RECOVERY,
    Asking,
    Case,
    Desk,
    Holder,
    Passed,
    Record,
    Slot,
)
from prongsai.core.access.roles import AGENCY_ROLES, Role
from prongsai.core.sealed.counting import Passage
from prongsai.core.sealed.course import Stage, Step
from prongsai.core.sealed.holding import About, Officer, Plan, planned
from prongsai.core.sealed.identity import Asking as Answer
from prongsai.core.sealed.limits import Limit
from prongsai.core.sealed.news import Waiting
from prongsai.core.terms.problem import Refused, refuse

KEEPING = frozenset({Role.COMPLAINT_OFFICER, Role.CUSTODIAN})


@dataclass(frozen=True, slots=True)
class Charge:
    """Everybody in charge in an agency, with the keys they have set up."""

    agency: Agency
    desk: Desk | None
    officers: Sequence[Officer]
    custodians: Sequence[Officer]
    titles: Mapping[str, str]
    """What they are, by their keys: positions, never names."""
    publics: Mapping[str, bytes]
    """Of everybody with a key; the recovery key under no name."""
    units: Mapping[str, str]
    """Names of divisions."""
    since: Mapping[str, dt.date]
    """When each key was made."""
    above: Mapping[str, str]
    """From a part of a unit to that unit."""

    def plan(self, about: About) -> Plan:
        if self.desk is None or not self.desk.is_ready:
            raise refuse("sealed-too-few", number="0", least="2")
        return planned(self.officers, self.custodians, about)

    @property
    def is_open(self) -> bool:
        """Whether reports can be taken at all."""
        try:
            return bool(self.plan(About()))
        except Refused:
            return False

    @property
    def people(self) -> list[tuple[str, str]]:
        """Those who could open something, for whoever says that one of them must not."""
        able = {each.key for each in (*self.officers, *self.custodians) if each.able}
        return sorted(((key, self.titles[key]) for key in able), key=lambda each: each[1])

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The clocks as this agency has set them."""
        return limits_of(self.desk)

    @property
    def prints(self) -> list[tuple[str, str, bool, dt.date]]:
        """Whose keys these are, as people compare them: the newest first."""
        keepers = {each.key for each in self.custodians}
        return [
            (self.titles.get(key, ""), fingerprint(self.publics[key]), key in keepers, since)
            for key, since in sorted(self.since.items(), key=lambda each: each[1], reverse=True)
            if key in self.publics
        ]


def charge_of(agency: Agency, today: dt.date) -> Charge:
    """Four statements."""
    desk = Desk.objects.filter(agency=agency).first()
    parts = sitting(agency.key, AGENCY_ROLES, today).select_related("person").order_by("id")
    divisions = {each.key: each for each in branches(agency)}
    above = {key: each.parent.key for key, each in divisions.items() if each.parent}
    holders = {each.person: each for each in Holder.objects.filter(agency=agency)}
    publics = {key: bytes(each.public) for key, each in holders.items()}
    roles: dict[str, set[Role]] = {}
    units: dict[str, set[str]] = {}
    titles: dict[str, str] = {}
    for part in parts:
        key = part.person.key
        roles.setdefault(key, set()).add(Role(part.role))
        unit = divisions.get(part.division)
        units[key] = units.get(key, set()) | _upwards(part.division, above)
        titles[key] = part.person.position or titles.get(key) or (unit.full_name if unit else "")

    def in_charge(role: Role) -> list[Officer]:
        return [
            Officer(
                key=key, units=frozenset(units[key]), roles=frozenset(played), able=key in publics
            )
            for key, played in roles.items()
            if role in played
        ]

    officers, custodians = in_charge(Role.COMPLAINT_OFFICER), in_charge(Role.CUSTODIAN)
    serving = {each.key for each in (*officers, *custodians)}
    known = {key: public for key, public in publics.items() if key in serving}
    if desk is not None:
        known[RECOVERY] = bytes(desk.one) + bytes(desk.two)
    open_units = {key: each.full_name for key, each in divisions.items() if not each.closed}
    since = {key: each.since for key, each in holders.items()}
    return Charge(agency, desk, officers, custodians, titles, known, open_units, since, above)


def _upwards(unit: str, above: Mapping[str, str]) -> set[str]:
    return {unit, above.get(unit, "")} - {""}


def remembering(charge: Charge, day: dt.date, today: dt.date) -> Charge:
    """The same with every unit and office that somebody in charge had on a day or since: whom a
    report concerned when it came is concerned by it for good. One statement.
    """
    people = [each.key for each in (*charge.officers, *charge.custodians)]
    found: dict[str, list[Membership]] = {}
    for part in held_since(charge.agency.key, people, day, today):
        found.setdefault(part.person.key, []).append(part)

    def with_past(own: Officer) -> Officer:
        parts = found.get(own.key, [])
        units = (_upwards(each.division, charge.above) for each in parts)
        roles = {Role(each.role) for each in parts}
        return replace(own, units=own.units.union(*units), roles=own.roles | roles)

    return replace(
        charge, officers=[with_past(each) for each in charge.officers],
        custodians=[with_past(each) for each in charge.custodians],
    )  # fmt: skip


def limits_of(desk: Desk | None) -> tuple[Limit, ...]:
    return clocks.limits_of(desk.limits if desk else {})


def holder_of(agency: Agency, person: str) -> Holder | None:
    return Holder.objects.select_related("agency").filter(agency=agency, person=person).first()


@dataclass(frozen=True, slots=True)
class Line:
    """A report in the list of somebody who can open it; nothing of it is opened but its key."""

    case: Case
    pair: Pair
    clear: Clear
    limits: Sequence[Limit]

    @property
    def steps(self) -> Sequence[Step]:
        return self.clear.steps

    @property
    def state(self) -> str:
        return self.steps[-1].state

    @property
    def is_new(self) -> bool:
        return self.steps[-1].stage is Stage.NEW

    @property
    def is_over(self) -> bool:
        return self.steps[-1].is_over

    @property
    def waiting(self) -> Waiting | None:
        return self.clear.waiting(self.limits)


def opened(agency: Agency, person: str, *pairs: Pair, what: str = CASE) -> list[tuple[Case, Pair]]:
    """Every report whose slot opens with this key, or with both sheets, the last first."""
    rows = Slot.objects.filter(case__agency=agency, what=what, person=person)
    rows = rows.select_related("case").order_by("-case__year", "-case__number")
    found = ((row.case, boxes.opened(row, *pairs)) for row in rows)
    return [(case, key) for case, key in found if key is not None]


def lines(charge: Charge, person: str, pair: Pair) -> tuple[list[Line], bool]:
    """Two statements, however many there are; and whether any waits to be sealed anew."""
    mine = opened(charge.agency, person, pair)
    asked = clocks.asked(Q(case__in=[case.pk for case, _ in mine]))
    found = rows_of([*asked, columns("sealed_waits", _to_hand_on(charge), "number")])
    clear, limits = clocks.told(found), charge.limits
    lines = [Line(case, key, clear[case.pk], limits) for case, key in mine]
    return lines, bool(found["sealed_waits"])


def waits_for_new_key(charge: Charge) -> bool:
    """Whether a report is sealed to somebody who left, or not to somebody who came."""
    return _to_hand_on(charge).exists()


def _to_hand_on(charge: Charge) -> QuerySet[Case]:
    able = [each.key for each in charge.officers if each.able]
    own = Slot.objects.filter(case=OuterRef("pk"), what=CASE).exclude(person=RECOVERY)
    unlike = Q(Exists(own.exclude(person__in=able)))
    for key in able:
        unlike |= ~Q(Exists(own.filter(person=key)))
    rows = Case.objects.filter(Exists(own), agency=charge.agency, erased_on=None)
    return rows.filter(unlike)


def still_keyed(agency: Agency) -> set[str]:
    """Everybody who has a slot somewhere, one that opens nothing included."""
    return set(_slots(agency).values_list("person", flat=True).distinct())


def _slots(agency: Agency) -> QuerySet[Slot]:
    rows = Slot.objects.filter(case__agency=agency, what=CASE)
    return rows.exclude(person=RECOVERY).order_by()


def courses(ids: Collection[UUID]) -> dict[UUID, list[Step]]:
    found: dict[UUID, list[Step]] = {}
    course = frame.course()
    rows = Passed.objects.filter(case__in=list(ids)).order_by("number")
    for case, state, day in rows.values_list("case", "state", "day"):
        found.setdefault(case, []).append(course.step(state, day))
    return found


def kept(agency: Agency, **which: bool) -> list[UUID]:
    """Reports whose contents are still there."""
    rows = Case.objects.filter(agency=agency, erased_on=None, **which)
    return list(rows.values_list("pk", flat=True))


def came(agency: Agency, since: dt.date, until: dt.date) -> bool:
    """Whether anything came from outside after a day, up to another one."""
    rows = Record.objects.filter(case__agency=agency, kind__in=boxes.FROM_OUTSIDE)
    return rows.filter(day__gt=since, day__lte=until).exists()


def desks() -> list[Agency]:
    """Agencies that take reports, or did."""
    return [each.agency for each in Desk.objects.select_related("agency").order_by("id")]


def passages(agency: Agency) -> list[Passage]:
    """For the counts: what stands in the clear of every report, in one statement."""
    clear = clocks.told(rows_of(clocks.asked(Q(case__agency=agency)))).values()
    return [Passage(each.steps, each.answers) for each in clear]


def case_of(agency: Agency, key: UUID, person: str, pair: Pair) -> tuple[Case, Pair] | None:
    """One report, if this key opens it; whether it is there at all is not told otherwise."""
    slot = Slot.objects.select_related("case__agency__sealed_desk").filter(
        case__agency=agency, case=key, what=CASE, person=person
    ).first()  # fmt: skip
    own = boxes.opened(slot, pair) if slot else None
    return (slot.case, own) if slot and own else None


def is_of(
    agency: Agency, brought: UUID | None = None, asking: UUID | None = None, **_: object
) -> bool:
    """Whether what an address names is this agency's; who may open it, its keys say."""
    if brought is not None:
        return Case.objects.filter(agency=agency, pk=brought).exists()
    return asking is None or Asking.objects.filter(case__agency=agency, pk=asking).exists()


def at_place(agency: Agency, place: str) -> Case | None:
    """The report of a receipt code."""
    return Case.objects.filter(agency=agency, place=place).first()


def records(case: Case) -> list[Record]:
    rows = list(Record.objects.filter(case=case).order_by("number"))
    for row in rows:
        row.case = case
    return rows


def askings(case: Case) -> list[Asking]:
    return list(Asking.objects.filter(case=case).order_by("day", "id"))


def waiting(agency: Agency) -> list[Asking]:
    """Requests for a name that no custodian has answered."""
    rows = Asking.objects.filter(case__agency=agency, state=Answer.OPEN.value)
    return list(rows.select_related("case").order_by("day", "id"))
