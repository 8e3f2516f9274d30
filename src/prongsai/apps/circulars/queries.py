"""Finding circulars and who has acknowledged them, in a constant number of statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from prongsai.apps.accounts.queries import at_work, had_part_in, names
from prongsai.apps.agencies.models import Agency
from prongsai.apps.circulars import bridge
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.circulars.models import Circular, Reading
from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import OVERSEEING, Audience, Hand, Part, hand_of
from prongsai.core.circulars.reading import Reader, Share, all_readers, whole

Staff = Mapping[str, Sequence[Part]]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who looks: in which own parts, how far he reaches, in which roles."""

    key: str
    own: tuple[Part, ...]
    hand: Hand
    roles: frozenset[Role]

    @property
    def oversees(self) -> bool:
        return not OVERSEEING.isdisjoint(self.roles)

    def is_asked(self, row: Circular) -> bool:
        return self.part_of(row) is not None

    def part_of(self, row: Circular) -> Part | None:
        """The part in which he is asked; none where he sent it himself."""
        return None if row.sent_by == self.key else bridge.audience(row).asking(self.own)

    def handles(self, row: Circular) -> bool:
        """Whether it is his to prepare, to correct and to end; what comes from above is not."""
        if self.hand.whole or self.key == row.made_by:
            return True
        return not row.of_whole and self.hand.may_write(bridge.audience(row))

    def may_see_list(self, row: Circular) -> bool:
        """Heads see who of their units has read, whoever sent it."""
        heads = self.hand.may_send(bridge.audience(row))
        return self.oversees or self.handles(row) or heads or self.key == row.sent_by

    def may_read(self, row: Circular) -> bool:
        if row.sent_at is None:
            return self.handles(row)
        return self.is_asked(row) or self.may_see_list(row)


def asker(key: str, parts: Iterable[Any], roles: Collection[Role], units: Units) -> Asker:
    """`parts` are those of today in the agency, acting ones among them."""
    parts = [(each, units.part(each.role, each.division)) for each in parts]
    own = tuple(part for each, part in parts if not each.acting)
    hand = hand_of((part for _, part in parts), units.above.items())
    return Asker(key, own, hand, frozenset(roles))


def rows_of(agency: Agency) -> QuerySet[Circular]:
    return Circular.objects.filter(agency_id=agency.pk, removed_at=None)


def circular_of(agency: Agency, key: str) -> Circular | None:
    rows = rows_of(agency).select_related("agency", "replaces")
    return rows.filter(key=key).first()


def correction_of(row: Circular) -> Circular | None:
    """The version that was sent in its place, else the draft of one."""
    rows = row.corrections.filter(removed_at=None)
    return rows.order_by("-sent_at", "-pk").first()


def latest(agency: Agency, keys: Collection[str]) -> list[Circular]:
    """Circulars by key, each in the latest version that was sent: a statement, and one for each
    version after the first.
    """
    found = list(rows_of(agency).filter(key__in=keys).order_by("pk"))
    while found:
        sent = rows_of(agency).filter(replaces__in=found, sent_at__isnull=False)
        after = {each.replaces_id: each for each in sent}
        if not after:
            break
        found = [after.get(each.pk, each) for each in found]
    return found


def staff(agency: str, day: dt.date, units: Units) -> dict[str, list[Part]]:
    """Everybody at work, by key, with the own parts."""
    found: dict[str, list[Part]] = {}
    rows = at_work(agency, day).order_by("id").values_list("person__key", "role", "division")
    for key, role, unit in rows:
        found.setdefault(key, []).append(units.part(role, unit))
    return found


def read_at(rows: Iterable[Circular], person: str) -> dict[int, dt.datetime | None]:
    """When somebody acknowledged each of these, by row."""
    found = Reading.objects.filter(circular__in=[row.pk for row in rows], person=person)
    return dict(found.values_list("circular", "at"))


def readers(row: Circular, people: Staff) -> list[Reader]:
    """Everybody asked, with when it was acknowledged; of one that ended, as it was then."""
    known = [
        Reader(each.person, each.unit, each.role, each.at, here=each.person in people)
        for each in row.readings.order_by("at", "pk")
    ]
    audience = Audience() if row.end else bridge.audience(row)
    return all_readers(audience, people, known, but=row.sent_by)


def counts(rows: Sequence[Circular], people: Staff) -> dict[int, Share]:
    """How many of those asked have acknowledged each of these circulars: one statement."""
    known: dict[int, list[Reader]] = {row.pk: [] for row in rows}
    found = Reading.objects.filter(circular__in=known).values_list("circular", "person", "at")
    for circular, person, at in found:
        known[circular].append(Reader(person, "", "", at))
    return {row.pk: whole(_asked(row, people, known[row.pk])) for row in rows}


def _asked(row: Circular, people: Staff, known: Sequence[Reader]) -> list[Reader]:
    audience = Audience() if row.end or not row.sent_at else bridge.audience(row)
    return all_readers(audience, people, known, but=row.sent_by)


def missing(row: Circular, people: Staff) -> list[Reader]:
    return [each for each in readers(row, people) if each.at is None]


def names_of(found: Iterable[Reader]) -> dict[str, str]:
    return names(each.key for each in found)


def unread(agency: Agency, who: str) -> QuerySet[Circular]:
    """Open circulars that somebody has neither sent nor acknowledged, whomever they ask."""
    done = Reading.objects.filter(person=who).values("circular")
    rows = rows_of(agency).filter(sent_at__isnull=False, end="")
    return rows.exclude(sent_by=who).exclude(pk__in=done)


def open_anywhere() -> QuerySet[Circular]:
    """Every circular that asks anybody."""
    rows = Circular.objects.filter(sent_at__isnull=False, end="", removed_at=None)
    return rows.select_related("agency").order_by("agency", "pk")


def may_have_files(
    agency: str,
    key: str,
    by: str,
    roles: Collection[Role],
    day: dt.date,  # noqa: ARG001 - what files ask every owner
) -> bool:
    """Whoever reads the circular; of a unit also who worked there before."""
    row = Circular.objects.filter(agency__key=agency, key=key, removed_at=None).first()
    if row is None:
        return False
    asked = bridge.audience(row)
    if not OVERSEEING.isdisjoint(roles) or by in {row.made_by, row.sent_by}:
        return True
    if row.sent_at and (asked.everybody or not asked.roles.isdisjoint(roles)):
        return True
    below = Q(parent__key__in=asked.units) | Q(key__in=asked.units)
    units = row.agency.divisions.filter(below).values_list("key", flat=True)
    return bool(asked.units) and had_part_in(agency, by, units)
