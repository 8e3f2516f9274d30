"""Reading what stands around a case: boxes, referrals, what was told to whom by which way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.models_around import BoxOpening, Delivery, Referral
from prongsai.apps.cases.telling import HEARERS, OWN, name_of
from prongsai.apps.look.words import phrase
from prongsai.apps.notices.queries import told_of

LAST = 100
"""So many openings are shown."""


def openings_of(agency: Agency) -> Sequence[BoxOpening]:
    """The latest first, with how many cases came of each."""
    rows = BoxOpening.objects.filter(agency=agency).annotate(entered=Count("sheets"))
    return list(rows.order_by("-day", "-pk")[:LAST])


def opening_of(agency: Agency, key: str) -> BoxOpening | None:
    rows = BoxOpening.objects.filter(agency=agency).prefetch_related("sheets__case")
    return rows.filter(key=key).first()


def referral_of(case: Case, key: str) -> Referral | None:
    return Referral.objects.filter(case=case, key=key).first()


def referrals_of(case: Case) -> Sequence[Referral]:
    return list(Referral.objects.filter(case=case).order_by("day", "pk"))


@dataclass(frozen=True, slots=True)
class Telling:
    """One event told by one way: to whoever brought it, or to how many of the office."""

    event: int
    channel: str
    state: str
    people: int = 0

    @property
    def whom(self) -> str:
        if not self.people:
            return phrase("telling.bringer")
        return phrase("telling.officers", number=self.people)


def tellings_of(case: Case) -> list[Telling]:
    """The slip, what officers told whoever brought it, what officers were told: two statements."""
    found = [Telling(1, "slip", "copied")]
    rows = Delivery.objects.filter(case=case).values_list("event", "channel", "state")
    found += [Telling(*row) for row in rows]
    events = {
        name_of(case, number, to): (number, to)
        for number in range(1, case.events_count + 1)
        for to in HEARERS
    }
    officers = Counter[tuple[int, str, str]]()
    for event, channel, state, people in told_of(events):
        number, to = events[event]
        if to == OWN:
            found.append(Telling(number, channel, state))
        else:
            officers[number, channel, state] += people
    found += [Telling(*which, people) for which, people in officers.items()]
    return sorted(found, key=lambda each: (each.event, each.people, each.channel))
