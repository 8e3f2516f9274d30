"""What would change is shown line by line."""

from __future__ import annotations

from prongsai.core.portal.content import Link
from prongsai.core.portal.difference import MOST, Change, Sign, difference
from releases import content, grid

BEFORE = content(Link("แผน", "https://nafan.example/2567"), grid(["เดือน"], ["ตุลาคม"]))


def test_nothing_changes_where_both_say_the_same() -> None:
    assert difference(BEFORE, BEFORE).changes == ()


def test_all_is_new_where_nothing_is_shown() -> None:
    found = difference(BEFORE, None)

    assert {each.sign for each in found.changes} == {Sign.NEW}
    assert found.changes[0].text == "รายการจัดซื้อจัดจ้าง"


def test_a_changed_line_goes_and_comes() -> None:
    now = content(Link("แผน", "https://nafan.example/2568"), grid(["เดือน"], ["ตุลาคม"]))

    assert difference(now, BEFORE).changes == (
        Change(Sign.GONE, "แผน: https://nafan.example/2567"),
        Change(Sign.NEW, "แผน: https://nafan.example/2568"),
    )


def test_a_long_list_is_cut_and_the_rest_counted() -> None:
    long = content(grid(["เดือน"], *([str(number)] for number in range(500))))
    found = difference(long, content(grid(["เดือน"])))

    assert (len(found.changes), found.more) == (MOST, 300)
