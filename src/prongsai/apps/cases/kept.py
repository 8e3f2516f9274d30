"""Reading what is kept how long: terms decided, holds in force, what nights erased."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge, made, queries
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.models_around import Erasing, Hold, KeptTerm
from prongsai.apps.cases.queries import Asker
from prongsai.core.cases.keeping import Years, years_of
from prongsai.core.procedures.procedure import CaseField, Procedure, Term

LAST = 20
"""So many nights are shown."""


def years_decided(agency: Agency, procedure: str) -> Years:
    """Years by term, as the agency decided them."""
    rows = KeptTerm.objects.filter(agency=agency, procedure=procedure)
    return dict(rows.values_list("term", "years"))


@dataclass(frozen=True, slots=True)
class Kept:
    """A term of a procedure: what it covers, how long, by whose word."""

    procedure: Procedure
    term: Term
    covers: Sequence[CaseField]
    row: KeptTerm | None

    @property
    def years(self) -> int | None:
        return years_of(self.term, {self.term.key: self.row.years} if self.row else {})

    @property
    def is_own(self) -> bool:
        """Whether the agency has to say it."""
        return not isinstance(self.term.years, int)


def procedures_of(agency: Agency) -> Mapping[str, Procedure]:
    """Every procedure of whose cases an agency may keep something, in the order of keys.

    Staff bring theirs though no desk was ever set up, and cases of one that the office made itself
    and stopped are still there: two statements.
    """
    known = {**bridge.known(), **made.once_used(agency)}
    there = queries.desks_of(agency).keys() | bridge.of_staff().keys()
    return {key: known[key] for key in sorted(known.keys() & there)}


def terms_of(agency: Agency) -> list[Kept]:
    """Of all these the terms that cover something: three statements."""
    rows = KeptTerm.objects.filter(agency=agency)
    said = {(each.procedure, each.term): each for each in rows}
    return [term for each in procedures_of(agency).values() for term in _terms(each, said)]


def _terms(procedure: Procedure, said: Mapping[tuple[str, str], KeptTerm]) -> list[Kept]:
    found = []
    for term in procedure.terms.values():
        covers = [each for each in procedure.fields.values() if each.retention == term.key]
        if covers:
            found.append(Kept(procedure, term, covers, said.get((procedure.key, term.key))))
    return found


def hold_of(case: Case) -> Hold | None:
    """The hold that is in force."""
    return case.holds.filter(ended=None).first() if case.hold else None


def holds_of(agency: Agency, who: Asker) -> Sequence[Hold]:
    """Those in force on cases that he sees, the next to be looked at first."""
    seen = Case.objects.filter(who.seen, agency_id=agency.pk, pk=OuterRef("case"))
    rows = Hold.objects.filter(Exists(seen), ended=None).select_related("case")
    return list(rows.order_by("until", "pk"))


def erasings_of(agency: Agency) -> Sequence[Erasing]:
    return list(Erasing.objects.filter(agency=agency).order_by("-at", "-pk")[:LAST])
