"""The guide to how a report of corruption is handled, as a paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.sealed_guide import as_procedure, with_guards
from prongsai.core.sealed.limits import Limit
from prongsai.core.terms.words import Language
from prongsai.workshop.procedure_papers import manual_paper
from prongsai.workshop.shelf import Shelf


def guide_paper(
    shelf: Shelf,
    limits: Sequence[Limit],
    made: dt.date,
    *,
    language: Language = "th",
    agency: str = "",
    numerals: Numerals = Numerals.THAI,
) -> Document:
    """The manual made of the course, and what only reports of corruption have."""
    course = shelf.sealed_course
    manual = manual_paper(
        as_procedure(course, limits), shelf, made, language=language, agency=agency,
        numerals=numerals,
    )  # fmt: skip
    script = shelf.script("procedure", language)
    return with_guards(manual, course, shelf.outside.bodies.values(), script, language)
