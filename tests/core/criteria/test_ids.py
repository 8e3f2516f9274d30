"""Names of packs, whole and in short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.criteria.ids import PackId, PackRequest, parse_id, parse_request

NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
IDS = st.builds(
    PackId,
    scheme=NAMES,
    fiscal_year=st.integers(min_value=2500, max_value=2599),
    agency_class=NAMES,
    revision=st.integers(min_value=0, max_value=99),
)
AVAILABLE = (
    PackId("ita", 2568, "local", 1),
    PackId("ita", 2568, "local", 10),
    PackId("ita", 2568, "local", 2),
    PackId("ita", 2568, "ministry", 3),
    PackId("ita", 2567, "local", 4),
    PackId("sub", 2568, "local", 11),
)


@given(IDS)
def test_an_id_is_read_back_from_its_own_name(pack_id: PackId) -> None:
    assert parse_id(str(pack_id)) == pack_id


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("ita/2568", PackRequest("ita", 2568)),
        ("ita/2568/local", PackRequest("ita", 2568, "local")),
        ("ita/2568@2", PackRequest("ita", 2568, None, 2)),
        (" ita/2568/local@1 ", PackRequest("ita", 2568, "local", 1)),
        ("ita/2568/local@0", PackRequest("ita", 2568, "local", 0)),
    ],
)
def test_short_names_leave_out_class_and_revision(text: str, request_: PackRequest) -> None:
    assert parse_request(text) == request_


@pytest.mark.parametrize(
    "text",
    ["", "ita", "2568", "ita/68", "ita/2025", "ITA/2568", "ita/2568/", "ita/2568/local@",
     "ita/2568/a/b", "ita/๒๕๖๘", "ita/2568/local@1.yaml", "../2568", "ita/2568@-1",
     "ita/2568@" + "9" * 5000],
)  # fmt: skip
def test_a_name_of_another_form_is_not_read(text: str) -> None:
    assert parse_request(text) is None
    assert parse_id(text) is None


@pytest.mark.parametrize("text", ["ita/2568", "ita/2568/local", "ita/2568@1"])
def test_a_full_id_leaves_nothing_out(text: str) -> None:
    assert parse_id(text) is None


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("ita/2568", "ita/2568/local@10"),
        ("ita/2568/local", "ita/2568/local@10"),
        ("ita/2568/local@2", "ita/2568/local@2"),
        ("ita/2568@1", "ita/2568/local@1"),
        ("ita/2568/ministry", "ita/2568/ministry@3"),
        ("ita/2567", "ita/2567/local@4"),
    ],
)
def test_the_latest_revision_that_fits_is_chosen(text: str, chosen: str) -> None:
    request = parse_request(text)
    assert request is not None
    assert str(request.choose(AVAILABLE, "local")) == chosen


@pytest.mark.parametrize("text", ["ita/2566", "ita/2568/school", "ita/2568/local@3", "other/2568"])
def test_nothing_is_chosen_where_nothing_fits(text: str) -> None:
    request = parse_request(text)
    assert request is not None
    assert request.choose(AVAILABLE, "local") is None
