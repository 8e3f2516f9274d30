"""Measures and projects become links of a chain: whose, until when, how far, proved by what."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import Any

from measure_making import finished, measure, report
from plan_making import kpi, project, reading
from prongsai.core.follow_up.report import Progress, Proof, Reason, Report, ReportState
from prongsai.core.measures.measure import Status, Unit
from prongsai.core.plans.plan import Risk as PlanRisk
from prongsai.core.plans.plan import RiskLevel
from prongsai.core.plans.record import Record
from prongsai.core.risks.register import RiskRegister
from prongsai.core.sight.answers import Answer, Far, Ref, RiskTie, Sort, Works
from risk_making import control, register, risk, treatment
from sight_making import measured, planned

UNITS = (Unit(name="สำนักปลัด"), Unit(name="กองคลัง"))


def one(works: Works) -> Answer:
    [found] = works.answers()
    return found


def of(*reports: Report, **told: Any) -> Far:
    held = measured(measure(units=UNITS, **told), reports=reports)
    found = one(Works(measured=(held,))).far
    assert found is not None
    return found


def test_a_measure_says_its_year_units_and_days() -> None:
    due = dt.date(2025, 9, 30)
    found = one(Works(measured=(measured(measure(units=UNITS, due=due)),)))
    assert found.ref == Ref(Sort.MEASURE, "2568", "queue")
    assert (found.years, found.units, found.due) == ((2568,), ("สำนักปลัด", "กองคลัง"), due)
    assert (found.status, found.is_draft, found.is_dropped) == (Status.IN_FORCE, False, False)


def test_how_far_it_is_is_the_mean_of_all_who_owe_reports() -> None:
    found = of(report(percent=40))
    assert (found.percent, found.owing, found.done, found.stuck) == (Fraction(20), 2, 0, 0)


def test_the_last_report_of_each_unit_counts() -> None:
    found = of(finished(period="q2"), report(percent=30), report(unit="กองคลัง", percent=50))
    assert (found.percent, found.done) == (Fraction(75), 1)


def test_what_was_not_handed_in_or_sent_back_is_not_told() -> None:
    states = (ReportState.DRAFT, ReportState.RETURNED)
    found = of(*(report(state=state, period=f"q{n}") for n, state in enumerate(states, 1)))
    assert (found.told, found.percent) == ((), Fraction(0))


def test_what_cannot_go_on_and_what_was_accepted_is_counted() -> None:
    stuck = report(
        progress=Progress.CANNOT, reason=Reason.NO_BUDGET, state=ReportState.ACCEPTED, percent=10
    )
    found = of(stuck, finished(unit="กองคลัง", state=ReportState.NOTED))
    assert (found.stuck, found.done, found.confirmed) == (1, 1, 2)


def test_each_proof_is_told_once() -> None:
    proof = Proof(title="ภาพถ่าย", address="https://www.example.go.th/1")
    assert of(finished(), finished(unit="กองคลัง")).proofs == (proof,)


def test_what_proved_an_earlier_report_still_proves_it() -> None:
    found = of(finished(), report(period="q2", percent=60))
    assert (found.percent, found.proofs) == (Fraction(30), finished().proofs)


def test_a_measure_of_nobody_is_nowhere() -> None:
    held = measured(measure(units=()))
    assert one(Works(measured=(held,))).far is None


def test_a_project_says_its_years_and_how_its_figures_stand() -> None:
    held = planned(
        project(kpis=(kpi(),), items=("O1",), responsible=("กองคลัง",)),
        record=Record(readings=(reading(value="85"),)), draft=True,
    )  # fmt: skip
    found = one(Works(planned=(held,)))
    assert found.ref == Ref(Sort.PROJECT, "p1", "1")
    assert (found.years, found.naming.items) == ((2566, 2567), ("O1",))
    assert [each.met for each in found.kpis] == [True]
    assert found.is_draft


def test_a_project_of_one_year_is_done_in_that_year() -> None:
    days: dict[str, Any] = {"begins": dt.date(2023, 10, 1), "ends": dt.date(2024, 3, 31)}
    found = one(Works(planned=(planned(project(**days)),)))
    assert found.years == (2567,)


def test_measures_come_before_projects_and_the_earlier_year_first() -> None:
    works = Works(
        measured=(measured(in_year=2568), measured(in_year=2567)), planned=(planned(),)
    )  # fmt: skip
    assert [each.years[0] for each in works.answers()] == [2567, 2568, 2566]


def risks(year: int = 2568) -> RiskRegister:
    rows = (
        risk("R1", bribery=True), risk("R2", event="เอกสารหาย"), risk("R3"),
        treatment(measures=("queue",)), control(risk="R2", projects=("1",)),
    )  # fmt: skip
    return register(*rows, fiscal_year=year)


def test_risks_that_name_a_measure_stand_beside_it() -> None:
    works = Works(measured=(measured(),), registers=(risks(), risks(2560)))
    assert one(works).risks == (RiskTie("R1", "รับของแลกการอนุญาต", bribery=True, year=2568),)


def test_a_project_names_risks_and_is_named_by_them() -> None:
    told = PlanRisk(key="1", work="พัสดุ", event="เสนอราคาร่วมกัน", level=RiskLevel.HIGH)
    held = planned(project(risks=("1", "9")))
    held = replace(held, plan=replace(held.plan, risks=(told,)))
    works = Works(planned=(held,), registers=(risks(2567), risks(2560)))
    assert [each.key for each in one(works).risks] == ["1", "R2"]
