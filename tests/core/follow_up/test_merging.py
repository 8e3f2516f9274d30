"""What a year's file would change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from measure_making import measure, report, year, years
from prongsai.core.follow_up.merging import differing, merge
from prongsai.core.follow_up.report import ReportState
from prongsai.core.follow_up.year_file import YearFile


@given(years())
def test_a_file_changes_nothing_where_it_came_from(file: YearFile) -> None:
    found = merge(file, file)
    assert found.is_empty
    assert (found.same, found.reports_same) == (len(file.measures), len(file.reports))
    assert found.problems == ()


@given(years())
def test_everything_is_new_to_an_empty_year(file: YearFile) -> None:
    found = merge(replace(file, measures={}, reports=()), file)
    assert found.new == tuple(file.measures.values())
    assert {each.slot for each in found.reports_new} == {each.slot for each in file.reports}
    assert all(each.state is ReportState.DRAFT for each in found.reports_new)


def test_keys_decide_and_what_a_file_leaves_out_stays() -> None:
    here = year(measure("one"), measure("two"))
    found = merge(here, year(measure("one", title="ใหม่"), measure("three")))
    assert [(b.title, a.title) for b, a in found.changed] == [("มาตรการ one", "ใหม่")]
    assert ([each.key for each in found.new], found.same, found.kept) == (["three"], 0, 1)


@pytest.mark.parametrize("state", ReportState)
def test_only_what_lies_with_its_unit_is_changed_by_a_file(state: ReportState) -> None:
    here = year(reports=(report(state=state),))
    found = merge(here, year(reports=(report(percent=90),)))
    is_open = state in (ReportState.DRAFT, ReportState.RETURNED)
    assert len(found.reports_changed) == is_open
    expected = [] if is_open else ["measures-file-handed-in"]
    assert [each.code for each in found.problems] == expected


def test_another_state_alone_is_no_other_report() -> None:
    here = year(reports=(report(state=ReportState.NOTED),))
    found = merge(here, year(reports=(report(state=ReportState.DRAFT),)))
    assert (found.reports_same, found.is_empty, found.problems) == (1, True, ())


def test_what_differs_is_named() -> None:
    assert differing(measure(), measure(title="ใหม่", steps=())) == ("title", "steps")
