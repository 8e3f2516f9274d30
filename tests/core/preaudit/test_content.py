"""All checks together: what can't be read, lists, letters, and what a list leads to."""

from __future__ import annotations

import pytest

from prongsai.core.preaudit.content import content, together
from prongsai.core.preaudit.lists import check_list, to_follow
from prongsai.core.preaudit.reading import Charset, Form, Link, Reading, Stop
from prongsai.core.preaudit.signs import SCHEMA, ElementSigns, TopicSigns, Year, signs_problems
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from sought_building import SIGNS, TOPICS, elements, links, page, sought, table

PLENTY = "ข้อความ" * 80


def codes(reading: Reading) -> list[str]:
    return [each.code for each in content(reading, sought(structured_table=True))]


@pytest.mark.parametrize("stop", Stop)
def test_of_what_cannot_be_read_only_that_is_said(stop: Stop) -> None:
    (found,) = content(Reading(Form.OTHER, stopped=stop), sought())

    theirs = {Stop.EMPTY, Stop.BOMB, Stop.LOCKED, Stop.DAMAGED}
    assert (found.code, found.verdict is Verdict.BROKEN) == (f"read-{stop}", stop in theirs)


def test_of_a_scan_only_what_can_be_seen_is_said() -> None:
    assert codes(Reading(Form.IMAGE)) == ["read-scan", "table-scan"]


def test_of_an_empty_list_nothing_more_is_said() -> None:
    assert codes(page("# รายการ", "ไม่พบข้อมูล")) == ["read-fine", "list-empty"]


def test_a_page_with_content_is_checked_in_every_way() -> None:
    reading = page("# รายการจัดซื้อ ปี 2568 อบต.ทุ่งหมอก", tables=(table("ก|ข|ค", "1|2|3"),))

    assert codes(reading) == [
        "read-fine", "list-none", "name-fine", "title-fine", "year-fine", "table-fine",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (page(PLENTY), "read-fine"),
        (page(PLENTY, cut=True), "read-cut"),
        (page("# รายการ", pictures=2), "read-pictures"),
        (Reading(Form.PDF, pages=2, blank_pages=1), "read-part-scan"),
    ],
)
def test_what_was_read_in_part_is_said_to_be(reading: Reading, said: str) -> None:
    assert codes(reading)[0] == said


@pytest.mark.parametrize(
    ("charset", "form", "said"),
    [
        (Charset("utf-8", "utf-8"), Form.HTML, "charset-fine"),
        (Charset("utf-8"), Form.HTML, "charset-fine"),
        (Charset("windows-874", "tis-620"), Form.HTML, "charset-fine"),
        (Charset("windows-874"), Form.HTML, "charset-untold"),
        (Charset("windows-874"), Form.CSV, "charset-untold"),
        (Charset("windows-874", "tis-620"), Form.TEXT, "charset-fine"),
        (Charset("windows-874", "utf-8"), Form.HTML, "charset-wrong"),
        (Charset("utf-8", "utf-8", garbled=True), Form.HTML, "charset-garbled"),
    ],
)
def test_letters_are_as_they_are_said_to_be(charset: Charset, form: Form, said: str) -> None:
    reading = Reading(form, blocks=page(PLENTY).blocks, charset=charset)

    assert codes(reading)[1] == said


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (page("ไม่ พบ ข้อมูล"), "list-empty"),
        (page("ขณะนี้กำลังปรับปรุงเว็บไซต์"), "list-building"),
        (page("ไม่พบข้อมูล", PLENTY * 2), "list-none"),
        (page("ไม่พบข้อมูล", tables=(table("ก|ข|ค", "1|2|3"),)), "list-none"),
        (page(tables=(table("ที่|เอกสาร|วันที่", "ไม่พบข้อมูล"),)), "list-empty"),
        (page("ค่าธรรมเนียม ไม่พบ ข้อมูลประกอบด้วยสำเนาบัตรและสำเนาทะเบียนบ้าน ก ข ค ง"), "list-none"),
        (page("# รายการจัดซื้อจัดจ้างประจำปีงบประมาณของตำบลทุ่งหมอก", "รอ"), "list-nothing"),
        (page("# รายการจัดซื้อจัดจ้างประจำปีงบประมาณของตำบลทุ่งหมอก", "ไม่มีรายการจัดซื้อ"), "list-none"),
        (page(*["# รายการจัดซื้อจัดจ้างประจำปีงบประมาณของตำบล"] * 3), "list-none"),
        (page(*["! รายการจัดซื้อจัดจ้างประจำปีงบประมาณของตำบล"] * 2), "list-none"),
        (page("# ข่าว", "# มอบทุนการศึกษาแก่นักเรียนที่เรียนดีแต่ยากจน",
              links=links("มอบทุนการศึกษาแก่นักเรียนที่เรียนดีแต่ยากจน > /1")), "list-none"),
        (page(f"ไม่พบข้อมูล {PLENTY}", "ก"), "list-none"),
        (page("ก"), "list-nothing"),
        (page("ก", pictures=1), "list-none"),
        (page("ก", fields=1), "list-none"),
        (page("ก", links=links("ปี 2568 > a.pdf", "ปี 2567 > b.pdf", "อื่น > c.pdf")), "list-leads-on"),
        (page(PLENTY), "list-none"),
    ],
)  # fmt: skip
def test_a_list_says_what_is_in_it(reading: Reading, said: str) -> None:
    assert [each.code for each in check_list(reading, sought())] == [said]


def test_links_are_followed_by_what_they_promise() -> None:
    reading = page(
        links=(
            *links(
                "แบบฟอร์ม > form.pdf", "รายการจัดซื้อ > /list", "รายการจัดซื้อ ปี 2568 > b.PDF?x=1",
                "รายการจัดซื้อ ปี 2567 > old.pdf", "เกี่ยวกับเรา > /about", "ก > #top", "ข > ",
                "ดาวน์โหลด > b.PDF?x=1", "ปี 2568 > /y",
            ),
            Link("", "/viewer", frame=True),
            Link("รายการจัดซื้อ", "/menu", aside=True),
        )
    )  # fmt: skip

    followed = [link.address for link in to_follow(reading, sought())]
    assert followed == ["b.PDF?x=1", "/list", "/y", "form.pdf", "/viewer"]
    assert len(to_follow(reading, sought(), most=2)) == 2
    assert to_follow(Reading(Form.PDF, links=reading.links), sought()) == ()
    assert next(each.address for each in to_follow(reading, sought("unheard"))) == "form.pdf"


def finding(code: str, verdict: Verdict = Verdict.UNSURE, key: str = "") -> Finding:
    check = code.partition("-")[0]
    return Finding(check, verdict, code, {"key": key} if key else {}, Sureness.GUESS)


def test_what_a_linked_document_shows_is_shown() -> None:
    page_says = (
        finding("year-none"),
        finding("element-behind-links", key="fee"),
        finding("element-behind-links", key="mail"),
        finding("table-behind-links"),
        finding("list-leads-on", Verdict.FINE),
        finding("charset-wrong", Verdict.BROKEN),
    )
    below = [
        (finding("year-fine", Verdict.FINE), finding("charset-fine", Verdict.FINE)),
        (
            finding("element-found", Verdict.FINE, "fee"),
            finding("element-missing", Verdict.BROKEN, "mail"),
        ),
    ]

    assert [each.code for each in together(page_says, below)] == [
        "year-fine", "element-found", "element-missing", "table-behind-links", "list-leads-on",
        "charset-wrong",
    ]  # fmt: skip


def test_a_list_that_leads_to_scans_only_says_so() -> None:
    page_says = (finding("table-behind-links"), finding("year-other", Verdict.BROKEN))
    scan = (finding("read-scan"), finding("table-scan", Verdict.BROKEN))

    codes_of = [each.code for each in together(page_says, [scan, scan])]
    assert codes_of == ["table-scan", "year-other", "read-scan"]
    assert together(page_says, [scan, (finding("read-fine"),)])[-1].code == "year-other"
    assert together(page_says, []) == page_says


def test_signs_name_their_faults() -> None:
    odd = {**TOPICS, "odd": TopicSigns(
        key="odd", title=("ก",), year=Year.NONE, elements={"e": ElementSigns(key="e")}
    )}  # fmt: skip
    faulty = type(SIGNS)(**{**{name: getattr(SIGNS, name) for name in SIGNS.__slots__},
                            "schema": SCHEMA + 1, "topics": odd})  # fmt: skip

    found = signs_problems(faulty, {*TOPICS})
    assert [problem.code for problem in found][:3] == [
        "pack-other-schema", "pack-no-such-topic", "signs-none",
    ]  # fmt: skip
    assert "signs-none" not in {each.code for each in signs_problems(SIGNS, {*TOPICS})}
    assert elements("fee")[0].key == "fee"


@pytest.mark.parametrize("text", ["1" * 200_000, "a." * 100_000, "เทศบาลตำบล" * 20_000])
def test_endless_runs_of_letters_are_looked_at_in_pieces(text: str) -> None:
    reading = page(f"# {text}", text)

    assert max(len(piece) for piece, _ in reading.said) <= 1_000
    assert max(len(block.text) for block in reading.headings) <= 300
    assert codes(reading)[0] == "read-fine"
