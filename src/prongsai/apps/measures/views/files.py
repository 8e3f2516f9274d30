"""The year in tables and files, and a file brought in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.downloads import PRINTS, download, form_asked, table
from prongsai.apps.look.form_pages import GET_POST, say_why
from prongsai.apps.look.forms import key_sent
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.pasting import SHOWN
from prongsai.apps.look.words import later, phrase, sentences, thai
from prongsai.apps.measures import importing, printing, queries
from prongsai.apps.measures.importing import Checked
from prongsai.apps.measures.views.listing import year_asked, years_of
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.queries import given_of, reads_drafts
from prongsai.core.documents.measure_tables import Shape
from prongsai.core.files.kinds import Kind
from prongsai.core.follow_up import merging
from prongsai.core.terms.problem import Problem, Refused
from prongsai.workshop.measure_files import ENDINGS, refuse_size

_PAPERS = ("pdf", "docx", "xlsx")
_WHOLE = {
    "xlsx": Kind.XLSX.media, "json": "application/json", "yaml": "application/yaml",
}  # fmt: skip


def _shape(request: AskedAbout) -> Shape:
    asked = request.POST if request.method == "POST" else request.GET
    try:
        return Shape(asked.get("shape", Shape.REPORTING))
    except ValueError as error:
        raise Http404 from error


@require_safe
def tables(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The year in one of the published shapes, as it would be printed."""
    year, shape = year_asked(request), _shape(request)
    drafts = request.GET.get("drafts") == "1"
    document = printing.document(request.agency, year, shape, request.today, drafts=drafts)
    facts = {
        "year": year, "shape": shape.value, "shapes": [each.value for each in Shape],
        "token": new_key(),
        "papers": _papers(request, year),
        "drafts": drafts, "forms": _PAPERS, "table": printing.on_screen(document),
        "years": years_of(request, year, queries.years_with(request.agency)),
    }  # fmt: skip
    return render(request, "measures/tables.html", facts)


def _papers(request: AskedAbout, year: int) -> Sequence[Paper]:
    """Papers of the year's tables, as far as whoever asks may read them."""
    drafts = reads_drafts(request.standing.roles)
    return given_of(request.agency, printing.of_year(year), drafts=drafts)


@require_POST
def tables_paper(request: AskedAbout, agency: str) -> HttpResponse:
    """The table as a draft among the papers."""
    year, shape = year_asked(request), _shape(request)
    token = key_sent(request.POST)
    try:
        made = printing.draft(request.agency, year, shape, doer_of(request), token)
    except Refused as refused:
        say_why(request, refused)
        return redirect(reverse("measures:tables", args=[agency], query={"year": year}))
    return redirect("papers:paper", agency, made.key)


@require_safe
def tables_file(request: AskedAbout, agency: str) -> HttpResponse:
    year, shape = year_asked(request), _shape(request)
    form = form_asked(request, _PAPERS)
    drafts = request.GET.get("drafts") == "1"
    document = printing.document(request.agency, year, shape, request.today, drafts=drafts)
    if form in PRINTS:
        content = renderers().render(document, form)
    else:
        found = printing.on_screen(document)
        rows = [found.heads, *(["\n".join(lines) for lines in row] for row in found.rows)]
        content = table(thai("measure.table_name"), rows, form)
    return download(f"{agency}-{year}-{thai('measure.table_name')}-{shape.value}.{form}", content)


@require_safe
def year_file(request: AskedAbout, agency: str) -> HttpResponse:
    """Measures and reports of a year, to be brought in again without loss."""
    year, form = year_asked(request), form_asked(request, tuple(_WHOLE))
    content = importing.files().written(importing.file_of(request.agency, year), f".{form}")
    name = f"{agency}-{year}-{thai('measure.file_name')}.{form}"
    return download(name, content, _WHOLE[form])


class FileForm(forms.Form):
    """A file of a year."""

    file = forms.FileField(
        label=later("measure.import_file"),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        allow_empty_file=True,
    )


@GET_POST
def bring_in(request: AskedAbout, agency: str) -> HttpResponse:
    """Look a file over, show what it would change, enter it."""
    year = year_asked(request)
    if request.method == "POST" and "token" in request.POST:
        return _entered(request, agency, year)
    form = FileForm(request.POST or None, request.FILES or None)
    filled = year in queries.years_with(request.agency)
    facts: dict[str, Any] = {"form": form, "year": year, "filled": filled}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            ending = f".{given.name.rpartition('.')[2].lower()}"
            refuse_size(ending, given.size)
            checked = importing.check(request.agency, given.read(), given.name, request.user.key)
            return _plan(request, checked)
        except Refused as refused:
            facts |= _wrong(refused.problems)
    return render(request, "measures/import.html", facts)


def _wrong(problems: tuple[Problem, ...]) -> dict[str, Any]:
    """By sheet, row and column, else by its path in the file."""
    told = [(_where(each), sentences(each)) for each in problems[:SHOWN]]
    return {"problems": told, "count": len(problems), "more": max(0, len(problems) - SHOWN)}


def _where(problem: Problem) -> str:
    place = problem.place
    parts = [
        place.sheet,
        phrase("measure.import_row", row=place.row) if place.row else "",
        phrase("measure.import_line", line=place.line) if place.line else "",
        place.column or place.path,
    ]
    return " · ".join(filter(None, parts))


def _plan(request: AskedAbout, checked: Checked) -> HttpResponse:
    found = checked.merge
    facts = {
        "year": checked.file.fiscal_year, "merge": found, "token": checked.token,
        "notes": [sentences(each) for each in checked.notes[:SHOWN]],
        "locked": [sentences(each) for each in found.problems],
        "changes": [(after, list(_changes(before, after))) for before, after in found.changed],
        "other": checked.file.agency
        if checked.file.agency not in ("", request.agency.name) else "",
    }  # fmt: skip
    return render(request, "measures/import_plan.html", facts)


_FIELDS: Mapping[str, str] = {"origin": "measure.origin", "history": "measure.history"}


def _changes(before: Any, after: Any) -> Iterator[str]:
    for name in merging.differing(before, after):
        yield phrase(_FIELDS.get(name, f"field.measure_{name}"))


def _entered(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    try:
        file = importing.again(request.agency, request.POST["token"], request.user.key)
        done = importing.bring_in(request.agency, file, doer_of(request))
    except Refused as refused:
        say_why(request, refused)
        return redirect(reverse("measures:import", args=[agency], query={"year": year}))
    counts = {"new": len(done.new), "changed": len(done.changed)}
    messages.success(request, phrase("measure.import_done", **counts))
    there = reverse("measures:list", args=[agency], query={"year": file.fiscal_year})
    return redirect(there)
