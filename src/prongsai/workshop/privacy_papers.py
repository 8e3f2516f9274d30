"""The record of processing as a paper, with the wording of its pack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.own_data import OwnCase, own_data_paper
from prongsai.core.documents.processing_record import processing_record
from prongsai.core.procedures.privacy import Activity
from prongsai.core.terms.words import Language
from prongsai.workshop.shelf import Shelf


def record_paper(
    activities: Sequence[Activity],
    shelf: Shelf,
    made: dt.date,
    *,
    agency: str,
    refused: int = 0,
    language: Language = "th",
    numerals: Numerals = Numerals.THAI,
) -> Document:
    """What an agency does with people's data."""
    return processing_record(
        activities, agency=agency, refused=refused, script=shelf.script("privacy", language),
        look=shelf.forms.looks["official"], made=made,
        numerals=numerals if language == "th" else Numerals.ARABIC, language=language,
    )  # fmt: skip


def own_paper(
    cases: Sequence[OwnCase], shelf: Shelf, made: dt.date, *, agency: str, number: str,
    language: Language = "th",
) -> Document:  # fmt: skip
    """What is handed over to somebody who asked for his data."""
    return own_data_paper(
        cases, agency=agency, number=number, script=shelf.script("privacy", language),
        look=shelf.forms.looks["official"], made=made, language=language,
    )  # fmt: skip
