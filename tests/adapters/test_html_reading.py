"""A page is read as a browser reads it, whatever is in it."""

from __future__ import annotations

import pytest

from prongsai.adapters.html_reading import MOST_LINKS, read_html
from prongsai.core.preaudit.reading import LOOKS, Charset, Link, Reading


def page(body: str, head: str = "") -> Reading:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>", Charset("utf-8"))


def texts(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks]


def test_text_comes_in_blocks_and_nothing_unseen_in_it() -> None:
    found = page("<p>หนึ่ง <b>และ</b>\n สอง<br>สาม<script>x</script><!-- y --><style>z</style>")

    assert texts(found) == ["หนึ่ง และ สอง", "สาม"]


def test_headings_keep_their_level_and_the_title_comes_first() -> None:
    found = page("<h2>แผน</h2><p>เนื้อหา<h1>รายงาน</h1>", "<title> เว็บ\nไซต์ </title>")

    assert [(each.text, each.level) for each in found.headings] == [
        ("เว็บ ไซต์", 1), ("รายงาน", 1), ("แผน", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "frame",
    [
        "<nav>{}</nav>", "<header>{}</header>", "<div class='x footer'>{}</div>",
        "<div role=navigation>{}</div>", "<ul id=MENU><li>{}</ul>", "<marquee>{}</marquee>",
        "<ol class=breadcrumb><li>{}</ol>", "<div class=news-ticker>{}</div>",
        "<div id=header>{}</div>",
    ],
)  # fmt: skip
def test_what_every_page_of_a_site_has_stands_aside(frame: str) -> None:
    found = page(frame.format("<a href=/x>เมนู</a>") + "<p>เนื้อหา <a href=/y>อ่าน</a>")

    assert [block.text for block in found.main] == ["เนื้อหา อ่าน"]
    assert found.own_links == (Link("อ่าน", "/y"),)
    assert len(found.links) == 2


def test_a_calendar_beside_the_page_is_none_of_its_tables() -> None:
    found = page("<aside><table><tr><td>1<td>2<td>3</table></aside><p>เนื้อหา")

    assert (found.tables, texts(found)) == ((), ["1", "2", "3", "เนื้อหา"])


def test_a_page_that_is_nothing_but_frame_is_read_all_the_same() -> None:
    assert [block.text for block in page("<nav>ทั้งหมด</nav>").main] == ["ทั้งหมด"]


def test_tables_are_rows_of_cells_and_links_in_them_are_links() -> None:
    found = page("<table><tr><th>เดือน<th>จำนวน<tr><td>ต.ค. <a href=a.pdf>ไฟล์</a><td>2</table>")

    assert found.tables[0].rows == (("เดือน", "จำนวน"), ("ต.ค. ไฟล์", "2"))
    assert found.links == (Link("ไฟล์", "a.pdf"),)
    assert found.blocks == ()


def test_a_table_that_only_lays_the_page_out_is_text() -> None:
    found = page("<table><tr><td>ข้อความ<table><tr><td>ก<td>ข</table>ต่อ</table>")

    assert texts(found) == ["ข้อความ", "ต่อ"]
    assert [table.rows for table in found.tables] == [(("ก", "ข"),)]


def test_a_table_of_one_column_is_text_line_by_line() -> None:
    found = page("<table><tbody><tr><td>แผน<tr><td><p>หนึ่ง<p>สอง</table>")

    assert (texts(found), found.tables) == (["แผน", "หนึ่ง", "สอง"], ())


@pytest.mark.parametrize(
    "line",
    [
        "<b>{}</b>", "<p><strong>{}</strong>", "<font size=4>{}</font>", "<font size=+2>{}</font>",
        "<div class=boxhead>{}</div>", "<span style='font-size: 18px'>{}</span>",
        "<div class='contentheading col'>:: {}</div>", "<p style='font-weight:bold'>{}</p>",
        "<span style='font-size:x-large'>{}</span>", "<p style='font-size:1.5em'>{}</p>",
    ],
)  # fmt: skip
def test_a_line_that_is_bold_large_or_called_a_title_looks_like_a_heading(line: str) -> None:
    found = page(line.format("แผนพัฒนา") + "<p>เนื้อหา")

    assert [block.level for block in found.blocks] == [LOOKS, 0]


def test_a_line_of_signs_says_nothing_however_loud() -> None:
    assert [block.level for block in page("<p>-<p><b>|</b>").blocks] == [0, 0]


def test_what_is_said_to_have_a_frame_is_none() -> None:
    found = page("<div class='has-breadcrumbs no-navbar'>เนื้อหา</div>")

    assert ([block.aside for block in found.blocks], found.trail) == ([False], "")


@pytest.mark.parametrize(
    "line",
    [
        "<b>{}</b> ต่อ", "<font size=2>{}</font>", "<p style='font-size:12px'>{}</p>",
        "<p class=overhead-lines>{}</p>", "<p class=has-title>{}</p>", "<b>" + "{} " * 60 + "</b>",
    ],
)  # fmt: skip
def test_a_line_that_is_so_in_part_or_long_is_none(line: str) -> None:
    assert [block.level for block in page(line.replace("{}", "แผนพัฒนา")).blocks] == [0]


def test_the_head_of_an_article_is_its_own_and_that_of_the_page_is_not() -> None:
    found = page("<header>เว็บไซต์</header><article><header><h1>แผน</h1></header>เนื้อหา")

    assert [block.text for block in found.main] == ["แผน", "เนื้อหา"]


@pytest.mark.parametrize(
    ("way", "trail"),
    [
        ("<ol class=breadcrumb><li><a href=/>หน้าแรก</a><li>แผน</ol>", "แผน"),
        ("<div class=breadcrumbs><div id=breadcrumb>หน้าแรก » แผน</div></div>", "แผน"),
        ("<span class=breadcrumb>หน้าแรก</span>", ""),
        ("<div class=breadcrumb></div>", ""),
        ("<div class=breadcrumb></div><p>ก<div class=pathway>หน้าแรก</div>", "หน้าแรก"),
    ],
)
def test_the_way_to_a_page_ends_with_its_name(way: str, trail: str) -> None:
    assert page(way + "<p>เนื้อหา").trail == trail


def test_texts_tables_and_links_know_their_box() -> None:
    found = page("<div>ก<div><a href=b>ข</a></div></div><table><tr><td>ค<td>ง</table>")

    assert found.boxes[: found.links[0].box + 1] == (0, 0, 1)
    assert [block.box for block in found.blocks] == [1, 2]
    assert found.boxes[found.tables[0].box] == 0


def test_headings_in_cells_are_headings_and_in_a_caption_the_table_stays_one() -> None:
    found = page("<table><tr><td>เมนู<td><h1>แผน</h1>เนื้อหา</table>")
    named = page("<table><caption><h2>แผน</h2></caption><tr><td>ก<td>ข</table>")

    assert [block.text for block in found.headings] == ["แผน"]
    assert texts(found) == ["เมนู", "แผน", "เนื้อหา"]
    assert [table.rows for table in named.tables] == [(("ก", "ข"),)]


@pytest.mark.parametrize(
    "cells",
    [
        f"<td>ก<td>{'เนื้อหาของหน้า ' * 9}",
        "<td>ก<td>ข<tr><td>ค<td><form><input></form>",
        f"<td>ก<td>ข<tr><td>ค<td>{'<a href=/x>เมนู</a> ' * 5}",
    ],
    ids=["one long row", "a form", "a menu"],
)
def test_a_table_with_a_page_in_its_cells_is_text(cells: str) -> None:
    assert page(f"<table><tr>{cells}</table>").tables == ()


def test_the_head_of_a_table_without_rows_is_a_table() -> None:
    (head,) = page("<table><tr><th>ที่<th>เรื่อง<th>ไฟล์<tr></table>").tables

    assert head.rows == (("ที่", "เรื่อง", "ไฟล์"),)


def test_tabs_are_of_the_page_and_what_pops_up_is_not() -> None:
    found = page("<ul class='nav nav-tabs'><li>ต.ค.</ul><div class='modal fade'>ขอเชิญ</div>")

    assert [block.text for block in found.main] == ["ต.ค."]


def test_fields_to_search_to_log_in_or_to_vote_are_not_counted() -> None:
    found = page("<input name=q><input id=username><input placeholder=ค้นหา><div><input name=a>")

    assert (found.fields, found.asked) == (1, (1,))


def test_pictures_are_counted_without_logos_and_signs() -> None:
    small = "<img src=a.png width=16><img src=logo.png><img src=b.jpg class=icon>"
    small += "<img src=head.jpg width=980 height=200><nav><img src=c.jpg></nav>"

    assert page(small + "<img src=person.jpg><img src=team.jpg width=300>").pictures == 2


def test_what_a_form_asks_for_is_counted() -> None:
    found = page("<input type=hidden><input><select><option>ก</select><textarea></textarea>")
    locked = page("<input type=password><aside><input name=user><select></select></aside>")

    assert (found.fields, found.passwords, locked.passwords) == (3, 0, 1)


def test_what_is_shown_within_the_page_is_a_link() -> None:
    found = page(
        "<iframe src=a.pdf title=แผน></iframe><embed src=b.pdf><object data=c.pdf></object>"
    )

    assert [(link.text, link.address, link.frame) for link in found.links] == [
        ("แผน", "a.pdf", True), ("", "b.pdf", True), ("", "c.pdf", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "leads"),
    [
        ("<meta http-equiv=Refresh content='0; URL=/home'>", "/home"),
        ("<meta http-equiv=refresh content=30>", ""),
        ("<meta http-equiv=content-type content='text/html'>", ""),
    ],
)
def test_where_a_page_sends_its_reader_is_told(head: str, leads: str) -> None:
    assert page("", head).refresh == leads


@pytest.mark.parametrize("tag", ["div", "b", "span", "ul><li", "table><tr><td", "p><div", "blink"])
def test_a_hundred_thousand_levels_are_read(tag: str) -> None:
    found = page(f"<{tag}>" * 100_000 + "ข้อความ")

    assert found.cut or "ข้อความ" in "".join(text for text, _ in found.said)


def test_text_between_levels_is_kept() -> None:
    assert "".join(texts(page("ก<div>" * 2_000))) == "ก" * 2_000


@pytest.mark.parametrize("many", ["<p>a</p>", "<tr><td>a<td>b", "<option>a", "<", "<a href=b>c"])
def test_a_million_nodes_are_cut_and_said_to_be(many: str) -> None:
    found = page("<table>" + many * 500_000)

    assert found.cut
    assert len(found.links) <= MOST_LINKS


def test_an_empty_page_says_nothing() -> None:
    found = read_html("", Charset())

    assert (found.blocks, found.tables, found.title, found.letters) == ((), (), "", 0)
