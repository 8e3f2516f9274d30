"""The manual as a paper, its flow chart as a picture: made once for all who ask for the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.safestring import SafeString

from prongsai.adapters.thai_words import words_of
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases.models import Desk
from prongsai.apps.look.pictures import picture
from prongsai.apps.look.words import language, phrase
from prongsai.core.documents.drawing import Drawing
from prongsai.core.documents.flow_chart import flow_chart, in_words
from prongsai.core.documents.layout_flow import draw_flow
from prongsai.core.documents.procedure_manual import Counter
from prongsai.core.documents.text_room import SCREEN
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.version import version_of
from prongsai.core.terms.words import Language
from prongsai.workshop.procedure_papers import manual_paper, people_of

FORMS = ("pdf", "docx")
_KEPT = 64
"""Papers of some 100 KB: strangers ask for them, and each takes its time to make."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The same where every word of the paper is."""

    version: str
    agency: str
    counter: tuple[str, str, str]
    language: Language
    day: dt.date
    form: str
    procedure: Procedure = field(compare=False)


def paper(
    agency: Agency, procedure: Procedure, desk: Desk | None, day: dt.date, form: str
) -> bytes:
    """The manual in the reader's language."""
    counter = (desk.place, desk.hours, desk.phone) if desk is not None else ("", "", "")
    return _paper(
        _Asked(version_of(procedure), agency.name, counter, language(), day, form, procedure)
    )


@lru_cache(maxsize=_KEPT)
def _paper(asked: _Asked) -> bytes:
    place, hours, phone = asked.counter
    document = manual_paper(
        asked.procedure, shelf(), asked.day, language=asked.language, agency=asked.agency,
        counter=Counter(place=place, hours=hours, phone=phone),
    )  # fmt: skip
    return renderers().render(document, asked.form)


def name(procedure: Procedure, form: str) -> str:
    """What the file is called."""
    return f"{phrase('manual.file_name', procedure=procedure.title.said(language()))}.{form}"


@dataclass(frozen=True, slots=True)
class _Chart:
    """A drawing of one text in one language."""

    version: str
    language: Language
    procedure: Procedure = field(compare=False)


def chart(procedure: Procedure) -> SafeString:
    """The flow chart as a picture that a screen reader can say and a printer prints."""
    drawing, alternative = _drawn(_Chart(version_of(procedure), language(), procedure))
    title = phrase("manual.flow_of", procedure=procedure.title.said(language()))
    return picture(drawing, key="flow-chart", title=title, description=alternative)


@lru_cache(maxsize=_KEPT)
def _drawn(asked: _Chart) -> tuple[Drawing, str]:
    said = asked.language
    found = flow_chart(asked.procedure, people_of(asked.procedure, shelf(), said), said)
    alternative = in_words(found, shelf().script("procedure", said))
    return draw_flow(found, words_of, SCREEN), alternative
