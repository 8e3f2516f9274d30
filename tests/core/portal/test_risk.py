"""Nothing goes out that tells of persons: in words, in tables, between two releases."""

from __future__ import annotations

import pytest

from prongsai.core.portal.content import Facts, File, Kind, Link, Paragraph
from prongsai.core.portal.headings import columns_of
from prongsai.core.portal.risk import faults, table_faults, text_faults
from prongsai.core.privacy.release import Holds
from prongsai.core.terms.words import Words
from releases import content, counted, grid

CITIZEN = "1101700230708"
"""Made up; its last digit is the one that the others ask for."""


def codes(*blocks: object, **told: object) -> list[str]:
    return [each.code for each in faults(content(*blocks, **told))]


def citizen() -> str:
    """A number of thirteen digits whose check digit is right."""
    digits = CITIZEN[:12]
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(digits))
    return f"{digits}{(11 - total % 11) % 10}"


def test_what_tells_of_nobody_goes_out() -> None:
    table = grid(["เดือน", "วงเงิน"], ["ตุลาคม", "182,500"])

    assert codes(Link("แผน", "https://nafan.example/"), table) == []


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(Words(f"ผู้ร้อง {citizen()}", "")),
        Link(f"คำร้องของ {citizen()}", "https://nafan.example/"),
        File(f"{citizen()}", "a.pdf", "ab" * 32, "application/pdf", 1),
        File("คำร้อง", f"{citizen()}.pdf", "ab" * 32, "application/pdf", 1),
        Facts(((Words("เลขที่", "Number"), citizen()),)),
        grid(["ผู้ขาย"], [f"ร้านค้า {citizen()}"]),
        grid(["ผู้มาติดต่อ"], [citizen()]),
        grid([f"ผู้ขาย {citizen()}"], ["ก"]),
    ],
)
def test_a_citizen_id_is_stopped_wherever_it_stands(block: object) -> None:
    assert codes(block) == ["release-citizen-inside"]


def test_a_title_is_looked_at_too() -> None:
    assert codes(title=Words("ติดต่อ someone@mail.example", "")) == ["release-mail-inside"]


@pytest.mark.parametrize(
    "heading", ["เลขประจำตัวประชาชน", "เลขบัตรประชาชน", "Citizen ID", "เลข 13 หลัก"]
)
def test_a_column_that_says_who_somebody_is_is_stopped(heading: str) -> None:
    assert codes(grid(["ชื่อ", heading], ["ก", "–"])) == ["release-identity"]


@pytest.mark.parametrize("heading", ["โทรศัพท์", "อีเมลส่วนงาน", "ช่องทางติดต่อ", "E-mail"])
def test_contacts_of_offices_stand_in_columns_that_say_so(heading: str) -> None:
    assert codes(grid(["ส่วนงาน", heading], ["กองคลัง", "081 234 5678"])) == []
    assert codes(grid(["ส่วนงาน", "หมายเหตุ"], ["กองคลัง", "081 234 5678"])) == [
        "release-phone-inside"
    ]


def test_the_page_of_contact_is_what_mail_and_telephone_are_for() -> None:
    facts = Facts(((Words("อีเมล", "Mail"), "info@nafan.example"),))
    told = Paragraph(Words("โทร 081 234 5678", ""))

    assert codes(facts, told, kind=Kind.CONTACT) == []
    assert codes(told) == ["release-phone-inside"]


def test_facts_are_looked_at_but_for_the_figures_of_a_result() -> None:
    said = Facts(((Words("ปัญหา", "Problems"), f"นาย ก {citizen()}"),))

    assert codes(said, kind=Kind.TABLE) == ["release-citizen-inside"]
    assert codes(said, kind=Kind.RESULT) == []


def test_small_cells_and_small_differences_are_stopped() -> None:
    before = content(counted(("ทุจริต", 20), ("บริการ", 7)))
    now = content(counted(("ทุจริต", 22), ("บริการ", 7)))

    assert codes(counted(("ทุจริต", 2))) == ["release-small"]
    assert [each.code for each in faults(now, before)] == ["release-difference"]
    assert faults(now, content(grid(["ก"], ["ข"]))) == ()


def test_a_single_text_is_looked_at_alike() -> None:
    assert text_faults("เหตุผล", "ตัวเลขผิด") == ()
    assert [each.code for each in text_faults("เหตุผล", citizen())] == ["release-citizen-inside"]


def test_columns_are_named_for_machines_and_for_people() -> None:
    found = columns_of(["เดือน", "โทร"])

    assert [each.key for each in found] == ["column_1", "column_2"]
    assert [each.name.th for each in found] == ["เดือน", "โทร"]
    assert [each.holds for each in found] == [Holds.TEXT, Holds.CONTACT]


def test_hashes_of_results_are_no_numbers_of_people() -> None:
    facts = Facts(((Words("แฮช", "Hash"), citizen()),))

    assert codes(facts, kind=Kind.RESULT) == []


def test_a_table_of_a_file_is_looked_at_with_what_stands_above_it() -> None:
    def found(*above: str, heading: str = "ผู้ขาย", cell: str = "ก") -> list[str]:
        return [each.code for each in table_faults("list.csv", above, [heading], [[cell]])]

    assert found("ติดต่อกองคลัง 081 234 5678") == []
    assert found(citizen()) == ["release-citizen-inside"]
    assert found(heading="เลขบัตรประชาชน") == ["release-identity"]
    assert found(cell=f"นาย ก {citizen()}") == ["release-citizen-inside"]


@pytest.mark.parametrize("heading", ["เลขประจำตัวผู้เสียภาษี 13 หลัก", "Tax ID"])
def test_a_company_is_named_with_its_number_where_the_heading_says_so(heading: str) -> None:
    assert codes(grid(["ผู้ขาย", heading], ["บริษัท ก จำกัด", "0999512345678"])) == []
    assert codes(grid(["ผู้ขาย", heading], ["นาย ก", citizen()])) == ["release-citizen-inside"]
