"""What stands in the rows and cells of papers on risks, by the key of the column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from prongsai.core.documents.risk_forms import RowsOf
from prongsai.core.documents.script import Script
from prongsai.core.risks.frame import RiskFrame
from prongsai.core.risks.levels import level_of
from prongsai.core.risks.register import (
    Assessed,
    Control,
    FollowUp,
    Rating,
    Risk,
    RiskRegister,
    Treatment,
    Work,
)
from prongsai.core.terms.dates import Style, shown_date, shown_range
from prongsai.core.terms.numbers import half_up

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What cells are written with."""

    register: RiskRegister
    frame: RiskFrame
    script: Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row is about, as far as it goes."""

    number: int = 0
    work: Work | None = None
    risk: Risk | None = None
    treatment: Treatment | None = None
    follow_up: FollowUp | None = None
    component: Assessed | None = None


def rows_of(told: Told, rows: RowsOf) -> list[Row]:
    """The rows of a paper, numbered."""
    found = _ROWS[rows](told)
    return [replace(each, number=number) for number, each in enumerate(found, 1)]


def _risk_row(told: Told, risk: Risk) -> Row:
    return Row(work=told.register.works.get(risk.work or ""), risk=risk)


def _works(told: Told) -> Iterator[Row]:
    yield from (Row(work=each) for each in told.register.works.values())


def _risks(told: Told) -> Iterator[Row]:
    yield from (_risk_row(told, each) for each in told.register.risks.values())


def _bribery(told: Told) -> Iterator[Row]:
    yield from (_risk_row(told, each) for each in told.register.risks.values() if each.bribery)


def _open(told: Told) -> Iterator[Row]:
    for each in told.register.risks.values():
        if each.remaining or each.next_year or each.afterwards not in (None, "none"):
            yield _risk_row(told, each)


def _treatments(told: Told) -> Iterator[Row]:
    for risk in told.register.risks.values():
        row = _risk_row(told, risk)
        for each in told.register.treatments_of(risk.key) or (None,):
            last = told.register.result_of(each.key, told.frame.rounds) if each else None
            yield Row(work=row.work, risk=risk, treatment=each, follow_up=last)


def _follow_ups(told: Told) -> Iterator[Row]:
    for row in _treatments(told):
        if row.treatment is not None:
            for each in told.register.follow_ups_of(row.treatment.key) or (None,):
                yield Row(work=row.work, risk=row.risk, treatment=row.treatment, follow_up=each)


def _components(told: Told) -> Iterator[Row]:
    """All that there are, those too that nobody assessed yet."""
    for key in told.frame.components:
        found = told.register.components.get(key)
        yield Row(component=found or Assessed(key=key, says=""))


_ROWS: Mapping[RowsOf, Callable[[Told], Iterator[Row]]] = {
    RowsOf.WORKS: _works,
    RowsOf.RISKS: _risks,
    RowsOf.BRIBERY: _bribery,
    RowsOf.OPEN_RISKS: _open,
    RowsOf.TREATMENTS: _treatments,
    RowsOf.FOLLOW_UPS: _follow_ups,
    RowsOf.COMPONENTS: _components,
    RowsOf.NONE: lambda _: iter(()),
}


def lines_of(told: Told, row: Row, column: str) -> Lines:
    """What a cell says, line by line; a dash where there is nothing."""
    found = tuple(line for line in _COLUMNS[column](told, row) if line)
    return found or (told.script.say("none"),)


Says = Callable[[Told, Row], Lines]


def _of_work(say: Callable[[Work], str]) -> Says:
    return lambda _, row: (say(row.work),) if row.work else ()


def _of_risk(say: Callable[[Told, Risk], str]) -> Says:
    return lambda told, row: (say(told, row.risk),) if row.risk else ()


def _of_treatment(say: Callable[[Treatment], str]) -> Says:
    return lambda _, row: (say(row.treatment),) if row.treatment else ()


def _of_follow_up(say: Callable[[Told, FollowUp], str]) -> Says:
    return lambda told, row: (say(told, row.follow_up),) if row.follow_up else ()


def _money(work: Work) -> str:
    return "" if work.budget is None else f"{half_up(work.budget, 2):,}"


def _rated(told: Told, rating: Rating) -> str:
    level = level_of(rating, told.frame)
    if level is None:
        return ""
    if rating.score is None:
        return level.name.th
    return told.script.say("rated", score=rating.score, level=level.name.th)


def _step(step: int | None) -> str:
    return "" if step is None else str(step)


def _change(told: Told, risk: Risk) -> str:
    before, after = risk.inherent.score, risk.residual.score
    if before is None or after is None:
        return ""
    if before == after:
        return told.script.say("same")
    return told.script.say("more" if after > before else "less", by=abs(after - before))


def _controllable(told: Told, risk: Risk) -> str:
    if risk.controllable is None:
        return ""
    return told.script.say("yes" if risk.controllable else "no")


def _term(table: str, field: str) -> Callable[[Told, Risk], str]:
    def say(told: Told, risk: Risk) -> str:
        key = getattr(risk, field)
        return "" if key is None else str(getattr(told.frame, table)[key].name.th)

    return say


def _day(day: dt.date) -> str:
    return shown_date(day, Style.SHORT)


def _period(told: Told, row: Row) -> Lines:
    each = row.treatment
    if each is None:
        return ()
    if each.begins and each.ends:
        return (shown_range(each.begins, each.ends, Style.SHORT),)
    return tuple(
        told.script.say(key, day=_day(day))
        for key, day in (("from", each.begins), ("until", each.ends))
        if day
    )


def _controls(say: Callable[[Told, Control], str]) -> Says:
    """A line for each control, numbered where there are several."""

    def lines(told: Told, row: Row) -> Lines:
        found = told.register.controls_of(row.risk.key) if row.risk else ()
        return _listed([say(told, each) for each in found])

    return lines


def _verdict(told: Told, control: Control) -> str:
    return told.frame.verdicts[control.verdict].name.th if control.verdict else "–"


def _listed(lines: list[str]) -> Lines:
    if len(lines) < 2:  # noqa: PLR2004 - one alone needs no number
        return tuple(lines)
    return tuple(f"{number}) {line}" for number, line in enumerate(lines, 1))


def _planned(told: Told, row: Row) -> Lines:
    found = told.register.treatments_of(row.risk.key) if row.risk else ()
    return _listed([each.says for each in found])


def _improvement(told: Told, row: Row) -> Lines:
    """What comes next year, else what is planned already."""
    said = row.risk.next_year if row.risk else ""
    return (said,) if said else _planned(told, row)


def _owner_and_due(told: Told, row: Row) -> Lines:
    found = told.register.treatments_of(row.risk.key) if row.risk else ()
    ends = [each.ends for each in found if each.ends]
    owner = row.risk.owner if row.risk else ""
    return (owner, *([told.script.say("until", day=_day(max(ends)))] if ends else []))


def _work(told: Told, row: Row) -> Lines:
    """The mission or project; of a risk of none, the step it may happen in."""
    return _mission(told, row)[:1]


def _mission(_: Told, row: Row) -> Lines:
    if row.work is None:
        return (row.risk.step,) if row.risk else ()
    return (row.work.name, row.work.objective)


def _treatment(told: Told, row: Row) -> Lines:
    return (row.treatment.says if row.treatment else told.script.say("no_treatment"),)


def _result(told: Told, row: Row) -> Lines:
    if row.treatment is None:
        return ()
    return (row.follow_up.result if row.follow_up else told.script.say("no_result"),)


_COLUMNS: Mapping[str, Says] = {
    "number": lambda _, row: (str(row.number),),
    "work_code": _of_work(lambda work: work.key),
    "strategy": _of_work(lambda work: work.strategy),
    "work": _work,
    "budget": _of_work(_money),
    "objective": _of_work(lambda work: work.objective),
    "indicator": _of_work(lambda work: work.indicator),
    "target": _of_work(lambda work: work.target),
    "mission": _mission,
    "risk_code": _of_risk(lambda _, risk: risk.key),
    "step": _of_risk(lambda _, risk: risk.step),
    "event": _of_risk(lambda _, risk: risk.event),
    "cause": _of_risk(lambda _, risk: risk.cause),
    "kind": _of_risk(_term("kinds", "kind")),
    "area": _of_risk(_term("areas", "area")),
    "owner": _of_risk(lambda _, risk: risk.owner),
    "likelihood": _of_risk(lambda _, risk: _step(risk.inherent.likelihood)),
    "impact": _of_risk(lambda _, risk: _step(risk.inherent.impact)),
    "inherent": _of_risk(lambda told, risk: _rated(told, risk.inherent)),
    "residual": _of_risk(lambda told, risk: _rated(told, risk.residual)),
    "change": _of_risk(_change),
    "response": _of_risk(_term("responses", "response")),
    "afterwards": _of_risk(_term("afterwards", "afterwards")),
    "controllable": _of_risk(_controllable),
    "remaining": _of_risk(lambda _, risk: risk.remaining),
    "next_year": _of_risk(lambda _, risk: risk.next_year),
    "controls": _controls(lambda _, control: control.says),
    "verdicts": _controls(_verdict),
    "treatments": _planned,
    "improvement": _improvement,
    "owner_and_due": _owner_and_due,
    "treatment": _treatment,
    "treatment_owner": _of_treatment(lambda each: each.owner),
    "treatment_indicator": _of_treatment(lambda each: each.indicator),
    "monitoring": _of_treatment(lambda each: each.monitoring),
    "period": _period,
    "round": _of_follow_up(lambda told, each: told.frame.rounds[each.round].name.th),
    "state": _of_follow_up(lambda told, each: told.frame.states[each.state].name.th),
    "result": _result,
    "evidence": _of_follow_up(lambda _, each: each.evidence),
    "percent": _of_follow_up(lambda _, each: _step(each.percent)),
    "problems": _of_follow_up(lambda _, each: each.problems),
    "component": lambda told, row: (
        (told.frame.components[row.component.key].name.th,) if row.component else ()
    ),
    "component_says": lambda _, row: (row.component.says,) if row.component else (),
}
COLUMNS = frozenset(_COLUMNS)
