"""A page is seen at a glance, whatever is in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.preaudit.glance import LOOKED_AT, glance

PAGE = """<!DOCTYPE html><html><head><title> เข้าสู่ระบบ &amp; ออก </title>
<style>p { color: red }</style><script>if (a < b) document.write("<p>no</p>")</script></head>
<body><!-- nothing <input type="password"> --><p>ยินดี<b>ต้อนรับ</b></p><img src=x><iframe></iframe>
<noscript>no</noscript><input name=w type='Password'></body></html>"""


def test_title_text_and_a_password_are_seen() -> None:
    seen = glance(PAGE)

    assert (seen.title, seen.text) == ("เข้าสู่ระบบ & ออก", "ยินดี ต้อนรับ")
    assert (seen.password, seen.pictures, seen.frames, seen.scripts) == (True, 1, 1, 1)
    assert seen.length == len(seen.text)


@pytest.mark.parametrize(
    ("content", "to"),
    [
        ("0; url=/home", "/home"),
        ("5;URL='http://b.go.th/'", "http://b.go.th/"),
        ("1, /x", "/x"),
        ("300; url=/later", ""),
        ("30", ""),
        ("..; url=/x", ""),
    ],
)
def test_a_page_that_sends_on_soon_says_where(content: str, to: str) -> None:
    page = f'<head><meta http-equiv="Refresh" content="{content}"></head>'

    assert glance(page).sent_to == to


def test_only_the_first_sending_counts_and_other_metas_do_not() -> None:
    metas = '<meta name="x" content="0;url=/no"><meta http-equiv=refresh content="0;url=/a">'

    assert glance(f'{metas}<meta http-equiv="refresh" content="0;url=/b">').sent_to == "/a"


def test_a_body_without_the_end_of_the_head_is_seen() -> None:
    assert glance("<head><title>x</title><body>ข้อความ").text == "ข้อความ"


def test_text_after_a_comment_and_inside_script_is_told_apart() -> None:
    assert glance("<!-- a --> one <script><!-- two --> three</script> four").text == "one four"
    assert glance("<!-- <p> --> one").text == "one"


def test_a_second_title_and_a_title_in_a_picture_are_not_the_title() -> None:
    assert (
        glance("<title>one</title><svg><title>two</title></svg><title>three</title>").title == "one"
    )


def test_signs_that_begin_no_tag_are_text() -> None:
    assert glance("1 < 2 <3 x").text == "1"


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<title", '<input type="', "<script>", "&#", "<p a='"]
)
def test_hostile_pages_are_seen_in_time(piece: str) -> None:
    began = time.process_time()

    glance(piece * (LOOKED_AT // len(piece)))

    assert time.process_time() - began < 2


@given(st.text(alphabet="<>!-/apt='\" ;&", max_size=60))
def test_no_page_is_too_odd(text: str) -> None:
    assert glance(text).length >= 0
