"""Who a row is about: a code wins, names are compared after tidying, nothing is merged by guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from prongsai.core.terms.problem import NOWHERE, Place, Problem, Severity
from prongsai.core.terms.thai import look_alike, tidy


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as an answer file or a register names it."""

    name: str
    code: str = ""
    province: str = ""
    headcounts: Mapping[str, int] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    kind: str = ""
    """What sort of agency it is, as the list of agencies writes it."""
    size: str = ""
    """How large it is, as the list of agencies writes it; its maker knows what counts."""

    @property
    def key(self) -> tuple[str, str, str]:
        """The code where there is one, else name and province; never one taken for the other."""
        return (self.code, "", "") if self.code else ("", self.name, self.province)

    @property
    def label(self) -> str:
        """How to tell it from its namesakes when speaking of it."""
        return f"{self.name} ({self.province})" if self.province else self.name


@dataclass(frozen=True, slots=True)
class Sighting:
    """One way an agency is written in the data, and where it was first seen."""

    code: str
    name: str
    province: str
    place: Place = NOWHERE
    rows: int = 1


Resolved = Mapping[tuple[str, str, str], Agency | Problem]
"""What each (code, name, province) means, or why it was refused."""


class Register:
    """The agencies one expects, from a list; empty when there is none."""

    def __init__(self, agencies: Iterable[Agency] = ()) -> None:
        self.agencies = tuple(agencies)
        self._by_code = {agency.code: agency for agency in self.agencies if agency.code}
        self._by_name: dict[str, list[Agency]] = {}
        for agency in self.agencies:
            for name in (agency.name, *agency.aliases):
                self._by_name.setdefault(tidy(name), []).append(agency)

    def __bool__(self) -> bool:
        return bool(self.agencies)

    def find(self, sighting: Sighting) -> Agency | Problem:
        """The one agency meant, or why it cannot be told."""
        if sighting.code:
            found = self._by_code.get(sighting.code)
            return found or _refused("agency-unknown", sighting, agency=sighting.code)
        named = self._by_name.get(sighting.name, [])
        fitting = [a for a in named if sighting.province in ("", tidy(a.province))]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            provinces = ", ".join(sorted(agency.province for agency in fitting))
            return _refused("agency-ambiguous", sighting, agency=sighting.name, provinces=provinces)
        close = [a.name for a in self.agencies if look_alike(a.name) == look_alike(sighting.name)]
        code = "agency-spelled-otherwise" if close else "agency-unknown"
        return _refused(code, sighting, agency=sighting.name, other=", ".join(close))


def resolve(sightings: Iterable[Sighting], register: Register) -> tuple[Resolved, list[Problem]]:
    """Tell agencies apart; every doubt becomes a problem."""
    seen = list(sightings)
    problems: list[Problem] = []
    resolved: dict[tuple[str, str, str], Agency | Problem] = {}
    provinces = _provinces(seen)
    for sighting in seen:
        found = register.find(sighting) if register else _from_data(sighting, provinces)
        resolved[sighting.code, sighting.name, sighting.province] = found
        if isinstance(found, Problem):
            problems.append(found)
    problems.extend(_two_spellings(seen, resolved))
    return resolved, problems


def _provinces(seen: Iterable[Sighting]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for sighting in seen:
        if sighting.province and not sighting.code:
            found.setdefault(sighting.name, set()).add(sighting.province)
    return found


def _from_data(sighting: Sighting, provinces: Mapping[str, set[str]]) -> Agency | Problem:
    """Without a register the data itself must tell namesakes apart."""
    if sighting.code:
        return Agency(sighting.name or sighting.code, sighting.code, sighting.province)
    if not sighting.name:
        return _refused("agency-missing", sighting)
    elsewhere = provinces.get(sighting.name, set())
    province = sighting.province
    if not province and len(elsewhere) > 1:
        names = ", ".join(sorted(elsewhere))
        return _refused("agency-ambiguous", sighting, agency=sighting.name, provinces=names)
    if not province and elsewhere:
        province = next(iter(elsewhere))
    return Agency(sighting.name, "", province)


def _refused(code: str, sighting: Sighting, **facts: str) -> Problem:
    return Problem(code, facts, sighting.place, Severity.REFUSED, sighting.rows)


def _two_spellings(seen: Iterable[Sighting], resolved: Resolved) -> list[Problem]:
    """Names a reader would take for one: reported; merged only where a code says they are one."""
    problems: list[Problem] = []
    by_code: dict[str, Sighting] = {}
    by_look: dict[tuple[str, str], Sighting] = {}
    for sighting in seen:
        agency = resolved[sighting.code, sighting.name, sighting.province]
        if isinstance(agency, Problem):
            continue
        if sighting.code:
            first = by_code.setdefault(sighting.code, sighting)
        else:
            first = by_look.setdefault((look_alike(sighting.name), agency.province), sighting)
        if sighting.name and first.name and first.name != sighting.name:
            code = "agency-two-spellings" if not sighting.code else "agency-code-two-names"
            facts = {"one": first.name, "other": sighting.name, "agency_code": sighting.code}
            problems.append(Problem(code, facts, sighting.place, Severity.WARNING))
    return problems
