"""Who plays which part, on a given day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from django.db.models import BigIntegerField, F, Q, QuerySet, Value

from prongsai.apps.accounts.models import Membership, Person, Supervision
from prongsai.core.access.roles import Role
from prongsai.core.terms.order import dictionary_key


@dataclass(frozen=True, slots=True)
class Part:
    """One role in one agency, and whether it is played for somebody away."""

    agency: str
    role: Role
    division: str
    acting: bool


def in_force(day: dt.date) -> Q:
    """Rows whose time includes a day."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


def held(day: dt.date) -> Q:
    """Parts that count on a day: in time, and not waiting for a second person."""
    return in_force(day) & Q(waiting=False)


def from_now_on(day: dt.date) -> Q:
    """Rows in force that day or later; what was withdrawn before it began is neither."""
    return Q(until=None) | (Q(until__gte=day) & Q(until__gte=F("since")))


def parts_of(person: Person, day: dt.date) -> Sequence[Part]:
    """Every role a person has that day."""
    rows = Membership.objects.filter(held(day), person=person).order_by("agency", "id")
    return [
        Part(row.agency, Role(row.role), row.division, row.acting_for_id is not None)
        for row in rows
    ]


def standing_of(person: Person, day: dt.date) -> tuple[list[Part], list[str]]:
    """Every role and every area a person has that day, in one statement: every page asks."""
    roles = Membership.objects.filter(held(day), person=person).values_list(
        "agency", "role", "division", "acting_for_id", "id"
    )
    areas = Supervision.objects.filter(in_force(day), person=person).values_list(
        "area", Value(Role.SUPERVISOR.value), Value(""),
        Value(None, output_field=BigIntegerField()), "id",
    )  # fmt: skip
    rows = sorted(roles.union(areas, all=True), key=itemgetter(0, 4))
    parts = [
        Part(place, Role(role), division, acting is not None)
        for place, role, division, acting, _ in rows
        if role != Role.SUPERVISOR
    ]
    return parts, [row[0] for row in sorted(rows, key=itemgetter(4)) if row[1] == Role.SUPERVISOR]


def anybody() -> bool:
    """Whether anybody has an account."""
    return Person.objects.exists()


def names(keys: Iterable[str]) -> dict[str, str]:
    """Names of people by key."""
    return dict(Person.objects.filter(key__in=set(keys)).values_list("key", "name"))


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where and in which language somebody is told things."""

    key: str
    email: str
    language: str


def mailboxes(keys: Iterable[str]) -> list[Mailbox]:
    """Of those of these people whose accounts are open."""
    rows = Person.objects.filter(key__in=set(keys), is_active=True).order_by("id")
    return [Mailbox(*row) for row in rows.values_list("key", "email", "language")]


def keys_holding(agency: str, roles: Iterable[Role], day: dt.date) -> set[str]:
    """Keys of those who hold any of these roles in an agency that day, stand-ins among them."""
    rows = Membership.objects.filter(held(day), agency=agency, role__in=list(roles))
    return set(rows.values_list("person__key", flat=True))


def supervising(areas: Iterable[str], day: dt.date) -> set[str]:
    """Keys of those who supervise any of these areas that day."""
    rows = Supervision.objects.filter(in_force(day), area__in=list(areas))
    return set(rows.values_list("person__key", flat=True))


def peopled(day: dt.date, among: Iterable[str] | None = None) -> list[str]:
    """Keys of the agencies, or of those among some, in which anybody has a part that day."""
    rows = Membership.objects.filter(in_force(day)).order_by("agency")
    if among is not None:
        rows = rows.filter(agency__in=list(among))
    return list(rows.values_list("agency", flat=True).distinct())


def at_work(agency: str, day: dt.date) -> QuerySet[Membership]:
    """Parts that people with open accounts hold themselves that day, not for somebody away."""
    rows = Membership.objects.filter(held(day), agency=agency, acting_for=None)
    return rows.filter(person__is_active=True)


def sitting(agency: str, roles: Iterable[Role], day: dt.date) -> QuerySet[Membership]:
    """Parts of these roles that people with open accounts hold that day, stand-ins among them."""
    rows = Membership.objects.filter(held(day), agency=agency, role__in=list(roles))
    return rows.filter(person__is_active=True)


def ever_held(person: str, agency: str) -> QuerySet[Membership]:
    return Membership.objects.filter(agency=agency, person__key=person)


def held_since(
    agency: str, people: Iterable[str], since: dt.date, until: dt.date
) -> QuerySet[Membership]:
    """Parts that these people had in an agency on any day from one to another, stand-ins too."""
    rows = Membership.objects.filter(agency=agency, person__key__in=list(people), waiting=False)
    rows = rows.filter(Q(until=None) | Q(until__gte=since), since__lte=until)
    return rows.select_related("person")


def had_part_in(agency: str, key: str, divisions: Iterable[str]) -> bool:
    """Whether somebody has or had a part of his own in any of these divisions."""
    rows = Membership.objects.filter(agency=agency, person__key=key, acting_for=None)
    return rows.filter(division__in=list(divisions), waiting=False).exists()


def heads_since(agency: str, who: str, divisions: Iterable[str], since: dt.date) -> set[str]:
    """Keys of those who headed any of these divisions, or one of somebody's own, on that day or
    later; never his own.
    """
    rows = Membership.objects.filter(agency=agency, waiting=False)
    rows = rows.filter(Q(until=None) | Q(until__gte=since))
    own = rows.filter(person__key=who).exclude(division="").values("division")
    heads = rows.filter(role=Role.DIVISION_HEAD.value)
    heads = heads.filter(Q(division__in=own) | Q(division__in=list(divisions)))
    return set(heads.exclude(person__key=who).values_list("person__key", flat=True))


def first_passwords(agency: str, day: dt.date) -> int:
    """How many of those with a part that day have not chosen a password of their own yet."""
    rows = Membership.objects.filter(in_force(day), agency=agency, person__is_active=True)
    return rows.filter(person__must_change_password=True).values("person").distinct().count()


def anybody_in(agency: str, division: str) -> bool:
    """Whether anybody has, had or will have a part in a division."""
    return Membership.objects.filter(agency=agency, division=division).exists()


def members(agency: str, day: dt.date) -> Sequence[Membership]:
    """Everybody with a part in an agency that day, or later."""
    rows = Membership.objects.filter(from_now_on(day), agency=agency)
    return list(rows.select_related("person", "acting_for").order_by("person__name", "role", "id"))


def ended(agency: str, since: dt.date, day: dt.date) -> Sequence[Membership]:
    """Parts in an agency that ended since a day and before another, the oldest first."""
    rows = Membership.objects.filter(agency=agency, until__gte=since, until__lt=day)
    return list(rows.select_related("person").order_by("until", "id"))


@dataclass(frozen=True, slots=True)
class Member:
    """A person and the parts played in one agency."""

    person: Person
    parts: Sequence[Membership]


def staff(agency: str, day: dt.date) -> Sequence[Member]:
    """Everybody with a part that day or later, by name, and then those whose parts have ended."""
    found: dict[int, list[Membership]] = {}
    rows = members(agency, day)
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    present = [Member(parts[0].person, parts) for parts in found.values()]
    gone = Person.objects.filter(memberships__agency=agency).exclude(pk__in=found).distinct()
    return [*_by_name(present), *_by_name(Member(person, ()) for person in gone)]


def _by_name(members: Iterable[Member]) -> list[Member]:
    """In the order of a Thai dictionary, which no database knows."""
    return sorted(members, key=lambda member: dictionary_key(member.person.name))


def colleague(agency: str, key: str) -> Person | None:
    """Somebody who has, had or will have a part in an agency."""
    return Person.objects.filter(key=key, memberships__agency=agency).distinct().first()


def parts_in(person: Person, agency: str) -> Sequence[Membership]:
    """Every part of a person in an agency, the latest first."""
    rows = Membership.objects.filter(person=person, agency=agency)
    return list(rows.select_related("acting_for", "person").order_by("-since", "role"))


def works_somewhere(person: Person) -> bool:
    """Whether an agency looks after this person's account."""
    return person.memberships.exists()


def stands_between(person: Person, agency: str, part: Membership) -> bool:
    """Whether an acting part makes one person both the chief administrator and the executive."""
    desks = {Role.CHIEF_ADMINISTRATOR.value, Role.EXECUTIVE.value}
    if part.acting_for_id is None or part.role not in desks:
        return False
    [other] = desks - {part.role}
    rows = Membership.objects.filter(from_now_on(part.since), person=person, agency=agency)
    return rows.filter(role=other).exists()


def audits_own(person: Person, agency: str, part: Membership) -> bool:
    """Whether with this part one person audits what he prepares or approves."""
    desks = {Role.COORDINATOR.value, Role.CHIEF_ADMINISTRATOR.value, Role.EXECUTIVE.value}
    auditor = Role.INTERNAL_AUDITOR.value
    if part.role != auditor and part.role not in desks:
        return False
    others = desks if part.role == auditor else {auditor}
    rows = Membership.objects.filter(from_now_on(part.since), person=person, agency=agency)
    return rows.filter(role__in=others).exists()


def has_part(person: Person) -> bool:
    """Whether a person has, had or will have a part anywhere."""
    return person.memberships.exists() or person.supervisions.exists()


def known_by(username: str) -> Person | None:
    return Person.objects.filter(username=username).first()


def central_people() -> list[Person]:
    """Whom no agency looks after: those who administer it all, supervise, or have no part yet."""
    rows = Person.objects.filter(
        Q(installation=True) | ~Q(supervisions=None) | Q(memberships=None)
    ).distinct()
    found = list(rows.prefetch_related("supervisions"))
    return sorted(found, key=lambda person: dictionary_key(person.name))


def areas_held(person: Person) -> list[Supervision]:
    """Every area somebody supervises, supervised or will, the latest first."""
    return list(Supervision.objects.filter(person=person).order_by("-since", "pk"))


def staffed() -> QuerySet[Membership, str]:
    """Keys of the agencies that anybody has or had a part in, for use in another question."""
    return Membership.objects.values_list("agency", flat=True)


def belongs_elsewhere(person: Person, agency: str, day: dt.date) -> bool:
    """Whether the account opens more than this agency, too much for its administrator."""
    if person.installation:
        return True
    others = Membership.objects.filter(from_now_on(day), person=person).exclude(agency=agency)
    areas = Supervision.objects.filter(Q(until=None) | Q(until__gte=day), person=person)
    return others.exists() or areas.exists()


def waiting_parts(agency: str) -> Sequence[Membership]:
    """Parts in an agency that a second person has not confirmed yet."""
    rows = Membership.objects.filter(waiting=True, agency=agency)
    return list(rows.select_related("person", "given_by").order_by("given", "id"))


def holding(agency: str, roles: Iterable[Role], day: dt.date) -> dict[Role, list[str]]:
    """Names of those who hold these roles in an agency that day, stand-ins among them."""
    rows = Membership.objects.filter(held(day), agency=agency, role__in=list(roles))
    found: dict[Role, list[str]] = {}
    pairs = rows.values_list("role", "person__name")
    for role, name in sorted(pairs, key=lambda pair: dictionary_key(pair[1])):
        found.setdefault(Role(role), []).append(name)
    return found
