"""Years, the register of one, its heat map and what the rules find."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.downloads import download, form_asked
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.words import language, phrase
from prongsai.apps.risks import importing, queries
from prongsai.apps.risks.forms import choices
from prongsai.apps.risks.forms_year import BeginForm
from prongsai.apps.risks.queries import Held
from prongsai.apps.risks.views.asked import hand_of, held_of
from prongsai.apps.risks.wishes import MARKS, chosen, wishes
from prongsai.core.files.kinds import Kind
from prongsai.core.risks.levels import RiskMap, When, counts, level_of, risk_map
from prongsai.core.risks.register import Risk
from prongsai.core.risks.rounds import review_open
from prongsai.core.risks.rules import RiskFinding
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused
from prongsai.workshop.risks import as_json, as_workbook, empty_register

FILES = {"xlsx": Kind.XLSX.media, "json": "application/json"}


@require_safe
def years(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Years that were begun, and how to begin another."""
    facts = {
        "years": queries.years(request.agency), "matrices": choices(shelf().risks.matrices),
        "this": FiscalYear.of(request.today).year,
    }  # fmt: skip
    return render(request, "risks/years.html", facts)


@GET_POST
def begin(request: AskedAbout, agency: str) -> HttpResponse:
    """A year: empty, or with what the year before left."""
    begun = {each.year for each in queries.years(request.agency)}
    this = FiscalYear.of(request.today).year
    offered = [each for each in (this, this + 1, this - 1) if each not in begun]
    how = "carry" if offered and offered[0] - 1 in begun else "empty"
    first = {"year": offered[0] if offered else this, "how": how}
    form = BeginForm(offered, begun, request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        asked, doer = form.cleaned_data, doer_of(request)
        act = importing.carry if asked["how"] == "carry" else importing.begin
        try:
            made = act(request.agency, asked["year"], doer)
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase(f"risk.begun_{asked['how']}"))
            return redirect("risks:register", agency, made.year)
    return render(request, "risks/begin.html", {"form": form, "offered": offered})


@require_safe
def template(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - as elsewhere
    """An empty workbook that explains itself, for a matrix or for levels as words."""
    known = shelf().risks.matrices
    asked = request.GET.get("matrix", importing.USUAL_MATRIX)
    if asked not in (*known, "words"):
        raise Http404
    register = empty_register(None if asked == "words" else asked)
    return download(f"risks-{asked}.xlsx", as_workbook(register, shelf(), language()))


@require_safe
def register(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """Risks by level, unit and work; the filters stay in the address."""
    held, (hand, _) = held_of(request, year), hand_of(request)
    asked, frame = wishes(request.GET, held), held.frame

    def late(risk: Risk) -> bool:
        day = review_open(risk)
        return day is not None and day < request.today

    before, after = (counts(held.register, frame, when) for when in When)
    found = held.findings(request.today, queries.links(request.agency, year).known)
    facts = {
        "held": held, "wishes": asked, "hand": hand,
        "lines": [_line(held, each, late=late(each)) for each in chosen(held, asked, late)],
        "levels": [(frame.levels[key], before[key], after[key]) for key in before],
        "names": choices(frame.levels), "marks": MARKS,
        "musts": sum(each.urgency == "must" for each in found), "found": len(found),
        "may_add": hand.writes and not held.is_locked,
    }  # fmt: skip
    return render(request, "risks/register.html", facts)


def _line(held: Held, risk: Risk, *, late: bool) -> dict[str, Any]:
    register = held.register
    return {
        "risk": risk, "row": held.row("risk", risk.key), "late": late,
        "work": register.works.get(risk.work or ""),
        "before": rated(held, risk, When.INHERENT), "after": rated(held, risk, When.RESIDUAL),
        "treatments": len(register.treatments_of(risk.key)),
        "controls": len(register.controls_of(risk.key)),
    }  # fmt: skip


def rated(held: Held, risk: Risk, when: When) -> dict[str, Any] | None:
    """A level with what it was counted from; none where nobody rated it."""
    rating = risk.inherent if when is When.INHERENT else risk.residual
    level = level_of(rating, held.frame)
    return {"level": level, "rating": rating} if level else None


@require_safe
def register_file(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """All of it to keep: each form can be brought in again without loss."""
    held, form = held_of(request, year), form_asked(request, FILES)
    if form == "json":
        content = as_json(held.register)
    else:
        content = as_workbook(held.register, shelf(), language())
    return download(f"risks-{agency}-{year}.{form}", content, FILES[form])


@require_safe
def heat_map(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """Where the risks stand before and after, as a map and as a table that says the same."""
    held = held_of(request, year)
    maps = [(when, risk_map(held.register, held.frame, when)) for when in When]
    facts = {
        "held": held,
        "maps": [
            {
                "when": when, "map": found, "rows": _drawn(held, found),
                "listed": _listed(held, found),
            }
            for when, found in maps if found
        ],
        "levels": [(each, held.frame.rank(each.key)) for each in held.frame.levels.values()],
    }  # fmt: skip
    return render(request, "risks/map.html", facts)


def _drawn(held: Held, found: RiskMap) -> list[Any]:
    """Rows with the name of their step, each cell with the rank that its border shows."""
    steps = found.matrix.likelihood
    return [
        (steps[row[0].likelihood - 1], row[0].likelihood,
         [(cell, held.frame.rank(cell.level.key)) for cell in row])
        for row in found.rows
    ]  # fmt: skip


def _listed(held: Held, found: RiskMap) -> Iterator[tuple[Any, list[Any]]]:
    for cell in found.cells:
        if cell.count:
            yield cell, [(held.register.risks[key], held.row("risk", key)) for key in cell.risks]


@require_safe
def found(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """What the rules find, most urgent first, each with the place to mend it."""
    held = held_of(request, year)
    known = queries.links(request.agency, year).known
    listed = [(each, _place(held, each)) for each in held.findings(request.today, known)]
    groups = [
        (urgency, list(each)) for urgency, each in groupby(listed, key=lambda pair: pair[0].urgency)
    ]
    return render(request, "risks/findings.html", {"held": held, "groups": groups})


def _place(held: Held, finding: RiskFinding) -> str:
    """Key of the risk on whose page it is mended; none for the whole register."""
    register = held.register
    risk = finding.key
    for rows in (register.controls, register.treatments):
        if finding.key in rows and finding.code not in _OF_RISKS:
            risk = rows[finding.key].risk
    return held.row("risk", risk).key if risk in register.risks else ""


_OF_RISKS = frozenset({
    "high-without-treatment", "residual-above-inherent", "risk-without-owner",
    "risk-without-level", "review-overdue", "bribery-without-area", "impact-below-loss",
})  # fmt: skip
"""Rules whose findings name a risk: codes of controls and treatments may be the same."""
