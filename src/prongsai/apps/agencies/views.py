"""What is known of an agency."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from prongsai.apps.agencies import actions
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.agencies.forms import About
from prongsai.apps.agencies.models import Agency
from prongsai.apps.look.words import phrase
from prongsai.core.access.roles import Role


@require_http_methods(["GET", "HEAD", "POST"])
def agency(request: AskedAbout, agency: str) -> HttpResponse:
    """Name, class, place and divisions; its administrator may change what is his to change."""
    stored = Agency.objects.select_related("area", "area__parent").get(key=agency)
    form = About(request.POST or None, instance=stored)
    if request.method == "POST" and form.is_valid():
        actions.change_agency(stored, form.cleaned_data, by=request.user.key, at=request.now)
        messages.success(request, phrase("form.saved"))
        return redirect("agencies:agency", agency)
    facts = {
        "stored": stored,
        "form": form if Role.SYSTEM_ADMINISTRATOR in request.standing.roles else None,
        "divisions": stored.divisions.order_by("name"),
    }
    return render(request, "agencies/agency.html", facts)
