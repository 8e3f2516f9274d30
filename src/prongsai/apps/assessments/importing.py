"""A result from files: checked first, kept nowhere, saved only when somebody confirms it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.apps.assessments import bridge
from prongsai.apps.assessments.actions import Doer, Source, Standing, enter
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.look.sealing import sealed, unsealed
from prongsai.core.answers.gather import Unit
from prongsai.core.scoring.score import OVERALL, Scorer, Scores
from prongsai.core.scoring.values import NotScored, Reason
from prongsai.core.terms.numbers import exact, half_up
from prongsai.core.terms.problem import Problem, refuse
from prongsai.workshop.results import result_of
from prongsai.workshop.uploads import Found, Upload, read_uploads

_SEAL = "assessments.import"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How files are to be taken."""

    standing: Standing
    only_clean: bool = False
    """Whether rows with faults are passed over."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read, and what it would come to."""

    found: Found | None
    """What the files held; nothing where they were read before and are shown once more."""
    scores: Scores
    published: str
    standing: str
    source: str
    notes: tuple[Problem, ...]
    token: str
    """All of it, sealed: it goes to the reader and comes back when he confirms."""

    @property
    def is_estimate(self) -> bool:
        return self.source == Source.ANSWERS.value


class Import:
    """Files taken into one year, beside its last version, by one person."""

    def __init__(self, assessment: Assessment, last: Result | None, by: str) -> None:
        self.assessment = assessment
        self.last = last
        row = last or assessment
        self.scorer: Scorer = bridge.scorer_of(row)
        self.whose = [assessment.agency.key, str(assessment.year), row.pack_hash, by]

    def check(self, uploads: Sequence[Upload], wanted: Wanted) -> Checked:
        """Read the files; refuses with every problem, and with what leaves a score out."""
        agency = bridge.agency_of(self.assessment.agency)
        found = read_uploads(uploads, self.scorer.loaded, agency, only_clean=wanted.only_clean)
        unit = bridge.unit_of(self.assessment.agency, found.given, found.published)
        answers = bool(found.given.answers)
        published = ""
        if found.published is not None:
            published = str(half_up(found.published, self.scorer.pack.rounding.places))
        said = {
            # What is counted here is an estimate of the agency's own, whatever was chosen.
            "standing": (Standing.PROVISIONAL if answers else wanted.standing).value,
            "source": (Source.ANSWERS if answers else Source.FILE).value,
            "published": published,
            "given": bridge.stored(found.given),
        }
        return self._checked(unit, said, found)

    def again(self, token: str) -> Checked:
        """What was checked, once more beside what somebody saved meanwhile."""
        said = unsealed(_SEAL, token, self.whose)
        published = said["published"]
        unit = bridge.unit_of(
            self.assessment.agency,
            bridge.given_from(said["given"]),
            exact(published) if published else None,
        )
        return self._checked(unit, said, None)

    def _checked(self, unit: Unit, said: Mapping[str, Any], found: Found | None) -> Checked:
        result = result_of(self.scorer, unit)
        missing = ", ".join(_missing(result.scores))
        if missing:
            raise refuse("import-incomplete", missing=missing)
        seen = self.last.version if self.last else 0
        return Checked(
            found=found,
            scores=result.scores,
            published=said["published"],
            standing=said["standing"],
            source=said["source"],
            notes=tuple(each for each in result.notes if each.code not in bridge.ABOUT_RULES),
            token=sealed(_SEAL, {**said, "seen": seen}, self.whose),
        )

    def confirm(self, token: str, doer: Doer) -> Result:
        """Save what was checked, by whoever checked it, if nobody saved a version meanwhile."""
        said = unsealed(_SEAL, token, self.whose)
        return enter(
            self.assessment,
            bridge.given_from(said["given"]),
            doer,
            standing=Standing(said["standing"]),
            source=Source(said["source"]),
            published=said["published"],
            seen=said["seen"],
        )


def _missing(scores: Scores) -> Iterator[str]:
    """What keeps the total from being told, but for rules nobody knows."""
    overall = scores.overall
    if isinstance(overall, NotScored) and overall.reason is not Reason.RULE_UNKNOWN:
        yield from overall.because or (OVERALL,)
