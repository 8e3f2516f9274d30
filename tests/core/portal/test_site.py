"""Every address of a site, made of its releases alone; links that hold on any host."""

from __future__ import annotations

import posixpath

import pytest

from prongsai.core.portal.content import For, Kind
from prongsai.core.portal.site import Entry, FileAt, Site, View, topic_path, upwards
from releases import AT, entry

ITEM = entry(files=[FileAt("ตาราง.CSV", "ab" * 32, "text/csv", 3, For.DATA)], table=True)
RESULT = entry("score", 2568, kind=Kind.RESULT, topic="")
PAPER = entry("0a1b", None, kind=Kind.DOCUMENT, topic="")
CONTACT = entry("contact", None, kind=Kind.CONTACT, topic="")


def table(name: str, year: int = 2568, **told: object) -> Entry:
    return entry(name, year, kind=Kind.TABLE, **told)


def gone(name: str = "o12", year: int = 2568, **told: object) -> object:
    return entry(name, year, withdrawn_at=AT, reason="ผิดฉบับ", **told)


def test_an_empty_site_has_its_first_pages_and_no_more() -> None:
    assert list(Site([]).pages) == ["", "results/", "documents/", "information/", "data/"]
    assert Site([]).updated is None


def test_each_release_has_its_address() -> None:
    site = Site([ITEM, RESULT, PAPER, CONTACT])

    assert {"2568/", "2568/o12/", "t/procurement-list/", "data/o12-2568/"} <= site.pages.keys()
    assert {"results/2568/", "documents/0a1b/"} <= site.pages.keys()
    assert site.pages["information/"].view is View.INFORMATION
    assert site.pages["information/"].entry == CONTACT


def test_a_topic_shows_its_latest_year() -> None:
    older, newer = entry("o12", 2567), entry("o11", 2568)
    site = Site([older, newer])

    assert site.pages["t/procurement-list/"].entry == newer
    assert site.of_topic("procurement_list") == [newer, older]


def test_items_stand_in_the_order_of_their_numbers() -> None:
    site = Site([entry("o10"), entry("o2"), entry("o1", 2567)])

    assert [each.name for each in site.of(Kind.ITEM)] == ["o2", "o10", "o1"]
    assert site.years(Kind.ITEM) == [2568, 2567]


def test_what_is_withdrawn_leaves_its_trace_and_nothing_else() -> None:
    taken = gone(files=ITEM.files, table=True)
    site = Site([taken])  # type: ignore[list-item] # an entry

    assert site.pages["2568/o12/"].gone
    assert site.pages["data/o12-2568/"].gone
    assert site.pages["t/procurement-list/"].gone
    assert "2568/" not in site.pages
    assert site.files == {}
    assert site.shown == []
    assert site.updated == AT


def test_a_topic_falls_back_on_an_older_year_where_the_latest_was_withdrawn() -> None:
    older = entry("o12", 2567)
    site = Site([older, gone("o11", 2568)])  # type: ignore[list-item] # an entry

    assert site.pages["t/procurement-list/"].entry == older
    assert not site.pages["t/procurement-list/"].gone


def test_tables_stand_among_the_items_of_their_year_and_topic_the_last_first() -> None:
    months = [table("m-2568-10"), table("m-2569-02"), table("m-2568-12")]
    site = Site([*months, entry("o12"), entry("o12", 2567), table("m-2567-03", 2567)])
    names = [each.name for each in site.of_topic("procurement_list")]

    assert names == ["o12", "m-2569-02", "m-2568-12", "m-2568-10", "o12", "m-2567-03"]
    assert site.pages["2568/m-2568-10/"].entry == months[0]
    assert site.years(Kind.TABLE) == [2568, 2567]
    assert Site([table("m")]).pages["2568/"].view is View.YEAR


def test_a_table_that_was_withdrawn_leaves_its_topic_a_trace() -> None:
    site = Site([table("m", withdrawn_at=AT)])

    assert site.pages["t/procurement-list/"].gone
    assert site.pages["2568/m/"].gone


def test_where_to_ask_stays_a_page_when_it_was_withdrawn() -> None:
    site = Site([gone("contact", 0, kind=Kind.CONTACT, topic="")])  # type: ignore[list-item]

    assert site.pages["information/"].entry is None


def test_files_lie_at_addresses_that_any_host_takes() -> None:
    site = Site([ITEM])
    (path,) = site.files

    assert path == f"files/{'ab' * 10}.csv"
    assert site.files[path] == (ITEM, ITEM.files[0])
    assert ITEM.data_files == tuple(ITEM.files)


def test_two_releases_never_take_the_same_address() -> None:
    site = Site([ITEM, entry(key="other")])

    assert site.pages["2568/o12/"].entry == ITEM


@pytest.mark.parametrize("path", ["", "2568/", "2568/o12/", "en/2568/o12/", "style.css"])
def test_from_each_page_the_way_up_leads_to_the_beginning(path: str) -> None:
    here = posixpath.join("/any/where/", path)

    up = posixpath.join(posixpath.dirname(here), upwards(path))
    assert posixpath.normpath(up) == "/any/where"


def test_topics_are_written_with_hyphens() -> None:
    assert topic_path("procurement_list") == "t/procurement-list/"
