"""Two packs held against each other."""

from __future__ import annotations

from itertools import pairwise

import pytest

from prongsai.core.criteria.ids import PackId
from prongsai.workshop.library import Library, latest_by_year
from prongsai.workshop.pack_changes import GONE, NEW, differences, items_by_fate

LIBRARY = Library()
YEARS = list(pairwise(latest_by_year(LIBRARY.ids)))


@pytest.mark.parametrize(("one", "other"), YEARS, ids=lambda pack_id: str(pack_id.fiscal_year))
def test_every_two_years_that_follow_each_other_can_be_compared(one: PackId, other: PackId) -> None:
    found = differences(LIBRARY.load(str(one)).pack, LIBRARY.load(str(other)).pack)

    assert found
    assert all(len(each) == 3 for each in found)


def test_an_item_is_told_as_new_or_gone_by_what_the_later_pack_continues() -> None:
    one, other = (LIBRARY.load(f"ita/{year}").pack for year in (2565, 2566))
    fates = items_by_fate(one, other)

    assert other.lineage is not None
    assert {each.code for each in fates[NEW]} == other.items.keys() - other.lineage.items.keys()
    assert {each.code for each in fates[GONE]} == other.lineage.gone.keys()
