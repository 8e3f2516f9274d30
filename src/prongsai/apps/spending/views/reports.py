"""The plan, the six-month report and the yearly one: as tables, files and papers."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.downloads import PRINTS, TABLES, download, form_asked, table
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.words import phrase
from prongsai.apps.papers.queries import given_of
from prongsai.apps.spending import actions, bridge, reporting
from prongsai.apps.spending.forms import WordsForm
from prongsai.apps.spending.views.asked import Work, asked_work, work_of_last_month, years_of
from prongsai.core.spending.tables import MONEY, PERCENT
from prongsai.core.terms.problem import Refused

FORMS = (*PRINTS, *TABLES)
TEXTS = ("problems", "suggestions")


def _kind(said: str) -> str:
    if said not in bridge.template().tables:
        raise Http404
    return said


@GET_POST
def report(request: AskedAbout, agency: str, kind: str) -> HttpResponse:
    """The table; sending it keeps what was written on the whole."""
    kind, work = _kind(kind), work_of_last_month(request)
    row = work.book.row
    texts = {name: getattr(row, name) for name in TEXTS}
    form = WordsForm(request.POST or None, initial={**texts, "seen": row.revision})
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in TEXTS}
        try:
            actions.write(row, said, doer_of(request), seen=form.cleaned_data["seen"] or 0)
        except Refused as refused:
            form.beside(texts, row.revision)
            add_errors(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            here = reverse("spending:report", args=[agency, kind], query={"year": row.year})
            return redirect(here)
    facts = {**_facts(request, work, kind), "form": form, "texts": texts}
    return render(request, "spending/report.html", facts)


def _facts(request: AskedAbout, work: Work, kind: str) -> dict[str, object]:
    row, made = work.book.row, reporting.made(work.book, work.units, kind)
    columns = list(made.table.columns.values())
    return {
        "kind": kind, "kinds": list(bridge.template().tables.values()), "title": made.table.name,
        "year": row.year, "years": years_of(request, row.year, work.begun), "columns": columns,
        "figures": MONEY | PERCENT,
        "rows": [list(zip(columns, each, strict=True)) for each in made.rows],
        "totals": list(zip(columns, made.totals, strict=True)), "prints": FORMS,
        "papers": given_of(request.agency, reporting.of(row.year, kind)),
        "open": reporting.still_open(work.book, kind),
    }  # fmt: skip


@require_safe
def file(request: AskedAbout, agency: str, kind: str) -> HttpResponse:
    """The report to keep."""
    kind, work = _kind(kind), asked_work(request)
    form, year = form_asked(request, FORMS), work.book.row.year
    if form in PRINTS:
        said = reporting.matter(work.book, work.units, kind)
        content = renderers().render(bridge.spending().document(said, request.today), form)
    else:
        content = table(str(year), reporting.grid(work.book, work.units, kind), form)
    return download(f"spending-{kind.replace('_', '-')}-{agency}-{year}.{form}", content)


@require_POST
def paper(request: AskedAbout, agency: str, kind: str) -> HttpResponse:
    """A draft of a paper that says what the table says today."""
    kind, work = _kind(kind), asked_work(request)
    try:
        made = reporting.draft(work.book, work.units, kind, doer_of(request))
    except Refused as refused:
        say_why(request, refused)
        query = {"year": work.book.row.year}
        return redirect(reverse("spending:report", args=[agency, kind], query=query))
    messages.success(request, phrase("spending.drafted"))
    return redirect("papers:paper", agency, made.key)
