"""Spreadsheets made to fill the memory: refused before their reader makes room for their cells."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from prongsai.adapters.xlsx_reading import SheetTable
from prongsai.core.terms.problem import Refused
from prongsai.workshop.tables import raw_rows

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>agency</t></is></c></row>'


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def book(path: Path, rows: str, *, at: str = "worksheets/sheet1.xml", sheet: str = "") -> Path:
    """An XLSX whose only sheet says what is given, lying where its relation says."""
    workbook = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    plain = f'<worksheet xmlns="{_MAIN}"><sheetData>{_HEAD}{rows}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
        packed.writestr("_rels/.rels", _relation("officeDocument", "xl/workbook.xml"))
        packed.writestr("xl/workbook.xml", workbook)
        packed.writestr("xl/_rels/workbook.xml.rels", _relation("worksheet", at))
        packed.writestr(f"xl/{at}", sheet or plain)
    return path


def code_of(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        SheetTable(path)
    return refused.value.problems[0].code


FAR = '<row r="1048576"><c r="T1048576"><v>1</v></c></row>'
PREFIXED = (
    f'<x:worksheet xmlns:x="{_MAIN}"><x:sheetData><x:row r="1048576">'
    '<x:c r="T1048576"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
)


@pytest.mark.parametrize(
    "rows",
    [
        FAR,
        FAR.replace('"', "'"),
        FAR.replace('r="T1048576"', 's="&gt;" r = "t1048576"'),
        f'<row r="1048576">{"<c/>" * 19}<c><v>1</v></c></row>',
        '<row r="2"><c r="T2"><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row>',
        f'<row r="{"9" * 5000}"><c r="T{"9" * 5000}"><v>1</v></c></row>',
    ],
    ids=[
        "plain",
        "single quotes",
        "odd spacing",
        "cells without a name",
        "row's number",
        "endless",
    ],
)
def test_a_cell_far_out_is_found_however_it_is_written(tmp_path: Path, rows: str) -> None:
    assert code_of(book(tmp_path / "a.xlsx", rows)) == "sheet-too-large"


def test_a_sheet_is_looked_over_wherever_it_lies(tmp_path: Path) -> None:
    assert code_of(book(tmp_path / "a.xlsx", FAR, at="elsewhere/a.bin")) == "sheet-too-large"


def test_a_sheet_with_prefixed_names_is_looked_over(tmp_path: Path) -> None:
    assert code_of(book(tmp_path / "a.xlsx", "", sheet=PREFIXED)) == "sheet-too-large"


def test_a_small_table_reaches_less_far_than_one_that_is_counted(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", '<row r="1000000"><c r="D1000000"><v>1</v></c></row>')
    with pytest.raises(Refused) as refused:
        raw_rows(path)

    assert refused.value.problems[0].code == "sheet-too-large"


def test_entities_that_swell_are_refused(tmp_path: Path) -> None:
    swelling = f'<!DOCTYPE x [<!ENTITY a "{"a" * 99}">]><worksheet xmlns="{_MAIN}">&a;</worksheet>'

    assert code_of(book(tmp_path / "a.xlsx", "", sheet=swelling)) == "file-unreadable"


def test_a_file_that_unpacks_to_more_than_a_machine_bears_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", "")
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/sharedStrings.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(1001):
            part.write(bytes(1_000_000))

    assert code_of(path) == "sheet-unpacks-large"


def test_an_ordinary_sheet_without_names_of_cells_is_read(tmp_path: Path) -> None:
    row = '<row><c t="inlineStr"><is><t>ก</t></is></c></row>'
    table = SheetTable(book(tmp_path / "a.xlsx", row))

    assert (table.headers, list(table.rows())) == (["agency"], [["ก"]])
