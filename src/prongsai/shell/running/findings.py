"""What looking an installation over found: checks by name, each with its problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from textwrap import indent
from typing import Any

from prongsai.core.terms.problem import Problem, Refused, Severity
from prongsai.core.terms.words import Language
from prongsai.workshop.voice import Voice

CHECKS = (
    "settings", "folder", "key", "room", "standing", "clock", "fonts", "mail", "backup",
    "database", "debug", "worker", "jobs", "files", "trail", "results",
    "time",
)  # fmt: skip
"""Names of everything that is looked at, in this order; they never change their meaning."""
LANGUAGES: tuple[Language, ...] = ("th", "en")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at; what comes after a stop can't be looked at without it."""

    name: str
    look: Callable[[], Iterable[Problem]]
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that was made, and what it found."""

    name: str
    problems: tuple[Problem, ...]

    @property
    def state(self) -> str:
        worst = {problem.severity for problem in self.problems}
        if Severity.REFUSED in worst:
            return "fault"
        return "warning" if Severity.WARNING in worst else "ok"


def made(checks: Iterable[Check]) -> Iterator[Finding]:
    """Each check in turn, to the first that the others can't do without."""
    for check in checks:
        try:
            finding = Finding(check.name, tuple(check.look()))
        except Refused as refused:
            finding = Finding(check.name, refused.problems)
        yield finding
        if check.stops and finding.state == "fault":
            return


def told(finding: Finding, voice: Voice) -> Iterator[tuple[str, str]]:
    """Lines for people, each with its state."""
    mark = voice.phrase(f"doctor_{finding.state}")
    yield f"{mark:>8}  {voice.phrase(f'doctor_look_{finding.name}')}", finding.state
    for problem in finding.problems:
        yield indent(voice.full(problem), " " * 10), finding.state


def as_json(finding: Finding) -> dict[str, Any]:
    """The same for programs, in both languages."""
    return {
        "check": finding.name,
        "state": finding.state,
        "problems": [_problem(each) for each in finding.problems],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    said: dict[str, Any] = {
        "code": problem.code,
        "severity": problem.severity.value,
        "facts": dict(problem.facts),
    }
    for language in LANGUAGES:
        voice = Voice(language)
        said[language] = {"is": voice.sentence(problem), "mend": voice.mend(problem)}
    return said
