"""From files to scored agencies: the one path that `score`, `explain` and `compare` share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from prongsai.core.answers.agencies import Agency, Register
from prongsai.core.answers.gather import Counted, Gathered, Summary, Unit, gather, of_year
from prongsai.core.answers.headers import Vocabulary
from prongsai.core.criteria.levels import Level
from prongsai.core.criteria.load import Loaded
from prongsai.core.criteria.pack import Standing
from prongsai.core.privacy.policy import Policy
from prongsai.core.scoring.bundle import other_rules
from prongsai.core.scoring.descent import carry, descent
from prongsai.core.scoring.divisions import showable
from prongsai.core.scoring.score import OVERALL, Scorer, Scores
from prongsai.core.scoring.values import NotScored
from prongsai.core.terms.numbers import half_up
from prongsai.core.terms.problem import Place, Problem, Refused, Severity
from prongsai.shell.library import Library
from prongsai.shell.progress import Progress
from prongsai.shell.tables import read_table


@dataclass(frozen=True, slots=True)
class Result:
    """One agency or division, scored."""

    agency: Agency
    division: str
    unit: Unit
    scores: Scores
    notes: tuple[Problem, ...]
    visible: frozenset[str] | None = None
    """Keys that disclosure control lets through; None shows everything."""

    def shown(self, key: str) -> Decimal | None:
        return self.scores.shown(key) if self.is_visible(key) else None

    def exact(self, key: str) -> Fraction | None:
        return self.scores.exact(key) if self.is_visible(key) else None

    @property
    def level(self) -> Level | None:
        return self.scores.level if self.is_visible(OVERALL) else None

    @property
    def passed(self) -> bool | None:
        return self.scores.passed if self.is_visible(OVERALL) else None

    def answered(self, instrument: str) -> int | None:
        """How many answered; a hidden part does not even say that."""
        return self.unit.given.respondents.get(instrument) if self.is_visible(instrument) else None

    def is_visible(self, key: str) -> bool:
        return self.visible is None or key in self.visible

    @property
    def respondents(self) -> int:
        return sum(self.unit.given.respondents.values())


@dataclass(frozen=True)
class Run:
    """All results of one run with everything to be said about it."""

    scorer: Scorer
    results: tuple[Result, ...]
    problems: tuple[Problem, ...]
    summary: Summary

    @cached_property
    def of(self) -> Mapping[tuple[str, str, str], Result]:
        """Results by the key of their agency; the first where one was named twice."""
        return {result.agency.key: result for result in reversed(self.results)}

    @property
    def loaded(self) -> Loaded:
        return self.scorer.loaded

    @property
    def refused(self) -> bool:
        return any(problem.severity is Severity.REFUSED for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be scored, and how."""

    files: Sequence[Path]
    by_division: bool = False
    register: Register = field(default_factory=Register)
    policy: Policy = field(default_factory=Policy)
    strict: bool = False


def collect(
    asked: Asked, loaded: Loaded, progress: Progress, *, other_years_pass: bool = False
) -> tuple[Gathered, list[Problem]]:
    """Read and add up all files under one pack; a file that cannot be read stops it all."""
    vocabulary = Vocabulary(loaded.pack)
    tables: list[Counted] = []
    problems: list[Problem] = []
    stopped = False
    _no_file_twice(asked.files)
    for path in asked.files:
        progress.reading(path)
        try:
            table = read_table(path, vocabulary)
        except Refused as refused:
            problems.extend(refused.problems)
            stopped = True
            continue
        tables.append(table.counted)
        problems.extend(table.problems)
        if table.bundle is not None:
            problems.extend(other_rules(table.bundle, loaded, table.counted.place))
    if stopped:
        raise Refused(problems)
    year = int(loaded.pack.id.split("/")[1])
    if other_years_pass:
        tables = [of_year(table, year) for table in tables]
    gathered = gather(tables, asked.register, year, by_division=asked.by_division)
    return gathered, [*problems, *gathered.problems]


def _no_file_twice(files: Sequence[Path]) -> None:
    """The same answers counted twice would pass for twice as many people."""
    seen: set[Path] = set()
    for path in files:
        if path.resolve() in seen:
            raise Refused([Problem("file-twice", {}, Place(file=str(path)))])
        seen.add(path.resolve())


def run_files(
    asked: Asked,
    loaded: Loaded,
    progress: Progress,
    under: tuple[Loaded, Library] | None = None,
    *,
    other_years_pass: bool = False,
) -> Run:
    """Read, count, score; `under` scores the same answers by another year's pack."""
    gathered, problems = collect(asked, loaded, progress, other_years_pass=other_years_pass)
    if under is not None:
        loaded, gathered, cuts = carried(gathered, loaded, *under)
        problems.extend(cuts)
    refusals = [problem for problem in problems if problem.severity is Severity.REFUSED]
    if asked.strict and refusals:
        raise Refused([*problems, Problem("strict-refused-all", {})])
    scorer = Scorer(loaded)
    results = [result_of(scorer, unit) for unit in progress.over(gathered.units, "scoring")]
    if asked.by_division:
        results = _breakdown(scorer, results, asked.policy)
    return Run(scorer, tuple(results), tuple(problems), gathered.summary)


def carried(
    gathered: Gathered, loaded: Loaded, target: Loaded, library: Library
) -> tuple[Loaded, Gathered, list[Problem]]:
    """What was counted under one year's codes, said under another's; what is not, is named."""
    years = [int(pack.id.split("/")[1]) for pack in (loaded.pack, target.pack)]
    scheme = loaded.pack.id.split("/")[0]
    if years[0] > years[1]:
        facts = {"from": loaded.pack.id, "to": target.pack.id}
        raise Refused([Problem("under-earlier-year", facts)])
    lineage = descent(library.chain(years[0], years[1], scheme))
    units = tuple(
        replace(unit, given=carry(unit.given, lineage), published=None) for unit in gathered.units
    )
    named: dict[str, list[str]] = {}
    for cut in lineage.cuts:
        named.setdefault(f"carry-{cut.cut}", []).append(cut.code)
    cuts = [_note(code, codes=", ".join(codes)) for code, codes in named.items()]
    return target, replace(gathered, units=units), cuts


def result_of(scorer: Scorer, unit: Unit) -> Result:
    """Score one agency, with the notes that belong to it."""
    scores = scorer.score(unit.given)
    return Result(unit.agency, unit.division, unit, scores, tuple(_notes(scorer, unit, scores)))


def _notes(scorer: Scorer, unit: Unit, scores: Scores) -> Iterable[Problem]:
    """What a reader of this agency's numbers must know."""
    yield from pack_notes(scorer.loaded)
    for code in _asked_both_ways(scorer, unit):
        yield _note("item-whole-and-parts", item=code)
    for instrument, least in scores.too_few.items():
        found = str(unit.given.respondents[instrument])
        yield _note("sample-too-few", instrument=instrument, found=found, least=str(least))
    overall = scores.overall
    if isinstance(overall, NotScored):
        yield _note(f"not-scored-{overall.reason}", of=OVERALL, because=", ".join(overall.because))
    for miss in scores.misses:
        yield _note(
            "level-withheld",
            level=miss.level.name.th,
            level_en=miss.level.name.en,
            instrument=miss.instrument,
            floor=str(miss.floor),
            score=str(miss.score),
        )
    total = scores.shown(OVERALL)
    if unit.published is not None and total is not None and unit.published != total:
        yield _note(
            "published-differs",
            published=str(half_up(unit.published, scores.places)),
            computed=str(total),
        )


def pack_notes(loaded: Loaded) -> Iterable[Problem]:
    """What must be said on everything made with this pack."""
    if loaded.pack.standing is Standing.DRAFT:
        yield _note("pack-draft", pack=loaded.pack.id)
    if loaded.assumed:
        yield _note("pack-assumed", pack=loaded.assumed)
    for key, answer in loaded.choices.items():
        yield _note("pack-choice", key=key, answer=answer)


def _asked_both_ways(scorer: Scorer, unit: Unit) -> list[str]:
    """Items that some answered as a whole and some in parts: only one of the two counts."""
    asked = {question for answers in unit.given.answers.values() for question in answers}
    wholes = [code for code, part in asked if not part and scorer.pack.items[code].parts]
    return sorted(code for code in wholes if any(c == code and part for c, part in asked))


def _note(code: str, **facts: str) -> Problem:
    return Problem(code, facts, severity=Severity.NOTE)


def _breakdown(scorer: Scorer, results: Sequence[Result], policy: Policy) -> list[Result]:
    """Divisions with only what disclosure control lets through."""
    by_agency: dict[tuple[str, str, str], list[Result]] = {}
    for result in results:
        by_agency.setdefault(result.agency.key, []).append(result)
    shown: list[Result] = []
    for members in by_agency.values():
        visible = showable(scorer, {m.division: (m.unit.given, m.scores) for m in members}, policy)
        shown.extend(_masked(member, visible) for member in members)
    return shown


def _masked(result: Result, visible: Mapping[str, frozenset[str]]) -> Result:
    keys = visible[result.division]
    answered = bool(result.unit.given.answers)
    hidden = sorted(i for i in result.unit.given.respondents if i not in keys)
    # Other notes speak of scores and sizes that may be hidden.
    notes = [note for note in result.notes if note.code.startswith("pack-")]
    notes.extend(_note("division-withheld", instrument=instrument) for instrument in hidden)
    if not answered:
        notes.append(_note("division-needs-answers"))
    return Result(result.agency, result.division, result.unit, result.scores, tuple(notes), keys)
