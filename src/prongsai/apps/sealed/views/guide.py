"""How a report is handled, for everybody: made of the course, so that it says nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import manual, manual_files
from prongsai.apps.look.downloads import download
from prongsai.apps.look.words import language, phrase
from prongsai.apps.sealed import queries
from prongsai.apps.sealed.frame import course
from prongsai.apps.sealed.views.public import page_for, stranger
from prongsai.core.documents.sealed_guide import as_procedure
from prongsai.core.procedures.version import version_of
from prongsai.core.sealed.limits import Limit
from prongsai.core.terms.words import Language
from prongsai.workshop.sealed_guides import guide_paper

FORMS = ("pdf", "docx")
_KEPT = 16
"""Papers of some 100 KB: strangers ask for them, and each takes its time to make."""


def limits_of(agency: Agency) -> tuple[Limit, ...]:
    return queries.limits_of(getattr(agency, "sealed_desk", None))


@require_safe
@stranger
def guide(request: Asked, agency: Agency) -> HttpResponse:
    """The page, with its chart as a picture and in words."""
    procedure = as_procedure(course(), limits_of(agency))
    facts = {
        "manual": manual.of(procedure), "chart": manual_files.chart(procedure), "desk": None,
        "course": course(), "guarded": course().guide.guarded,
    }  # fmt: skip
    return page_for(request, agency, "guide", facts)


@require_safe
@stranger
def paper(request: Asked, agency: Agency, form: str) -> HttpResponse:
    """The same to print."""
    if form not in FORMS:
        raise Http404
    limits = limits_of(agency)
    version = version_of(as_procedure(course(), limits))
    content = _paper(_Wanted(version, agency.name, language(), request.today, form, limits))
    return download(f"{phrase('sealed.guide_file')}.{form}", content)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The same where every word of the paper is."""

    version: str
    agency: str
    language: Language
    day: dt.date
    form: str
    limits: tuple[Limit, ...] = field(compare=False)


@lru_cache(maxsize=_KEPT)
def _paper(wanted: _Wanted) -> bytes:
    document = guide_paper(
        shelf(), wanted.limits, wanted.day, language=wanted.language, agency=wanted.agency
    )
    return renderers().render(document, wanted.form)
