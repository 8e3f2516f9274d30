"""Typing the scores of a year; every version stays."""

from __future__ import annotations

from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import actions, bridge, queries
from prongsai.apps.assessments.actions import Source, Standing
from prongsai.apps.assessments.forms import Scores
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.assessments.views.asked import assessment_of, doer_of, with_rules
from prongsai.apps.assessments.working_out import work_out
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.words import phrase
from prongsai.core.terms.problem import Refused


@GET_POST
@with_rules
def enter(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """The form; `check` works out what is typed so far, whether or not a script asks for it."""
    assessment = assessment_of(request, year)
    last = queries.versions(assessment).newest
    scorer = bridge.scorer_of(last or assessment)
    checking = "check" in request.POST
    # Not only what is sent now: what was typed when a session ended is shown by a GET.
    sent = request.POST if request.method == "POST" or request.POST else None
    form = Scores(scorer.pack, sent, initial=_initial(last), partly=checking)
    facts = {"assessment": assessment, "form": form, "last": last}
    if request.method != "POST" and last is not None:
        typed, published = bridge.typed(last), Decimal(last.published) if last.published else None
        facts["worked"] = work_out(scorer, bridge.given(last), frozenset(typed), published)
    elif request.method == "POST":
        valid = form.is_valid()
        if valid and not checking and (saved := _save(request, assessment, form, last)):
            messages.success(request, saved)
            return redirect("assessments:year", agency, year)
        facts["worked"] = work_out(
            scorer, form.given, frozenset(form.typed), form.published, form.wrong
        )
    if checking and request.headers.get("HX-Request"):
        return render(request, "assessments/_worked.html", facts)
    return render(request, "assessments/enter.html", facts)


def _save(
    request: AskedAbout, assessment: Assessment, form: Scores, last: Result | None
) -> str | None:
    """What to say when it is saved; nothing where somebody else was quicker."""
    given = bridge.corrected(bridge.scorer_of(last or assessment), last, form.typed)
    same = last is not None and bridge.stored(given) == last.given
    try:
        result = actions.enter(
            assessment,
            given,
            doer_of(request),
            standing=Standing(form.cleaned_data["standing"]),
            source=Source(last.source) if same and last else Source.HAND,
            published=form.cleaned_data["published"],
            seen=form.cleaned_data["seen"],
        )
    except Refused as refused:
        add_errors(form, refused)
        if last is not None:
            form.beside(last, names([last.entered_by]).get(last.entered_by, "–"))
        return None
    if last is None:
        return phrase("enter.saved_first")
    return phrase("enter.same" if result.pk == last.pk else "enter.saved")


def _initial(last: Result | None) -> dict[str, object]:
    if last is None:
        return {"seen": 0, "standing": Standing.PROVISIONAL.value}
    known = {f"score-{key}": text for key, text in bridge.typed(last).items()}
    return {
        **known, "seen": last.version, "standing": last.standing, "published": last.published
    }  # fmt: skip
