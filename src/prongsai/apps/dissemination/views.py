"""The log of a year, its counts, and one line."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.dissemination import actions, bridge, queries, tables, topics
from prongsai.apps.dissemination.forms import ChangeForm, NewForm, asked_in, channels, initial
from prongsai.apps.dissemination.models import Posting
from prongsai.apps.dissemination.topics import Asked
from prongsai.apps.dissemination.wishes import Wishes, wishes
from prongsai.apps.files.queries import by_keys
from prongsai.apps.look.downloads import download, form_asked
from prongsai.apps.look.form_pages import GET_POST, add_beside, say_why
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import phrase
from prongsai.core.dissemination.log import subjects
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused

PAGE = 50
LATEST = 5
"""Years that stand beside each other."""


@require_safe
def log(request: AskedAbout, agency: str) -> HttpResponse:
    """What was made known in a year; the filters stay in the address."""
    asked = wishes(request.GET, request.today)
    page = queries.page(_wished(request, asked), agency, asked.after, PAGE)
    facts = {
        "wishes": asked, "page": page, "years": _years(request, asked.year),
        "channels": channels(), "topics": asked_in(asked.year, filter(None, [asked.topic])),
        "rows": [
            (row, bridge.channel_name(row.channel), page.files.get(row.file), _about(row))
            for row in page.rows
        ],
        "next": asked.but(after=page.more) if page.more else None,
    }  # fmt: skip
    return render(request, "dissemination/log.html", facts)


def _wished(request: AskedAbout, asked: Wishes) -> QuerySet[Posting]:
    return queries.of_year(
        request.agency, asked.year, asked.channel, asked.topic, bare=bool(asked.bare)
    )


def _about(row: Posting) -> list[Asked]:
    """The items of its year that it answers."""
    return topics.named(row.topics.split(), row.year)


def _years(request: AskedAbout, asked: int) -> list[int]:
    """Years to choose from, the latest first."""
    this = FiscalYear.of(request.today).year
    return sorted({*queries.years(request.agency), asked, this}, reverse=True)


@require_safe
def counts(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """By channel and year; in how many channels each subject of a year was shown."""
    year = year_in(request.GET, request.today)
    years = _years(request, year)
    beside = years[:LATEST][::-1]
    values = [bridge.value(each) for each in queries.of_year(request.agency, year)]
    lines = tables.lines(queries.counts(request.agency), beside)
    facts = {
        "year": year, "years": years, "beside": beside,
        "lines": [(each, bridge.channel_name(each.key)) for each in lines],
        "sums": [sum(column) for column in zip(*(each.numbers for each in lines), strict=True)],
        "subjects": [
            (each, list(map(bridge.channel_name, each.channels)))
            for each in subjects(values, bridge.frame().channels)
        ],
        "used": len({each.channel for each in values}),
    }  # fmt: skip
    return render(request, "dissemination/counts.html", facts)


@require_safe
def log_file(request: AskedAbout, agency: str) -> HttpResponse:
    """The lines of a year with its filters, to keep."""
    form, asked = form_asked(request), wishes(request.GET, request.today)
    rows = list(_wished(request, asked))
    names = {key: each.name for key, each in by_keys(agency, (row.file for row in rows)).items()}
    content = tables.logged(rows, names, form)
    return download(f"dissemination-{agency}-{asked.year}.{form}", content)


@require_safe
def counts_file(request: AskedAbout, agency: str) -> HttpResponse:
    """The counts of the latest years, to keep."""
    form, year = form_asked(request), year_in(request.GET, request.today)
    years = _years(request, year)[:LATEST][::-1]
    content = tables.counted(queries.counts(request.agency), years, form)
    return download(f"dissemination-counts-{agency}.{form}", content)


@GET_POST
def new(request: AskedAbout, agency: str) -> HttpResponse:
    """Another line; of a subject that is logged already, only the channel is left to choose."""
    like = queries.posting_of(request.agency, request.GET.get("like", ""))
    form = NewForm(
        request.POST or None, request.FILES or None, initial=_begun(request, like),
        year=like.year if like else year_in(request.GET, request.today),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            token = form.cleaned_data["token"]
            made = actions.add(request.agency, form.given, doer_of(request), token)
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("posting.added"))
            return redirect("dissemination:posting", agency, made.key)
    return render(request, "dissemination/new.html", {"form": form})


def _begun(request: AskedAbout, like: Posting | None) -> dict[str, object]:
    """What the form begins with; an item that sent somebody here brings its topic."""
    if like:
        begun: dict[str, object] = {
            "subject": like.subject, "first": like.first, "about": like.topics.split()
        }  # fmt: skip
    else:
        topic = request.GET.get("topic", "")
        begun = {"first": request.today, "about": [topic] if topic in topics.known() else []}
    return {**begun, "token": new_key()}


def _asked(request: AskedAbout, key: str) -> Posting:
    found = queries.posting_of(request.agency, key)
    if found is None:
        raise Http404
    return found


@GET_POST
def posting(request: AskedAbout, agency: str, posting: str) -> HttpResponse:
    """One line: its form to those who write, what it says to everybody else."""
    row = _asked(request, posting)
    form = ChangeForm(
        request.POST or None, request.FILES or None, initial=initial(row), year=row.year
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(row, form.given, doer_of(request))
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("dissemination:posting", agency, posting)
    facts = {
        "posting": row, "form": form, "channel": bridge.channel_name(row.channel),
        "about": _about(row), "file": by_keys(agency, [row.file]).get(row.file),
    }  # fmt: skip
    return render(request, "dissemination/posting.html", facts)


@require_POST
def remove(request: AskedAbout, agency: str, posting: str) -> HttpResponse:
    """Into the recycle bin."""
    row = _asked(request, posting)
    try:
        actions.remove(row, doer_of(request))
        messages.success(request, phrase("posting.removed"))
    except Refused as refused:
        say_why(request, refused)
    return redirect(reverse("dissemination:log", args=[agency], query={"year": row.year}))
