"""The letter that refers a report, in the page of whoever holds that and nowhere else."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.sealed import actions, letter_form
from prongsai.apps.sealed import letter as letters
from prongsai.apps.sealed.keys import Unlocked
from prongsai.apps.sealed.views.asked import doer_of, holding, opened
from prongsai.apps.sealed.views.cases import bodies


@GET_POST
@sensitive_post_parameters()
@holding
def letter(request: AskedAbout, mine: Unlocked, brought: UUID) -> HttpResponse:
    """As it stands with what is chosen and typed; nothing of it is saved."""
    found = opened(request, mine, brought)
    said = request.POST if request.method == "POST" else letters.begun(found, request.agency)
    form = letter_form.Letter(bodies(), said)
    made = None
    if form.is_valid():
        made = letters.letter(found, request.agency, form.cleaned_data, request.today)
        actions.make_letter(found.case, doer_of(request))
    return render(request, "sealed/letter.html", {"opened": found, "form": form, "letter": made})
