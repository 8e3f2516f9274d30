"""The register of a year as a paper: its table, what is carried over, sums, and none said so."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from decimal import Decimal

from case_making import at, day
from measure_making import FILES
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Case
from prongsai.core.cases.stories import begun, taken
from prongsai.core.documents.case_register import shown
from prongsai.core.documents.document import Document
from prongsai.core.documents.plain_text import as_text
from prongsai.workshop.papers import Renderers
from prongsai.workshop.procedure_papers import Wanted, case_register_paper

SHELF = FILES.shelf
END = at("2026-10-02")


def told(key: str) -> list[tuple[Case, Folder]]:
    """The cases of a procedure's own stories, filed."""
    own = SHELF.procedures[key]
    filed = []
    stories = [each for each in own.stories.values() if not each.brought.refused]
    for number, story in enumerate(stories, start=1):
        folder = begun(own, story, SHELF.working_days)
        for step in story.then:
            if not step.refused:
                folder = taken(folder, step)
        case = Case(key=str(number), procedure=key, version="1", year=2569, number=number)
        filed.append((case, folder))
    return filed


def paper(key: str, filed: list[tuple[Case, Folder]], when: dt.datetime = END) -> Document:
    wanted = Wanted(year=2569, as_of=when, names=lambda each: f"กอง{each}")
    return case_register_paper(SHELF.procedures[key], filed, SHELF, wanted, agency="เทศบาลตำบลฟ้าใส")


def test_loans_stand_as_in_the_official_register() -> None:
    text = as_text(paper("asset-loan", told("asset-loan")))
    assert "ทะเบียนคุมการยืมทรัพย์สิน" in text
    assert "ปิดทะเบียนเมื่อสิ้นวันที่ ๓๐ กันยายน ๒๕๖๙" in text
    assert "เลขครุภัณฑ์" in text
    assert "คืนและชดใช้แล้ว" in text


def test_days_and_baht_of_trainings_are_added_up_by_unit_level_and_kind() -> None:
    document = paper("training-permission", told("training-permission"))
    assert len(document.tables) == 1 + 3
    text = as_text(document)
    assert all(each in text for each in ("แยกตามหน่วยงาน", "แยกตามระดับ", "แยกตามประเภทการอบรม"))


def test_one_with_sums_is_written_as_pdf() -> None:
    document = paper("training-permission", told("training-permission"))
    assert Renderers().render(document, "pdf").startswith(b"%PDF")


def test_a_year_without_gifts_says_so() -> None:
    text = as_text(paper("gift", [], at("2026-03-31")))
    assert "ไม่มีรายการในทะเบียนแจ้งการรับของขวัญ" in text
    assert "ข้อมูล ณ วันที่ ๓๑ มีนาคม ๒๕๖๙" in text


def test_it_is_written_as_docx_and_xlsx() -> None:
    document = paper("gift", told("gift"))
    for ending in ("docx", "xlsx"):
        content = Renderers().render(document, ending)
        assert zipfile.is_zipfile(io.BytesIO(content))


def test_a_register_of_the_calendar_year_is_called_so() -> None:
    text = as_text(paper("delegation-order", told("delegation-order")))
    assert "ประจำปี พ.ศ. ๒๕๖๙" in text


def test_an_empty_cell_is_a_dash() -> None:
    assert [shown(each, "th") for each in (None, "", 3, Decimal("1234.50"), "ก")] == [
        "–", "–", "3", "1,234.50", "ก",
    ]  # fmt: skip
    assert shown(day("2026-03-09"), "en") != shown(day("2026-03-09"), "th")


def test_a_wide_register_goes_on_in_further_tables_that_repeat_the_number() -> None:
    tables = paper("asset-loan", told("asset-loan")).tables
    assert [len(each.columns) for each in tables] == [12, 12]
    assert len({each.body[0][0] for each in tables}) == 1
