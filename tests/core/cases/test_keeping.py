"""What was told is kept for its term and no longer; a legal hold keeps it."""

from __future__ import annotations

from typing import Any

from case_making import at, brought, day, procedure, walked, words
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.keeping import all_over, kept_until, open_terms, to_erase

CLOSED = (("2028-02-28", "take"), ("2028-02-29", "solve"))


def case(years: Any = 5, after: str = "closed") -> Folder:
    terms = {"usual": {"name": words("ก"), "years": years, "after": after}}
    return walked(procedure(terms=terms), "2028-02-28 09:00", *CLOSED)


def erased(folder: Folder, when: str, *, held: bool = False) -> frozenset[str]:
    return to_erase(folder.procedure, folder.standing(at("2028-03-01")), day(when), held=held)


def test_a_term_counts_from_closing() -> None:
    folder = case()
    ends = kept_until(folder.procedure, folder.standing(at("2028-03-01")))
    assert ends == {"name": day("2033-03-01")}
    assert erased(folder, "2033-03-01") == frozenset()
    assert erased(folder, "2033-03-02") == {"name"}


def test_or_from_the_day_it_came() -> None:
    assert erased(case(after="brought"), "2033-03-01") == {"name"}


def test_a_legal_hold_keeps_it() -> None:
    assert erased(case(), "2040-01-01", held=True) == frozenset()


def test_nothing_goes_while_nobody_can_say_when() -> None:
    assert erased(case("unknown"), "2090-01-01") == frozenset()
    own = procedure()
    now = brought(own, "2028-02-28").standing(at("2028-03-01"))
    assert kept_until(own, now) == {"name": None}


def test_what_is_no_personal_data_has_no_term() -> None:
    folder = case()
    assert "what" not in kept_until(folder.procedure, folder.standing(at("2028-03-01")))


def test_an_office_decides_on_years_that_nobody_else_knows() -> None:
    folder = case("unknown")
    now = folder.standing(at("2028-03-01"))
    assert [each.key for each in open_terms(folder.procedure)] == ["usual"]
    assert open_terms(case(5).procedure) == ()
    assert kept_until(folder.procedure, now, {"usual": 2}) == {"name": day("2030-03-01")}
    last = day("2030-03-02")
    assert to_erase(folder.procedure, now, last, held=False, decided={"usual": 2}) == {"name"}
    assert kept_until(case(5).procedure, now, {"usual": 2}) == {"name": day("2033-03-01")}


def test_free_words_go_when_no_term_runs_any_more() -> None:
    folder = case("unknown")
    now = folder.standing(at("2028-03-01"))
    assert not all_over(folder.procedure, now, day("2090-01-01"))
    assert not all_over(folder.procedure, now, day("2030-03-01"), {"usual": 2})
    assert all_over(folder.procedure, now, day("2030-03-02"), {"usual": 2})
