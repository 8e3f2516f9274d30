"""Parts of pages are drawn once for all who are told the same, and anew for everybody else."""

from __future__ import annotations

from decimal import Decimal

from django.utils import translation

from prongsai.apps.look.drawing import drawn
from prongsai.apps.look.words import Taste, taste
from prongsai.core.scoring.score import OVERALL

PLACES = "home/_places.html"
TWO = [("p1", "จังหวัดหนึ่ง"), ("p2", "จังหวัด & สอง")]


def test_the_same_is_drawn_once() -> None:
    first = drawn(PLACES, places=TWO, chosen="p1")

    assert drawn(PLACES, places=list(TWO), chosen="p1") is first


def test_what_is_told_otherwise_is_drawn_anew_and_nothing_in_it_is_taken_for_a_tag() -> None:
    text = drawn(PLACES, places=TWO, chosen="p2")

    assert '<option value="p2" selected>จังหวัด &amp; สอง</option>' in text
    assert '<option value="p1">' in text


def test_numbers_that_are_equal_and_look_different_are_drawn_each_for_itself() -> None:
    one, other = (drawn(PLACES, places=[("x", Decimal(each))], chosen="") for each in ("9", "9.0"))

    assert ">9<" in one
    assert ">9.0<" in other


def test_each_reader_has_it_in_his_own_language_and_numerals() -> None:
    group = {"agencies": 12, "scored": 12, "mean": Decimal("90.50")}
    facts = {"below": [("p1", OVERALL, group)], "year": 2568}
    usual = drawn("home/_below.html", **facts)
    chosen = taste.set(Taste(thai_numerals=True))
    thai = drawn("home/_below.html", **facts)
    with translation.override("en"):
        english = drawn("home/_below.html", **facts)
    taste.reset(chosen)

    assert "90.50" in usual
    assert "๙๐.๕๐" in thai
    assert "90.50" in english
