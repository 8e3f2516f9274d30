"""What whoever publishes must say before something goes out that no program can judge."""

from __future__ import annotations

from prongsai.core.portal.assent import NO_ASSENT, Assent, is_to_look, needs_reason
from prongsai.core.terms.problem import Place, Problem, Severity

SCAN = Problem("look-scan", place=Place(file="a.pdf"), severity=Severity.WARNING)
DAY = Problem("release-day", place=Place(file="b.xlsx"), severity=Severity.WARNING)


def missing(said: Assent, *to_look: Problem) -> list[tuple[str, str]]:
    return [(each.code, each.place.file) for each in said.missing(to_look)]


def test_each_file_is_looked_through_by_name() -> None:
    assert missing(NO_ASSENT, SCAN, SCAN) == [("look-missing", "a.pdf")]
    assert missing(Assent(frozenset({"a.pdf"})), SCAN) == []
    assert missing(NO_ASSENT) == []


def test_a_rule_is_passed_over_with_a_reason_only() -> None:
    looked = frozenset({"b.xlsx"})

    assert missing(Assent(looked, " "), DAY) == [("look-reason", "")]
    assert missing(Assent(looked, "นับโครงการ"), DAY) == []
    assert needs_reason([DAY])
    assert not needs_reason([SCAN])


def test_warnings_are_to_be_looked_at() -> None:
    assert is_to_look(SCAN)
    assert not is_to_look(Problem("release-identity"))
