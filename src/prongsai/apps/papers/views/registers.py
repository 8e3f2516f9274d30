"""The registers of numbers."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.downloads import download, form_asked
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import phrase
from prongsai.apps.papers import actions, queries, register_files, registering
from prongsai.apps.papers.forms import Elsewhere, TakeOver
from prongsai.apps.papers.kinds import REGISTERS
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.register import Wishes, page, wishes, years
from prongsai.apps.papers.registering import Entered
from prongsai.core.terms.problem import Refused

PAGE = 50


def _asked(request: AskedAbout) -> Wishes:
    return wishes(request.GET, request.today.year)


@require_safe
def register(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """One register of one calendar year, a page of it."""
    asked = _asked(request)
    shown = page(request.agency, asked, PAGE)
    facts = {
        "wishes": asked, "shown": shown, "registers": REGISTERS,
        "drafts": queries.reads_drafts(request.standing.roles),
        "years": years(request.agency, request.today.year),
        "next": asked.but(after=shown.more) if shown.more else None,
    }  # fmt: skip
    return render(request, "papers/register.html", facts)


@require_safe
def register_file(request: AskedAbout, agency: str) -> HttpResponse:
    """The whole register with its filters."""
    form = form_asked(request, register_files.FORMS)
    asked = _asked(request).but()
    shown = page(request.agency, asked, None)
    content = register_files.written(request.agency, asked, shown, form, request.today)
    return download(f"register-{agency}-{asked.register}-{asked.year}.{form}", content)


@GET_POST
def enter(request: AskedAbout, agency: str) -> HttpResponse:
    """Write a paper that was made elsewhere into a register."""
    asked = _asked(request)
    begun = {"register": asked.register, "dated": request.today, "token": new_key()}
    form = Elsewhere(request.today, request.POST or None, request.FILES or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            found = _entered(request, form)
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("paper.numbered_done", number=found.number))
            return redirect("papers:paper", agency, found.key)
    return render(request, "papers/enter.html", {"form": form, "wishes": asked})


@transaction.atomic
def _entered(request: AskedAbout, form: Elsewhere) -> Paper:
    said, doer = form.cleaned_data, doer_of(request)
    entered = Entered(
        said["register"], said["subject"], said["dated"], said["position"], said["count"]
    )
    paper = registering.enter(request.agency, entered, doer, said["token"])
    if said["file"] and not paper.scan:
        return actions.sign(paper, said["file"], doer)
    return paper


@GET_POST
def take_over(request: AskedAbout, agency: str) -> HttpResponse:
    """Go on from the last number of the office's own book."""
    asked = _asked(request)
    form = TakeOver(request.POST or None)
    if request.method == "POST" and form.is_valid():
        last = form.cleaned_data["last"]
        try:
            registering.take_over(
                request.agency, asked.register, asked.gregorian, last, doer_of(request)
            )
        except Refused as refused:
            add_errors(form, refused, "last")
        else:
            messages.success(request, phrase("register.taken_over", number=last + 1))
            return redirect(f"{reverse('papers:register', args=[agency])}?{asked.query}")
    return render(request, "papers/take_over.html", {"form": form, "wishes": asked})
