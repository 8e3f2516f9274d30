"""Where each link of a chain leads: its place in the line of sight, and its own page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from prongsai.apps.measures.around import Held as Measures
from prongsai.apps.plans.around import Held as Planned
from prongsai.apps.risks.queries import Held as Register
from prongsai.core.sight.answers import Ref, RiskTie, Sort


@dataclass(frozen=True, slots=True)
class Leads:
    """What addresses call the measures, projects and risks of one line of sight."""

    agency: str
    year: int
    """Of the result that is looked at."""
    measures: Mapping[Ref, str]
    editions: Mapping[Ref, int]
    """In which edition of its plan a project stands."""
    risks: Mapping[tuple[int, str], str]

    @classmethod
    def of(
        cls, agency: str, year: int, held: Iterable[Measures], plans: Iterable[Planned],
        registers: Iterable[Register],
    ) -> Leads:  # fmt: skip
        return cls(
            agency,
            year,
            {
                Ref(Sort.MEASURE, str(each.file.fiscal_year), code): key
                for each in held for code, key in each.keys.items()
            },
            {
                Ref(Sort.PROJECT, each.key, project.key): each.edition
                for each in plans for project in each.plan.projects
            },
            {
                (each.year.year, code): each.row("risk", code).key
                for each in registers for code in each.register.risks
            },
        )  # fmt: skip

    def chain(self, ref: Ref) -> str:
        """What it was for and what it won."""
        if ref.sort is Sort.MEASURE:
            return reverse("sight:measure", args=[self.agency, self.measures[ref]])
        address = reverse("sight:project", args=[self.agency, ref.of, ref.key])
        return f"{address}?year={self.year}"

    def own(self, ref: Ref) -> str:
        """Its page in the app that keeps it."""
        if ref.sort is Sort.MEASURE:
            return reverse("measures:measure", args=[self.agency, self.measures[ref]])
        return reverse("plans:project", args=[self.agency, ref.of, self.editions[ref], ref.key])

    def risk(self, tie: RiskTie) -> str:
        """The page of a risk; of a risk that only a plan names, there is none."""
        key = self.risks.get((tie.year, tie.key))
        return reverse("risks:risk", args=[self.agency, tie.year, key]) if key else ""

    def measure(self, key: str) -> Ref | None:
        """Which measure an address names."""
        return next((ref for ref, known in self.measures.items() if known == key), None)
