"""What an agency's papers say of it, and on which paper they are written."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.adapters.docx_writing.template_checking import check_template
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.files.queries import attached
from prongsai.apps.look.downloads import PRINTS, download
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.words import phrase, sentences
from prongsai.apps.papers import headwork, making, queries
from prongsai.apps.papers.forms import EmblemFile, OfLetterhead, Template
from prongsai.apps.papers.heads import head_of
from prongsai.apps.papers.models import Letterhead
from prongsai.core.terms.problem import Problem, Refused


@GET_POST
def letterhead(request: AskedAbout, agency: str) -> HttpResponse:
    """The form, and the template in use or looked over."""
    kept = queries.letterhead_of(request.agency) or Letterhead()
    sent = request.POST if request.method == "POST" or request.POST else None
    form = OfLetterhead(sent, instance=kept, initial={"seen": kept.revision})
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in OfLetterhead.Meta.fields}
        seen = form.cleaned_data["seen"] or 0
        try:
            headwork.change(request.agency, said, doer_of(request), seen=seen)
        except Refused as refused:
            add_errors(form, refused)
            newer = queries.letterhead_of(request.agency) or kept
            form.data = {**dict(form.data.items()), "seen": str(newer.revision)}
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("papers:letterhead", agency)
    return _page(request, kept, form=form)


def _page(
    request: AskedAbout, kept: Letterhead, form: OfLetterhead, **facts: object
) -> HttpResponse:
    key, head = request.agency.key, head_of(request.agency)
    for name, office in (("executive", head.executive), ("chief", head.chief)):
        form.fields[f"{name}_office"].widget.attrs["placeholder"] = office.position
    trial = making.stored(key, kept.trial)
    facts = {
        "form": form,
        "head": head,
        "kept": kept,
        "template": attached(key, kept.template) if kept.template else None,
        "trial": attached(key, kept.trial) if kept.trial else None,
        "notes": check_template(trial) if trial else (),
        "upload": Template(),
        "picture": EmblemFile(),
        "emblem": attached(key, kept.emblem) if kept.emblem else None,
        **facts,
    }
    return render(request, "papers/letterhead.html", facts)


@require_POST
def template(request: AskedAbout, agency: str) -> HttpResponse:
    """Hand a template in, use the one that was looked over, or go back to plain paper."""
    doer = doer_of(request)
    if "use" in request.POST:
        headwork.use_template(request.agency, doer)
        messages.success(request, phrase("letterhead.template_used"))
    elif "drop" in request.POST:
        headwork.drop_template(request.agency, doer)
        messages.success(request, phrase("letterhead.template_dropped"))
    else:
        upload = Template(request.POST, request.FILES)
        if not upload.is_valid():
            return _again(request, upload=upload)
        headwork.try_template(request.agency, upload.cleaned_data["file"], doer)
        messages.success(request, phrase("letterhead.template_tried"))
    return redirect("papers:letterhead", agency)


def _again(request: AskedAbout, **facts: object) -> HttpResponse:
    """The page once more, with what was wrong with a file."""
    kept = queries.letterhead_of(request.agency) or Letterhead()
    form = OfLetterhead(instance=kept, initial={"seen": kept.revision})
    return _page(request, kept, form=form, **facts)


@require_POST
def emblem(request: AskedAbout, agency: str) -> HttpResponse:
    """Hand in the emblem, or do without; one that can't be drawn would stop every print."""
    if "drop" in request.POST:
        headwork.set_emblem(request.agency, None, doer_of(request))
        messages.success(request, phrase("form.saved"))
        return redirect("papers:letterhead", agency)
    picture = EmblemFile(request.POST, request.FILES)
    if not picture.is_valid():
        return _again(request, picture=picture)
    file = picture.cleaned_data["file"]
    if not _can_be_drawn(request, file.content):
        picture.add_error("file", sentences(Problem("paper-emblem-unusable")))
        return _again(request, picture=picture)
    headwork.set_emblem(request.agency, file, doer_of(request))
    messages.success(request, phrase("form.saved"))
    return redirect("papers:letterhead", agency)


def _can_be_drawn(request: AskedAbout, content: bytes) -> bool:
    try:
        for form in PRINTS:
            making.sample(request.agency, request.today, form, emblem=content)
    except Refused:
        return False
    return True


@require_safe
def sample(request: AskedAbout, agency: str) -> HttpResponse:
    """A letter on the template that is looked over, on the one in use, or on plain paper."""
    head = queries.letterhead_of(request.agency)
    content = making.stored(agency, (head.trial or head.template) if head else "")
    try:
        made = making.sample(request.agency, request.today, "docx", template=content)
    except Refused as refused:
        say_why(request, refused)
        return redirect("papers:letterhead", agency)
    return download("sample.docx", made)
