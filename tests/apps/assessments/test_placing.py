"""Where a result stands among those of other agencies."""

from __future__ import annotations

from typing import Any

import pytest

from apps.results import entered
from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.placing import places

pytestmark = pytest.mark.django_db
YEAR = 2568


@pytest.fixture
def own(agency: Agency) -> Result:
    return entered(agency, YEAR, "90", steps=3)


def others(area: Area, *scores: str, steps: int = 3, size: str = "") -> None:
    for at, score in enumerate(scores):
        other = Agency.objects.create(
            key=f"o{steps}{size}{at}", name=f"อบต. {at}", kind="other", area=area, size=size
        )
        entered(other, YEAR, score, steps=steps)


def test_the_place_is_told_among_all_with_their_number(own: Result, area: Area) -> None:
    others(area, "80", "85", "90", "95", "99")

    assert [(each.rank, each.number) for each in places(own)] == [(3, 6)]


def test_what_is_not_approved_is_nobodys_peer(own: Result, area: Area) -> None:
    others(area, "80", "85", "90", "95", "99", steps=2)

    assert places(own) == []


def test_a_group_that_is_too_small_tells_nothing(own: Result, area: Area) -> None:
    others(area, "80", "85", "95", "99")

    assert places(own) == []


def test_class_size_and_province_are_groups_where_they_are_known(
    own: Result, agency: Agency, area: Area
) -> None:
    province = Area.objects.create(key="p1", kind="province", name="สมมติ")
    Area.objects.filter(pk=area.pk).update(parent=province)
    Agency.objects.filter(pk=agency.pk).update(size="S", kind="other")
    others(area, "80", "81", "82", "83", "95", size="S")
    result = Result.objects.get(pk=own.pk)

    assert [each.rank for each in places(result)] == [2, 2, 2, 2]


def test_it_takes_one_statement_however_many_there_are(
    own: Result, area: Area, django_assert_num_queries: Any
) -> None:
    others(area, "80", "85", "90", "95", "99")
    result = Result.objects.select_related("assessment__agency__area__parent").get(pk=own.pk)

    with django_assert_num_queries(1):
        places(result)
