"""The sample of a month for a second person, and closing the month."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, add_beside, add_errors, say_why
from prongsai.apps.look.forms import LineField
from prongsai.apps.look.words import phrase
from prongsai.apps.spending import entering
from prongsai.apps.spending.forms import Why
from prongsai.apps.spending.models import Entry, Verdict
from prongsai.apps.spending.views.asked import Work, month_work
from prongsai.core.spending.sampling import Sample
from prongsai.core.terms.dates import Month
from prongsai.core.terms.problem import Refused


class CheckForm(forms.Form):
    """Right or wrong, for each entry of the sample that whoever looks did not enter himself."""

    def __init__(self, entries: list[tuple[Entry, Verdict | None]], *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.entries = entries
        choices = [("right", phrase("spending.is_right")), ("wrong", phrase("spending.is_wrong"))]
        for entry, verdict in entries:
            label = phrase("spending.verdict_of", title=entry.line.title)
            self.fields[f"right-{entry.key}"] = forms.ChoiceField(
                label=label, required=False, widget=forms.RadioSelect, choices=choices,
                initial=("right" if verdict.right else "wrong") if verdict else None,
            )  # fmt: skip
            self.fields[f"what-{entry.key}"] = LineField(
                label=phrase("spending.what_wrong"), required=False, max_length=300,
                initial=verdict.what if verdict else "",
            )  # fmt: skip

    @property
    def said(self) -> dict[str, tuple[bool, str]]:
        found = {}
        for entry, _ in self.entries:
            right = self.cleaned_data[f"right-{entry.key}"]
            if right:
                found[entry.key] = (right == "right", self.cleaned_data[f"what-{entry.key}"])
        return found


@GET_POST
def check(request: AskedAbout, agency: str, month: str) -> HttpResponse:
    """The sample: each entry beside what was said of it."""
    when, work = month_work(request, month)
    row = work.book.months.get(when)
    drawn = (
        [work.book.entries[key] for key in row.sample if key in work.book.entries] if row else []
    )
    said = [(each, work.book.verdicts.get(each.key)) for each in drawn]
    mine = [(each, told) for each, told in said if each.by != request.user.key]
    form = CheckForm(mine, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            entering.judge(work.book.row, when, form.said, doer_of(request))
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("spending:check", agency, month)
    return render(request, "spending/check.html", _facts(when, month, work, said, form))


def _facts(
    when: Month, month: str, work: Work, said: list[tuple[Entry, Verdict | None]], form: CheckForm
) -> dict[str, object]:
    book, row = work.book, work.book.months.get(when)
    entries = list(book.year.entries_in(when))
    people = names({each.by for each, _ in said} | {told.by for _, told in said if told})
    mended = {each.corrects for each in book.year.entries if each.corrects}
    fields = set(form.fields)
    return {
        "when": when, "month": month, "year": book.row.year, "row": row, "count": len(entries),
        "size": book.row.size, "form": form, "waiting": entering.waiting(book, when),
        "moved": bool(row and not Sample(row.hash, ()).is_of(entries) and not row.closed_at),
        "rows": [
            (each, told, people.get(each.by, ""), people.get(told.by, "") if told else "",
             each.key in mended,
             form[f"right-{each.key}"] if f"right-{each.key}" in fields else None,
             form[f"what-{each.key}"] if f"what-{each.key}" in fields else None)
            for each, told in said
        ],
        "codes": {each.code: each.title for each in book.lines.values()},
    }  # fmt: skip


def _done(request: AskedAbout, agency: str, month: str, said: str) -> HttpResponse:
    messages.success(request, phrase(said))
    return redirect("spending:check", agency, month)


@require_POST
def draw(request: AskedAbout, agency: str, month: str) -> HttpResponse:
    """The sample of what the month says now."""
    when, work = month_work(request, month)
    try:
        entering.draw_sample(work.book.row, when, doer_of(request))
    except Refused as refused:
        say_why(request, refused)
        return redirect("spending:check", agency, month)
    return _done(request, agency, month, "spending.drawn")


@require_POST
def close(request: AskedAbout, agency: str, month: str) -> HttpResponse:
    """From here on the month stays as it is."""
    when, work = month_work(request, month)
    try:
        entering.close(work.book.row, when, doer_of(request))
    except Refused as refused:
        say_why(request, refused)
        return redirect("spending:check", agency, month)
    return _done(request, agency, month, "spending.was_closed")


@GET_POST
def reopen(request: AskedAbout, agency: str, month: str) -> HttpResponse:
    """For a reason that the trail keeps."""
    when, work = month_work(request, month)
    form = Why(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            entering.reopen(work.book.row, when, form.cleaned_data["reason"], doer_of(request))
        except Refused as refused:
            add_errors(form, refused)
        else:
            return _done(request, agency, month, "spending.was_reopened")
    facts = {"form": form, "when": when, "month": month, "closed": when in work.book.closed}
    return render(request, "spending/reopen.html", facts)
