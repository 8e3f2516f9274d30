"""A result from files: looked at first, saved when confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import history, queries
from prongsai.apps.assessments.actions import Standing
from prongsai.apps.assessments.forms import Files
from prongsai.apps.assessments.importing import Checked, Import, Wanted
from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.queries import Versions
from prongsai.apps.assessments.templatetags.results import MOST_DRAWN
from prongsai.apps.assessments.views.asked import assessment_of, doer_of, with_rules
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.words import phrase
from prongsai.core.scoring.score import OVERALL
from prongsai.core.terms.problem import Refused
from prongsai.workshop.uploads import MOST_BYTES, MOST_FILES, Upload


@GET_POST
@with_rules
def from_files(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Choose files; see what they hold; save it."""
    assessment = assessment_of(request, year)
    versions = queries.versions(assessment)
    work = Import(assessment, versions.newest, request.user.key)
    facts: dict[str, object] = {"assessment": assessment}
    if "token" in request.POST:
        found = _confirmed(request, work, versions)
        if found is None:
            messages.success(request, phrase("import.saved"))
            return redirect("assessments:year", agency, year)
        facts |= found
    elif request.method == "POST":
        facts |= _checked(request, work, versions)
    facts.setdefault("form", Files(initial=_initial(versions.newest)))
    limits = {
        "most_files": MOST_FILES,
        "most_megabytes": MOST_BYTES // 1_000_000,
        "most_drawn": f":{MOST_DRAWN}",
    }
    return render(request, "assessments/import.html", facts | limits)


def _initial(last: Result | None) -> dict[str, object]:
    return {"standing": last.standing if last else Standing.OFFICIAL.value}


def _confirmed(request: AskedAbout, work: Import, versions: Versions) -> dict[str, object] | None:
    """Saved; or why not, and what was checked beside what somebody saved meanwhile."""
    token = request.POST["token"]
    try:
        work.confirm(token, doer_of(request))
    except Refused as refused:
        facts: dict[str, object] = {"problems": refused.problems}
        if any(each.code == "result-changed-meanwhile" for each in refused.problems):
            facts |= _told(work, versions, work.again(token))
        return facts
    return None


def _checked(request: AskedAbout, work: Import, versions: Versions) -> dict[str, object]:
    """What the files hold; nothing is kept of them."""
    form = Files(request.POST, request.FILES)
    if not form.is_valid():
        return {"form": form}
    uploads = [
        # One byte too many is enough to be refused.
        Upload(each.name or "", each.read(MOST_BYTES + 1))
        for each in form.cleaned_data["uploads"]
    ]
    wanted = Wanted(Standing(form.cleaned_data["standing"]), form.cleaned_data["only_clean"])
    try:
        checked = work.check(uploads, wanted)
    except Refused as refused:
        return {"problems": refused.problems, "form": form}
    return {**_told(work, versions, checked), "names": [each.name for each in uploads]}


def _told(work: Import, versions: Versions, checked: Checked) -> dict[str, object]:
    beside = versions.shown
    return {
        "checked": checked,
        "beside": beside,
        "waits": versions.approved is not None,
        "rows": list(_rows(work, beside, checked)),
        "total": checked.scores.shown(OVERALL),
    }


@dataclass(frozen=True, slots=True)
class Row:
    """One number of the files beside what is stored."""

    name: str
    before: Decimal | None
    now: Decimal | None

    @property
    def change(self) -> str:
        """How far apart, with its sign; nothing where either is missing or both agree."""
        if self.before is None or self.now is None or self.before == self.now:
            return ""
        return f"{self.now - self.before:+}".replace("-", "−")


def _rows(work: Import, beside: Result | None, checked: Checked) -> Iterator[Row]:
    stored = beside.shown if beside else {}
    for key, name in history.named(work.scorer.pack, ()):
        text = stored.get(key)
        yield Row(name, Decimal(text) if text else None, checked.scores.shown(key))
