"""What an office says in a manual instead of the file, and what stays as the file says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_making import plain, procedure, words
from measure_making import FILES
from prongsai.core.criteria.evidence import Confidence
from prongsai.core.procedures.manual_texts import ManualTexts, paper_line, with_texts
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.version import version_of

PAPERS = {
    "id": {"name": {"th": "บัตรประชาชน", "en": "Identity card"}},
    "map": {"name": words("แผนที่"), "only": words("(ถ้ามี)"), "copies": 2},
}
OWN = procedure(manual={**plain()["manual"], "papers": PAPERS})


def papers_of(own: Procedure) -> list[tuple[str, int]]:
    return [(each.name.th, each.copies) for each in own.manual.papers.values()]


def test_an_office_that_says_nothing_follows_the_file() -> None:
    assert with_texts(OWN, ManualTexts()) == OWN


def test_what_an_office_says_goes_before_the_file_and_makes_another_version() -> None:
    said = ManualTexts(rounds="ทุกวันพุธ หมู่ 3", papers=("รูปถ่าย",), minutes={"end": 25})
    found = with_texts(OWN, said)
    assert found.manual.rounds is not None
    assert found.manual.rounds.th == "ทุกวันพุธ หมู่ 3"
    assert papers_of(found) == [("รูปถ่าย", 1)]
    assert found.manual.steps["end"].minutes == 25
    kept = OWN.manual.steps["bring"]
    assert found.manual.steps["bring"] == kept
    assert version_of(found) != version_of(OWN)


def test_a_document_that_stays_keeps_its_other_name_and_an_empty_list_wants_none() -> None:
    lines = tuple(paper_line(each) for each in OWN.manual.papers.values())
    assert lines == ("บัตรประชาชน", "แผนที่ (ถ้ามี) 2 ฉบับ")
    found = with_texts(OWN, ManualTexts(papers=(*lines, "รูปถ่าย", "รูปถ่าย"))).manual.papers
    assert list(found) == ["id", "map", "own_3"]
    assert (found["id"].name.en, found["map"].copies) == ("Identity card", 2)
    assert with_texts(OWN, ManualTexts(papers=())).manual.papers == {}


@pytest.mark.parametrize(
    ("line", "name", "copies"),
    [
        ("สำเนาบัตร 2 ฉบับ", "สำเนาบัตร", 2),
        ("สำเนาบัตร จำนวน ๓ ฉบับ", "สำเนาบัตร", 3),
        ("สำเนาบัตร (12 ฉบับ)", "สำเนาบัตร", 12),
        ("จำนวน 2 ฉบับ", "จำนวน 2 ฉบับ", 2),
        ("คำสั่งที่ 123 ฉบับแก้ไข", "คำสั่งที่ 123 ฉบับแก้ไข", 1),
        ("คำสั่ง 123 ฉบับ", "คำสั่ง 123 ฉบับ", 1),
        ("สำเนาทะเบียนบ้าน", "สำเนาทะเบียนบ้าน", 1),
    ],
)
def test_how_many_copies_is_read_at_the_end_of_a_line(line: str, name: str, copies: int) -> None:
    assert papers_of(with_texts(OWN, ManualTexts(papers=(line,)))) == [(name, copies)]


LINES = st.text("กข 129ฉบับ()", min_size=1, max_size=12).map(str.strip).filter(bool)


@settings(max_examples=50)
@given(st.lists(LINES, unique=True, max_size=4))
def test_every_line_is_a_document_whatever_it_says(lines: list[str]) -> None:
    found = with_texts(OWN, ManualTexts(papers=tuple(lines))).manual.papers
    assert len(found) == len(lines)
    assert all(each.name.th and each.copies > 0 for each in found.values())


def test_documents_of_shipped_services_are_common_practice_and_not_a_rule() -> None:
    services = {key: each for key, each in FILES.shelf.procedures.items()
                if "papers" in each.fields and each.kind.value == "service"}  # fmt: skip
    assert len(services) >= 6
    for each in services.values():
        assert each.manual.papers, each.key
        for paper in each.manual.papers.values():
            assert paper.evidence is not None
            assert paper.evidence.confidence is Confidence.INFERRED
