"""Papers of data that apps give say what the same data say on the command line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from given_making import OFFICE, everything, measures, plan, risks
from measure_making import FILES, YEARS
from plan_making import plans
from prongsai.core.documents.content import Content
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.plain_text import as_text
from prongsai.core.plans.editions import Book
from prongsai.core.terms.problem import Refused
from prongsai.workshop import measures as measure_papers
from prongsai.workshop.given_papers import BUILDERS, Setting, built
from prongsai.workshop.kept_data import frozen, thawed, value_of
from prongsai.workshop.risks import paper as risk_paper
from prongsai.workshop.risks import read_risks
from risk_making import SHELF

DAY = dt.date(2026, 8, 20)
CONTENT = Content(agency="เทศบาลตำบลนาฝัน", subject="เรื่องที่พิมพ์", body=(), position="")


def drawn(kind: str, given: dict[str, Any], **typed: Any) -> Document:
    """As it is drawn once it went through the database."""
    setting = Setting(SHELF, replace(CONTENT, **typed), DAY)
    return built(kind, thawed(frozen(given)), setting)


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        work()
    return refused.value.problems[0].code


def test_each_kind_has_data_here() -> None:
    assert everything().keys() == BUILDERS.keys()


@pytest.mark.parametrize(
    ("kind", "given", "shape"),
    [
        ("measures-table", measures(), "reporting"),
        ("measures-table", measures(shape="indicators"), "indicators"),
        ("measures-progress", measures(period="h1"), "six-months"),
        ("measures-progress", measures(period="q2"), "q2"),
        ("measures-annual", measures(), "annual"),
    ],
)
def test_papers_on_measures_are_those_of_the_year_s_file(
    kind: str, given: dict[str, Any], shape: str
) -> None:
    found = FILES.read(YEARS / "six-month-2563.yaml")
    paper = measure_papers.paper(found, SHELF, shape, "th", Numerals.THAI, DAY)

    assert drawn(kind, given) == paper


@pytest.mark.parametrize(("kind", "paper"), [("plan", "plan"), ("plan-budget", "budget")])
def test_the_plan_and_its_budget_are_those_of_the_plan_s_file(kind: str, paper: str) -> None:
    book = value_of(Book, plan()["book"])

    assert drawn(kind, plan()) == plans().document(book, paper, DAY)


@pytest.mark.parametrize("form", ["report", "bs1", "pk5"])
def test_papers_on_risks_are_those_of_the_register(form: str) -> None:
    register = read_risks(SHELF.root.parents[2] / "examples" / "risks.json", SHELF)[0]
    kind = "risk-report" if form == "report" else "risk-form"

    assert drawn(kind, risks(form=form)) == risk_paper(register, form, SHELF, DAY)


def test_an_announcement_has_the_body_of_the_plan_and_the_head_of_its_paper() -> None:
    typed = {"position": "นายกเทศมนตรี", "signer": "ผู้ลงนาม", "dated": DAY}
    said = as_text(drawn("plan-announcement", plan(), **typed))

    assert "เทศบาลตำบลนาฝัน" in said.splitlines()[2]
    for each in ("เรื่องที่พิมพ์", "ผู้ลงนาม", "๒๐ สิงหาคม พ.ศ. ๒๕๖๙", "๒๙ โครงการ"):
        assert each in said


def test_an_order_appoints_offices_and_bears_the_number_of_its_paper() -> None:
    said = as_text(drawn("plan-order", plan(OFFICE), number="7/2569"))

    assert OFFICE in said
    assert "๗/๒๕๖๙" in said


def test_there_is_no_order_without_anybody_to_appoint() -> None:
    assert code_of(lambda: drawn("plan-order", plan())) == "plan-order-nobody"


@pytest.mark.parametrize(
    ("kind", "given"), [("measures-annual", measures()), ("risk-form", risks(form="pk1"))]
)
def test_whoever_signs_a_report_stands_below_it(kind: str, given: dict[str, Any]) -> None:
    typed = {"signer": "สมศรี สมมติ", "position": "นักวิเคราะห์นโยบาย", "dated": DAY}
    said = as_text(drawn(kind, given, **typed))

    assert "(สมศรี สมมติ)" in said
    assert "นักวิเคราะห์นโยบาย" in said.split("(สมศรี สมมติ)")[1]


def test_the_paper_of_a_plan_that_is_a_draft_says_so() -> None:
    draft = plan()["book"]

    assert draft.get("state", "draft") == "draft"
    assert drawn("plan-announcement", {"book": draft}).mark.startswith("ร่าง")


def test_data_that_fit_no_model_are_refused_with_all_that_is_wrong() -> None:
    given = {"file": {**measures()["file"], "fiscal_year": "ปีหน้า", "colour": "red"}}
    with pytest.raises(Refused) as refused:
        drawn("measures-table", given)

    assert {each.code for each in refused.value.problems} == {"pack-wrong-type", "pack-unknown-key"}


def test_a_measure_for_an_indicator_that_the_pack_lacks_is_refused() -> None:
    given = measures()
    next(iter(given["file"]["measures"].values()))["indicators"] = ["I99"]

    assert code_of(lambda: drawn("measures-table", given)) == "measure-unknown-indicator"


def test_a_form_that_nobody_knows_enough_of_is_refused() -> None:
    assert code_of(lambda: drawn("risk-form", risks(form="pk2"))) == "risks-form-untold"


def test_data_are_kept_in_their_order_and_exactly() -> None:
    given = {
        "b": Decimal("0.10"), "a": [Fraction(1, 3), 0.5], "day": DAY, "time": dt.time(9, 30),
    }  # fmt: skip

    assert list(thawed(frozen(given)).items()) == [
        ("b", "0.10"), ("a", ["1/3", Decimal("0.5")]), ("day", "2026-08-20"), ("time", "09:30:00"),
    ]  # fmt: skip


@pytest.mark.parametrize("value", [float("nan"), {1, 2}])
def test_what_no_text_can_hold_is_not_kept(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        frozen({"value": value})


def test_what_is_kept_is_json() -> None:
    assert json.loads(frozen(risks()))["register"]["agency"]


def test_a_setting_tells_builders_what_was_typed() -> None:
    typed: dict[str, Any] = {
        "signer": "ก", "position": "ข", "number": "1/2569", "dated": DAY,
    }  # fmt: skip
    said = Setting(SHELF, replace(CONTENT, **typed), DAY)

    assert (said.agency, said.subject) == ("เทศบาลตำบลนาฝัน", "เรื่องที่พิมพ์")
    assert [getattr(said, name) for name in typed] == list(typed.values())
