"""Whose agreement counts: not of those whom whoever began has just made or could sign in as."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from prongsai.apps.accounts.models import Membership, Person, Supervision
from prongsai.apps.accounts.queries import held, in_force
from prongsai.apps.audit.queries import done_to
from prongsai.core.access.roles import Role
from prongsai.core.terms.order import dictionary_key
from prongsai.core.terms.problem import refuse

CONFIRMERS = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE})
"""Who may agree, in the agency: each of these parts has itself waited for a second person."""
FRESH = dt.timedelta(days=7)
"""How long whoever began has others he has just dealt with in his hand."""
MADE = frozenset({"add", "give role", "give area", "name administrator"})
OPENED = frozenset({"reset password", "open"})
TRUSTED = (Role.CHIEF_ADMINISTRATOR.value, Role.EXECUTIVE.value)
"""Their parts were agreed to by somebody else already, or the agency was set up with them: they
count though whoever began has made them, or a small office could confirm nothing in its first week.
"""


def check(by: Person, starter: Person | None, agency: str, at: dt.datetime) -> None:
    """Refused where the second person isn't one of his own."""
    if starter is not None and not counting([by], starter, agency, at):
        raise refuse("second-too-new")


def counting(
    people: Iterable[Person], starter: Person, agency: str, at: dt.datetime
) -> list[Person]:
    """Those of these people whose agreement counts to what this one began."""
    listed = list(people)
    touched = done_to((each.key for each in listed), starter.key, MADE | OPENED, at - FRESH)
    parts = Membership.objects.filter(
        held(at.date()), agency=agency, role__in=TRUSTED, person__in=[each.pk for each in listed]
    )
    trusted = set(parts.values_list("person__key", flat=True)) if touched else set()
    return [each for each in listed if _counts(touched.get(each.key, set()), each.key in trusted)]


def _counts(done: Collection[str], trusted: bool) -> bool:
    return OPENED.isdisjoint(done) and (trusted or not done)


def who_could(
    person: Person, starter: Person, agency: str, above: Collection[str], at: dt.datetime
) -> list[Person]:
    """Everybody who could agree to what one person began about another, by name."""
    there = Membership.objects.filter(
        held(at.date()), agency=agency, role__in=[each.value for each in CONFIRMERS]
    )
    over = Supervision.objects.filter(in_force(at.date()), area__in=above)
    rows = Person.objects.filter(is_active=True).exclude(pk__in=[person.pk, starter.pk])
    keys = set(there.values_list("person", flat=True)) | set(over.values_list("person", flat=True))
    found = [*rows.filter(pk__in=keys), *rows.filter(installation=True).exclude(pk__in=keys)]
    found = counting(found, starter, agency, at)
    return sorted(found, key=lambda each: dictionary_key(each.name))
