"""The list of circulars, one circular, and the button under it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.circulars import bridge, listing, queries, sending
from prongsai.apps.circulars.models import Circular
from prongsai.apps.circulars.views.asked import circular_of, told_why, who_asks
from prongsai.apps.circulars.whom import in_words
from prongsai.apps.files.queries import by_keys
from prongsai.apps.look.wishes import whole
from prongsai.apps.look.words import phrase
from prongsai.apps.papers.queries import paper_of
from prongsai.core.circulars.content import seal


@require_safe
def all_of(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """What one has to read first; then the others that one may see, page by page."""
    who, units = who_asks(request)
    stage = request.GET.get("stage", "")
    before = whole(request.GET.get("before", "")) or None
    page = listing.page(request.agency, who, stage, before)
    people = queries.staff(request.agency.key, request.today, units) if page.rows else {}
    facts = {
        "stage": stage, "stages": listing.stages(who), "more": page.more,
        "rows": listing.lines(page.rows, who, people),
    }  # fmt: skip
    return render(request, "circulars/list.html", facts)


@require_safe
def circular(request: AskedAbout, agency: str, circular: str) -> HttpResponse:
    """What it says, and the one button; to whoever prepares it, what comes next."""
    who, units = who_asks(request)
    row = circular_of(request, circular, who)
    file = by_keys(agency, [row.file]).get(row.file)
    digest = file.stored.hash if file else ""
    seeing, sealed = who.may_see_list(row), seal(bridge.content(row, digest))
    people = queries.staff(agency, request.today, units) if seeing else {}
    facts = {
        "circular": row, "file": file, "mine": who.is_asked(row),
        "asks": row.asks.splitlines(), "whom": in_words(bridge.audience(row), units),
        "paper": paper_of(request.agency, row.paper) if row.paper else None,
        "read_at": queries.read_at([row], who.key).get(row.pk), "handles": who.handles(row),
        "sends": who.hand.may_send(bridge.audience(row)), "lists": seeing and row.sent_at,
        "count": _count(row, people, seeing=seeing), "newer": newer(row, who),
        "sealed": sealed, "changed": bool(row.sent_at) and sealed != row.hash,
    }  # fmt: skip
    return render(request, "circulars/circular.html", facts)


def _count(row: Circular, people: queries.Staff, *, seeing: bool) -> object:
    """How far it has come; of a draft, how many it would ask."""
    if not seeing:
        return None
    if row.sent_at:
        return queries.counts([row], people)[row.pk]
    asked = bridge.audience(row)
    return sum(1 for key, parts in people.items() if asked.asking(parts))


def newer(row: Circular, who: queries.Asker) -> Circular | None:
    """The version after this one, as far as whoever looks may read it."""
    found = queries.correction_of(row) if row.sent_at else None
    return found if found and who.may_read(found) else None


@require_POST
@told_why
def acknowledge(request: AskedAbout, agency: str, circular: str) -> HttpResponse:
    """For oneself; pressing it again changes nothing."""
    who, _ = who_asks(request)
    row = circular_of(request, circular, who)
    sending.acknowledge(row, who.own, doer_of(request))
    messages.success(request, phrase("circular.acknowledged"))
    return redirect("circulars:circular", agency, circular)
