"""The same answers under another year, and everything that does not compare."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from prongsai.core.criteria.items import Part
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.descent import Cut, Descent, carry, descent
from prongsai.core.scoring.given import Given
from prongsai.core.terms.words import Words
from scoring_situations import scorer


def years(first: int, last: int) -> list[Pack]:
    return [scorer(f"ita/{year}").pack for year in range(first, last + 1)]


def cut_of(found: Descent, code: str) -> Cut:
    (cut,) = {each.cut for each in found.cuts if each.code == code}
    return cut


def test_a_year_that_changed_nothing_carries_everything() -> None:
    found = descent(years(2563, 2564))

    assert len(found.items) == 88
    assert found.cuts == ()
    assert (found.overall, found.levels) == (True, True)


def test_new_questionnaires_do_not_compare_item_by_item() -> None:
    found = descent(years(2565, 2566))

    assert not any(code.startswith(("I", "E")) for code in found.items)
    assert not found.levels
    assert cut_of(found, "O10") is Cut.NEW


def test_an_item_keeps_its_partner_through_renumbering() -> None:
    found = descent(years(2565, 2566))

    assert found.items["O18"] == "O17"  # E-Service


def test_partners_are_followed_over_several_years() -> None:
    found = descent(years(2563, 2565))

    assert found.items["I7"] == "I7"
    assert cut_of(found, "O34") is Cut.NOT_COMPARABLE


def test_items_nothing_continues_are_named_as_gone() -> None:
    found = descent(years(2565, 2566))

    gone = {each.code for each in found.cuts if each.cut is Cut.GONE}
    assert gone
    assert gone.isdisjoint(found.items.values())


def test_a_year_without_lineage_breaks_the_chain() -> None:
    later = replace(years(2568, 2568)[0], lineage=None)

    found = descent([*years(2567, 2567), later])

    assert found.items == {}
    assert {each.cut for each in found.cuts} == {Cut.BROKEN_CHAIN}


def test_the_same_printed_choices_are_needed_to_carry_answers() -> None:
    earlier, later = years(2563, 2564)
    narrower = {**later.items, "I7": replace(later.items["I7"], scale="yes_no")}

    found = descent([earlier, replace(later, items=narrower)])

    assert cut_of(found, "I7") is Cut.OTHER_SCALE


def test_the_same_parts_are_needed_to_carry_answers() -> None:
    earlier, later = years(2563, 2564)
    parts = {"1": Part(short=Words("ก", "a")), "2": Part(short=Words("ข", "b"))}
    split = {**later.items, "I7": replace(later.items["I7"], parts=parts)}

    found = descent([earlier, replace(later, items=split)])

    assert cut_of(found, "I7") is Cut.OTHER_PARTS


def test_carried_answers_stand_under_the_later_codes() -> None:
    found = descent(years(2565, 2566))
    given = Given(
        answers={"": {("I7", ""): (1, 0, 0, 0)}},
        marks={"O17": Fraction(1)},
        known={"disclosure": Fraction(90), "O1": Fraction(100)},
        respondents={"IIT": 1},
    )

    carried = carry(given, found)

    assert carried.answers == {"": {}}
    assert carried.marks == {"O18": 1}
    assert carried.known["O1"] == 100
    assert carried.respondents == {"IIT": 1}


def test_answers_of_one_year_score_the_same_under_an_equal_year() -> None:
    given = Given(answers={"": {("I7", ""): (1, 0, 0, 3)}})

    carried = carry(given, descent(years(2563, 2565)))

    assert scorer("ita/2565").score(carried).exact("I7") == 75
