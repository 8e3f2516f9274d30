"""What whoever publishes takes upon himself: what no program can tell, somebody looks at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prongsai.core.terms.problem import Place, Problem, Severity

GUESSED = frozenset({"release-day", "release-small", "release-difference"})
"""What a count stands for is told by a heading alone: somebody may say why it is no matter here."""


@dataclass(frozen=True, slots=True)
class Assent:
    """Names of files that somebody has looked through, and why he passes over warnings."""

    looked: frozenset[str] = frozenset()
    reason: str = ""

    def missing(self, to_look: Iterable[Problem]) -> list[Problem]:
        """What must still be said before it goes out."""
        wanted = list(to_look)
        files = {each.place.file for each in wanted} - self.looked
        found = [
            Problem("look-missing", {"file": each}, Place(file=each)) for each in sorted(files)
        ]
        if needs_reason(wanted) and not self.reason.strip():
            found.append(Problem("look-reason"))
        return found


NO_ASSENT = Assent()


def is_to_look(problem: Problem) -> bool:
    return problem.severity is Severity.WARNING


def needs_reason(to_look: Sequence[Problem]) -> bool:
    """Whether one of them is a rule that somebody must have a reason to pass over."""
    return any(each.code in GUESSED for each in to_look)
