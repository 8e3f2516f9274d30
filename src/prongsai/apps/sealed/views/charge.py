"""Keys, the recovery key, handing on, names, counts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from prongsai.adapters.sealing import fingerprint, pair_of
from prongsai.apps.accounts.guessing import BusyError, one_at_a_time
from prongsai.apps.accounts.queries import names as names_of
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.words import phrase
from prongsai.apps.sealed import actions, boxes, forms, keys, queries
from prongsai.apps.sealed.keys import Unlocked
from prongsai.apps.sealed.models import IDENTITY
from prongsai.apps.sealed.opening import open_case
from prongsai.apps.sealed.views.asked import doer_of, forgotten, holding, remember, unlocked
from prongsai.core.terms.problem import Refused

YEARS = 4
SHEETS = ("one", "two")


@require_POST
@sensitive_post_parameters()
@sensitive_variables()
def unlock(request: AskedAbout, agency: str) -> HttpResponse:
    """One check at a time, as of passwords: each takes a good part of the machine."""
    holder = queries.holder_of(request.agency, request.user.key)
    form = forms.Passphrase(request.POST)
    if holder is None:
        return redirect("sealed:key", agency)
    if form.is_valid():
        try:
            with one_at_a_time():
                _, cookie = keys.unlock(holder, form.cleaned_data["passphrase"], request.instant)
            return remember(request, redirect("sealed:list", agency), cookie)
        except BusyError:
            messages.error(request, phrase("sealed.busy"))
        except Refused as refused:
            if any(each.code == "sealed-not-opened" for each in refused.problems):
                messages.error(request, phrase("sealed.passphrase_wrong"))
            else:
                say_why(request, refused)
    return redirect("sealed:list", agency)


@require_POST
def lock(request: AskedAbout, agency: str) -> HttpResponse:
    keys.lock(request.agency, request.user.key)
    return forgotten(request, redirect("sealed:list", agency))


@GET_POST
@sensitive_post_parameters()
@sensitive_variables()
def key(request: AskedAbout, agency: str) -> HttpResponse:
    """A key of one's own; unlocked, the same key behind another passphrase."""
    mine = unlocked(request)
    form = forms.NewKey(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with one_at_a_time():
                keys.set_key(
                    request.agency, form.cleaned_data["new"], doer_of(request),
                    mine.pair if mine else None,
                )  # fmt: skip
            messages.success(request, phrase("sealed.key_set"))
            return forgotten(request, redirect("sealed:list", agency))
        except BusyError:
            form.add_error(None, phrase("sealed.busy"))
    holder = queries.holder_of(request.agency, request.user.key)
    facts = {
        "form": form, "holder": holder, "unlocked": mine,
        "print": fingerprint(bytes(holder.public)) if holder else "",
        "charge": queries.charge_of(request.agency, request.today),
    }  # fmt: skip
    return render(request, "sealed/key.html", facts)


@GET_POST
def recovery(request: AskedAbout, agency: str) -> HttpResponse:
    """The recovery key: two sheets, each shown once, to be printed by two people."""
    sheet = request.POST.get("sheet", "")
    if request.method == "POST" and sheet in SHEETS:
        try:
            lines, said = keys.print_sheet(request.agency, sheet, doer_of(request))
        except Refused as refused:
            say_why(request, refused)
            return redirect("sealed:recovery", agency)
        facts = {"lines": lines, "print": said, "sheet": sheet, "day": request.today}
        return render(request, "sealed/printed.html", facts)
    charge = queries.charge_of(request.agency, request.today)
    desk = charge.desk
    sheets = [
        (
            name,
            getattr(desk, f"{name}_on", None),
            charge.titles.get(getattr(desk, f"{name}_by", "")),
        )
        for name in SHEETS
    ]
    return render(request, "sealed/recovery.html", {"charge": charge, "sheets": sheets})


@GET_POST
@sensitive_post_parameters()
@sensitive_variables()
def recover(request: AskedAbout, agency: str) -> HttpResponse:
    """With both sheets everything is sealed anew to whoever is in charge now."""
    form = forms.Recovery(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sheets = (pair_of(form.cleaned_data["one"]), pair_of(form.cleaned_data["two"]))
        charge = queries.charge_of(request.agency, request.today)
        try:
            done = actions.recover(charge, sheets, doer_of(request))
            messages.success(request, phrase("sealed.recovered", number=done))
            return redirect("sealed:list", agency)
        except Refused as refused:
            add_errors(form, refused)
    return render(request, "sealed/recover.html", {"form": form})


@require_POST
@holding
def hand_on(request: AskedAbout, mine: Unlocked) -> HttpResponse:
    """Everything that his key opens, to those in charge now."""
    charge = queries.charge_of(request.agency, request.today)
    doer, done, left = doer_of(request), 0, 0
    for case, pair in queries.opened(request.agency, request.user.key, mine.pair):
        try:
            actions.hand_on(open_case(case, pair), charge, doer)
            done += 1
        except Refused:
            left += 1
    done += actions.admit_custodians(charge, request.user.key, mine.pair, doer)
    messages.success(request, phrase("sealed.handed_on", number=done))
    if left:
        messages.error(request, phrase("sealed.handed_not", number=left))
    return redirect("sealed:list", request.agency.key)


# --- Names ---------------------------------------------------------------------------------------


@require_safe
@holding
def names(request: AskedAbout, mine: Unlocked) -> HttpResponse:
    """What officers ask of the custodians."""
    return _names(request, mine)


def _names(request: AskedAbout, mine: Unlocked, **more: Any) -> HttpResponse:
    opened = {
        case.pk: pair
        for case, pair in queries.opened(request.agency, request.user.key, mine.pair, what=IDENTITY)
    }
    rows = [each for each in queries.waiting(request.agency) if each.case_id in opened]
    people = names_of({each.by for each in rows})
    told = [
        {
            "row": each, "by": people.get(each.by, ""),
            "reason": boxes.asked_read(each, "reason", opened[each.case_id]).decode(),
        }
        for each in rows
    ]  # fmt: skip
    facts = {"rows": told, "form": forms.Why(), **more}
    return render(request, "sealed/names.html", facts)


@require_POST
@sensitive_post_parameters()
@holding
def answer_name(request: AskedAbout, mine: Unlocked, asking: UUID) -> HttpResponse:
    """Given or refused, with a reason."""
    row = next((each for each in queries.waiting(request.agency) if each.pk == asking), None)
    opened = queries.opened(request.agency, request.user.key, mine.pair, what=IDENTITY)
    pair = next((own for case, own in opened if row and case.pk == row.case_id), None)
    if row is None or pair is None:
        raise Http404
    form, give = forms.Why(request.POST), "give" in request.POST
    if form.is_valid():
        try:
            actions.answer_name(row, pair, form.cleaned_data["reason"], doer_of(request), give=give)
            messages.success(request, phrase("sealed.name_given" if give else "sealed.name_kept"))
            return redirect("sealed:names", request.agency.key)
        except Refused as refused:
            for problem in refused.problems:
                one, field = Refused([problem]), problem.place.path
                add_errors(form, one, "reason" if field else None)
    return _names(request, mine, wrong=row.pk, form=form)
