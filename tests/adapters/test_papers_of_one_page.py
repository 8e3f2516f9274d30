"""What is meant for one page stays on one, whatever is known."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from contracts.renderers import press
from papers_making import AGENCY
from prongsai.core.documents.announcement import announcement
from prongsai.core.documents.document import Document
from prongsai.core.documents.executive_summary import summary
from prongsai.core.documents.look import Numerals
from prongsai.core.terms.words import Language
from prongsai.workshop.charts import chart_words
from report_situations import SHELF, SITUATIONS

ANNOUNCED = SITUATIONS.keys() - {"missing", "draft"}  # without a total


def pages(document: Document) -> int:
    return len(pypdfium2.PdfDocument(press().pdf(document)))


@pytest.mark.parametrize(
    ("language", "numerals"),
    [("th", Numerals.THAI), ("th", Numerals.ARABIC), ("en", Numerals.ARABIC)],
)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_summary_is_one_page_with_all_its_notes(
    situation: str, language: Language, numerals: Numerals
) -> None:
    found = replace(
        SITUATIONS[situation](),
        language=language,
        numerals=numerals,
        script=SHELF.script("summary", language),
        charts=chart_words(language),
        look=SHELF.forms.looks["page"],
        estimated=("IIT", "EIT"),
        partial=True,
    )

    assert pages(summary(found)) == 1


@pytest.mark.parametrize("numerals", Numerals)
@pytest.mark.parametrize("situation", sorted(ANNOUNCED))
def test_an_announcement_is_one_page(situation: str, numerals: Numerals) -> None:
    found = replace(SITUATIONS[situation](), numerals=numerals)

    assert pages(announcement(found, SHELF.forms, f"นายก{AGENCY}")) == 1
