"""Pages of those who report: no cookie, no account, nothing kept of where they come from.

Who sends a form is known by nothing but what is in it, so no other site gains anything by having a
browser send one; it is refused all the same, and each form is signed for this agency and this day.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.core import signing
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from prongsai.adapters.sealing import code_of
from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.guessing import BusyError, one_at_a_time
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import named
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import language, phrase
from prongsai.apps.sealed import bringing, clocks, queries
from prongsai.apps.sealed import reporting as forms
from prongsai.apps.sealed.bringing import Brought
from prongsai.apps.sealed.frame import outside
from prongsai.apps.sealed.queries import Charge
from prongsai.core.terms.problem import Refused

_SALT = "sealed.form"
_DAYS = 2
_NOT_NOW = (OperationalError, InterfaceError)
"""A database that is busy, full or gone: what was typed is in the request alone, so the answer
carries it back; no exception with it goes to whoever writes failures down.
"""
_AGAIN_IN = 30
WORDS = frozenset({"what", "accused", "where", "name", "reach", "text"})
"""What somebody typed, to be read again while it can't be sent."""
OK, NOT_NOW = HTTPStatus.OK.value, HTTPStatus.SERVICE_UNAVAILABLE.value
View = Callable[..., HttpResponse]


def stranger(view: View) -> View:
    """The agency and the language; what another site sends is turned away."""

    @csrf_exempt
    @GET_POST
    @sensitive_post_parameters()
    @wraps(view)
    def answered(request: Asked, office: str, **more: str) -> HttpResponse:
        with translation.override("en" if request.GET.get("in") == "en" else "th"):
            try:
                found = named([office]).get(office)
                if found is None:
                    raise Http404
                if request.method == "POST" and not _is_ours(request):
                    return page_for(request, found, "elsewhere", {}, 403)
                return view(request, found, **more)
            except _NOT_NOW:
                return _given_back(request, office)

    return answered


def _given_back(request: Asked, office: str) -> HttpResponse:
    """Not even what the form stands in could be read: the page carries all that was typed."""
    sent = request.POST.lists() if _is_ours(request) else ()
    typed = [(name, each) for name, said in sent for each in said]
    nameless = Agency(key=office, name=phrase("sealed.public_title"))
    facts = {
        "typed": typed, "again": request.get_full_path(), "files": bool(typed and request.FILES),
        "words": [
            (phrase(f"sealed.{name}"), each) for name, each in typed if name in WORDS and each
        ],
    }  # fmt: skip
    return _later(page_for(request, nameless, "later", facts, NOT_NOW))


def _later(answer: HttpResponse) -> HttpResponse:
    answer["Retry-After"] = str(_AGAIN_IN)
    return answer


def _is_ours(request: HttpRequest) -> bool:
    """A browser says where a form comes from; one that doesn't is believed, the form is signed."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin", "")
    here = urlsplit(origin).netloc == request.get_host() if origin else True
    return here and site in ("same-origin", "none")


def page_for(
    request: Asked, agency: Agency, name: str, facts: dict[str, Any], status: int = OK
) -> HttpResponse:
    told = {
        "agency": agency, "language": language(), "bodies": outside().bodies.values(), **facts
    }  # fmt: skip
    return render(request, f"sealed/public/{name}.html", told, status=status)


# --- A form's own secret -------------------------------------------------------------------------


def _token(agency: Agency, today: dt.date) -> str:
    """What the receipt code will be made of; kept in the page alone."""
    said = {"secret": secrets.token_hex(32), "agency": agency.key, "day": today.isoformat()}
    return signing.Signer(salt=_SALT).sign_object(said)


def _secret(token: str, agency: Agency, today: dt.date) -> bytes | None:
    try:
        said = signing.Signer(salt=_SALT).unsign_object(token)
        age = today - dt.date.fromisoformat(said["day"])
        fits = said["agency"] == agency.key and 0 <= age.days <= _DAYS
        return bytes.fromhex(said["secret"]) if fits else None
    except (signing.BadSignature, ValueError, KeyError, TypeError):
        return None


# --- A report ------------------------------------------------------------------------------------


@stranger
def report(request: Asked, agency: Agency) -> HttpResponse:
    """Whom it is about, then what it is, then its receipt; nothing is kept before the end."""
    charge = queries.charge_of(agency, request.today)
    if not charge.is_open:
        return page_for(request, agency, "closed", {})
    step = request.POST.get("step", "")
    about = forms.AboutForm(charge, request.POST if step else None)
    if not step or not about.is_valid():
        return page_for(request, agency, "start", {"form": about})
    try:
        plan = charge.plan(about.about)
    except Refused:
        return page_for(request, agency, "closed", {"concerned": True})
    if about.about.is_high and step == "about":
        return page_for(request, agency, "outside", {"about": about.about})
    form = forms.Report(
        request.POST if step == "send" else None,
        request.FILES if step == "send" else None,
        may_be_named=plan.may_be_named,
    )
    if step == "send" and form.is_valid():
        return _sent(request, charge, about, form)
    facts = _written(request, agency, form, about)
    return page_for(request, agency, "write", facts)


def _written(request: Asked, agency: Agency, form: Any, about: forms.AboutForm) -> dict[str, Any]:
    token = request.POST.get("token", "")
    if _secret(token, agency, request.today) is None:
        token = _token(agency, request.today)
    return {"form": form, "about": about.about, "token": token, "most": forms.FILES}


def _sent(
    request: Asked, charge: Charge, about: forms.AboutForm, form: forms.Report
) -> HttpResponse:
    secret = _secret(request.POST.get("token", ""), charge.agency, request.today)
    facts = form.cleaned_data
    brought = Brought(
        about=about.about, what=facts["what"], accused=facts["accused"], where=facts["where"],
        files=facts["attached"], who=form.who,
    )  # fmt: skip
    status = OK
    if secret is None:
        form.add_error(None, phrase("sealed.form_old"))
    else:
        try:
            code = code_of(secret)
            with one_at_a_time():
                receipt = bringing.receipt_of(charge.desk, code)  # type: ignore[arg-type] # is open
            case = bringing.bring(charge, brought, receipt, request.today)
            return page_for(request, charge.agency, "receipt", {"case": case, "code": code})
        except BusyError:
            form.add_error(None, phrase("sealed.busy"))
            status = NOT_NOW
        except _NOT_NOW:
            form.add_error(None, phrase("sealed.not_now"))
            status = NOT_NOW
        except Refused as refused:
            add_errors(form, refused)
    page = page_for(
        request, charge.agency, "write", _written(request, charge.agency, form, about), status
    )
    return _later(page) if status != OK else page


# --- Its answer ----------------------------------------------------------------------------------


@stranger
def answer(request: Asked, agency: Agency) -> HttpResponse:
    """What became of a report, for whoever has its code. A wrong one costs a moment of work, one
    check at a time: nobody is counted, so nobody waits for what his neighbour typed.
    """
    charge = queries.charge_of(agency, request.today)
    if charge.desk is None or not charge.desk.is_ready:
        return page_for(request, agency, "closed", {})
    form = forms.Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with one_at_a_time():
                receipt = bringing.receipt_of(charge.desk, form.cleaned_data["code"])
        except BusyError:
            form.add_error("code", phrase("sealed.busy"))
            return page_for(request, agency, "code", {"form": form}, NOT_NOW)
        case = queries.at_place(agency, receipt.place)
        if case is not None:
            return _shown(request, charge, case, receipt)
        form.add_error("code", phrase("sealed.code_unknown"))
    return page_for(request, agency, "code", {"form": form})


def _shown(request: Asked, charge: Charge, case: Any, receipt: Any) -> HttpResponse:
    sent = "more" in request.POST
    form = forms.More(request.POST if sent else None, request.FILES if sent else None)
    done, status, once = False, OK, new_key()
    if sent and form.is_valid():
        facts = form.cleaned_data
        try:
            bringing.add(case, facts["text"], facts["attached"], facts["once"], request.today)
            done, form = True, forms.More()
        except _NOT_NOW:
            form.add_error(None, phrase("sealed.not_now"))
            status, once = NOT_NOW, facts["once"] or once  # the same again, lest it be there twice
        except Refused as refused:
            add_errors(form, refused)
    clear = clocks.of([case.pk])[case.pk]
    steps = clear.steps
    facts = {
        "case": case, "until": clear.answer_by(charge.limits), "code": request.POST["code"],
        "form": form, "once": once, "done": done,
        "said": bringing.own(queries.records(case), receipt.pair), "steps": steps,
        "state": steps[-1].state,
    }  # fmt: skip
    page = page_for(request, charge.agency, "shown", facts, status)
    return _later(page) if status != OK else page
