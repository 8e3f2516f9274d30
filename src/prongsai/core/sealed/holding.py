"""Who is given a key to a report: the officers in charge less everybody whom it concerns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.access.roles import Role
from prongsai.core.shapes.fields import told, told_or
from prongsai.core.terms.problem import refuse

LEAST = 2
"""So many must be able to open a report: one alone could lose it, or make it disappear."""


class Whom(StrEnum):
    """Whom a report is about, as far as who opens it depends on that."""

    EXECUTIVE = "executive"
    """The mayor, or whoever else leads."""
    CHIEF_ADMINISTRATOR = "chief_administrator"
    UNIT = "unit"
    """Somebody in a unit, or the unit."""
    UNSAID = "unsaid"
    """Somebody else, several, or not known."""


HIGH = {
    Whom.EXECUTIVE: Role.EXECUTIVE,
    Whom.CHIEF_ADMINISTRATOR: Role.CHIEF_ADMINISTRATOR,
}
"""Those under whom everybody works who could look into it: the way outside is shown first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Whom a report concerns; it is sealed like the report itself."""

    whom: Whom = told_or(Whom.UNSAID, "Which office, if it is one of those that matter.")
    units: tuple[str, ...] = told_or((), "Keys of the units concerned.")
    people: tuple[str, ...] = told_or((), "Keys of officers who must not open it.")

    @property
    def is_high(self) -> bool:
        """Whether bodies outside are shown before the form."""
        return self.whom in HIGH


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Somebody in charge of reports, or of the identities of those who make them."""

    key: str = told("Key of the person.")
    units: frozenset[str] = told_or(frozenset(), "His unit and those above it.")
    roles: frozenset[Role] = told_or(frozenset(), "What else he is in this agency.")
    able: bool = told_or(True, "Whether he has set up a key.")

    def is_concerned(self, about: About) -> bool:
        """Whether a report is about him, his unit, or the office he holds."""
        office = HIGH.get(about.whom)
        return (
            self.key in about.people
            or not self.units.isdisjoint(about.units)
            or (office is not None and office in self.roles)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """To whom a report is sealed. The recovery key is always one more."""

    holders: tuple[str, ...] = told("Officers who can open it.")
    blind: tuple[str, ...] = told("Officers whose slot opens nothing, so that none is missing.")
    custodians: tuple[str, ...] = told("Who keeps the identity; none if it can't be kept apart.")
    blind_custodians: tuple[str, ...] = told("Custodians whose slot opens nothing.")

    @property
    def may_be_named(self) -> bool:
        """Whether there is somebody other than one single holder to keep the identity."""
        return any(set(self.holders) - {each} for each in self.custodians)


def planned(officers: Sequence[Officer], custodians: Sequence[Officer], about: About) -> Plan:
    """Who holds a report about these; refused where fewer than two could open it."""
    holders, blind = _parted(officers, about)
    if len(holders) < LEAST:
        raise refuse("sealed-too-few", number=str(len(holders)), least=str(LEAST))
    keepers, blind_keepers = _parted(custodians, about)
    return Plan(
        holders=holders, blind=blind, custodians=keepers, blind_custodians=blind_keepers
    )  # fmt: skip


def _parted(people: Iterable[Officer], about: About) -> tuple[tuple[str, ...], tuple[str, ...]]:
    able = sorted((each for each in people if each.able), key=lambda each: each.key)
    return (
        tuple(each.key for each in able if not each.is_concerned(about)),
        tuple(each.key for each in able if each.is_concerned(about)),
    )


def handed_on(
    by: str, opened_by: Collection[str], officers: Sequence[Officer],
    custodians: Sequence[Officer], about: About,
) -> Plan:  # fmt: skip
    """Who holds it after it was sealed anew; only somebody who can open it can do that.

    Whoever is in charge by then is in, whoever left is out, and whom it concerns stays out.
    """
    if by not in opened_by:
        raise refuse("sealed-not-a-holder")
    return planned(officers, custodians, about)


def widened(about: About, *, units: Iterable[str] = (), people: Iterable[str] = ()) -> About:
    """More of those who must not open it, found on reading; nobody is taken off again."""
    return About(
        whom=about.whom,
        units=tuple(sorted({*about.units, *units})),
        people=tuple(sorted({*about.people, *people})),
    )
