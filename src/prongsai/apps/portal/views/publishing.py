"""Looking at a release, publishing it, taking it back and withdrawing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.files.queries import attached_to
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.words import phrase
from prongsai.apps.portal import actions, bridge, queries
from prongsai.apps.portal.bridge import PREPARED, SHOWN
from prongsai.apps.portal.forms import WithdrawForm
from prongsai.apps.portal.models import Release
from prongsai.apps.portal.views.releasing import back, compared
from prongsai.apps.portal.warnings import warned
from prongsai.core.portal.assent import NO_ASSENT, Assent, needs_reason
from prongsai.core.terms.problem import Refused


def release_of(request: AskedAbout, key: str) -> Release:
    found = queries.release_of(request.agency, key)
    if found is None:
        raise Http404
    return found


@require_safe
def release(request: AskedAbout, agency: str, release: str) -> HttpResponse:  # noqa: ARG001
    """One release: what it says, what it changes, who did what with it."""
    return _page(request, release_of(request, release), NO_ASSENT)


def _page(request: AskedAbout, found: Release, said: Assent) -> HttpResponse:
    old = queries.shown_before(found) if found.state == PREPARED else None
    by = (found.prepared_by, found.published_by, found.withdrawn_by)
    people, to_look = names(by), bridge.to_look(found)
    facts = {
        "release": found, "entry": bridge.entry(found), "old": old,
        "people": [people.get(key, "") for key in by],
        "own": found.prepared_by == request.user.key, "shown": found.state == SHOWN,
        "copies": [] if found.state == PREPARED else queries.holding(found),
        "to_look": _to_look(found), "said": said, "needs_reason": needs_reason(to_look),
        **compared(bridge.content_of(found), bridge.content_of(old) if old else None),
    }  # fmt: skip
    return render(request, "portal/release.html", facts)


def _to_look(found: Release) -> list[tuple[str, str, Any]]:
    """Files that somebody has to look at: name, key to open it by, and why."""
    look = warned(bridge.to_look(found)).look
    if not look:
        return []
    owner = actions.owner_of(found)
    keys = {each.name: each.key for each in attached_to(owner.agency, owner.thing, owner.key)}
    return [(name, keys.get(name, ""), why) for name, why in look.items()]


@require_POST
def publish(request: AskedAbout, agency: str) -> HttpResponse:
    """Show to everybody what was chosen, each exactly as it was looked at."""
    done, chosen = 0, request.POST.getlist("release")
    said = Assent(frozenset(request.POST.getlist("looked")), request.POST.get("why", ""))
    for each in chosen:
        key, _, seen = each.partition(":")
        try:
            actions.publish(request.agency, key, seen, doer_of(request), said)
            done += 1
        except Refused as refused:
            say_why(request, refused)
            found = queries.release_of(request.agency, key)
            if "here" in request.POST and found is not None:
                return _page(request, found, said)
    if done:
        messages.success(request, phrase("portal.published", number=done))
    elif not chosen:
        messages.error(request, phrase("portal.none_chosen"))
    return back(agency)


@require_POST
def discard(request: AskedAbout, agency: str, release: str) -> HttpResponse:
    """Not to be shown after all."""
    found = release_of(request, release)
    try:
        actions.discard_prepared(request.agency, found.key, doer_of(request))
        messages.success(request, phrase("portal.discarded"))
    except Refused as refused:
        say_why(request, refused)
    return back(agency)


@GET_POST
def withdraw(request: AskedAbout, agency: str, release: str) -> HttpResponse:
    """Show it no more, with a reason that everybody reads; then the copies to be replaced."""
    found = release_of(request, release)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(
                request.agency, found.key, form.cleaned_data["reason"], doer_of(request),
                hide_title=form.cleaned_data["hide_title"],
            )  # fmt: skip
        except Refused as refused:
            add_errors(form, refused, "reason")
        else:
            messages.success(request, phrase("portal.withdrawn"))
            return redirect("portal:release", agency, found.key)
    facts = {"release": found, "form": form, "copies": queries.holding(found)}
    return render(request, "portal/withdraw.html", facts)
