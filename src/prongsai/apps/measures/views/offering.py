"""Suggestions for what cost points, an agency's own library, and what last year carries over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, say_why
from prongsai.apps.look.words import phrase
from prongsai.apps.measures import actions, bridge, of_cases, own, queries, reading
from prongsai.apps.measures.models import Measure
from prongsai.apps.measures.reading import Answering
from prongsai.apps.measures.views.asked import hand, measure_of, told_why
from prongsai.apps.measures.views.listing import year_asked, years_of
from prongsai.core.measures import covering
from prongsai.core.measures.carrying import Carried, carry_over
from prongsai.core.measures.measure import Measure as Value
from prongsai.core.measures.measure import MeasureYear as YearValue
from prongsai.core.measures.measure import Status
from prongsai.core.terms.problem import Refused, refuse


@require_safe
def suggestions(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Lost points without a measure first, then what the library offers for them."""
    year = year_asked(request)
    found = reading.answering(request.agency, year)
    rows = queries.measures_of(request.agency, year)
    open_parts = covering.uncovered(found.covered(rows))
    offered = reading.offers(found, rows)
    taken = {row.suggested: row for row in rows if row.suggested}
    pack = found.work.run.loaded.pack if found.work else None
    facts = {
        "year": year, "before": year - 1, "years": years_of(request, year, []),
        "answered": found.result.assessment.year if found.result else None,
        "open": [reading.lost(part, pack) for part in open_parts] if pack else [],
        "points": reading.points(covering.lost_in(open_parts)), "offers": offered,
        "few": [each for each in offered if each.is_of_fewest and not each.taken],
        "own": [(each, taken.get(each.key)) for each in queries.own_suggestions(request.agency)],
        "hand": hand(request, queries.units_of(request.agency)),
    }  # fmt: skip
    return render(request, "measures/suggestions.html", facts)


@require_safe
def from_cases(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """What complaints suggest; it asks of the logs, so it has a page of its own."""
    year = year_asked(request)
    rows = queries.measures_of(request.agency, year)
    facts = {
        "year": year, "before": year - 1, "hand": hand(request, queries.units_of(request.agency)),
        "taught": of_cases.taught(request.agency, year, request.now, rows),
    }  # fmt: skip
    return render(request, "measures/of_cases.html", facts)


@require_POST
def adopt(request: AskedAbout, agency: str) -> HttpResponse:
    """Drafts of one suggestion or of several; what the year has already is not made twice."""
    year = year_asked(request)
    found = reading.answering(request.agency, year)
    back = reverse("measures:suggestions", args=[agency], query={"year": year})
    try:
        wanted = _wanted(request, found)
        if not wanted:
            return redirect(back)
        who = hand(request, queries.units_of(request.agency))
        made = actions.adopt(found.year, wanted, who, doer_of(request))
    except Refused as refused:
        say_why(request, refused)
        return redirect(back)
    messages.success(request, phrase("measure.adopted", number=len(made)))
    if len(made) == 1:
        return redirect("measures:measure", agency, made[0].key)
    return redirect(reverse("measures:list", args=[agency], query={"year": year}))


def _wanted(request: AskedAbout, found: Answering) -> list[Value]:
    known = {each.measure.key: each for each in found.suggested(request.POST.get("part", ""))}
    keys = list(dict.fromkeys(request.POST.getlist("suggestion")))
    if any(key not in known for key in keys):
        raise refuse("suggestion-gone")
    day, pack = request.today, queries.pack_of(found.year)
    taught = list(dict.fromkeys(request.POST.getlist("of_cases")))
    year = year_asked(request)
    of_complaints = of_cases.drafts(request.agency, found, year, taught, request.now, day)
    if of_complaints is None:
        raise refuse("suggestion-gone")
    mine = own.wanted(request.agency, list(dict.fromkeys(request.POST.getlist("own"))))
    return [
        *(reading.draft_of(known[key], found, day) for key in keys),
        *of_complaints,
        *(reading.draft_of_own(row, pack, day) for row in mine),
    ]


@require_POST
@told_why
def keep_own(request: AskedAbout, agency: str, measure: str) -> HttpResponse:
    """A measure into the agency's own library."""
    own.keep_measure(measure_of(request, measure), doer_of(request))
    messages.success(request, phrase("measure.kept_own"))
    return redirect("measures:measure", agency, measure)


@require_POST
def remove_own(request: AskedAbout, agency: str, suggestion: str) -> HttpResponse:
    """Out of it again, into the recycle bin."""
    if all(row.key != suggestion for row in queries.own_suggestions(request.agency)):
        raise Http404
    try:
        own.remove(agency, suggestion, doer_of(request))
        messages.success(request, phrase("measure.own_removed"))
    except Refused as refused:
        say_why(request, refused)
    there = reverse("measures:suggestions", args=[agency], query={"year": year_asked(request)})
    return redirect(there)


@dataclass(frozen=True, slots=True)
class Offered:
    """A measure of last year, as it would be in this one."""

    row: Measure
    gone: Sequence[str]
    """What the new year has nothing for, by name."""
    taken: Measure | None
    wanted: bool
    """Whether it is chosen to begin with: what was finished or dropped is not."""


@GET_POST
def carry(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Last year's measures, to be chosen from; the drafts know what they go on with."""
    year = year_asked(request)
    found = reading.answering(request.agency, year)
    last = queries.measures_of(request.agency, year - 1)
    carried = {each.measure.key: each for each in _carried(request, found, last, year)}
    if request.method == "POST":
        keys = [key for key in request.POST.getlist("measure") if key in carried]
        return _taken(request, found, [carried[key].measure for key in keys], year)
    rows = queries.measures_of(request.agency, year)
    taken = {row.origin_code: row for row in rows if row.origin_year == year - 1}
    packs = queries.pack_of(queries.year_or_planned(request.agency, year - 1, found.results))
    offered = [
        Offered(
            row, [reading.named(packs, key) for key in carried[row.code].gone],
            taken.get(row.code), row.status in (Status.DRAFT, Status.IN_FORCE),
        )
        for row in last
    ]  # fmt: skip
    facts = {"year": year, "years": years_of(request, year, []), "offered": offered,
             "left": any(not each.taken for each in offered)}  # fmt: skip
    return render(request, "measures/carry.html", facts)


def _carried(
    request: AskedAbout, found: Answering, last: Sequence[Measure], year: int
) -> tuple[Carried, ...]:
    """What a measure answers there is what the rules of the new year still know."""
    before = queries.year_or_planned(request.agency, year - 1, found.results)
    packs = (queries.pack_of(before), queries.pack_of(found.year))
    values = {row.code: bridge.value(row) for row in last}
    whole = YearValue(fiscal_year=year - 1, pack=before.pack, measures=values)
    return carry_over(whole, values, packs, year, request.today)


def _taken(request: AskedAbout, found: Answering, wanted: list[Value], year: int) -> HttpResponse:
    agency = request.agency.key
    try:
        who = hand(request, queries.units_of(request.agency))
        made = actions.adopt(found.year, wanted, who, doer_of(request))
        if made:
            messages.success(request, phrase("measure.carried", number=len(made)))
    except Refused as refused:
        say_why(request, refused)
        return redirect(reverse("measures:carry", args=[agency], query={"year": year}))
    return redirect(reverse("measures:list", args=[agency], query={"year": year}))
