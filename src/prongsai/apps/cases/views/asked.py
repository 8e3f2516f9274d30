"""What every view of officers begins with: who asks, and which case is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge, made, queries
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.own import as_bringer
from prongsai.apps.cases.queries import Asker
from prongsai.apps.cases.unsent import unsent
from prongsai.apps.circulars.bridge import Units, units_of
from prongsai.apps.look.form_pages import say_why
from prongsai.apps.look.words import phrase, sentences
from prongsai.core.access.table import Verdict
from prongsai.core.cases.caller import Actor, is_barred
from prongsai.core.cases.folder import Folder, takes_part
from prongsai.core.cases.log import Standing
from prongsai.core.cases.readers import is_one_of_several, reads
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.problem import Problem, Refused


@dataclass(frozen=True, slots=True)
class Looked:
    """A case on somebody's screen."""

    row: Case
    folder: Folder
    now: Standing
    who: Asker
    units: Units

    @property
    def mover(self) -> Actor:
        """Whoever looks, as a party too where he brought it himself."""
        return as_bringer(self.who.actor, self.row)

    @property
    def only(self) -> str:
        """His key, where he has to do with it only as one of several who say something."""
        actor = self.who.actor
        alone = is_one_of_several(self.folder, actor, self.now) and self.row.bringer != actor.who
        return actor.who if alone else ""

    @property
    def works(self) -> bool:
        """Whether he has to do with it, and not only sees it."""
        return bool(takes_part(self.folder, self.who.actor, self.now))


View = Callable[..., HttpResponse]


def with_case(view: View) -> View:
    """The case of the address, for those who see it.

    Others of the same agency are led to their list: what was given to another unit is gone from it.
    Whoever was typing meanwhile has his words back first.
    """

    @wraps(view)
    def answered(request: AskedAbout, agency: str, case: str, **more: Any) -> HttpResponse:
        found = looked_at(request, case)
        if found is None:
            if not queries.is_there(request.agency, case):
                raise Http404
            typed = given_back(request, [phrase("case.not_here")])
            if typed is not None:
                return typed
            messages.warning(request, phrase("case.not_here"))
            return redirect("cases:list" if lists(request) else "cases:mine", agency)
        return view(request, found, **more)

    return answered


def lists(request: AskedAbout) -> bool:
    """Whether he has the list of cases; others work on what is theirs from their own page."""
    verdict = settings.PERMISSIONS.verdict("cases:list", request.standing, write=False)
    return verdict is Verdict.ALLOWED


def given_back(
    request: AskedAbout, why: Sequence[str], case: Case | None = None
) -> HttpResponse | None:
    """What was typed into a form that is not his to send any more; nothing where nothing was.

    `case` is one that he still sees.
    """
    texts = unsent(request.agency, request.POST)
    if not texts:
        return None
    facts = {"texts": texts, "why": why, "case": case, "lists": lists(request),
             "files": bool(request.FILES)}  # fmt: skip
    return render(request, "cases/unsent.html", facts)


def not_yours(request: AskedAbout, found: Looked, refused: Refused | None = None) -> HttpResponse:
    """He sees the case and has nothing to do with it, or not that."""
    why = refused or Refused([Problem("case-none-of-yours")])
    typed = given_back(request, [sentences(each) for each in why.problems], found.row)
    if typed is not None:
        return typed
    say_why(request, why)
    return to_case(found)


def to_case(found: Looked) -> HttpResponse:
    return redirect("cases:case", found.row.agency.key, found.row.key)


def who_asks(request: AskedAbout) -> tuple[Asker, Units]:
    units = units_of(request.agency)
    return queries.asker(request, units), units


def looked_at(request: AskedAbout, key: str) -> Looked | None:
    who, units = who_asks(request)
    row = queries.case_of(request.agency, key, who)
    if row is None:
        return None
    folder = bridge.folder_of(row, units.above)
    now = folder.standing(folder.moment(request.now))
    if is_barred(who.actor, folder.barred(now)) or not reads(folder, who.actor, now):
        return None
    return Looked(row, folder, now, who, units)


def text_of(agency: Agency, procedure: str) -> Procedure:
    """A procedure that the agency may take in: shipped, or its own and in use."""
    found = bridge.known().get(procedure) or made.used(agency.pk, procedure)
    if found is None:
        raise Http404
    return found


def kept_text_of(agency: Agency, procedure: str) -> Procedure:
    """The same, or one of its own that was stopped: its cases of the year are told of."""
    found = bridge.known().get(procedure) or made.once_used(agency).get(procedure)
    if found is None:
        raise Http404
    return found
