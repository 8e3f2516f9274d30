"""What every view of officers begins with: who asks, and which case is asked for."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.cases import bridge, queries
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.queries import Asker
from prongsai.apps.circulars.bridge import Units, units_of
from prongsai.core.cases.folder import Folder, takes_part
from prongsai.core.procedures.procedure import Procedure


def who_asks(request: AskedAbout) -> tuple[Asker, Units]:
    units = units_of(request.agency)
    return queries.asker(request, units), units


def case_of(request: AskedAbout, key: str, who: Asker) -> Case:
    """One that he may see; a case from which he is left out is none for him."""
    found = queries.case_of(request.agency, key, who)
    if found is None:
        raise Http404
    return found


def folder_of(request: AskedAbout, case: Case, who: Asker) -> Folder:
    folder = bridge.folder_of(case)
    now = folder.standing(folder.moment(request.now))
    barred = folder.barred(now)
    actor = who.actor
    if actor.who in barred or not barred.isdisjoint(actor.units):
        raise Http404
    return folder


def has_part(folder: Folder, who: Asker, at: Any) -> bool:
    """Whether he has to do with it, and not only sees it."""
    return bool(takes_part(folder, who.actor, folder.standing(folder.moment(at))))


def text_of(procedure: str) -> Procedure:
    found = bridge.offered().get(procedure)
    if found is None:
        raise Http404
    return found
