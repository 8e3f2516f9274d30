"""From which cell each part of a value came, so that its faults are told there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from prongsai.core.terms.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class Places:
    """Sheet, row and column by path: `measures/queue/due`."""

    of: dict[str, Place] = field(default_factory=dict)

    def keep(self, path: str, place: Place) -> None:
        """Remember where something stands; the first of two of one path stays."""
        self.of.setdefault(path, place)

    def placed(self, problem: Problem) -> Problem:
        """A problem that knows its path, at the cell it is about, or at the row that cell is in."""
        path = problem.place.path
        while path and path not in self.of:
            path = path.rpartition("/")[0]
        return replace(problem, place=self.of.get(path, problem.place))
