"""The hub; the line of sight of a year, and of one part of its result."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.queries import results_of
from prongsai.apps.assessments.views.asked import with_rules
from prongsai.apps.sight import picturing
from prongsai.apps.sight.cards import hub_of
from prongsai.apps.sight.gathering import Looked, looked
from prongsai.apps.sight.telling import Teller, points_said, score_of, shares, signed
from prongsai.core.sight.sight import Chain, Reply

_FIRST = 10
"""Lost points listed before the rest are asked for."""


@require_safe
def hub(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Everything that is done about lost points, and how it stands."""
    cards = hub_of(request.agency, request.now, request.standing)
    return render(request, "sight/hub.html", {"cards": cards})


@require_safe
def latest(request: AskedAbout, agency: str) -> HttpResponse:
    """Straight to the last year with a result."""
    results = results_of(request.agency)
    if results:
        return redirect("sight:year", agency, results[0].assessment.year)
    return render(request, "sight/none.html")


@require_safe
@with_rules
def year(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """What was lost in a year, what is done about it, indicator by indicator."""
    found = _looked(request, year)
    teller, sight = Teller(found), found.sight
    unanswered = teller.rows(sight.unanswered)
    everything = "all" in request.GET
    ledger = sight.after.ledger() if sight.after else None
    facts = {
        "looked": found,
        "shares": shares(sight.sums),
        "unanswered": unanswered if everything else unanswered[:_FIRST],
        "more": 0 if everything else len(unanswered) - _FIRST,
        "drafted": teller.rows(sight.replied(Reply.DRAFTED)),
        "decided": teller.rows(sight.replied(Reply.DECIDED)),
        "indicators": [
            (teller.name(part), part.key, score_of(part), shares(sums), teller.after(after, part))
            for part, sums, after in sight.by_indicator()
        ],
        "ledger": ledger and {
            "year": sight.after.after.fiscal_year if sight.after else 0,
            "gained": signed(sum(ledger.gains.values())),  # type: ignore[arg-type] # exact, or 0
            "ended": signed(ledger.ended), "begun": signed(-ledger.begun),
            "difference": signed(ledger.difference),
        },
    }  # fmt: skip
    return render(request, "sight/year.html", facts)


@require_safe
@with_rules
def part(request: AskedAbout, agency: str, year: int, point: str) -> HttpResponse:  # noqa: ARG001
    """One item or indicator with everything that hangs on it."""
    found = _looked(request, year)
    held = found.sight.result.parts.get(point)
    if held is None or not held.name.indicator:
        raise Http404
    teller, chain = Teller(found), found.sight.chain(point)
    inside = [each for each in found.sight.points if each.part.name.indicator == point]
    facts = {
        "looked": found,
        "name": teller.name(held),
        "chain": chain,
        "lost": points_said(chain.lost),
        "score": score_of(held),
        "findings": teller.findings(chain),
        "drawn": picturing.of_chain(teller, chain),
        "after": teller.after(chain.after, held),
        "answers": [teller.answered(each, point) for each in chain.answering],
        "beside": [teller.answered(each, point) for each in chain.beside],
        "inside": teller.rows(each for each in inside if each.key != point),
        "above": _above(teller, chain),
    }
    return render(request, "sight/part.html", facts)


def _above(teller: Teller, chain: Chain) -> tuple[str, str] | None:
    """The indicator that an item lies in."""
    key = chain.part.name.indicator
    if key == chain.part.key:
        return None
    return key, teller.name(teller.looked.sight.result.parts[key])


def _looked(request: AskedAbout, year: int) -> Looked:
    found = looked(request.agency, year)
    if found is None:
        raise Http404
    return found
