"""The plan of a year as a paper that desks approve, drafted of the register as it stands."""

from __future__ import annotations

from collections.abc import Iterable

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.cases.queries import Asker
from prongsai.apps.look.words import thai
from prongsai.apps.papers.given import draft_given
from prongsai.apps.papers.models import Paper
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Case
from prongsai.core.documents.case_plan import matter
from prongsai.core.procedures.procedure import Procedure

KIND = "cases-plan"


def may(procedure: Procedure, who: Asker) -> bool:
    """Whoever looks at cases first plans them."""
    return procedure.yearly is not None and procedure.routing.first in who.actor.roles


def draft(
    agency: Agency, procedure: Procedure, cases: Iterable[tuple[Case, Folder]], year: int,
    doer: Doer, key: str,
) -> Paper:  # fmt: skip
    """Of cases numbered in that year; what is added later is planned with another draft."""
    found = (
        (case.register_number, folder.standing(folder.moment(doer.at)))
        for case, folder in cases
        if case.year == year
    )
    given = matter(procedure, found, year, agency.name)
    subject = thai("figures.subject_plan", title=given["title"], year=year)
    return draft_given(
        agency, KIND, given, doer, subject=subject, of=f"cases:{procedure.key}:{year}:plan", key=key
    )
