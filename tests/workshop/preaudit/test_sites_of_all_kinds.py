"""What is the page's own and what its site's, in the ways that offices build sites."""

from __future__ import annotations

from functools import cache

import pytest

from prongsai.adapters.html_reading import read_html
from prongsai.core.preaudit.frames import without_frame
from prongsai.core.preaudit.reading import Charset, Reading
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf

TITLE = "แผนปฏิบัติการป้องกันการทุจริต"
TEXT = "องค์การบริหารส่วนตำบลทุ่งหมอก จัดทำแผนขึ้นเพื่อใช้เป็นกรอบการทำงาน"
BODY = f"<b>{TITLE}</b><p>{TEXT}</p>"
ENTRIES = ("หน้าแรก", "ประวัติความเป็นมา", "โครงสร้าง", "สถิติเรื่องร้องเรียน", "ติดต่อเรา")
LINKS = [f"<a href='?p={number}'>{name}</a>" for number, name in enumerate(ENTRIES)]
COUNTER = "วันนี้ 12 คน<br>ปีนี้ 3,456 คน<br>ตั้งแต่ 1 ม.ค. 2555"
RIGHTS = "สงวนลิขสิทธิ์ พ.ศ. 2555"
SITES = {
    "cells": f"<table><tr><td>{'<br>'.join(LINKS)}</td><td><table><tr><td>{BODY}</table></table>",
    "rows of links": f"<table><tr><td><table>{''.join(f'<tr><td>» {each}' for each in LINKS)}"
    f"</table><td><h2>{TITLE}</h2>{TEXT}</table>",
    "bullets beside": "<table><tr><td><table>"
    + "".join(f"<tr><td><img src=b.gif width=9><td>{each}" for each in LINKS)
    + f"</table><td><h2>{TITLE}</h2>{TEXT}</table>",
    "line of links": f"<center>{' | '.join(LINKS)}</center><div>{BODY}</div>",
    "list": f"<div><ul>{''.join(f'<li>{each}' for each in LINKS)}</ul></div><div>{BODY}</div>",
    "menu behind": f"<div class=row><div>{BODY}</div><div>{'<br>'.join(LINKS)}</div></div>",
    "pictures of names": "<div>"
    + "".join(f"<a href=/{name}><img src=m.gif alt='{name}'></a>" for name in ENTRIES)
    + f"</div><div>{BODY}</div>",
    "counter": f"<div><div>{BODY}</div><div><b>สถิติผู้เข้าชม</b><br>{COUNTER}</div></div>",
    "counter below": f"<div><div>{BODY}</div><div><div>จำนวนผู้เยี่ยมชม</div><p>{COUNTER}</div></div>",
    "counter in cells": f"<div>{BODY}</div><table><tr><td colspan=2>สถิติเว็บไซต์"
    "<tr><td>วันนี้<td>12<tr><td>ปี 2555<td>3,456</table>",
    "foot": f"<div>{BODY}</div><div><p>99 หมู่ 4 ตำบลทุ่งหมอก<p>{RIGHTS}</div>",
    "foot in a cell": f"<table><tr><td><h1>{TITLE}</h1>{TEXT}"
    f"<tr><td>โทร 0 5300 0000<br>{RIGHTS}</table>",
    "foot without a box": f"<b>{TITLE}</b><p>{TEXT}<p>{RIGHTS}",
    "foot in the same box": f"<div><b>{TITLE}</b><p>{TEXT}<p>{RIGHTS}</div>",
    "ticker": f"<marquee>รับสมัครเด็กเล็ก ปี 2555</marquee>{BODY}",
    "ticker by name": f"<div class='news-ticker'>รับสมัครเด็กเล็ก ปี 2555</div>{BODY}",
    "greeting": f"<div>ยินดีต้อนรับเข้าสู่เว็บไซต์ของเรา</div><div>{BODY}</div>",
    "way": f"<div>หน้าแรก &raquo; แผนงาน &raquo; {TITLE}</div><div>{BODY}</div>",
    "side lists": f"<div>{BODY}</div><div><h3>เรื่องล่าสุด</h3><ul><li>กีฬา ปี 2555</ul></div>",
    "outside links": f"<div>{BODY}</div><div><b>หน่วยงานที่เกี่ยวข้อง</b><br><a href=/x>กรม</a></div>",
}


@cache
def own(site: str) -> Reading:
    read = read_html(f"<html><body>{SITES[site]}</body></html>", Charset())
    return without_frame(read, Shelf(Library()).signs.frame)


@pytest.mark.parametrize("site", SITES)
def test_the_page_keeps_what_is_its_own_and_loses_what_is_not(site: str) -> None:
    said = [block.text for block in own(site).main]

    assert said == [TITLE, TEXT]
    assert (own(site).tables, own(site).own_links) == ((), ())


@pytest.mark.parametrize("site", SITES)
def test_the_title_of_the_page_is_among_its_first_headings(site: str) -> None:
    assert next(own(site).headings).text == TITLE


CONTENTS = {
    "links of a plan": "<div><b>แผนพัฒนา</b><ul>"
    "<li><a href=a.pdf>แผนพัฒนา 2566-2570</a><li><a href=b.pdf>เพิ่มเติม</a>"
    "<li><a href=c.pdf>แก้ไข</a><li><a href=d.pdf>เปลี่ยนแปลง</a></ul></div>",
    "where to ask": "<div>ติดต่อได้ที่ <a href=/b>เว็บบอร์ด</a> <a href=/c>ติดต่อเรา</a></div><p>โทร 1",
    "visitors served": "<div><h1>สถิติ</h1><p>ผู้เข้าชมเว็บไซต์ใช้ e-Service 12 ครั้ง</div>",
    "a contact": "<div><b>ติดต่อ</b><p>ผู้ดูแลเว็บไซต์ นายหมอก<p>Facebook: ทุ่งหมอก<p>โทร 1</div>",
    "rows of cells": "<table><tr><td>ต.ค.<td>1<tr><td>พ.ย.<td>2</table><p>รวม 3",
}


@pytest.mark.parametrize("page", CONTENTS)
def test_content_is_never_taken_for_a_frame(page: str) -> None:
    menu = f"<div>{'<br>'.join(LINKS)}</div>"
    alone = read_html(f"<html><body>{CONTENTS[page]}</body></html>", Charset())
    read = read_html(f"<html><body>{menu}{CONTENTS[page]}</body></html>", Charset())
    found = without_frame(read, Shelf(Library()).signs.frame)

    assert [block.text for block in found.main] == [block.text for block in alone.blocks]
    assert found.own_links == alone.links
    assert found.tables == alone.tables
