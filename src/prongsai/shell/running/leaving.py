"""Everything an agency has here, in open formats, for the day it leaves or wants a copy."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils import timezone, translation

from prongsai import __version__
from prongsai.adapters.csv_files import unarmed
from prongsai.apps.agencies import actions as agencies
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import documents, queries
from prongsai.apps.assessments.analysing import analysed
from prongsai.apps.assessments.models import Result
from prongsai.apps.audit.queries import Sieve
from prongsai.apps.files.models import Attached
from prongsai.apps.files.store import path_of
from prongsai.apps.home import trail
from prongsai.core.files.names import cleaned
from prongsai.core.terms.problem import Problem, Refused, Severity, refuse
from prongsai.shell.running.archive import Writing, blocks_of
from prongsai.shell.running.belongings import COLUMNS_LEFT_OUT, EXPORTED, rows_of
from prongsai.shell.running.moment import one_moment
from prongsai.shell.running.rows import about, plain
from prongsai.workshop.bundle import files_of
from prongsai.workshop.voice import Voice

LAYOUT = "prongsai-export@1"
README = "อ่านก่อน-README.txt"
PAPERS = ("analysis", "summary", documents.ANNOUNCEMENT)
FORMS = ("docx", "pdf")
BOM = "\ufeff"
"""So that a spreadsheet program reads Thai as Thai."""


@dataclass
class Left:
    """What came of it."""

    rows: int = 0
    files: int = 0
    papers: int = 0
    problems: list[Problem] = field(default_factory=list)


def export(key: str, out: Path, at: dt.datetime) -> Left:
    """Write the archive; the trail of the agency says that it was made."""
    agency = Agency.objects.filter(key=key).first()
    if agency is None:
        raise refuse("export-no-agency", agency=key)
    if out.exists():
        raise refuse("backup-out-there", file=str(out))
    agencies.note_export(key, at=at)
    left = Left()
    try:
        with Writing(out) as archive, translation.override("th"), one_moment():
            counts = {name: _table(archive, key, name) for name in EXPORTED}
            left.rows = sum(counts.values())
            archive.add("trail/trail.csv", _csv(trail.rows(key, Sieve())))
            _files(archive, key, left)
            for result in queries.results_of(agency):
                _papers(archive, result, at, left)
            archive.add(README, [_readme(agency, left, at).encode()])
            archive.finish(_facts(agency, at) | {"rows": counts})
    except OSError as error:
        raise refuse("backup-not-written", file=str(out), why=error.strerror or "") from error
    return left


def _facts(agency: Agency, at: dt.datetime) -> dict[str, Any]:
    return {
        "layout": LAYOUT,
        "program": __version__,
        "made": at.isoformat(timespec="seconds"),
        "agency": {"key": agency.key, "code": agency.code, "name": agency.name},
    }


def _table(archive: Writing, key: str, name: str) -> int:
    """Rows as JSON for programs, letter by letter, and as CSV for people, whose formulas sleep."""
    rows = rows_of(key, name)
    columns = [
        field.attname
        for field in about(rows.model).concrete_fields
        if field.attname not in COLUMNS_LEFT_OUT.get(name, {})
    ]
    found = [[plain(value) for value in row] for row in rows.values_list(*columns)]
    facts = [dict(zip(columns, row, strict=True)) for row in found]
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    archive.add(f"data/{name}.json", [text.encode(), b"\n"])
    archive.add(f"data/{name}.csv", _csv([columns, *map(_flat, found)]))
    return len(found)


def _flat(row: Iterable[Any]) -> list[Any]:
    """What is nested, as a cell."""
    nested = (dict, list)
    return [json.dumps(v, ensure_ascii=False) if isinstance(v, nested) else v for v in row]


def _csv(rows: Iterable[Iterable[Any]]) -> Iterator[bytes]:
    yield BOM.encode()
    for row in rows:
        line = io.StringIO()
        csv.writer(line).writerow(map(unarmed, row))
        yield line.getvalue().encode()


def _files(archive: Writing, key: str, left: Left) -> None:
    """What was attached, by what it belongs to; what lies in the recycle bin apart."""
    for attached in Attached.objects.filter(agency=key).select_related("stored").order_by("pk"):
        folder = "bin" if attached.removed_at else "files"
        owner = cleaned(attached.owner)
        name = f"{folder}/{attached.thing}/{owner}/{attached.key[:8]}-{attached.name}"
        path = path_of(attached.stored.hash)
        if not path.is_file():
            facts = {"number": "1", "names": attached.stored.hash}
            left.problems.append(Problem("backup-file-missing", facts, severity=Severity.WARNING))
            continue
        archive.add(name, blocks_of(path), packed=False)
        left.files += 1


def _papers(archive: Writing, result: Result, at: dt.datetime, left: Left) -> None:
    """The score bundle of a year, and the papers about it."""
    year = result.assessment.year
    try:
        work = analysed(result, queries.results_of(result.assessment.agency))
        found = dict(files_of(work.run, work.result, Voice("th"), inside=True))
        for kind in PAPERS:
            if kind != documents.ANNOUNCEMENT or result.approved:
                for form in FORMS:
                    file = documents.paper(work, result, kind, form, at.date())
                    found[file.name] = file.content
    except Refused as refused:  # criteria that are gone, a font that is missing
        left.problems += refused.problems
        return
    for name, content in found.items():
        packed = not name.endswith((".docx", ".pdf"))
        archive.add(f"papers/{year}/{name}", [content], packed=packed)
        left.papers += 1


def _readme(agency: Agency, left: Left, at: dt.datetime) -> str:
    """What is inside, in both languages."""
    day = timezone.localtime(at).date().isoformat()
    facts = {"agency": agency.name, "day": day, "version": __version__}
    counts = {each: f"{getattr(left, each):,}" for each in ("rows", "files", "papers")}
    said = [Voice(each).phrase("export_readme", **facts, **counts) for each in ("th", "en")]
    return "\n\n".join(said)
