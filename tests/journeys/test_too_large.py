"""What is too large is refused before it is read, by a page that says so."""

from __future__ import annotations

import contextlib
import http.client
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import Browser

from walking import somebody
from web_site import Served

PROCESSES = 2
MEGABYTE = 1024 * 1024
IMPORT = "/a/s01/years/2569/import/"


def asked(site: Served, *heads: str, path: str = "/sign-in/") -> tuple[bytes, float]:
    """What is answered to the head of a request whose body never comes, and after how long."""
    host = urlsplit(site.address)
    began = time.monotonic()
    with socket.create_connection((host.hostname or "", host.port or 0), timeout=20) as line:
        lines = [f"POST {path} HTTP/1.1", f"Host: {host.netloc}", *heads, "", ""]
        line.sendall("\r\n".join(lines).encode())
        answer = line.recv(65536)
        return answer, time.monotonic() - began


def posted(site: Served, body: bytes) -> tuple[int, str]:
    """What is answered to somebody who sends all of it before reading."""
    line = http.client.HTTPConnection(urlsplit(site.address).netloc, timeout=60)
    with contextlib.closing(line):
        line.request("POST", "/sign-in/", body)
        answer = line.getresponse()
        return answer.status, answer.read().decode()


def test_a_stranger_who_announces_too_much_is_answered_before_anything_is_sent(
    site: Served,
) -> None:
    answer, seconds = asked(site, f"Content-Length: {3 * MEGABYTE}")
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert seconds < 5


def test_a_body_without_a_stated_size_is_not_read_either(site: Served) -> None:
    answer, _ = asked(site, "Transfer-Encoding: chunked")
    assert answer.startswith(b"HTTP/1.1 413 ")


def test_a_stranger_with_a_file_is_asked_to_sign_in_first(site: Served) -> None:
    answer, _ = asked(site, f"Content-Length: {3 * MEGABYTE}", path=IMPORT)
    assert answer.startswith(b"HTTP/1.1 302 ")
    assert b"/sign-in/?next=" in answer


def test_who_sends_it_all_the_same_gets_the_page_and_not_a_cut_line(site: Served) -> None:
    status, text = posted(site, bytes(40 * MEGABYTE))
    assert status == http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "ไฟล์ใหญ่เกินไป" in text


def test_somebody_who_chooses_too_large_a_file_reads_what_to_do(
    browser: Browser, site: Served, tmp_path: Path
) -> None:
    large = tmp_path / "คะแนน.csv"
    large.write_bytes(b"x" * (33 * MEGABYTE))
    with somebody(browser, site) as walker:
        walker.sign_in("coordinator")
        walker.go(IMPORT)
        walker.page.set_input_files("input[type=file]", large)
        walker.page.locator("form:has(input[type=file]) button").first.click()
        walker.page.wait_for_selector("h1:has-text('ไฟล์ใหญ่เกินไป')")
        assert f"{settings.BODY_MOST // MEGABYTE} MB" in walker.page.locator("main").inner_text()
        walker.page.click("main a:has-text('กลับไปที่แบบฟอร์ม')")
        walker.page.wait_for_selector("input[type=file]")


def test_what_is_small_enough_is_read_as_ever(site: Served) -> None:
    status, _ = posted(site, b"username=x")
    assert status == http.HTTPStatus.FORBIDDEN


def test_none_of_this_is_written_down_as_a_fault(site: Served) -> None:
    asked(site, f"Content-Length: {3 * MEGABYTE}")
    assert "{" not in site.said.read_text("utf-8")
