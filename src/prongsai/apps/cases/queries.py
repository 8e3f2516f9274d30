"""Finding cases, in a constant number of statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from prongsai.apps.accounts.queries import colleague, had_part_in, parts_of
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import named
from prongsai.apps.cases import bridge, codes, there
from prongsai.apps.cases.actors import actor_of
from prongsai.apps.cases.asking_back import to_ask
from prongsai.apps.cases.case_indexes import PICKED, plainly
from prongsai.apps.cases.columns import any_of
from prongsai.apps.cases.left_out import around
from prongsai.apps.cases.models import Case, Desk
from prongsai.apps.circulars.bridge import Units, units_of
from prongsai.apps.look.wishes import whole
from prongsai.core.access.roles import Role
from prongsai.core.cases.caller import IN_UNITS, Actor
from prongsai.core.cases.readers import ONE
from prongsai.core.procedures.kinds import HANDLER, UNIT, Phase
from prongsai.core.procedures.procedure import Procedure

PAGE = 30
NEAR = dt.timedelta(days=60)
"""No clock warns earlier."""
OVERALL = frozenset({
    Role.COMPLAINT_OFFICER, Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE,
    Role.INTERNAL_AUDITOR,
})  # fmt: skip
"""Those who see all open cases of an agency; others see those of their unit, and their own."""


@dataclass(frozen=True, slots=True)
class Asker:
    """An officer who looks."""

    actor: Actor
    roles: frozenset[Role]

    @property
    def oversees(self) -> bool:
        return not OVERALL.isdisjoint(self.roles)

    @property
    def rights(self) -> tuple[str, ...]:
        """What a row may name him by."""
        actor = self.actor
        return (*sorted(actor.roles), *actor.by_power, f"{ONE}{actor.who}")

    @property
    def seen(self) -> Q:
        """Rows that he may see: never one that he is left out of."""
        actor = self.actor
        units = Q(unit__in=list(actor.units))
        if IN_UNITS.isdisjoint(self.roles):
            units &= Q(secret=False)
        alone = [each for each in self.rights if each not in IN_UNITS]
        found = units | Q(handler=actor.who) | any_of("readers", alone)
        nobodys = Q(unit="", handler="") | Q(secret=True)  # of open ones others have, they see none
        found |= any_of("readers", self.roles & IN_UNITS) & nobodys
        if self.oversees:
            found |= Q(secret=False)
        return found & self.not_barred

    @property
    def not_barred(self) -> Q:
        """Rows that he is not left out of."""
        actor = self.actor
        return ~any_of("barred", (actor.who, actor.unit, *actor.units))

    def his_turn(self, agency: Agency) -> Q:
        """Open rows that wait for him; of what strangers bring, by his role if he is the first."""
        actor, powers = self.actor, self.rights[len(self.actor.roles) :]
        his = ~Q(bringer="") | Q(procedure__in=bridge.firsts(agency, self.roles))
        found = any_of("turn", actor.roles) & his | any_of("turn", powers)
        found |= any_of("turn", [HANDLER]) & Q(handler=actor.who)
        if not IN_UNITS.isdisjoint(self.roles):
            units = Q(unit__in=list(actor.units))
            found |= any_of("turn", [HANDLER]) & Q(handler="") & units
            found |= any_of("turn", [UNIT]) & units
        return found & self.seen


def asker(request: Any, units: Units) -> Asker:
    """Whoever asks, with the powers held today: one statement."""
    actor = actor_of(request.user, request.parts, request.agency, units.above, request.today)
    return Asker(actor, request.standing.roles)


def asker_of(key: str, agency: Agency, roles: Collection[Role], day: dt.date) -> Asker:
    """The same of somebody by key."""
    who = colleague(agency.key, key)
    if who is None:
        return Asker(Actor(who=key), frozenset(roles))
    actor = actor_of(who, parts_of(who, day), agency, units_of(agency).above, day)
    return Asker(actor, frozenset(roles))


# --- What an agency offers -----------------------------------------------------------------------


def agency_of(key: str) -> Agency | None:
    """An agency by the name in a public address."""
    return named([key]).get(key)


def desks_of(agency: Agency) -> Mapping[str, Desk]:
    return {each.procedure: each for each in agency.desks.all()}


def taken_in(agency: Agency) -> Mapping[str, Procedure]:
    """What an agency takes in from strangers, open or not by now, or from its own staff."""
    known, desks = bridge.known_by(agency), desks_of(agency)
    return {key: each for key, each in known.items() if key in desks or bridge.staff_party(each)}


def naming(agency: Agency, topic: str) -> Mapping[str, Procedure]:
    """Procedures that name a topic of disclosure, also those that were stopped: one statement."""
    return {key: each for key, each in there.ever(agency).items() if topic in each.disclosure}


def open_desks(agency: Agency) -> list[tuple[Desk, Procedure]]:
    """What strangers may bring to an agency, in the order of titles."""
    known = bridge.offered_by(agency)
    rows = [each for each in desks_of(agency).values() if each.open and each.procedure in known]
    ordered = sorted(rows, key=attrgetter("procedure"))
    return [(each, bridge.as_followed(each, known)) for each in ordered]


def is_open(agency: Agency) -> bool:
    """Whether strangers can bring anything to an agency."""
    return agency.desks.filter(open=True).exists()


def open_desk(agency: Agency, procedure: str) -> tuple[Desk, Procedure] | None:
    return next((each for each in open_desks(agency) if each[0].procedure == procedure), None)


# --- Cases ---------------------------------------------------------------------------------------


def of_code(agency: Agency, code: str) -> Case | None:
    """The case of a slip; a code that can be none is not looked for."""
    if not codes.may_be(code):
        return None
    rows = Case.objects.select_related("agency")
    return rows.filter(agency_id=agency.pk, code=codes.digest(code)).first()


def case_of(agency: Agency, key: str, who: Asker) -> Case | None:
    rows = Case.objects.select_related("agency").filter(who.seen, agency_id=agency.pk)
    return rows.filter(key=key).first()


def is_there(agency: Agency, key: str) -> bool:
    """Whether the agency has such a case, whoever sees it."""
    return Case.objects.filter(agency_id=agency.pk, key=key).exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list is asked for."""

    stage: str = "open"
    procedure: str = ""
    unit: str = ""
    category: str = ""
    number: str = ""
    words: str = ""
    after: str = ""


OPEN = (Phase.OPEN.value, Phase.WAITING.value)
"""Named one by one: databases look them up, where "all but closed" has them read every row."""
STAGES = ("open", "mine", "new", "late", "waiting", "closed", "unasked", "all")
NEWEST_FIRST = ("closed", "unasked", "all")


def _stage(name: str, agency: Agency, today: dt.date) -> Q:
    """Rows of a stage of the list."""
    if name == "unasked":
        return to_ask(agency, today)
    is_open = Q(phase__in=OPEN)
    found = {
        "open": is_open,
        "mine": is_open,
        "new": is_open & plainly("unit", "") & Q(handler=""),
        "late": is_open & is_late(today),
        "waiting": Q(phase=Phase.WAITING.value),
        "closed": Q(phase=Phase.CLOSED.value),
    }
    return found.get(name, Q())


def is_late(today: dt.date) -> Q:
    """Late by what the head says, and by the last day that went by since it was written."""
    return Q(late=True) | Q(due__lt=today)


def as_of(rows: QuerySet[Case], today: dt.date) -> QuerySet[Case]:
    """With `past`: whether each is late today, though nobody has worked out its head since."""
    return rows.annotate(past=ExpressionWrapper(is_late(today), BooleanField()))


@dataclass(frozen=True, slots=True)
class Page:
    """Some cases, and where the next page begins; nothing where there is none."""

    rows: Sequence[Case]
    more: str


def page(agency: Agency, who: Asker, wanted: Wanted, today: dt.date, size: int = PAGE) -> Page:
    """Open ones by their last day, others the newest first: one statement, to be asked two."""
    rows = Case.objects.filter(who.seen, _stage(wanted.stage, agency, today), agency_id=agency.pk)
    if not wanted.procedure:
        rows = rows.exclude(procedure__in=bridge.queues())
    rows = _narrowed(rows, who, wanted)
    by_day = wanted.stage not in NEWEST_FIRST
    rows = _after(rows, wanted.after, by_day=by_day)
    ordered = rows.order_by("sorts", "pk") if by_day else rows.order_by("-pk")
    found = list(as_of(ordered, today)[: size + 1])
    if len(found) <= size:
        return Page(found, "")
    last = found[size - 1]
    return Page(found[:size], f"{last.sorts:%Y%m%d}-{last.pk}")


def _narrowed(rows: QuerySet[Case], who: Asker, wanted: Wanted) -> QuerySet[Case]:
    if wanted.stage == "mine":
        rows = rows.filter(Q(handler=who.actor.who) | Q(unit__in=list(who.actor.units)))
    for name in PICKED:
        if said := getattr(wanted, name):
            few = wanted.stage not in NEWEST_FIRST
            rows = rows.filter(plainly(name, said) if few else Q(**{name: said}))
    if wanted.words:
        rows = rows.filter(words__contains=" ".join(wanted.words.split()).casefold())
    if wanted.number:
        number, _, year = wanted.number.partition("/")
        rows = rows.filter(number=whole(number.strip()))
        rows = rows.filter(year=whole(year.strip(), 4)) if year.strip() else rows
    return rows


def _after(rows: QuerySet[Case], after: str, *, by_day: bool) -> QuerySet[Case]:
    said, _, row = after.partition("-")
    day, pk = _day(said), whole(row, 18)
    if day is None or not pk:
        return rows
    if by_day:
        return rows.filter(Q(sorts__gt=day) | Q(sorts=day, pk__gt=pk))
    return rows.filter(pk__lt=pk)


def _day(said: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(said, "%Y%m%d").date()  # noqa: DTZ007 - a day, no moment
    except ValueError:
        return None


def counts(agency: Agency, who: Asker, today: dt.date) -> Mapping[str, int]:
    """How many cases each stage of open ones has: one statement."""
    rows = Case.objects.filter(who.seen, agency_id=agency.pk, phase__in=OPEN)
    rows = rows.exclude(procedure__in=bridge.queues())
    shown = ("open", "new", "late", "waiting")
    return rows.aggregate(
        **{name: Count("pk", filter=_stage(name, agency, today)) for name in shown}
    )


def refreshable(today: dt.date) -> QuerySet[Case]:
    """Open cases whose clock may say something else though nobody did anything."""
    rows = Case.objects.filter(Q(paused=True) | Q(due__lt=today, late=False))
    rows = rows.filter(phase__in=OPEN)
    return rows.select_related("agency").order_by("pk")


def may_have_files(agency: str, key: str, by: str, roles: Collection[Role], day: dt.date) -> bool:
    """Whoever sees the case; also somebody who had a part in the unit that has an open one."""
    found = Case.objects.filter(agency__key=agency, key=key).select_related("agency").first()
    if found is None:
        return False
    who = asker_of(by, found.agency, roles, day)
    sees = Case.objects.filter(who.seen, pk=found.pk).exists()
    if sees or found.secret or not Case.objects.filter(who.not_barred, pk=found.pk).exists():
        return sees
    return had_part_in(agency, by, around(found.agency, found.unit))


def erasable() -> QuerySet[Case]:
    """Closed cases of which something may still be erased."""
    rows = Case.objects.filter(phase=Phase.CLOSED.value, erased_at=None, hold=False)
    return rows.select_related("agency").order_by("pk")


def near(today: dt.date) -> QuerySet[Case]:
    """Open cases whose last day is near or past."""
    rows = Case.objects.filter(due__lte=today + NEAR).filter(phase__in=OPEN)
    return rows.select_related("agency").order_by("pk")
