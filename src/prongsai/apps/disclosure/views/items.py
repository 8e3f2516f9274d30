"""One item: its elements, evidence, note and self-score, and the steps it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.disclosure import actions, proofs, queries, watching
from prongsai.apps.disclosure.forms import EvidenceForm, ItemForm, Why
from prongsai.apps.disclosure.models import Checklist, Item, new_key
from prongsai.apps.disclosure.offers import Offers, offers
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.disclosure.seen import seen_at
from prongsai.apps.disclosure.sheet import Line, line_of
from prongsai.apps.disclosure.views.asked import item_of, piece_of, told, worker_of
from prongsai.apps.disclosure.working import Worker
from prongsai.apps.dissemination.bridge import channels_used
from prongsai.apps.dissemination.queries import of_year
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.forms import key_sent
from prongsai.apps.look.words import phrase, said_or
from prongsai.core.criteria.items import Item as Asked
from prongsai.core.criteria.pack import Pack
from prongsai.core.disclosure.entries import State
from prongsai.core.dissemination.log import Count
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.words import Words

STEPS: Mapping[str, Callable[[Item, Worker], Item]] = {
    "ready": actions.call_ready,
    "back": actions.call_back,
    "renew": actions.confirm_renewed,
    "answer": lambda item, worker: actions.forgo(item, worker, ""),
}


@GET_POST
@told
def item(request: AskedAbout, agency: str, year: int, item: str) -> HttpResponse:
    """The item as it stands; what is sent is saved, and nothing typed is lost."""
    row, worker = item_of(request, year, item), worker_of(request)
    line, pack = line_of(row, worker, request.today)
    scale = pack.scales.get(line.asked.scale) if line.asked else None
    sent = request.POST if request.method == "POST" or request.POST else None
    form = ItemForm(line, scale, sent)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(row, worker, form.facts)
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("disclosure:item", agency, year, item)
    return render(request, "disclosure/item.html", _facts(request, line, pack, form))


def _facts(request: AskedAbout, line: Line, pack: Pack, form: ItemForm) -> dict[str, object]:
    checklist = line.row.checklist
    going = queries.is_on_its_way(checklist)
    neighbours = queries.neighbours(line.row)
    link = pack.lineage.items.get(line.code) if pack.lineage else None
    return {
        "checklist": checklist, "line": line, "form": form, "going": going, "link": link,
        "writable": line.workable and line.is_open and not going,
        "history": _history(line.row), "why": Why(prefix="forgo"), "neighbours": neighbours,
        "ready": State.READY, "known": _known(checklist, line.asked),
        "whole": not line.entry.lacking, "off": not settings.WEB_CHECKS,
        "offers": _offers(request, line.asked),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """Where what an item is about was made known in its year."""

    channels: Sequence[tuple[str, Words, Count]]

    @property
    def lines(self) -> int:
        return sum(count.lines for _, _, count in self.channels)

    @property
    def proven(self) -> int:
        return sum(count.proven for _, _, count in self.channels)


def _known(checklist: Checklist, asked: Asked | None) -> Known:
    """From the log of dissemination, by the topic, which stays while the item's code changes."""
    if asked is None:
        return Known(())
    return Known(channels_used(of_year(checklist.agency, checklist.year, topic=asked.topic)))


def _offers(request: AskedAbout, asked: Asked | None) -> Offers:
    if asked is None:
        return Offers()
    return offers(request.agency, asked.topic, request.build_absolute_uri)


def _history(row: Item) -> list[tuple[object, str, str]]:
    """When, who and what, in words."""
    lines = queries.history(row)
    people = names(each.by for each in lines)
    return [
        (
            each.at,
            people.get(each.by, ""),
            said_or(f"trail.{each.thing}.{each.verb}", each.verb, key=each.key),
        )
        for each in lines
    ]


@require_POST
@told
def step(request: AskedAbout, agency: str, year: int, item: str) -> HttpResponse:
    """Ready, not ready after all, renewed, left unanswered, answered after all."""
    row, worker = item_of(request, year, item), worker_of(request)
    wish = request.POST.get("do", "")
    try:
        if wish == "forgo":
            form = Why(request.POST, prefix="forgo")
            if not form.is_valid():
                messages.error(request, phrase("item.forgo_why"))
                return redirect("disclosure:item", agency, year, item)
            actions.forgo(row, worker, form.cleaned_data["reason"])
        elif wish in STEPS:
            STEPS[wish](row, worker)
        else:
            return redirect("disclosure:item", agency, year, item)
        messages.success(request, phrase(f"item.did_{wish}"))
    except Refused as refused:
        say_why(request, refused)
    return redirect("disclosure:item", agency, year, item)


# --- Evidence ------------------------------------------------------------------------------------


@GET_POST
@told
def evidence_new(request: AskedAbout, agency: str, year: int, item: str) -> HttpResponse:
    """Another piece of evidence; the page of an item may say which."""
    row = item_of(request, year, item)
    begun = {name: request.GET.get(name, "") for name in ("title", "address")}
    form = EvidenceForm(request.POST or None, request.FILES or None, initial=begun)
    token = _token(request) or new_key()
    if request.method == "POST" and form.is_valid():
        try:
            proofs.add(row, worker_of(request), _given(form), token)
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("evidence.added"))
            return redirect("disclosure:item", agency, year, item)
    facts = {"item": row, "checklist": row.checklist, "form": form, "token": token}
    return render(request, "disclosure/evidence.html", facts)


def _token(request: AskedAbout) -> str:
    """The key that the form brought along, so that sending it twice adds one piece."""
    return key_sent(request.POST)


def _given(form: EvidenceForm) -> Given:
    said = form.cleaned_data
    return Given(said["title"], said["address"], said.get("file"), said.get("twin"))


@GET_POST
@told
def evidence(request: AskedAbout, agency: str, year: int, item: str, evidence: str) -> HttpResponse:
    """Change a piece of evidence; a file that is handed in takes the place of the other."""
    row = piece_of(request, year, item, evidence)
    form = EvidenceForm(
        request.POST or None, request.FILES or None, has_file=bool(row.file),
        initial={"title": row.title, "address": row.address},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            proofs.change(row, worker_of(request), _given(form))
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("disclosure:item", agency, year, item)
    line, _ = line_of(row.item, worker_of(request), request.today)
    proof = next((each for each in line.proofs if each.row.key == evidence), None)
    facts = {"item": row.item, "checklist": row.item.checklist, "form": form, "proof": proof}
    return render(request, "disclosure/evidence.html", facts)


@require_POST
@told
def evidence_do(
    request: AskedAbout, agency: str, year: int, item: str, evidence: str
) -> HttpResponse:
    """Up, down, into the recycle bin; another look at its address, or the mended address."""
    row, wish = piece_of(request, year, item, evidence), request.POST.get("do", "")
    try:
        if wish == "remove":
            proofs.remove(row, worker_of(request))
            messages.success(request, phrase("evidence.removed"))
        elif wish in ("up", "down"):
            proofs.move(row, worker_of(request), up=wish == "up")
        elif wish == "check":
            asked = watching.ask_again(row, worker_of(request))
            messages.success(request, phrase("check.asked" if asked else "check.asked_already"))
        elif wish == "mend" and (better := seen_at(row).mended):
            proofs.change(row, worker_of(request), Given(row.title, better))
            messages.success(request, phrase("check.mended"))
    except Refused as refused:
        say_why(request, refused)
    return redirect("disclosure:item", agency, year, item)
