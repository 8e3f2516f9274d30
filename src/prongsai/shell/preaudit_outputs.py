"""What a pre-audit found as JSON, CSV, XLSX and pages, in the folder of the run."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from prongsai.adapters.csv_files import write_csv
from prongsai.adapters.xlsx_writing import write_xlsx
from prongsai.core.preaudit.verdict import Finding
from prongsai.shell.choosing import write_file
from prongsai.shell.preaudit_page import pages_of
from prongsai.workshop.preaudit.judging import Row, counted
from prongsai.workshop.preaudit.telling import tell
from prongsai.workshop.preaudit.visit_records import finding_record
from prongsai.workshop.voice import Voice

COLUMNS = (
    "district", "agency", "item", "address", "verdict", "code", "seen", "why", "mend", "sure",
    "final_address", "status", "type", "seconds", "checked", "broken_in_a_row", "broken_since",
    "last_fine", "sha256",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_outputs(rows: Sequence[Row], folder: Path, voice: Voice, now: dt.datetime) -> None:
    """Write every form, and say what it comes to."""
    table = [COLUMNS, *(_cells(row, voice) for row in rows)]
    records = [record(row, voice) for row in rows]
    made = {
        "verdicts.json": (json.dumps(records, ensure_ascii=False, indent=1) + "\n").encode(),
        "verdicts.csv": write_csv([_harmless(each) for each in row] for row in table),
        "verdicts.xlsx": write_xlsx("verdicts", table),
        **{name: text.encode() for name, text in pages_of(rows, voice, now)},
    }
    for name, content in made.items():
        write_file(folder / name, _writer(content))
    numbers = {each.value: f"{number:,}" for each, number in counted(rows).items()}
    voice.line(voice.phrase("preaudit_done", folder=str(folder), **numbers))


def _writer(content: bytes) -> Callable[[Path], None]:
    def write(target: Path) -> None:
        target.write_bytes(content)

    return write


def record(row: Row, voice: Voice) -> Mapping[str, Any]:
    """A row with all its findings."""
    wanted, visit, streak = row.wanted, row.visit, row.streak
    return {
        "district": wanted.district, "agency": wanted.agency, "main_domain": wanted.domain,
        "item": wanted.item, "address": wanted.typed, "verdict": row.verdict.value,
        "findings": [_finding(each, voice) for each in row.judged.findings],
        "final_address": visit.final if visit else None,
        "status": visit.status or None if visit else None,
        "type": visit.body.kind.value if visit and visit.status else None,
        "seconds": visit.seconds if visit else None,
        "checked": visit.at.isoformat() if visit else None,
        "sha256": visit.body.sha256 or None if visit else None,
        "broken_in_a_row": streak.broken, "broken_since": _day(streak.since),
        "last_fine": _day(streak.last_fine),
    }  # fmt: skip


def _finding(finding: Finding, voice: Voice) -> Mapping[str, Any]:
    told = tell(finding, voice.language)
    return {**finding_record(finding), "seen": told.seen, "why": told.why, "mend": told.mend}


def _cells(row: Row, voice: Voice) -> list[object]:
    """A row with the finding that decides it."""
    wanted, visit, streak = row.wanted, row.visit, row.streak
    decisive = next(iter(row.decisive), None)
    told = tell(decisive, voice.language) if decisive else None
    return [
        wanted.district, wanted.agency, wanted.item, wanted.typed,
        voice.phrase(f"verdict_{row.verdict}"), decisive.code if decisive else None,
        *((told.seen, told.why, told.mend) if told else (None, None, None)),
        voice.phrase(f"sure_{decisive.sure}") if decisive else None,
        *_visited(row), streak.broken, _day(streak.since), _day(streak.last_fine),
        visit.body.sha256 if visit else None,
    ]  # fmt: skip


def _visited(row: Row) -> Iterator[object]:
    visit = row.visit
    if visit is None:
        yield from (None,) * 5
        return
    kind = visit.body.kind.value if visit.status else None
    yield from (visit.final, visit.status or None, kind)
    yield from (f"{visit.seconds:.1f}", visit.at.isoformat(timespec="seconds"))


def _day(moment: dt.datetime | None) -> str | None:
    return moment.date().isoformat() if moment else None


def _harmless(cell: object) -> object:
    """What a spreadsheet program would take for a formula, as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
