"""What speaks against a template, and what is said before it is used."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from contracts.renderers import made_docx, pictures_of
from papers_making import PROSE, document
from prongsai.adapters.docx_writing.template_checking import check_template
from prongsai.adapters.docx_writing.writing import write_docx
from prongsai.core.documents.blocks import Paragraph, text
from prongsai.core.documents.document import Document
from prongsai.core.terms.problem import Problem, Refused, Severity
from prongsai.workshop.voice import Voice
from template_making import (
    replacing,
    template,
    with_link,
    with_parts,
)


def codes(content: bytes) -> list[str]:
    return [problem.code for problem in check_template(content)]


def spoken(problem: Problem) -> str:
    return Voice("th").sentence(problem)


def written_on(content: bytes, made: Document | None = None) -> bytes:
    made = made or document(Paragraph(text(PROSE)))
    return write_docx(made, pictures_of(made), content)


HOLLOW = with_parts(template(), {"word/document.xml": None})
ODT = with_parts(HOLLOW, {"mimetype": lambda _: b"application/vnd.oasis.opendocument.text"})
XLSX = with_parts(HOLLOW, {"xl/workbook.xml": bytes})
MAIN_TYPE = "wordprocessingml.document.main"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (OLD, "DOC"), (ODT, "ODT"), (XLSX, "XLSX"), (b"%PDF-1.7", "PDF"), (b"{\\rtf1 x}", "RTF"),
        (HOLLOW, "ZIP"),
    ],
)  # fmt: skip
def test_another_kind_of_file_is_refused_by_its_name(content: bytes, found: str) -> None:
    [problem] = check_template(content)

    assert (problem.code, problem.facts) == ("template-not-docx", {"found": found})
    assert spoken(problem) == f"แม่แบบเป็นไฟล์ชนิด {found} ไม่ใช่ DOCX"


def cut(content: bytes) -> bytes:
    """With the letters of one part changed and its checksum not."""
    place = content.index(b"word/document.xml") + 100
    return content[:place] + bytes(40) + content[place + 40 :]


def without_last_section(said: bytes) -> bytes:
    return re.sub(rb"<w:sectPr.*</w:sectPr>", b"", said, flags=re.DOTALL)


def with_section_of_a_paragraph_only(said: bytes) -> bytes:
    return without_last_section(said).replace(b"<w:p>", b"<w:p><w:pPr><w:sectPr/></w:pPr>", 1)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"no file of an office", template()[:3000], cut(template()),
        with_parts(template(), {"word/document.xml": lambda said: said[:-20]}),
        with_parts(template(), {"word/document.xml": lambda said: b"<!DOCTYPE x>" + said}),
        with_parts(template(), {"word/document.xml": without_last_section}),
        with_parts(template("ก"), {"word/document.xml": with_section_of_a_paragraph_only}),
        with_parts(template(), {"word/_rels/document.xml.rels": lambda said: said[:-20]}),
        with_parts(template(), {"[Content_Types].xml": replacing(MAIN_TYPE, "x")}),
    ],
    ids=["empty", "text", "half", "zeros", "cut XML", "entities", "no page", "page inside",
        "cut links", "other type"],
)  # fmt: skip
def test_a_damaged_file_is_refused(content: bytes) -> None:
    [problem] = check_template(content)

    assert problem.code == "template-damaged"
    assert "เสียหาย" in spoken(problem)


def test_a_locked_file_is_refused() -> None:
    [problem] = check_template(OLD + "EncryptedPackage".encode("utf-16-le"))

    assert problem.code == "template-locked"
    assert "รหัสผ่าน" in spoken(problem)


MACROS: list[bytes] = [
    with_parts(template(), {"word/vbaProject.bin": bytes}),
    with_parts(template(), {"word/activeX/activeX1.xml": lambda _: b"<x/>"}),
    with_parts(
        template(),
        {
            "[Content_Types].xml": replacing(
                "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                "vnd.ms-word.template.macroEnabledTemplate.main",
            )
        },
    ),
]


@pytest.mark.parametrize("content", MACROS, ids=["macro", "control", "dotm"])
def test_a_template_that_can_run_something_is_refused(content: bytes) -> None:
    [problem] = check_template(content)

    assert problem.code == "template-macro"
    assert "มาโคร" in spoken(problem)


SIMPLE = "<w:fldSimple w:instr='DDEAUTO x'/>"


def with_field(instruction: str) -> bytes:
    field = f"<w:r><w:instrText>{instruction}</w:instrText></w:r></w:p>"
    return with_parts(template("ก"), {"word/document.xml": replacing("</w:p>", field)})


@pytest.mark.parametrize(
    ("content", "target"),
    [
        (with_link(template(), "attachedTemplate", "http://example.com/a.dotx"), "http://example.com/a.dotx"),
        (with_link(template(), "attachedTemplate", "file:///\\\\host\\a.dotx"), "file:///\\\\host\\a.dotx"),
        (with_link(template(), "image", "https://example.com/a.png"), "https://example.com/a.png"),
        (with_field("INCLUDEPICTURE x"), "INCLUDEPICTURE"),
        (with_field("&#73;ncludeText x"), "INCLUDETEXT"),
        (with_field(f"</w:instrText></w:r>{SIMPLE}<w:r><w:instrText>"), "DDEAUTO"),
    ],
)  # fmt: skip
def test_a_template_that_fetches_something_is_refused_with_what_it_fetches(
    content: bytes, target: str
) -> None:
    [problem] = check_template(content)

    assert (problem.code, problem.facts["target"]) == ("template-link", target)
    assert target in spoken(problem)


def test_a_link_to_click_is_no_reason_to_refuse() -> None:
    linked = with_link(template("[body]"), "hyperlink", "https://example.com")

    assert codes(linked) == ["template-styles-made"]


def test_the_path_of_the_template_it_was_made_from_is_left_behind() -> None:
    path = "file:///C:\\Users\\x\\Normal.dotm"
    attached = with_link(template("[body]"), "attachedTemplate", path)
    relations = zipfile.ZipFile(io.BytesIO(attached)).read("word/_rels/document.xml.rels")
    settings = with_parts(
        template("[body]"),
        {
            "word/_rels/settings.xml.rels": lambda _: alone(relations),
            "word/settings.xml": _attaching,
        },
    )

    made = zipfile.ZipFile(io.BytesIO(written_on(settings)))

    assert codes(settings) == ["template-styles-made"]
    assert not [name for name in made.namelist() if b"Users" in made.read(name)]


def alone(relations: bytes) -> bytes:
    """The one relation that was added."""
    start = relations.index(b'<Relationship Id="rId999"')
    space = b"http://schemas.openxmlformats.org/package/2006/relationships"
    return b'<Relationships xmlns="' + space + b'">' + relations[start:]


def _attaching(settings: bytes) -> bytes:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    element = f'<w:attachedTemplate xmlns:r="{space}" r:id="rId999"/></w:settings>'
    return settings.replace(b"</w:settings>", element.encode())


def test_a_file_that_unfolds_without_end_is_refused_before_it_does() -> None:
    bomb = with_parts(template(), {"word/media/a.bin": lambda _: bytes(101_000_000)})
    [problem] = check_template(bomb)

    assert len(bomb) < 300_000
    assert problem.code == "template-too-large"
    assert "100 เมกะไบต์" in spoken(problem)


def test_styles_to_be_made_and_a_missing_marker_are_notes() -> None:
    made, marker = check_template(template("ก่อน"))

    assert {made.severity, marker.severity} == {Severity.NOTE}
    assert made.facts["styles"] == "Paper Table, Signature, Paper Label, toc 1, toc 2"
    assert "จึงจะสร้างให้: Paper Table" in spoken(made)
    assert marker.code == "template-no-marker"
    assert "[เนื้อหา]" in spoken(marker)


def test_a_refused_template_is_never_written_on() -> None:
    with pytest.raises(Refused) as refused:
        written_on(MACROS[0])

    assert [problem.code for problem in refused.value.problems] == ["template-macro"]


def test_a_template_made_from_our_own_paper_lacks_nothing() -> None:
    own = made_docx(document(Paragraph(text("[body]"))))

    assert check_template(own) == []
