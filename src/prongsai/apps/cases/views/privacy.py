"""Notices for those whose data it is, and the record of processing of the agency."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import bridge, privacy, queries
from prongsai.apps.cases.models import Desk
from prongsai.apps.cases.views.asked import text_of
from prongsai.apps.cases.views.public import desk_of, shown, stranger
from prongsai.apps.look.downloads import download, form_asked
from prongsai.apps.look.words import language
from prongsai.core.documents.blocks import Table, plain
from prongsai.core.documents.document import Document
from prongsai.workshop.privacy_papers import record_paper

FORMS = ("docx", "xlsx", "pdf")


@require_safe
@stranger
def notice(request: Asked, agency: Agency, procedure: str) -> HttpResponse:
    """The whole notice of a procedure; it can be printed."""
    desk, found = desk_of(agency, procedure)
    notice = privacy.notice_of(agency, found)
    facts: dict[str, Any] = {"desk": desk, "procedure": found, "notice": notice}
    return shown(request, agency, "cases/public_privacy.html", **facts)


@require_safe
def inside(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The same for those who work there: of what they bring themselves, and enter for others."""
    text = text_of(request.agency, procedure)
    desk = queries.desks_of(request.agency).get(text.key) or Desk(
        agency=request.agency, procedure=text.key
    )
    found = bridge.as_followed(desk)
    facts = {"desk": desk, "procedure": found, "office": request.agency,
             "notice": privacy.notice_of(request.agency, found)}  # fmt: skip
    return render(request, "cases/notice.html", facts)


@require_safe
def record(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The record of processing: as a page, or as a file."""
    paper = _record(request)
    if "form" in request.GET:
        form = form_asked(request, FORMS)
        content = renderers().render(paper, form)
        return download(f"processing-{request.agency.key}.{form}", content)
    table = next((each for each in paper.blocks if isinstance(each, Table)), None)
    facts = {"heads": _heads(table), "rows": _rows(table), "forms": FORMS}
    return render(request, "cases/processing.html", facts)


def _record(request: AskedAbout) -> Document:
    return record_paper(
        privacy.activities_of(request.agency), shelf(), request.today,
        agency=request.agency.name, refused=privacy.refused(request.agency),
        language="en" if language() == "en" else "th",
    )  # fmt: skip


def _heads(table: Table | None) -> list[str]:
    return [plain(line) for each in table.head[0] for line in each.lines] if table else []


def _rows(table: Table | None) -> list[list[tuple[str, list[str]]]]:
    """Cells with their headings, as narrow screens show them beside each other."""
    heads = _heads(table)
    return [
        list(zip(heads, [[plain(line) for line in each.lines] for each in row], strict=True))
        for row in (table.body if table else ())
    ]
