"""What strangers see: what they may bring, how it goes, the form, the slip."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import qrcode
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe
from qrcode.image.svg import SvgPathImage

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import (
    actions,
    bridge,
    lending,
    manual,
    manual_files,
    privacy,
    queries,
    queue,
    there,
)
from prongsai.apps.cases import shown as showing
from prongsai.apps.cases.actions import Receipt
from prongsai.apps.cases.fields import Lists
from prongsai.apps.cases.forms import BringForm
from prongsai.apps.cases.models import Desk
from prongsai.apps.look.form_pages import GET_POST, add_beside
from prongsai.apps.look.words import language
from prongsai.core.cases.log import By
from prongsai.core.procedures.kinds import Channel
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.problem import Refused

View = Callable[..., HttpResponseBase]


def stranger(view: View) -> View:
    """The agency of a public address; the language that the address or the form names.

    Nothing here reads a session, sets a cookie of its own or says an address of who asks.
    """

    @wraps(view)
    def answered(request: Asked, office: str, **more: Any) -> HttpResponseBase:
        agency = queries.agency_of(office)
        if agency is None:
            raise Http404
        wanted = request.POST.get("lang") or request.GET.get("lang") or language()
        with translation.override("en" if wanted == "en" else "th"):
            return view(request, agency, **more)

    return answered


def shown(
    request: Asked, agency: Agency, template: str, status: int = 200, **facts: Any
) -> HttpResponse:
    """A page of strangers, with what the frame around all of them says."""
    whole = {"office": agency, "query": "?lang=en" if language() == "en" else "", **facts}
    return render(request, template, whole, status=status)


def desk_of(agency: Agency, procedure: str) -> tuple[Desk, Procedure]:
    found = queries.open_desk(agency, procedure)
    if found is None:
        raise Http404
    return found


def told_of(agency: Agency, procedure: str) -> tuple[Procedure, bool]:
    """What is told of: also what strangers could bring once and did; whether they still can."""
    found = queries.open_desk(agency, procedure)
    if found is not None:
        return found[1], True
    for own in there.told_texts(agency)[1]:
        if own.key == procedure:
            return own, False
    raise Http404


@require_safe
@stranger
def listed(request: Asked, agency: Agency) -> HttpResponse:
    """What one may bring here; of what was taken in once, what is still told."""
    desks, stopped = queries.open_desks(agency), there.told_texts(agency)[1]
    if not desks and not stopped:
        raise Http404
    return shown(request, agency, "cases/public_list.html", desks=desks, stopped=stopped)


@require_safe
@stranger
def about(request: Asked, agency: Agency, procedure: str) -> HttpResponse:
    """The manual: steps, days, papers, fee, where else; made of the file, as the clocks are."""
    desk, found = desk_of(agency, procedure)
    facts: dict[str, Any] = {
        "desk": desk,
        "procedure": found,
        "manual": manual.of(found),
        "chart": manual_files.chart(found),
    }
    return shown(request, agency, "cases/public_manual.html", **facts)


@GET_POST
@sensitive_post_parameters()
@stranger
def bring(request: Asked, agency: Agency, procedure: str) -> HttpResponse:
    """The form; its answer is the slip, which is shown nowhere else."""
    desk, found = desk_of(agency, procedure)
    things = lending.offered(agency, found)
    form = BringForm(
        request.POST or None, request.FILES or None, procedure=found,
        lists=Lists(things=things) if things else None,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        channel = Channel.QR if _way(request) else Channel.WEB
        try:
            receipt = brought(agency, found, form, channel, By(), request.now)
        except Refused as refused:
            add_beside(form, refused)
        else:
            return slip(request, agency, found, receipt)
    facts: dict[str, Any] = {"desk": desk, "procedure": found, "form": form,
             "by": _way(request), "notice": privacy.notice_of(agency, found)}  # fmt: skip
    return shown(request, agency, "cases/public_form.html", **facts)


def _way(request: Asked) -> str:
    """Whether somebody came by the poster's code."""
    asked = request.POST if request.method == "POST" else request.GET
    return Channel.QR.value if asked.get("by") == Channel.QR else ""


def brought(
    agency: Agency, procedure: Procedure, form: BringForm, channel: Channel, by: By, at: Any
) -> Receipt:
    """What a filled form brings; by a stranger or, in his name, by an officer."""
    return actions.bring(agency, procedure, form.bringing(channel, by), at, form.given)


def slip(
    request: Asked, agency: Agency, procedure: Procedure, receipt: Receipt, *, inside: bool = False
) -> HttpResponse:
    """Number, code and address to keep; `inside` an officer hands it over."""
    address = request.build_absolute_uri(reverse("cases:follow", args=[agency.key]))
    folder = bridge.folder_of(receipt.case)
    facts: dict[str, Any] = {
        "receipt": receipt, "due": showing.answer_by(folder, request.now), "procedure": procedure,
        "address": address, "picture": picture(address),
        "ticket": queue.label_of(receipt.case, procedure),
    }  # fmt: skip
    template = "cases/slip.html" if inside else "cases/public_slip.html"
    return shown(request, agency, template, **facts)


def picture(address: str) -> SafeString:
    """An address as phones read it; of the page only, never with the code."""
    code = qrcode.QRCode(border=2, box_size=10)
    code.add_data(address)
    drawn: str = code.make_image(image_factory=SvgPathImage).to_string(encoding="unicode")
    return mark_safe(drawn)  # noqa: S308 - drawn here, of an address of this site
