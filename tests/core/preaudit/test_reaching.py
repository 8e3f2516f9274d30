"""From what came back to what an assessor would find."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from prongsai.core.preaudit.addresses import Address, NotAsked, address_of
from prongsai.core.preaudit.contents import Content
from prongsai.core.preaudit.glance import Glance
from prongsai.core.preaudit.page_signs import PageSigns
from prongsai.core.preaudit.pages import is_challenge
from prongsai.core.preaudit.reaching import Expected, mend_works, not_asked, reaching
from prongsai.core.preaudit.verdict import Judged, Verdict
from prongsai.core.preaudit.visit import Body, Certificate, Cut, Failure, Fault, Hop, Visit

AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
ASKED = "https://www.a.go.th/o12"
TEXT = "รายงาน " * 200
SIGNS = PageSigns(
    schema=1, sources={}, missing_title=("404", "not found"), missing_text=("ถูกลบ",),
    challenge=("just a moment",), login=("เข้าสู่ระบบ", "login"), parked=("expired",),
    waiting=("ปิดปรับปรุง",), home=("index.php",), few_letters=600,
)  # fmt: skip
EXPECTED = Expected(SIGNS, "a.go.th")


def page(title: str = "รายงาน", text: str = TEXT, **seen: object) -> Body:
    shown = Glance(title, text=text, length=len(text))
    return Body(Content.HTML, 5_000, told="text/html", glance=replace(shown, **seen))  # type: ignore[arg-type]


def visit(body: Body | None = None, status: int = 200, *to: str, asked: str = ASKED) -> Visit:
    """Asked there, led on as said, answered so."""
    way = (asked, *to)
    hops = [Hop(here, 302, there) for here, there in itertools.pairwise(way)]
    seen = Certificate("www.a.go.th", until=AT)
    whole = (*hops, Hop(way[-1], status))
    return Visit(asked, AT, way[-1], whole, body=body or page(), certificate=seen)


def codes(seen: Visit, expected: Expected = EXPECTED) -> dict[str, str]:
    return {each.check: each.code for each in reaching(seen, expected)}


def verdict(seen: Visit) -> Verdict:
    return Judged(reaching(seen, EXPECTED)).verdict


def test_a_page_that_is_well_says_so_of_everything() -> None:
    assert codes(visit()) == {
        "answer": "answer-fine", "certificate": "certificate-fine", "domain": "domain-fine",
        "type": "type-fine", "time": "time-fine",
    }  # fmt: skip
    assert verdict(visit()) is Verdict.FINE


@pytest.mark.parametrize(
    ("status", "code", "found"),
    [
        (404, "answer-gone", Verdict.BROKEN), (410, "answer-gone", Verdict.BROKEN),
        (401, "answer-password", Verdict.BROKEN), (400, "answer-refused", Verdict.BROKEN),
        (500, "answer-failing", Verdict.BROKEN), (503, "answer-failing", Verdict.BROKEN),
        (403, "answer-blocked", Verdict.UNSURE), (429, "answer-blocked", Verdict.UNSURE),
        (999, "answer-blocked", Verdict.UNSURE), (406, "answer-odd", Verdict.UNSURE),
        (304, "answer-odd", Verdict.UNSURE),
    ],
)  # fmt: skip
def test_a_status_is_judged(status: int, code: str, found: Verdict) -> None:
    seen = visit(Body(), status)

    assert (codes(seen)["answer"], verdict(seen)) == (code, found)


def test_a_server_that_asks_to_wait_is_not_broken() -> None:
    assert codes(replace(visit(Body(), 503), wait=3600.0))["answer"] == "answer-blocked"


def test_behind_a_wall_nothing_is_said_of_the_page() -> None:
    seen = replace(visit(page("404 not found")), guarded=True)

    assert codes(seen) == {
        "answer": "answer-guarded", "certificate": "certificate-fine", "domain": "domain-fine",
        "time": "time-fine",
    }  # fmt: skip
    assert verdict(seen) is Verdict.UNSURE


@pytest.mark.parametrize(
    ("failure", "found"),
    [
        (Failure.NAME, Verdict.BROKEN), (Failure.SILENT, Verdict.BROKEN),
        (Failure.FORBIDDEN, Verdict.BROKEN), (Failure.NAME_LATER, Verdict.UNSURE),
        (Failure.WAIT, Verdict.UNSURE), (Failure.PORT, Verdict.UNSURE),
    ],
)  # fmt: skip
def test_a_failure_is_its_own_code(failure: Failure, found: Verdict) -> None:
    seen = Visit(ASKED, AT, ASKED, failure=failure)

    assert codes(seen) == {"reach": failure.value, "domain": "domain-fine"}
    assert verdict(seen) is found


def test_where_the_program_itself_runs_an_inside_address_says_nothing() -> None:
    seen = Visit(ASKED, AT, ASKED, failure=Failure.FORBIDDEN, failed_host="a.go.th")
    own = replace(EXPECTED, own=frozenset(["a.go.th"]))

    assert codes(seen, own)["reach"] == "reach-inside"
    assert Judged(reaching(seen, own)).verdict is Verdict.UNSURE


def test_a_failure_names_the_host_it_came_from() -> None:
    seen = Visit(ASKED, AT, ASKED, failure=Failure.NAME, failed_host="b.go.th")

    assert reaching(seen, EXPECTED)[0].facts["host"] == "b.go.th"


def test_a_record_without_a_proper_address_is_judged_all_the_same() -> None:
    seen = Visit("-", AT, failure=Failure.GARBLED)

    assert codes(seen) == {"reach": "reach-garbled", "domain": "domain-other"}


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault])
def test_a_bad_certificate_is_told_by_its_fault(fault: Fault) -> None:
    seen = replace(visit(), certificate=Certificate("www.a.go.th", fault))
    doubted = fault in (Fault.CHAIN, Fault.OTHER)

    assert codes(seen)["certificate"] == fault.value
    assert verdict(seen) is (Verdict.UNSURE if doubted else Verdict.BROKEN)


def test_without_https_one_is_unsure() -> None:
    seen = replace(visit(asked="http://www.a.go.th/o12"), certificate=None)

    assert codes(seen)["certificate"] == "https-none"
    assert verdict(seen) is Verdict.UNSURE


def test_a_certificate_of_which_nothing_is_known_is_fine() -> None:
    [told] = [
        each for each in reaching(replace(visit(), certificate=None), EXPECTED)
        if each.check == "certificate"
    ]  # fmt: skip

    assert (told.code, told.facts["until"]) == ("certificate-fine", "–")


def test_another_domain_is_told_whether_asked_or_led_to() -> None:
    other = "https://b.com/o12"

    assert codes(visit(asked=other))["domain"] == "domain-other"
    assert codes(visit(page(), 200, other))["domain"] == "domain-left"
    assert "domain" not in codes(visit(asked=other), Expected(SIGNS))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (page("404 | a"), "page-missing"),
        (page("Page Not Found"), "page-missing"),
        (page("a", "ถูกลบ"), "page-missing"),
        (page("a", "เข้าสู่ระบบ", password=True), "page-login"),
        (page("เข้าสู่ระบบ", TEXT, password=True), "page-login"),
        (page("a", "domain has expired"), "page-parked"),
        (page("ปิดปรับปรุง"), "page-waiting"),
        (page("a", ""), "page-blank"),
        (page("a", "", scripts=1), "page-script"),
    ],
)
def test_a_page_that_is_not_the_page_is_known(body: Body, code: str) -> None:
    assert codes(visit(body))["page"] == code


@pytest.mark.parametrize(
    "body",
    [
        page("พ.ศ. 2404"), page("a", TEXT + "ถูกลบ"), page("a", TEXT, password=True),
        page("เข้าสู่ระบบบริการ", TEXT), page("a", "", pictures=1), page("a", "", frames=1),
        Body(Content.PDF, 9, told="application/pdf"), Body(Content.HTML, 9),
    ],
)  # fmt: skip
def test_signs_that_mean_nothing_are_passed_over(body: Body) -> None:
    assert "page" not in codes(visit(body))


def test_a_doubtful_sign_of_a_missing_page_leaves_one_unsure() -> None:
    seen = visit(page("a", "ถูกลบ" + "ก" * 400))

    assert (codes(seen)["page"], verdict(seen)) == ("page-missing", Verdict.UNSURE)


@pytest.mark.parametrize(
    ("seen", "wall"),
    [
        (Glance("Just a moment...", text=TEXT, length=len(TEXT)), True),
        (Glance("a", text="just a moment", length=13), True),
        (Glance("a", text="just a moment" + TEXT, length=1_300), False),
    ],
)
def test_a_wall_is_known_by_its_title_or_its_few_words(seen: Glance, *, wall: bool) -> None:
    assert is_challenge(seen, SIGNS) is wall


@pytest.mark.parametrize(
    ("asked", "to", "code"),
    [
        (ASKED, "https://www.a.go.th/", "page-home"),
        (ASKED, "https://www.a.go.th/index.php", "page-home"),
        (ASKED, "https://www.a.go.th/index.php?id=3", None),
        ("https://www.a.go.th/", "https://www.a.go.th/index.php", None),
        (ASKED, "https://www.a.go.th/o12/", None),
        ("-", "https://www.a.go.th/", None),
    ],
)
def test_being_sent_to_the_home_page_is_known(asked: str, to: str, code: str | None) -> None:
    assert codes(visit(page(), 200, to, asked=asked)).get("page") == code


def test_being_sent_to_log_in_is_known_without_a_field_for_a_password() -> None:
    sent = visit(page("เข้าสู่ระบบ"), 200, "https://www.a.go.th/login")

    assert codes(sent)["page"] == "page-login"


@pytest.mark.parametrize(
    ("body", "asked", "code"),
    [
        (Body(), ASKED, "type-empty"),
        (page(), ASKED + ".pdf", "type-page-for-file"),
        (page(), ASKED + ".xls", "type-other"),
        (replace(page(), told="application/pdf"), ASKED, "type-mislabelled"),
        (replace(page(), told="application/vnd.ms-excel"), ASKED, "type-fine"),
        (Body(Content.PDF, 9, told="text/html; charset=utf-8"), ASKED, "type-mislabelled"),
        (Body(Content.PDF, 9, told=""), ASKED + ".pdf", "type-fine"),
        (Body(Content.UNKNOWN, 9), ASKED, "type-unknown"),
        (Body(Content.TEXT, 9, told="text/plain"), ASKED + ".csv", "type-fine"),
        (Body(Content.PDF, 9), ASKED + ".docx", "type-other"),
    ],
)
def test_the_type_is_told_by_content(body: Body, asked: str, code: str) -> None:
    assert codes(visit(body, asked=asked))["type"] == code


@pytest.mark.parametrize("cut", [cut for cut in Cut if cut])
def test_content_that_was_not_read_whole_says_why(cut: Cut) -> None:
    seen = visit(replace(page("404"), cut=cut))
    unread = cut in (Cut.PACKING, Cut.BOMB)

    assert codes(seen)["content"] == cut.value
    assert ("type" in codes(seen), "page" in codes(seen)) == (not unread, cut is Cut.LARGE)


def test_nothing_is_said_of_the_type_of_what_could_not_be_unpacked() -> None:
    assert "type" not in codes(visit(Body(cut=Cut.TORN)))


def test_a_slow_answer_is_told() -> None:
    assert codes(replace(visit(), seconds=12.0))["time"] == "time-slow"


def test_what_was_not_asked_says_why_or_offers_what_it_was() -> None:
    plain, offered = NotAsked("-", "address-not-one"), NotAsked("x", "y", {}, "http://a.go.th")

    assert (not_asked(plain).code, not_asked(offered).code) == (
        "address-not-one",
        "address-damaged",
    )
    assert not_asked(offered).facts["mended"] == "http://a.go.th"


def test_a_mended_address_is_offered_with_what_was_written() -> None:
    address = address_of("https://a.go.th/%25E0%25B8%2581")

    assert isinstance(address, Address)
    assert mend_works(address).facts["mended"] == "https://a.go.th/%E0%B8%81"


def test_where_the_program_stumbled_it_says_so_and_is_unsure() -> None:
    seen = Visit(ASKED, AT, ASKED, failure=Failure.PROGRAM, stumbled="KeyError door.py:7")
    (found,) = [each for each in reaching(seen, EXPECTED) if each.check == "reach"]

    assert (found.verdict, found.facts) == (Verdict.UNSURE, {"what": "KeyError door.py:7"})
