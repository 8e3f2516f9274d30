"""Copies of the site for other web hosts."""

from __future__ import annotations

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.portal import queries
from prongsai.apps.portal.bundle import packed
from prongsai.apps.portal.exporting import remember
from prongsai.apps.portal.forms import CopyForm
from prongsai.apps.portal.views.releasing import portal_of
from prongsai.apps.portal.views.site import rendering_of


@GET_POST
def bundle(request: AskedAbout, agency: str) -> HttpResponseBase:
    """The whole site as one zip; and which copies show what is not shown any more."""
    portal = portal_of(request)
    form = CopyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        rendering = rendering_of(portal)
        held, manifest = packed(rendering)
        remember(
            portal, rendering.site, manifest, form.cleaned_data["to"], by=request.user.key,
            at=request.now,
        )  # fmt: skip
        return FileResponse(
            held, as_attachment=True, filename=f"{agency}-site.zip", content_type="application/zip"
        )
    made = queries.exports(portal)
    site = queries.site_of(portal)
    stale = {each.pk: number for each, number in queries.to_replace(portal, site)}
    people = names(each.by for each in made)
    facts = {
        "portal": portal, "form": form, "empty": not site.shown,
        "made": [(each, people.get(each.by, ""), stale.get(each.pk, 0)) for each in made],
    }  # fmt: skip
    return render(request, "portal/bundle.html", facts)
