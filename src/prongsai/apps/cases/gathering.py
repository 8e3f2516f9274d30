"""Gathering what is held of somebody who asked and showed who he is; each look leaves a line."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.audit.actions import record
from prongsai.apps.cases import bridge, codes, fields, privacy, shown
from prongsai.apps.cases.actions import CASE, numbered
from prongsai.apps.cases.models import Case, Holding
from prongsai.apps.cases.queries import Asker
from prongsai.apps.cases.shown import Line, Seen
from prongsai.apps.files.store import path_of
from prongsai.core.cases.caller import is_barred
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.own_data import Proved, is_his, own_values
from prongsai.core.documents.own_data import OwnCase
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.words import Language
from prongsai.workshop.privacy_papers import own_paper

MOST = 200
"""So many cases at once; who has more is helped in parts."""


@dataclass(frozen=True, slots=True)
class Found:
    """A case that is his."""

    row: Case
    folder: Folder
    by_code: bool


def gather(
    agency: Agency, who: Asker, shown_codes: Iterable[str], proved: Proved, at: dt.datetime
) -> list[Found]:
    """Cases of this agency that he proves to be his; none that the officer is left out of."""
    digests = {codes.digest(each) for each in shown_codes if codes.may_be(each)}
    rows = Case.objects.select_related("agency").filter(who.seen, agency_id=agency.pk)
    by_code = list(rows.filter(code__in=digests).order_by("pk")[:MOST])
    known = {row.pk for row in by_code}
    other = rows.filter(pk__in=_candidates(agency, proved)).exclude(pk__in=known)
    found = [Found(row, bridge.folder_of(row), by_code=True) for row in by_code]
    for row in other.order_by("pk")[:MOST]:
        folder = bridge.folder_of(row)
        if is_his(folder.procedure, folder.log, proved):
            found.append(Found(row, folder, by_code=False))
    return [each for each in found if not _is_left_out(each, who, at)]


def _candidates(agency: Agency, proved: Proved) -> list[int]:
    if not proved.sought:
        return []
    held = Holding.objects.filter(case__agency_id=agency.pk, value__in=list(proved.sought))
    return list(held.values_list("case_id", flat=True).distinct())


def _is_left_out(found: Found, who: Asker, at: dt.datetime) -> bool:
    folder = found.folder
    return is_barred(who.actor, folder.barred(folder.standing(folder.moment(at))))


@transaction.atomic
def note(request: Case, found: Sequence[Found], by: str, at: dt.datetime, verb: str) -> None:
    """A line with the request, and one with every case that was looked at for it."""
    agency = request.agency.key
    record(agency=agency, by=by, at=at, verb=verb, thing=CASE, key=request.key,
           after={**numbered(request), "gathered": len(found)})  # fmt: skip
    for each in found:
        record(
            agency=agency, by=by, at=at, verb="look", thing=CASE, key=each.row.key,
            after={**numbered(each.row), "for_request": request.register_number},
        )  # fmt: skip


# --- The package ---------------------------------------------------------------------------------


def packed(request: Case, found: Sequence[Found], made: dt.date, language: Language) -> bytes:
    """A paper to read, the same for machines, and his files."""
    cases = [_own(each) for each in found]
    paper = own_paper(
        cases, shelf(), made, agency=request.agency.name, number=request.register_number,
        language=language,
    )  # fmt: skip
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("own-data.docx", renderers().render(paper, "docx"))
        whole.writestr("own-data.json", json.dumps([_plain(each) for each in cases],
                                                   ensure_ascii=False, indent=1))  # fmt: skip
        for number, each in enumerate(found, start=1):
            for name, path in _files(each):
                whole.write(path, f"files/{number}-{name}")
    return content.getvalue()


def _lines(found: Found) -> list[Line]:
    """What he would see with the code himself."""
    files = shown.files_of(found.row, found.folder)
    return shown.timeline(found.folder, files, Seen())


def _own(found: Found) -> OwnCase:
    row, procedure = found.row, found.folder.procedure
    held = own_values(procedure, found.folder.log)
    return OwnCase(
        title=fields.said(procedure.title), number=row.register_number,
        state=fields.said(procedure.states[row.state].public), came=row.brought,
        kept=privacy.notice_of(row.agency, procedure).terms,
        held=[(fields.said(procedure.fields[key].label),
               fields.shown(procedure.fields[key], value)) for key, value in held.items()],
        lines=[(each.at, each.what, _said(each, procedure)) for each in _lines(found)],
    )  # fmt: skip


def _said(line: Line, procedure: Procedure) -> str:
    """Values, reason and text; nothing that tells about somebody else."""
    others = {fields.said(each.label) for each in procedure.fields.values() if each.others}
    values = [f"{label}: {value}" for label, value in line.values if label not in others]
    names = [each.name for each in line.files]
    return "\n".join(filter(None, (*values, line.reason, line.text, *names)))


def _plain(own: OwnCase) -> dict[str, object]:
    return {
        "procedure": own.title, "number": own.number, "state": own.state,
        "came": own.came.isoformat(), "kept": own.kept, "held": dict(own.held),
        "events": [{"at": at.isoformat(), "what": what, "said": said}
                   for at, what, said in own.lines],
    }  # fmt: skip


def _files(found: Found) -> Iterable[tuple[str, str]]:
    for line in _lines(found):
        for each in line.files:
            yield f"{each.key[:6]}-{each.name}", str(path_of(each.stored.hash))
