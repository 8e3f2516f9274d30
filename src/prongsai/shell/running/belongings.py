"""Which rows belong to an agency, table by table; a table stands here or among those left out.

A new table is added to one of the two, with how its rows are found or why they stay: a test fails
until it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Area
from prongsai.apps.agencies.queries import seat
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.audit.models import Entry, Kept
from prongsai.apps.cases.models import Case
from prongsai.apps.files.models import Stored
from prongsai.apps.measures.models import MeasureYear

Rows = QuerySet[Any]
_AT_ONCE = 500


def _where(lookup: str) -> Callable[[str, Any], Rows]:
    """Rows whose column leads to the agency's key."""

    def found(agency: str, table: Any) -> Rows:
        return QuerySet(table).filter(**{lookup: agency}).order_by("pk")

    return found


def _areas(agency: str, table: Any) -> Rows:  # noqa: ARG001
    """Those it lies in, for their names."""
    above = seat(agency)
    return Area.objects.filter(key__in=above.areas if above else ()).order_by("pk")


def _people(agency: str, table: Any) -> Rows:  # noqa: ARG001
    """Who has or had a part in it, or a power of it."""
    of_it = Q(memberships__agency=agency) | Q(powers__agency=agency)
    return Person.objects.filter(of_it).order_by("pk").distinct()


def _contents(agency: str, table: Any) -> Rows:  # noqa: ARG001
    return Stored.objects.filter(attachments__agency=agency).order_by("pk").distinct()


def _kept(agency: str, table: Any) -> Rows:  # noqa: ARG001
    """Values about people that lines of its trail refer to, as far as they were not erased."""
    return Kept.objects.filter(key__in=list(_references(agency))).order_by("pk")


def _references(agency: str) -> Iterator[str]:
    lines = Entry.objects.filter(agency=agency).values_list("before", "after")
    for facts in lines.iterator(chunk_size=_AT_ONCE):
        for value in (*facts[0].values(), *facts[1].values()):
            if isinstance(value, dict) and "ref" in value:
                yield value["ref"]


def _rules(agency: str, table: Any) -> Rows:
    """What its years and its results are held to."""
    years = Assessment.objects.filter(agency__key=agency).values("pack_hash")
    results = Result.objects.filter(assessment__agency__key=agency).values("pack_hash")
    measured = MeasureYear.objects.filter(agency__key=agency).values("pack_hash")
    held_to = Q(pack_hash__in=years) | Q(pack_hash__in=results) | Q(pack_hash__in=measured)
    kept: Rows = QuerySet(table).filter(held_to)
    return kept.order_by("pk")


def _procedures(agency: str, table: Any) -> Rows:
    """Texts under which cases were brought to it."""
    versions = Case.objects.filter(agency__key=agency).values("version")
    kept: Rows = QuerySet(table).filter(version__in=versions)
    return kept.order_by("pk")


EXPORTED: Mapping[str, Callable[[str, Any], Rows]] = {
    "agencies.Agency": _where("key"),
    "agencies.Alias": _where("agency__key"),
    "agencies.Area": _areas,
    "agencies.Division": _where("agency__key"),
    "accounts.Person": _people,
    "accounts.Membership": _where("agency"),
    "accounts.Power": _where("agency"),
    "accounts.Reset": _where("agency"),
    "assessments.Assessment": _where("agency__key"),
    "assessments.KeptRules": _rules,
    "assessments.Result": _where("assessment__agency__key"),
    "audit.Chain": _where("agency"),
    "audit.Entry": _where("agency"),
    "audit.Kept": _kept,
    "cases.BoxOpening": _where("agency__key"),
    "cases.BoxSheet": _where("case__agency__key"),
    "cases.Case": _where("agency__key"),
    "cases.Delivery": _where("case__agency__key"),
    "cases.Erasing": _where("agency__key"),
    "cases.Hold": _where("case__agency__key"),
    "cases.KeptTerm": _where("agency__key"),
    "cases.Referral": _where("case__agency__key"),
    "cases.Desk": _where("agency__key"),
    "cases.Event": _where("case__agency__key"),
    "cases.Holding": _where("case__agency__key"),
    "cases.OwnProcedure": _where("agency__key"),
    "cases.OwnVersion": _where("procedure__agency__key"),
    "cases.ProcedureText": _procedures,
    "cases.Register": _where("agency__key"),
    "cases.Thing": _where("agency__key"),
    "cases.ThingUse": _where("case__agency__key"),
    "circulars.Circular": _where("agency__key"),
    "circulars.Reading": _where("circular__agency__key"),
    "meetings.Committee": _where("agency__key"),
    "meetings.Decision": _where("agency__key"),
    "meetings.Meeting": _where("agency__key"),
    "disclosure.Check": _where("evidence__item__checklist__agency__key"),
    "disclosure.Checklist": _where("agency__key"),
    "disclosure.Evidence": _where("item__checklist__agency__key"),
    "disclosure.Item": _where("checklist__agency__key"),
    "disclosure.Look": _where("evidence__item__checklist__agency__key"),
    "disclosure.Submission": _where("checklist__agency__key"),
    "dissemination.Posting": _where("agency__key"),
    "files.Attached": _where("agency"),
    "files.Stored": _contents,
    "measures.Measure": _where("agency__key"),
    "measures.MeasureYear": _where("agency__key"),
    "measures.OwnSuggestion": _where("agency__key"),
    "measures.Report": _where("measure__agency__key"),
    "measures.Rhythm": _where("agency__key"),
    "notices.Notice": _where("agency"),
    "listings.Table": _where("agency__key"),
    "papers.Letterhead": _where("agency__key"),
    "papers.Paper": _where("agency__key"),
    "papers.Series": _where("agency__key"),
    "plans.ActionPlan": _where("agency__key"),
    "plans.Actual": _where("plan__agency__key"),
    "plans.CaseCount": _where("plan__agency__key"),
    "plans.Edition": _where("plan__agency__key"),
    "plans.Paid": _where("plan__agency__key"),
    "plans.Reading": _where("plan__agency__key"),
    "risks.RiskEdition": _where("year__agency__key"),
    "risks.RiskRow": _where("agency__key"),
    "risks.RiskYear": _where("agency__key"),
    "portal.Export": _where("portal__agency__key"),
    "portal.Portal": _where("agency__key"),
    "portal.Release": _where("portal__agency__key"),
    "sealed.Asking": _where("case__agency__key"),
    "sealed.Case": _where("agency__key"),
    "sealed.Desk": _where("agency__key"),
    "sealed.Holder": _where("agency__key"),
    "sealed.Passed": _where("case__agency__key"),
    "sealed.Record": _where("case__agency__key"),
    "sealed.Slot": _where("case__agency__key"),
    "spending.Change": _where("line__agency__key"),
    "spending.Entry": _where("line__agency__key"),
    "spending.Line": _where("agency__key"),
    "spending.Month": _where("year__agency__key"),
    "spending.Progress": _where("line__agency__key"),
    "spending.Verdict": _where("entry__line__agency__key"),
    "spending.Year": _where("agency__key"),
    "procurement.ClosedMonth": _where("agency__key"),
    "procurement.Purchase": _where("agency__key"),
    "procurement.YearReport": _where("agency__key"),
}

_SIGNING_IN = "secrets of people; another system makes its own"
_MACHINERY = "how this installation works, not what the agency did"
LEFT_OUT: Mapping[str, str] = {
    "accounts.Attempt": _SIGNING_IN,
    "accounts.Factor": _SIGNING_IN,
    "accounts.Outside": _SIGNING_IN,
    "accounts.Passkey": _SIGNING_IN,
    "accounts.RecoveryCode": _SIGNING_IN,
    "accounts.FailedSignIn": "digests that nobody can read, kept for minutes",
    "accounts.SignedInBefore": "digests that nobody can read",
    "accounts.Visit": _SIGNING_IN,
    "sessions.Session": _SIGNING_IN,
    "accounts.Supervision": "of areas above agencies, not of an agency",
    "agencies.ListDraft": "a list of many agencies, of whoever administers the installation",
    "cases.Tally": "counted anew from the logs",
    "joining.Application": "what strangers asked of an area; forgotten after some days",
    "joining.Door": "of areas above agencies, not of an agency",
    "notices.Reader": "how far somebody has read, and whether he wants mail",
    "portal.Look": "what was found in files, found anew where they are published",
    "sealed.Unlocking": _SIGNING_IN,
    "jobs.Job": _MACHINERY,
    "jobs.Schedule": _MACHINERY,
    "auth.Permission": _MACHINERY,
    "auth.Group": _MACHINERY,
    "auth.Group_permissions": _MACHINERY,
    "contenttypes.ContentType": _MACHINERY,
}
"""Tables of which an agency gets no row, each with the reason."""

COLUMNS_LEFT_OUT: Mapping[str, Mapping[str, str]] = {
    "accounts.Person": {"password": _SIGNING_IN},
    "agencies.Agency": {"sought": "made of its names", "order": "made of its name"},
    "agencies.Area": {"order": "made of its name"},
    "cases.Case": {"code": "slips are good here only", "sent": "slips are good here only"},
}


def every_table() -> list[str]:
    """Every table of the program by name."""
    return [str(each._meta.label) for each in apps.get_models(include_auto_created=True)]  # noqa: SLF001


def rows_of(agency: str, name: str) -> Rows:
    return EXPORTED[name](agency, apps.get_model(name))
