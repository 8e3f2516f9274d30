"""The papers of an agency, and the life of each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.accounts.queries import holding
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.files.queries import attached_to
from prongsai.apps.look.downloads import PRINTS, download
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.wishes import whole
from prongsai.apps.look.words import phrase
from prongsai.apps.papers import actions, bridge, making, queries, registering, sources, telling
from prongsai.apps.papers.forms import Numbering, Scan, Why, Withdrawal, initial, wished_day
from prongsai.apps.papers.kinds import BY_HAND, GIVEN, KINDS, OF_RESULT, asked
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.views.asked import paper_of
from prongsai.core.access.roles import Role
from prongsai.core.papers.life import State
from prongsai.core.terms.problem import Refused

PAGE = 30


@require_safe
def papers(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Papers by how far they have come and by kind; the filters stay in the address."""
    stage, kind = request.GET.get("stage", ""), request.GET.get("kind", "")
    stage = stage if stage in queries.STAGES else ""
    kind = kind if kind in KINDS else ""
    before = whole(request.GET.get("before")) or None
    drafts = queries.reads_drafts(request.standing.roles)
    page = queries.listed(request.agency, stage, kind, before, PAGE, drafts=drafts)
    versions = queries.shown_versions(request.agency)
    rows = [(each, telling.at_of(each), telling.has_moved(each, versions)) for each in page.papers]
    facts = {
        "rows": rows, "more": page.more, "stage": stage, "kind": kind,
        "stages": queries.STAGES, "kinds": (*OF_RESULT, *GIVEN, *BY_HAND),
    }  # fmt: skip
    return render(request, "papers/papers.html", facts)


@require_safe
def paper(request: AskedAbout, agency: str, paper: str) -> HttpResponse:  # noqa: ARG001 - as above
    """One paper: where it stands, what comes next, what it says, its files."""
    return _page(request, paper_of(request, paper))


def _page(request: AskedAbout, found: Paper, **facts: object) -> HttpResponse:
    story, doer = telling.story(found), doer_of(request)
    said = {**initial(found), "body": "\n\n".join(found.fields.get("body", ()))}
    moved = telling.has_moved(found, queries.shown_versions(request.agency))
    waits = found.state in queries.GOING and found.state != State.PRINTED
    facts = {
        "paper": found,
        "story": story,
        "drafts": queries.reads_drafts(request.standing.roles),
        "mine": story.approval.may(doer.key, doer.roles) and not found.elsewhere,
        "why": Why(),
        "said": [(name, said[name]) for name in asked(found.kind) if said.get(name)],
        "files": attached_to(found.agency.key, actions.THING, found.key),
        "moved": moved,
        "behind": sources.moved(found) if waits else (),
        "renewals": queries.renewals(found) if found.of_year or found.of else (),
        **facts,
    }
    return render(request, "papers/paper.html", facts)


@require_safe
def file(request: AskedAbout, agency: str, paper: str, form: str) -> HttpResponse:
    """The paper as it stands; once it is printed, the very file that was printed."""
    found = paper_of(request, paper)
    if form not in PRINTS or found.elsewhere:
        raise Http404
    kept = {"pdf": found.pdf, "docx": found.word}[form]
    if kept and found.state not in (State.DRAFT, State.NUMBERED):
        return redirect("files:download", agency, kept)
    try:
        made = making.file(found, making.document(found, request.today, draft=True), form)
    except Refused as refused:
        say_why(request, refused)
        return redirect("papers:paper", agency, paper)
    return download(made.name, made.content, made.media_type)


def _back(request: AskedAbout, key: str) -> HttpResponseRedirect:
    return redirect("papers:paper", request.agency.key, key)


@require_POST
def decide(request: AskedAbout, agency: str, paper: str) -> HttpResponse:  # noqa: ARG001
    """Pass it on, or send it back with a reason; only what was looked at."""
    found, goes_back, why = paper_of(request, paper), "back" in request.POST, Why(request.POST)
    if goes_back and not why.is_valid():
        return _page(request, found, why=why)
    try:
        _decide(request, found, why.cleaned_data["reason"] if goes_back else "")
    except Refused as refused:
        say_why(request, refused)
        if goes_back:  # the reason that was typed stays
            return _page(request, paper_of(request, paper), why=why)
    return _back(request, paper)


def _decide(request: AskedAbout, found: Paper, reason: str) -> None:
    doer, seen = doer_of(request), whole(request.POST.get("seen"))
    if reason:
        actions.give_back(found, doer, reason, seen=seen)
        messages.success(request, phrase("decide.returned"))
    else:
        messages.success(request, _passed_on(request, actions.take(found, doer, seen=seen)))


def _passed_on(request: AskedAbout, paper: Paper) -> str:
    """What was done, and who has it now."""
    approval = bridge.approval(paper)
    role = approval.next.role if approval.next else Role.COORDINATOR
    names = holding(paper.agency.key, [role], request.today).get(role, ())
    who = " ".join(filter(None, (phrase(f"role.{role}"), f"({', '.join(names)})" * bool(names))))
    return phrase(f"paper.taken_{approval.acts[-1].step}", who=who)


@GET_POST
def number(request: AskedAbout, agency: str, paper: str) -> HttpResponse:  # noqa: ARG001
    """Its date, and its number from the register."""
    found = paper_of(request, paper)
    form = Numbering(
        request.today, request.POST or None, initial={"dated": _wished_day(request, found)}
    )
    numbered = telling.story(found).numbered
    if not numbered:
        del form.fields["count"]
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            done = registering.number(found, doer_of(request), said["dated"], said.get("count"))
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, _numbered(done))
            return _back(request, paper)
    return render(
        request, "papers/number.html", {"paper": found, "form": form, "numbered": numbered}
    )


def _wished_day(request: AskedAbout, found: Paper) -> object:
    """The day that the draft asks for; today where it asks for none."""
    return wished_day(found) or request.today


def _numbered(paper: Paper) -> str:
    if not paper.number:
        return phrase("paper.dated_done")
    return phrase("paper.numbered_done", number=paper.number)


@require_POST
def put_to_print(request: AskedAbout, agency: str, paper: str) -> HttpResponse:  # noqa: ARG001
    """Fix the files that are printed for signature."""
    try:
        actions.put_to_print(paper_of(request, paper), doer_of(request))
        messages.success(request, phrase("paper.printed_done"))
    except Refused as refused:
        say_why(request, refused)
    return _back(request, paper)


@GET_POST
def scan(request: AskedAbout, agency: str, paper: str) -> HttpResponse:  # noqa: ARG001
    """The signed paper comes back."""
    found = paper_of(request, paper)
    form = Scan(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign(found, form.cleaned_data["file"], doer_of(request))
        except Refused as refused:
            add_errors(form, refused, "file")
        else:
            messages.success(request, phrase("paper.signed_done"))
            return _back(request, paper)
    return render(request, "papers/scan.html", {"paper": found, "form": form})


@require_POST
def ready(request: AskedAbout, agency: str, paper: str) -> HttpResponse:  # noqa: ARG001
    """Mark it as ready to be published, or take the mark away."""
    found = paper_of(request, paper)
    try:
        actions.make_ready(found, doer_of(request), ready="not" not in request.POST)
        messages.success(request, phrase("form.saved"))
    except Refused as refused:
        say_why(request, refused)
    return _back(request, paper)


@GET_POST
def reopen(request: AskedAbout, agency: str, paper: str) -> HttpResponse:  # noqa: ARG001
    """Change what was approved; it takes all desks once more."""
    found = paper_of(request, paper)
    form = Why(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reopen(found, doer_of(request), form.cleaned_data["reason"])
            return _back(request, paper)
        except Refused as refused:
            add_errors(form, refused)
    return render(request, "papers/reopen.html", {"paper": found, "form": form})


@GET_POST
def withdraw(request: AskedAbout, agency: str, paper: str) -> HttpResponse:  # noqa: ARG001
    """Take it out of use, perhaps for a later one."""
    found = paper_of(request, paper)
    others = list(queries.could_replace(found))
    newer = next(iter(queries.renewals(found)), None)
    form = Withdrawal(others, request.POST or None, initial={"by": newer.key if newer else ""})
    if request.method == "POST" and form.is_valid():
        chosen = next((each for each in others if each.key == form.cleaned_data["by"]), None)
        try:
            actions.withdraw(found, doer_of(request), form.cleaned_data["reason"], chosen)
            messages.success(request, phrase("paper.withdrawn_done"))
            return _back(request, paper)
        except Refused as refused:
            add_errors(form, refused)
    return render(request, "papers/withdraw.html", {"paper": found, "form": form})
