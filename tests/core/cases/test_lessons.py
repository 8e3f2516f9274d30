"""Subjects of cases that name topics lead to measures."""

from __future__ import annotations

from measure_making import FILES
from prongsai.core.cases.lessons import lessons
from prongsai.core.cases.statistics import Counted

OWN = FILES.shelf.procedures["general-complaint"]


def row(category: str, cause: str = "", *, received: bool = True) -> Counted:
    return Counted(
        category=category, channel="web", unit="", over=not received, received=received,
        reopened=False, finished=True, is_late=False, took=1, outcome="solved", cause=cause,
    )  # fmt: skip


def test_the_most_frequent_subject_comes_first_with_its_usual_cause() -> None:
    rows = [row("assets"), row("delay", "rule"), row("delay", "means"), row("delay", "means")]
    found = [(each.category.key, each.received, each.cause) for each in lessons(OWN, rows)]
    assert found == [("delay", 3, "means"), ("assets", 1, "")]


def test_what_names_no_topic_and_what_did_not_come_teaches_nothing() -> None:
    assert lessons(OWN, [row("nuisance"), row("delay", received=False)]) == ()
