"""Who is who: codes win, names are compared after tidying, nothing is merged by guess."""

from __future__ import annotations

from prongsai.core.answers.agencies import Agency, Register, Resolved, Sighting, resolve
from prongsai.core.terms.problem import Problem, Severity

NA_FUN = Agency("เทศบาลตำบลนาฝัน", "S01", "สมมติบุรี", aliases=("ทต.นาฝัน",))
NAMESAKES = (
    Agency("อบต.บางดี", "A", "หนึ่งบุรี"),
    Agency("อบต.บางดี", "B", "สองบุรี"),
)


def seen(name: str = "", code: str = "", province: str = "") -> Sighting:
    return Sighting(code, name, province)


def names(resolved: Resolved) -> set[str]:
    return {
        agency.code or agency.label for agency in resolved.values() if isinstance(agency, Agency)
    }


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_code_wins_over_the_name() -> None:
    resolved, problems = resolve([seen("ชื่อใดก็ได้", "S01")], Register([NA_FUN]))

    assert names(resolved) == {"S01"}
    assert problems == []


def test_another_name_in_the_list_is_the_same_agency() -> None:
    resolved, _ = resolve([seen("ทต.นาฝัน"), seen("เทศบาลตำบลนาฝัน")], Register([NA_FUN]))

    assert names(resolved) == {"S01"}


def test_an_agency_that_is_not_listed_is_refused() -> None:
    _, problems = resolve([seen("อบต.อื่น"), seen(code="S99")], Register([NA_FUN]))

    assert codes(problems) == ["agency-unknown", "agency-unknown"]
    assert [problem.facts["agency"] for problem in problems] == ["อบต.อื่น", "S99"]


def test_a_name_spelled_otherwise_is_shown_its_likeness_and_refused() -> None:
    _, problems = resolve([seen("เทศบาลตำบล นาฝัน")], Register([NA_FUN]))

    (problem,) = problems
    assert (problem.code, problem.facts["other"]) == ("agency-spelled-otherwise", NA_FUN.name)
    assert problem.severity is Severity.REFUSED


def test_a_bare_name_that_fits_several_is_refused_with_their_provinces() -> None:
    _, problems = resolve([seen("อบต.บางดี")], Register(NAMESAKES))

    (problem,) = problems
    assert (problem.code, problem.facts["provinces"]) == ("agency-ambiguous", "สองบุรี, หนึ่งบุรี")


def test_the_province_tells_namesakes_apart() -> None:
    resolved, problems = resolve([seen("อบต.บางดี", province="สองบุรี")], Register(NAMESAKES))

    assert (names(resolved), problems) == ({"B"}, [])


def test_without_a_list_the_data_tells_namesakes_apart() -> None:
    rows = [seen("ก", province="หนึ่งบุรี"), seen("ก", province="สองบุรี"), seen("ก")]

    resolved, problems = resolve(rows, Register())

    assert names(resolved) == {"ก (หนึ่งบุรี)", "ก (สองบุรี)"}
    assert codes(problems) == ["agency-ambiguous"]


def test_a_bare_name_belongs_to_the_one_province_it_is_seen_in() -> None:
    resolved, problems = resolve([seen("ก", province="หนึ่งบุรี"), seen("ก")], Register())

    assert (names(resolved), problems) == ({"ก (หนึ่งบุรี)"}, [])


def test_names_that_differ_by_a_space_are_reported_and_kept_apart() -> None:
    resolved, problems = resolve([seen("อบต. บางดี"), seen("อบต.บางดี")], Register())

    assert names(resolved) == {"อบต. บางดี", "อบต.บางดี"}
    (problem,) = problems
    assert (problem.code, problem.severity) == ("agency-two-spellings", Severity.WARNING)
    assert (problem.facts["one"], problem.facts["other"]) == ("อบต. บางดี", "อบต.บางดี")


def test_one_code_with_two_names_is_one_agency_and_reported() -> None:
    resolved, problems = resolve([seen("ก", "S01"), seen("ข", "S01")], Register())

    assert names(resolved) == {"S01"}
    assert codes(problems) == ["agency-code-two-names"]


def test_a_row_about_nobody_is_refused() -> None:
    _, problems = resolve([Sighting("", "", "", rows=7)], Register())

    assert (codes(problems), problems[0].count) == (["agency-missing"], 7)


def test_a_code_alone_is_name_enough() -> None:
    resolved, _ = resolve([seen(code="S01")], Register())

    assert {agency.name for agency in resolved.values() if isinstance(agency, Agency)} == {"S01"}


def test_an_empty_list_is_no_list() -> None:
    assert not Register()
    assert Register([NA_FUN])


def test_a_code_is_never_taken_for_a_name_that_reads_the_same() -> None:
    resolved, _ = resolve([seen("ก", "S01"), seen("S01")], Register())

    assert len({a.key for a in resolved.values() if isinstance(a, Agency)}) == 2


def test_a_name_with_brackets_is_not_a_name_in_a_province() -> None:
    resolved, _ = resolve([seen("ก", province="ข"), seen("ก (ข)")], Register())

    assert len({a.key for a in resolved.values() if isinstance(a, Agency)}) == 2
