"""A template is taken only when every kind of block can be written on it."""

from __future__ import annotations

import time

import pytest

from contracts.renderers import pictures_of
from papers_making import document
from prongsai.adapters.docx_writing.template_checking import check_template
from prongsai.adapters.docx_writing.template_trial import tried
from prongsai.adapters.docx_writing.writing import write_docx
from prongsai.core.terms.problem import Refused
from template_making import of_document, replacing, template, turning, with_parts

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def of_styles(pattern: str, into: str) -> bytes:
    return with_parts(template("[body]"), {"word/styles.xml": turning(pattern, into)})


LOST = f'<w:headerReference xmlns:r="{OFFICE}" w:type="first" r:id="rId999"/><w:titlePg/><w:pgSz'
ODD = {
    "no size": of_styles(r'<w:sz w:val="\d+"/>', '<w:sz w:val="abc"/>'),
    "no width": of_document(r'w:pgSz w:w="\d+"', 'w:pgSz w:w="abc"'),
    "width of nothing": of_document(r'w:pgSz w:w="\d+"', 'w:pgSz w:w="0"'),
    "margin of a mile": of_document(r'w:left="\d+"', 'w:left="99999999"'),
    "lost head": of_document("<w:pgSz", LOST),
    "perhaps": of_document("</w:sectPr>", '<w:titlePg w:val="perhaps"/></w:sectPr>'),
    "no number": with_parts(
        template("[body]"), {"word/numbering.xml": turning(r'w:numId="\d+"', 'w:numId="abc"')}
    ),
    "no list": with_parts(
        template("[body]"),
        {"word/numbering.xml": turning(r'abstractNumId="\d+"', 'abstractNumId="abc"')},
    ),
}


@pytest.mark.parametrize("odd", ODD)
def test_a_template_that_opens_but_bears_no_paper_is_refused_before_it_is_used(odd: str) -> None:
    assert "template-damaged" in [problem.code for problem in tried(ODD[odd])]


@pytest.mark.parametrize("odd", ODD)
def test_a_paper_on_such_a_template_is_refused_in_words(odd: str) -> None:
    made = document()
    with pytest.raises(Refused) as refused:
        write_docx(made, pictures_of(made), ODD[odd])

    assert [problem.code for problem in refused.value.problems] == ["template-damaged"]


def test_a_sound_template_is_told_as_before() -> None:
    sound = template("ก่อน", "[body]", "หลัง")

    assert tried(sound) == check_template(sound)


def test_a_template_with_a_thousand_places_for_the_text_is_refused_at_once() -> None:
    many = template(*["[เนื้อหา]"] * 2000)
    begun = time.process_time()
    [problem] = tried(many)

    assert problem.code == "template-markers"
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("place", ["custom/header9.xml", "word/header9.dat", "WORD/HEADER9.XML"])
def test_a_part_that_fetches_is_found_wherever_it_lies(place: str) -> None:
    head = "<w:hdr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:p>"
    head += "<w:fldSimple w:instr='INCLUDEPICTURE http://example.com/x.png'/></w:p></w:hdr>"
    named = f'<Override PartName="/{place}" ContentType="{HEADER}"/></Types>'
    hidden = with_parts(
        template("[body]"),
        {place: lambda _: head.encode(), "[Content_Types].xml": replacing("</Types>", named)},
    )

    assert [problem.code for problem in check_template(hidden)] == ["template-link"]
