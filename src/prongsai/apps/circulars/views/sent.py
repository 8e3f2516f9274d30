"""Who has acknowledged, on screen and as files; correcting and withdrawing what was sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.circulars import actions, evidence, queries, sending
from prongsai.apps.circulars.forms import WithdrawForm
from prongsai.apps.circulars.models import Circular
from prongsai.apps.circulars.views.asked import circular_of, handled, told_why, who_asks
from prongsai.apps.look.downloads import download, form_asked
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.words import phrase
from prongsai.core.terms.problem import Refused, refuse


def _list_of(request: AskedAbout, circular: str) -> tuple[Circular, evidence.Evidence]:
    """A circular that was sent and its list, for those who may see names."""
    who, units = who_asks(request)
    row = circular_of(request, circular, who)
    if not who.may_see_list(row):
        raise refuse("circular-not-handled")
    if row.sent_at is None:
        raise Http404
    people = queries.staff(request.agency.key, request.today, units)
    return row, evidence.of(row, people, units)


@require_safe
@told_why
def readers(request: AskedAbout, agency: str, circular: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """By unit: how many of those asked, who has when, who has not."""
    row, found = _list_of(request, circular)
    return render(request, "circulars/readers.html", {"circular": row, "list": found})


@require_safe
@told_why
def readers_file(request: AskedAbout, agency: str, circular: str) -> HttpResponse:
    """The list to keep, with names or with numbers only."""
    form = form_asked(request, evidence.FORMS)
    row, found = _list_of(request, circular)
    bare = request.GET.get("what") == "numbers"
    content = evidence.written(request.agency, row, found, form, request.today, bare=bare)
    kind = "numbers" if bare else "readers"
    return download(f"circular-{kind}-{agency}-{row.key[:8]}.{form}", content)


@require_POST
@told_why
def correct(request: AskedAbout, agency: str, circular: str) -> HttpResponse:
    """On to the draft of the next version."""
    who, _ = who_asks(request)
    row = handled(request, circular, who)
    made = actions.correct(row, doer_of(request))
    return redirect("circulars:edit", agency, made.key)


@GET_POST
@told_why
def withdraw(request: AskedAbout, agency: str, circular: str) -> HttpResponse:
    """It asks no more, for a reason that its readers are shown."""
    who, _ = who_asks(request)
    row = handled(request, circular, who)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sending.withdraw(row, form.cleaned_data["reason"], who.hand, doer_of(request))
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("circular.withdrawn"))
            return redirect("circulars:circular", agency, circular)
    return render(request, "circulars/withdraw.html", {"circular": row, "form": form})
