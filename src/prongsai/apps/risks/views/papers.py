"""Papers on the risks of a year: shown, kept as files; their doubts are told here only."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.downloads import PRINTS, TABLES, download, form_asked
from prongsai.apps.look.form_pages import say_why
from prongsai.apps.look.forms import key_sent
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import phrase, sentences
from prongsai.apps.papers.given import draft_given
from prongsai.apps.papers.queries import given_of
from prongsai.apps.risks.printing import preview
from prongsai.apps.risks.queries import Held
from prongsai.apps.risks.views.asked import held_of
from prongsai.core.documents.document import Document
from prongsai.core.documents.risk_forms import RiskForm
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Refused
from prongsai.workshop.risks import doubts_of, paper

FORMS = (*PRINTS, "xlsx")


@require_safe
def papers(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """Every paper there is, and why some are not made."""
    forms = shelf().risk_forms.forms
    listed = [(key, form, len(form.doubts)) for key, form in forms.items() if form.untold is None]
    facts = {
        "held": held_of(request, year), "listed": listed,
        "untold": [form for form in forms.values() if form.untold is not None],
    }  # fmt: skip
    return render(request, "risks/papers.html", facts)


def _asked(form: str) -> RiskForm:
    found = shelf().risk_forms.forms.get(form)
    if found is None:
        raise Http404
    return found


def _document(request: AskedAbout, held: Held, asked: RiskForm) -> Document:
    """As it would be drafted now."""
    return paper(held.register, asked.key, shelf(), request.today, opinion=_opinion(held, asked))


def _opinion(held: Held, asked: RiskForm) -> str:
    return str(held.year.opinion) if asked.has_opinion else ""


@require_safe
def paper_page(request: AskedAbout, agency: str, year: int, form: str) -> HttpResponse:  # noqa: ARG001
    """One paper as it will be, and beside it what is unsure about it; or why it is not made."""
    held, asked = held_of(request, year), _asked(form)
    if asked.untold is not None:
        return render(request, "risks/untold.html", {"held": held, "form": asked})
    facts = {
        "held": held, "key": form, "form": asked, "forms": FORMS,
        "parts": preview(_document(request, held, asked)),
        "drafted": given_of(request.agency, f"risks:{year}:{form}"), "token": new_key(),
        "doubts": [sentences(each) for each in doubts_of(asked)],
    }  # fmt: skip
    return render(request, "risks/paper.html", facts)


@require_POST
def draft(request: AskedAbout, agency: str, year: int, form: str) -> HttpResponse:
    """The same as a paper of the register: it keeps what the risks say today."""
    held, asked = held_of(request, year), _asked(form)
    if asked.untold is not None:
        return redirect("risks:paper", agency, year, form)
    kind, told = ("risk-report", {}) if form == "report" else ("risk-form", {"form": form})
    if opinion := _opinion(held, asked):
        told["opinion"] = opinion
    try:
        made = draft_given(
            request.agency, kind, {"register": plain(held.register), **told}, doer_of(request),
            subject=f"{asked.name.th} ปีงบประมาณ พ.ศ. {year}", of=f"risks:{year}:{form}",
            key=key_sent(request.POST, "key"),
        )  # fmt: skip
    except Refused as refused:
        say_why(request, refused)
        return redirect("risks:paper", agency, year, form)
    messages.success(request, phrase("risk.drafted"))
    return redirect("papers:paper", agency, made.key)


@require_safe
def paper_file(request: AskedAbout, agency: str, year: int, form: str) -> HttpResponse:
    """The paper to keep."""
    ending, held, asked = form_asked(request, FORMS), held_of(request, year), _asked(form)
    if asked.untold is not None:
        return redirect("risks:paper", agency, year, form)
    content = renderers().render(_document(request, held, asked), ending)
    media = {**PRINTS, **TABLES}[ending]
    return download(f"risks-{agency}-{year}-{form}.{ending}", content, media)
