"""What strangers get: only what is released, without a cookie, cheap, the same for everybody."""

from __future__ import annotations

import gzip
import json
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import disclosure_making as disclosure
from portal_making import (
    COORDINATOR,
    FACTS,
    one_ready,
    opened,
    prepared,
    published,
    rendering,
    withdrawn,
)
from prongsai.apps.agencies.models import Agency
from prongsai.apps.disclosure.models import Checklist
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.files.checking import checked
from prongsai.apps.portal import actions
from prongsai.apps.portal.rendering import stored
from prongsai.core.access.roles import Role
from prongsai.core.portal.site import topic_path

pytestmark = pytest.mark.django_db
SITE = "/p/nafan/"
O12 = f"{SITE}2569/o12/"
MOST_QUERIES, MOST_BYTES = 5, 60_000


class Links(HTMLParser):
    """Every address that a page names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.scripts = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.found.append(value)


def page(client: Client, path: str = SITE, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return str(answer.content.decode())


def status(client: Client, path: str) -> int:
    """A file that is sent is read to its end."""
    answer = client.get(path)
    answer.getvalue()
    return answer.status_code


@pytest.fixture
def site(agency: Agency) -> Checklist:
    opened(agency)
    checklist = one_ready(agency)
    published(agency)
    published(agency, "contact")
    return checklist


@pytest.mark.usefixtures("site")
def test_a_stranger_reads_the_item_with_its_table_and_takes_the_files(stranger: Client) -> None:
    text = page(stranger, O12)
    files = [each for each in Links(text).found if "/files/" in each]

    assert "https://nafan.example/o12" in text
    assert "<td>182500</td>" in text
    for each in files:
        assert status(stranger, urljoin(O12, each)) == 200
    assert len(files) == 4  # what was attached; the same as CSV, JSON, XLSX


@pytest.mark.usefixtures("site")
def test_every_link_of_every_page_leads_somewhere(agency: Agency, stranger: Client) -> None:
    wrong = []
    for path in rendering(agency).paths():
        if path == "" or path.endswith("/"):
            here = SITE + path
            for link in Links(page(stranger, here)).found:
                there = urljoin(f"http://testserver{here}", link)
                if there.startswith("http://testserver") and status(stranger, there) != 200:
                    wrong.append((path, link))

    assert wrong == []


@pytest.mark.usefixtures("site")
def test_every_page_is_cheap_and_small_and_holds_no_script(
    agency: Agency, stranger: Client
) -> None:
    page(stranger)
    for path in rendering(agency).paths():
        with CaptureQueriesContext(connection) as asked:
            answer = stranger.get(SITE + path)
        content = answer.getvalue()

        assert len(asked) <= MOST_QUERIES, (path, [each["sql"] for each in asked])
        assert len(gzip.compress(content)) <= MOST_BYTES
        if answer.headers["Content-Type"].startswith("text/html"):
            assert Links(content.decode()).scripts == 0


@pytest.mark.usefixtures("site")
def test_no_cookie_is_set_read_or_waited_for(signed_in: object, stranger: Client) -> None:
    inside = signed_in(Role.COORDINATOR)  # type: ignore[operator] # a client of that role
    inside.cookies["language"] = "en"
    answer = inside.get(SITE)

    assert answer.content == stranger.get(SITE).content
    assert (answer.cookies, stranger.get(SITE).cookies) == ({}, {})
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.usefixtures("site")
def test_the_language_is_in_the_address(stranger: Client) -> None:
    thai, english = page(stranger, O12), page(stranger, f"{SITE}en/2569/o12/")

    assert '<html lang="th">' in thai
    assert '<html lang="en">' in english
    assert "Fiscal year 2569" in english
    assert urljoin(O12, "../../en/2569/o12/") in {urljoin(O12, each) for each in Links(thai).found}


@pytest.mark.usefixtures("site")
def test_a_page_may_be_framed_by_the_agencys_own_site_only(
    agency: Agency, stranger: Client
) -> None:
    def framing() -> str:
        policy = stranger.get(SITE).headers["Content-Security-Policy"]
        return str(policy.rpartition("frame-ancestors ")[2])

    assert framing() == "'none'"
    agency.domain = "nafan.example"
    agency.save()
    assert framing() == "'self' nafan.example *.nafan.example"
    agency.domain = "nafan.example; script-src *"
    agency.save()
    assert framing() == "'none'"


@pytest.mark.usefixtures("site")
def test_who_has_the_page_already_is_told_so(stranger: Client) -> None:
    tag = stranger.get(O12).headers["ETag"]
    again = stranger.get(O12, headers={"If-None-Match": tag})

    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)


@pytest.mark.parametrize(("letters", "told"), [("utf-8", "utf-8"), ("cp874", "windows-874")])
def test_a_text_is_told_with_its_letters(
    agency: Agency, stranger: Client, letters: str, told: str
) -> None:
    opened(agency)
    one_ready(agency, file=checked("ประกาศ.txt", "ประกาศ".encode(letters)))
    [file] = published(agency).files
    answer = stranger.get(f"{SITE}files/{file['sha256'][:20]}.txt")

    assert answer.headers["Content-Type"] == f"text/plain; charset={told}"
    assert answer.getvalue().decode(letters) == "ประกาศ"


@pytest.mark.usefixtures("site")
def test_an_address_without_its_last_stroke_leads_to_the_one_with_it(stranger: Client) -> None:
    assert stranger.get(O12.rstrip("/")).headers["Location"] == O12


@pytest.mark.parametrize(
    "path",
    ["2569/o11/", "2569/", "2570/o12/", "t/structure/", "data/o11-2569/", "files/0.csv", "a/b/c",
     "en/2569/o11/", "results/2569/", "documents/0/", "en/style.css", "../sign-in/"],
)  # fmt: skip
def test_what_is_not_released_is_not_there(agency: Agency, stranger: Client, path: str) -> None:
    opened(agency)
    one_ready(agency, "O11")
    prepared(agency, "item-2569-o11")

    page(stranger, f"{SITE}{path}", 404)


def test_files_of_what_only_waits_are_not_there(agency: Agency, stranger: Client) -> None:
    opened(agency)
    one_ready(agency)
    release = prepared(agency)

    for file in release.files:
        ending = file["name"].rpartition(".")[2]
        page(stranger, f"{SITE}files/{file['sha256'][:20]}.{ending}", 404)


def test_what_was_withdrawn_says_since_when_and_why_and_its_files_are_gone(
    agency: Agency, stranger: Client
) -> None:
    opened(agency)
    one_ready(agency)
    release = withdrawn(agency)
    text = page(stranger, O12, 410)

    assert "เผยแพร่ผิดฉบับ" in text
    assert "20 สิงหาคม 2569" in text
    assert "182500" not in text
    page(stranger, f"{SITE}{topic_path(release.topic)}", 410)
    for file in release.files:
        ending = file["name"].rpartition(".")[2]
        page(stranger, f"{SITE}files/{file['sha256'][:20]}.{ending}", 404)


def test_a_site_that_is_not_open_is_not_there(stranger: Client, agency: Agency) -> None:
    page(stranger, f"/p/{agency.key}/", 404)


@pytest.mark.usefixtures("site")
def test_another_agencys_release_is_not_at_ones_own_site(other: Agency, stranger: Client) -> None:
    opened(other, "fasai")

    page(stranger, "/p/fasai/2569/o12/", 404)


@pytest.mark.usefixtures("site")
def test_where_to_ask_and_the_index_of_information(stranger: Client) -> None:
    text = page(stranger, f"{SITE}information/")

    assert "มาตรา 7" in text
    assert "มาตรา 9" in text
    assert "info@nafan.example" in text


@pytest.mark.usefixtures("site")
def test_the_catalogue_names_every_data_set(stranger: Client) -> None:
    said = json.loads(page(stranger, f"{SITE}catalog.jsonld"))
    (found,) = said["dcat:dataset"]

    assert found["dct:identifier"] == "nafan-o12-2569"
    assert said["dct:description"][0]["@value"].startswith("ตารางที่เผยแพร่")
    assert found["dct:license"]["rdfs:label"] == "Creative Commons Attributions"
    assert {each["dct:title"] for each in found["dcat:distribution"]} == {
        "CSV", "CSV (no BOM)", "CSV (data dictionary)", "JSON", "XLS",
    }  # fmt: skip


@pytest.mark.usefixtures("site")
def test_what_somebody_types_into_the_settings_shows_nowhere(
    agency: Agency, stranger: Client
) -> None:
    paths = ("catalog.jsonld", "data/o12-2569/", "information/")
    before = [page(stranger, f"{SITE}{path}") for path in paths]
    facts = {**FACTS, "unit": "นายสมมติ", "mail": "other@nafan.example", "phone": "1"}
    actions.settle(agency, facts, COORDINATOR)

    assert [page(stranger, f"{SITE}{path}") for path in paths] == before
    assert "สำนักปลัด" in before[0]


@pytest.mark.usefixtures("site")
def test_a_table_goes_out_the_same_in_every_form(agency: Agency) -> None:
    made = rendering(agency)
    files = {file.name: stored(answer) for path, (_, file) in made.site.files.items()
             if (answer := made.answer(path))}  # fmt: skip

    assert files["o12-2569.csv"].decode("utf-8-sig").splitlines()[1] == "ตุลาคม,182500"
    assert files["o12-2569.csv"] == b"\xef\xbb\xbf" + files["o12-2569-no-bom.csv"]
    assert json.loads(files["o12-2569.json"])["rows"][0] == {
        "column_1": "ตุลาคม", "column_2": "182500",
    }  # fmt: skip
    assert "column_2" in files["o12-2569-dictionary.csv"].decode()
    assert files["o12-2569.xlsx"].startswith(b"PK")


def test_what_somebody_wrote_is_text_and_no_page(agency: Agency, stranger: Client) -> None:
    opened(agency)
    checklist = disclosure.begun(agency, 2569)
    given = Given("<script>alert(1)</script>", "javascript:alert(1)")
    disclosure.answer(disclosure.item(checklist, "O1"), given=given)
    published(agency, "item-2569-o1")

    links = Links(page(stranger, f"{SITE}2569/o1/"))

    assert links.scripts == 0
    assert [each for each in links.found if each.startswith("javascript")] == []
