"""`prongsai cases`: all cases of an agency as a file; kept counts held against the logs."""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from prongsai.adapters.csv_files import UTF8, unarmed
from prongsai.core.terms.problem import Misused, Place, Problem, Refused, refuse
from prongsai.shell.choosing import write_file
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.web.serving import ready
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice

Rows = Iterable[Mapping[str, Any]]


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:  # noqa: ARG001
    """Write all of them, or recount."""
    ready(options.data, made=True)
    return _export(options, voice) if options.what == "export" else _check(options, voice)


def _export(options: argparse.Namespace, voice: Voice) -> int:
    from prongsai.apps.agencies.actions import note_export  # noqa: PLC0415 - after `ready`
    from prongsai.apps.cases import exporting  # noqa: PLC0415
    from prongsai.shell.running.moment import one_moment  # noqa: PLC0415
    from prongsai.shell.web.clock import now  # noqa: PLC0415

    if options.out is None:
        raise Misused([Problem("risks-no-out")])
    if options.out.exists():
        raise Refused([Problem("plan-out-exists", {}, Place(file=str(options.out)))])
    if options.to == "csv" and options.people:
        raise Misused([Problem("cases-table-without-people")])
    agency = _agency(options.agency)
    note_export(agency.key, at=now())
    number: list[int] = []
    with one_moment():
        if options.to == "csv":
            rows, write = exporting.heads(agency, options.procedure), _as_table
        else:
            rows = exporting.wholes(agency, options.procedure, people=options.people)
            write = _as_lines
        write_file(options.out, lambda path: number.append(write(rows, path)))
    voice.line(voice.phrase("cases_exported", file=str(options.out), number=f"{number[0]:,}"))
    return FINE


def _agency(key: str) -> Any:
    from prongsai.apps.cases.queries import agency_of  # noqa: PLC0415 - after `ready`

    found = agency_of(key)
    if found is None:
        raise refuse("export-no-agency", agency=key)
    return found


def _as_lines(rows: Rows, path: Path) -> int:
    """One case a line, each as JSON."""
    number = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            number += 1
            file.write(json.dumps(row, ensure_ascii=False, default=_plain) + "\n")
    return number


def _as_table(rows: Rows, path: Path) -> int:
    """One case a row; a cell that begins like a formula is text."""
    number, writer = 0, None
    with path.open("w", encoding=UTF8, newline="") as file:
        for row in rows:
            number += 1
            if writer is None:
                writer = csv.writer(file)
                writer.writerow(row)
            writer.writerow([unarmed(_cell(each)) for each in row.values()])
    return number


def _plain(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    return str(value)


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else _plain(value)


def _check(options: argparse.Namespace, voice: Voice) -> int:
    """What is kept of periods that are over, held against the logs themselves."""
    from prongsai.apps.cases import checking  # noqa: PLC0415 - after `ready`

    found = checking.differing(_agency(options.agency))
    voice.tell([
        Problem("cases-tally-differs", {"procedure": each.procedure, "first": str(each.first),
                                        "last": str(each.last)})
        for each in found.differing
    ])  # fmt: skip
    voice.line(voice.phrase("cases_checked", number=str(found.periods)))
    return FINDINGS if found.differing else FINE
