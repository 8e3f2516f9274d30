"""Home, hub, board and reports of an agency that has followed up its measures for five years.

`.venv/bin/python bench/follow_up.py` fills an embedded database with five years of results, 200
measures, 60 projects and 4,000 reports, and with four and sixteen times as many, and asks each page
in one process: how many statements, and how long the processor worked, the database included.
`--check` makes a twentieth of it and asks each page once: that the script still fits the program.
Pages that are not there yet are left out and named.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

TIMES = (1, 4, 16)
YEARS = range(2565, 2570)
MEASURES, PROJECTS, REPORTS = 200, 60, 4000
"""Of the agency at 1×; measures and reports are parted among the years."""
CHECKED = Fraction(1, 20)
ASKED = 15
MOST = 12
HOST = "127.0.0.1"
AGENCY = "a1"
PLAN_ROWS = "plan_rows"
"""Module of the tests whose `large(agency, number)` makes a plan and returns its key as `plan`."""
AT = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา")


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked for; the address and what it takes besides the agency."""

    name: str
    address: str
    keys: tuple[str, ...] = ()


PAGES = (
    Page("this week", "home:week"),
    Page("hub", "sight:hub"),
    Page("measures of a year", "measures:list"),
    Page("measure", "measures:measure", ("measure",)),
    Page("board", "measures:board"),
    Page("reports", "measures:reports"),
    Page("plans", "plans:list"),
    Page("plan", "plans:plan", ("plan",)),
    Page("risks", "risks:years"),
    Page("line of sight of a year", "sight:year", ("year",)),
    Page("line of sight of an item", "sight:part", ("year", "part")),
    Page("line of sight of a measure", "sight:measure", ("measure",)),
)


def main() -> None:
    """Every size in a process of its own, since a process knows one database."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, choices=TIMES)
    options.add_argument("--check", action="store_true")
    asked = options.parse_args()
    if asked.times is None and not asked.check:
        for each in TIMES:
            subprocess.run([sys.executable, __file__, "--times", str(each)], check=True)
        return
    share = CHECKED if asked.check else Fraction(asked.times)
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
        measure(share, Path(folder), 1 if asked.check else ASKED)


def measure(share: Fraction, folder: Path, times: int) -> None:
    """Fill, ask, print."""
    from prongsai.shell.web.serving import migrate, ready  # noqa: PLC0415 - the folder comes first

    ready(folder)
    migrate()
    begun = time.perf_counter()
    keys = fill(share)
    print(f"\n× {float(share):g}: filled in {time.perf_counter() - begun:.1f} s\n")
    print(f"{'page':28} {'statements':>10} {'cpu ms':>8} {'KB':>7}")
    client, missing = signed_in(), list[str]()
    for page in PAGES:
        path = path_of(page, keys)
        if path is None:
            missing.append(page.name)
            continue
        count, work, size = asked_for(client, path, times)
        beyond = "  more than allowed" if count > MOST else ""
        print(f"{page.name:28} {count:10} {work:8.1f} {size:7.1f}{beyond}", flush=True)
    if missing:
        print(f"not there: {', '.join(missing)}")


def path_of(page: Page, keys: dict[str, Any]) -> str | None:
    """Where a page is; nothing where this program has no such page, or nothing to show on it."""
    from django.urls import NoReverseMatch, reverse  # noqa: PLC0415 - after the settings

    try:
        return reverse(page.address, args=[AGENCY, *(keys[key] for key in page.keys)])
    except (NoReverseMatch, KeyError):
        return None


def signed_in() -> Any:
    from django.test import Client  # noqa: PLC0415 - after the settings

    from people import person  # noqa: PLC0415
    from prongsai.core.access.roles import Role  # noqa: PLC0415

    client = Client(headers={"host": HOST})
    client.force_login(person("coordinator", AGENCY, Role.COORDINATOR))
    return client


def asked_for(client: Any, path: str, times: int) -> tuple[int, float, float]:
    """Statements, milliseconds of the processor, kilobytes."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    answer = client.get(path)  # rules are read once in each process
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    taken = []
    for _ in range(times):
        begun = time.process_time()
        client.get(path)
        taken.append(1000 * (time.process_time() - begun))
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured), median(taken), len(answer.content) / 1024


def fill(share: Fraction) -> dict[str, Any]:
    """The agency and all it has; what addresses take besides it."""
    from prongsai.apps.agencies.models import Agency, Area  # noqa: PLC0415

    area = Area.objects.create(key="d1", kind="district", name="ทุ่งฝัน")
    agency = Agency.objects.create(
        key=AGENCY, name="เทศบาลตำบลนาฝัน", kind="subdistrict_municipality", area=area
    )
    for number, name in enumerate(UNITS):
        agency.divisions.create(key=f"u{number}", name=name)
    for year in YEARS:
        scored(agency, year - 1)
    keys = measured(agency, share)
    return {**keys, **planned(agency, share), "year": YEARS[-1] - 1, "part": "E1"}


def scored(agency: Any, year: int) -> None:
    """A result in which most items lost something."""
    from measure_rows import result  # noqa: PLC0415

    result(agency, year, {"E1": "40", "O1": "0"}, else_scored=str(60 + year % 10))


def measured(agency: Any, share: Fraction) -> dict[str, Any]:
    """Measures of five years in force, and reports of their units, in rows as actions make them."""
    from measure_rows import value  # noqa: PLC0415
    from prongsai.apps.assessments import pinned  # noqa: PLC0415
    from prongsai.apps.assessments.queries import results_of  # noqa: PLC0415
    from prongsai.apps.measures import bridge, queries  # noqa: PLC0415
    from prongsai.apps.measures.models import Measure, MeasureYear, Report  # noqa: PLC0415
    from prongsai.core.measures.measure import Status, Unit  # noqa: PLC0415

    results = {each.assessment.year: each for each in results_of(agency)}
    units, rows = queries.units_of(agency), list[Any]()
    for year in YEARS:
        answered = results[year - 1]
        MeasureYear.objects.create(
            agency=agency, year=year, answers=year - 1, **pinned.named(pinned.pin_of(answered))
        )
        items = list(pinned.scorer_of(answered).pack.items)
        for number in range(int(MEASURES * share / len(YEARS))):
            named = (items[number % len(items)], items[(number * 7 + 3) % len(items)])
            who = tuple(Unit(name=UNITS[(number + n) % len(UNITS)]) for n in range(2))
            told = value(f"m{number}", items=named, units=who, status=Status.IN_FORCE)
            rows.append(
                Measure(
                    agency=agency, year=year, place=number, made_by="", made_at=AT,
                    sought=bridge.sought_of(told), **bridge.columns(told, units),
                )
            )  # fmt: skip
    made = Measure.objects.bulk_create(rows, batch_size=500)
    Report.objects.bulk_create(reports(made, int(REPORTS * share)), batch_size=500)
    return {"measure": made[-1].key}


def reports(rows: list[Any], number: int) -> Iterator[Any]:
    """So many reports, each of another slot."""
    from prongsai.apps.measures.models import Report  # noqa: PLC0415
    from prongsai.core.follow_up.report import Progress, ReportState  # noqa: PLC0415

    states = list(ReportState)
    slots = (
        (row, unit, period)
        for period in (f"{kind}{n}" for kind in "qhm" for n in range(1, 13))
        for row in rows
        for unit in row.units
    )
    for place, (row, unit, period) in enumerate(slots):
        if place == number:
            return
        yield Report(
            measure=row, unit=unit["id"], unit_name=unit["name"], period=period, percent=40,
            progress=Progress.IN_PROGRESS.value, done="ดำเนินการตามขั้นตอนแล้ว " * 8,
            proofs=[{"title": "ภาพถ่าย", "address": "https://www.example.go.th/1"}],
            state=states[place % len(states)].value, made_at=AT, moved_at=AT,
        )  # fmt: skip


def planned(agency: Any, share: Fraction) -> dict[str, Any]:
    """A plan of so many projects, made by what tests of plans share; nothing until there is one."""
    if importlib.util.find_spec(PLAN_ROWS) is None:
        return {}
    rows: Any = importlib.import_module(PLAN_ROWS)
    found: dict[str, Any] = rows.large(agency, int(PROJECTS * share))
    return found


if __name__ == "__main__":
    main()
