"""A list and what it leads to, one level below, as one."""

from __future__ import annotations

from dataclasses import replace

from prongsai.core.preaudit.following import FEW, MONTHLY, Part, joined, leads_of, part_of
from prongsai.core.preaudit.months import Named
from prongsai.core.preaudit.reading import Block, Form, Link, Reading
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from sought_building import elements, page, sought

UNSURE = Finding("name", Verdict.UNSURE, "name-none", {}, Sureness.GUESS)
FINE = Finding("name", Verdict.FINE, "name-fine", {}, Sureness.LIKELY)
HIDDEN = Finding("element", Verdict.UNSURE, "element-behind-links", {"key": "a"}, Sureness.GUESS)
MISSING = Finding("element", Verdict.BROKEN, "element-missing", {"key": "a"}, Sureness.LIKELY)


def listing(number: int) -> Reading:
    links = tuple(Link(f"เอกสารฉบับที่ {each}", f"/{each}.pdf") for each in range(number))
    return Reading(Form.HTML, blocks=(Block("เอกสาร"),), links=links)


def test_some_links_of_a_list_are_followed_and_none_of_a_page() -> None:
    links, whole = leads_of(listing(FEW + 2), sought())
    assert (len(links), whole) == (FEW, False)
    assert leads_of(listing(FEW), sought())[1]

    said = replace(listing(FEW), blocks=(Block("ข้อความยาว " * 100),))
    assert leads_of(said, sought()) == ((), True)


def test_what_a_document_shows_the_list_shows() -> None:
    assert joined(Part((UNSURE,)), [Part((FINE,))], sought(), whole=True) == (FINE,)


def test_nothing_is_called_missing_where_not_all_was_followed() -> None:
    first, below = Part((HIDDEN, UNSURE)), [Part((MISSING,))]
    doubted = replace(MISSING, verdict=Verdict.UNSURE, sure=Sureness.GUESS)

    assert joined(first, below, sought(), whole=True) == (MISSING, UNSURE)
    assert joined(first, below, sought(), whole=False) == (doubted, UNSURE)
    known = Part((MISSING,))
    assert joined(known, below, sought(), whole=False) == (MISSING,)


def test_months_of_all_documents_count_together() -> None:
    asked = sought(elements=elements("monthly"))
    page_says = part_of(page("# รายการจัดซื้อจัดจ้าง ปีงบประมาณ พ.ศ. 2568", "ข้อความ " * 20), asked)
    assert page_says.named is not None
    halves = [
        Part((), Named(frozenset((month, None) for month in which), 2568))
        for which in (range(1, 7), range(7, 13))
    ]

    codes = [each.code for each in joined(page_says, halves, asked, whole=True)]
    assert "months-all" in codes
    half = joined(page_says, [*halves[:1], Part(())], asked, whole=False)
    [some] = [each for each in half if each.check == "months"]
    assert (some.code, some.verdict) == ("months-missing", Verdict.UNSURE)
    assert joined(page_says, [], asked, whole=True) == page_says.findings


def test_a_list_of_months_is_followed_further() -> None:
    asked = sought(elements=elements("monthly"))

    assert len(leads_of(listing(20), asked)[0]) == MONTHLY
