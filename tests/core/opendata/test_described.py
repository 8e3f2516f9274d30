"""What the catalogue is told of a data set follows from its source and its agency."""

from __future__ import annotations

import pytest

from prongsai.core.opendata.catalogue import Catalogue
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf


@pytest.fixture
def shipped() -> Catalogue:
    return Shelf(Library()).catalogue


def test_a_table_is_described_by_its_topic_else_by_its_name(shipped: Catalogue) -> None:
    assert shipped.description("procurement_monthly", "x").frequency == "เดือน"
    assert shipped.description("", "dissemination").tags[0].th == "การประชาสัมพันธ์"
    assert shipped.description("e_service").data_type == "ข้อมูลสถิติ"


def test_what_nobody_described_is_said_to_be_unknown(shipped: Catalogue) -> None:
    assert shipped.description("new").frequency == "ไม่ทราบ"
    assert shipped.coverage("new") == "ไม่ทราบ"


def test_the_words_that_describe_are_words_of_the_catalogue(shipped: Catalogue) -> None:
    for told in (*shipped.described.values(), shipped.description("new")):
        assert told.data_type in shipped.data_types
        assert told.frequency in shipped.frequencies
        assert set(told.objectives) <= set(shipped.objectives)
    assert set(shipped.reaching.values()) <= set(shipped.coverages)


def test_data_reaches_as_far_as_its_agency(shipped: Catalogue) -> None:
    assert shipped.coverage("city_municipality", "district") == "เทศบาล/อบต."
    assert shipped.coverage("provincial_administrative_organization", "province") == "จังหวัด"
    assert shipped.coverage("department", "nation") == "ประเทศ"
