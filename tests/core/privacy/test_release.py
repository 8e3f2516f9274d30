"""The gate before publication: nobody's identity, no small cell, no small difference."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.privacy.policy import Policy
from prongsai.core.privacy.release import Held, Holds, Release, Row, gate

CITIZEN = "1999912345673"
"""Of no district there is."""
COLUMNS = (
    Held("month", Holds.MONTH), Held("kind", Holds.GROUP), Held("cases", Holds.COUNT),
)  # fmt: skip


def cases(*rows: Row, columns: Sequence[Held] = COLUMNS) -> Release:
    return Release(columns, rows, about_people=True)


def codes(release: Release, before: Release | None = None) -> list[str]:
    return [each.code for each in gate(release, before)]


def test_totals_go_out_however_small_and_none_is_said_as_zero() -> None:
    assert codes(cases(("2026-01", "", 1), ("2026-02", None, 0), ("2026-03", "ถนน", 0))) == []


@pytest.mark.parametrize(("count", "kept"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_small_cell_of_a_category_keeps_the_table_inside(count: int, kept: bool) -> None:
    assert bool(codes(cases(("2026-01", "ถนน", count)))) is kept


def test_a_small_cell_is_named_by_row_and_column() -> None:
    [problem] = gate(cases(("2026-01", "ถนน", 9), ("2026-01", "ไฟฟ้า", 2)))

    assert (problem.code, problem.place.row, problem.place.column) == ("release-small", 2, "cases")


def test_what_grew_by_a_few_since_the_last_release_is_kept_back() -> None:
    before = cases(("2026-01", "ถนน", 20), ("2026-01", "", 30))
    after = cases(("2026-01", "ถนน", 22), ("2026-01", "", 31))

    assert codes(after, before) == ["release-difference"]


def test_a_cell_that_was_not_told_before_differs_from_nothing() -> None:
    assert codes(cases(("2026-02", "ถนน", 22)), cases(("2026-01", "ถนน", 20))) == []
    assert codes(cases(("2026-01", "ถนน", 22)), cases(("2026-01", "ถนน", None))) == []


@given(st.integers(0, 60), st.integers(0, 60))
def test_two_releases_that_pass_tell_of_no_few(first: int, second: int) -> None:
    before, after = cases(("2026", "ถนน", first)), cases(("2026", "ถนน", second))
    if not gate(before) and not gate(after, before):
        assert abs(second - first) == 0 or abs(second - first) >= Policy().threshold


def test_a_raised_threshold_keeps_more_inside() -> None:
    release = cases(("2026-01", "ถนน", 7))

    assert gate(release) == ()
    assert [each.code for each in gate(release, policy=Policy(10, 20))] == ["release-small"]


def test_the_day_of_single_cases_is_not_published() -> None:
    columns = (Held("received", Holds.DAY), Held("cases", Holds.COUNT))

    assert codes(cases(("2026-01-05", 1), columns=columns)) == ["release-day"]


def test_a_column_that_says_who_somebody_is_never_goes_out() -> None:
    release = Release((Held("who", Holds.IDENTITY),), [("นางสาวสมมติ",)])

    assert codes(release) == ["release-identity"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"เลข {CITIZEN}", "release-citizen-inside"),
        ("๑ ๙๙๙๙ ๑๒๓๔๕ ๖๗ ๓", "release-citizen-inside"),
        ("1\u20119999\u201112345\u201167\u20113", "release-citizen-inside"),
        ("1–9999–12345–67–3", "release-citizen-inside"),
        ("1\xa09999\xa012345\xa067\xa03", "release-citizen-inside"),
        ("1\u200b999912345673", "release-citizen-inside"),
        ("1 - 9999 - 12345 - 67 - 3", "release-citizen-inside"),
        ("１９９９９１２３４５６７３", "release-citizen-inside"),
        ("1 1-9999-12345-67-3 นาย ก", "release-citizen-inside"),
        ("250 1 9999 12345 67 3", "release-citizen-inside"),
        ("๑ ๑-๙๙๙๙-๑๒๓๔๕-๖๗-๓", "release-citizen-inside"),
        ("1 - 9 9 9 9 - 1 2 3 4 5 - 6 7 - 3", "release-citizen-inside"),
        ("1/9999/12345/67/3", "release-citizen-inside"),
        ("១៩៩៩៩១២៣៤៥៦៧៣", "release-citizen-inside"),
        ("".join(chr(0xF030 + int(digit)) for digit in CITIZEN), "release-citizen-inside"),
        ("+66 81 234 5678", "release-phone-inside"), ("(081)2345678", "release-phone-inside"),
        ("ติดต่อ somebody@nafan.example", "release-mail-inside"),
        ("โทร. 081 234 5678", "release-phone-inside"), ("๐๘๑๒๓๔๕๖๗๘", "release-phone-inside"),
    ],
)  # fmt: skip
def test_what_identifies_somebody_inside_a_text_is_found_and_not_repeated(
    text: str, code: str
) -> None:
    problems = gate(Release((Held("note", Holds.TEXT),), [("ปกติ",), (text,), (text,)]))

    assert [each.code for each in problems] == [code]
    assert problems[0].place.row == 2
    assert not any(text in value for value in problems[0].facts.values())


@pytest.mark.parametrize(
    "text",
    [
        "69089649017",
        "66089123456",
        "1999912345670",
        "กว้าง 4 เมตร",
        "ส",
        None,
        "8 2560 2565 2566",
        "\uf0b7 แผน 2566 – 2570",
    ],
)
def test_other_numbers_pass(text: str | None) -> None:
    assert codes(Release((Held("note", Holds.TEXT),), [(text,)])) == []


def test_how_an_office_is_reached_goes_out() -> None:
    reached = (Held("phone", Holds.CONTACT),)

    assert codes(Release(reached, [("0 2123 4567",), ("081 234 5678",), ("a@b.example",)])) == []
    assert codes(Release(reached, [(f"นาย ก {CITIZEN}",)])) == ["release-citizen-inside"]


@pytest.mark.parametrize(
    ("tax_id", "found"),
    [
        ("0999991234561", []), ("XXXXXXXXXXXXX", []), (None, []),
        (CITIZEN, ["release-citizen-inside"]), ("081 234 5678", ["release-phone-inside"]),
    ],
)  # fmt: skip
def test_a_companys_tax_id_goes_out_and_a_persons_does_not(
    tax_id: str | None, found: list[str]
) -> None:
    assert codes(Release((Held("tax_id", Holds.TAX_ID),), [(tax_id,)])) == found


def test_small_counts_of_things_are_no_people() -> None:
    assert gate(Release(COLUMNS, [("2026-01", "เฉพาะเจาะจง", 1)])) == ()


def test_people_of_no_nationality_have_no_number_of_a_company() -> None:
    sellers = (Held("tax id", Holds.TAX_ID),)

    assert codes(Release(sellers, [("0999512345678",)])) == []
    assert codes(Release(sellers, [("0-9999-89345-67-0",)])) == ["release-citizen-inside"]
