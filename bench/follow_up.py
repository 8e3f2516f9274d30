"""Home, hub, board and reports of an agency that has followed up its measures for five years.

`.venv/bin/python bench/follow_up.py` fills embedded databases with five years of results, 200
measures, a plan of 60 projects, 4,000 reports, 200 risks, 300 lines of spending, 40 meetings, and
with four and sixteen times as many; a process for each. They are asked for a page in turns, and for
a constant page of the same program between: how many statements, how long the processor worked, the
database included, and how many times the constant page that is. With a page of its own per size
beside the others, what drifts with the machine drifts for all.
`--check` makes a twentieth of it and asks each page once: that the script still fits the program.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
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
MEASURES, PROJECTS, REPORTS, RISKS, LINES, MEETINGS = 200, 60, 4000, 200, 300, 40
"""Of the agency at 1×; all but projects and meetings are parted among the years."""
CHECKED = Fraction(1, 20)
ASKED = 15
MOST = 12
HOST = "127.0.0.1"
AGENCY = "a1"
AT = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา")


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked for; the address and what it takes besides the agency."""

    name: str
    address: str
    keys: tuple[str, ...] = ()


CONSTANT = "/health"
PAGES = (
    Page("this week", "home:week"),
    Page("hub", "sight:hub"),
    Page("measures of a year", "measures:list"),
    Page("measure", "measures:measure", ("measure",)),
    Page("board", "measures:board"),
    Page("reports", "measures:reports"),
    Page("report of half a year", "measures:report", ("now", "period")),
    Page("plans", "plans:list"),
    Page("plan", "plans:plan", ("plan", "edition")),
    Page("progress of a plan", "plans:progress", ("plan", "edition")),
    Page("risks", "risks:years"),
    Page("risks of a year", "risks:register", ("risk_year",)),
    Page("heat map", "risks:map", ("risk_year",)),
    Page("spending", "spending:board"),
    Page("lines of spending", "spending:lines"),
    Page("committees", "meetings:list"),
    Page("decisions", "meetings:decisions"),
    Page("line of sight of a year", "sight:year", ("year",)),
    Page("line of sight of an item", "sight:part", ("year", "part")),
    Page("line of sight of a measure", "sight:measure", ("measure",)),
)


def main() -> None:
    """Every size in a process of its own, since a process knows one database."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--share", type=Fraction, help="answer for one size on standard input")
    options.add_argument("--check", action="store_true")
    options.add_argument(
        "--asked", type=int, default=ASKED, help="how often each page is asked for"
    )
    options.add_argument("--only", default="", help="pages whose address has this in it")
    asked = options.parse_args()
    if asked.share is not None:
        with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
            answer(asked.share, Path(folder))
        return
    shares = [CHECKED] if asked.check else [Fraction(each) for each in TIMES]
    compare(shares, 1 if asked.check else asked.asked, asked.only)


def compare(shares: list[Fraction], times: int, only: str) -> None:
    """Print one line a page, the sizes beside each other."""
    processes = [
        subprocess.Popen(
            [sys.executable, __file__, "--share", str(share)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for share in shares
    ]  # fmt: skip
    for share, process in zip(shares, processes, strict=True):
        print(f"× {float(share):g}: filled in {told(process)['seconds']:.1f} s", flush=True)
    sizes = " ".join(f"{float(share):>6g}×" for share in shares)
    print(f"\n{'':27} statements | cpu ms | times the constant page | KB\n{'page':27} {sizes}")
    for place, page in enumerate(PAGES):
        if only not in page.address:
            continue
        found = [ask(process, place) for process in processes]
        taken: list[list[tuple[float, float]]] = [[] for _ in processes]
        for _ in range(times):
            for process, each in zip(processes, taken, strict=True):
                said = ask(process, place)
                each.append((said["page"], said["constant"]))
        print_line(page, found, taken)
    for process in processes:
        process.communicate()


def print_line(
    page: Page, found: list[dict[str, Any]], taken: list[list[tuple[float, float]]]
) -> None:
    work = [median(page for page, _ in each) for each in taken]
    floor = [median(constant for _, constant in each) for each in taken]
    ratios = [one / other for one, other in zip(work, floor, strict=True)]
    counts = [each["statements"] for each in found]
    beyond = "  more than allowed" if max(counts) > MOST else ""
    beyond += "  grows" if max(counts) > min(counts) else ""
    print(
        f"{page.name:27} {_row(counts, 2)} | {_row(work, 6, 1)} | {_row(ratios, 5, 1)}"
        f" | {_row([each['size'] for each in found], 4)}{beyond}",
        flush=True,
    )


def _row(numbers: list[float], width: int, places: int = 0) -> str:
    return " ".join(f"{each:{width}.{places}f}" for each in numbers)


def ask(process: subprocess.Popen[str], place: int) -> dict[str, Any]:
    if process.stdin is None:
        raise RuntimeError
    process.stdin.write(f"{place}\n")
    process.stdin.flush()
    return told(process)


def told(process: subprocess.Popen[str]) -> dict[str, Any]:
    if process.stdout is None:
        raise RuntimeError
    found: dict[str, Any] = json.loads(process.stdout.readline())
    return found


# --- One size, in a process of its own -----------------------------------------------------------


def answer(share: Fraction, folder: Path) -> None:
    """Fill, then answer what is asked, a page by its place in the list."""
    from prongsai.shell.web.config import PINNED  # noqa: PLC0415 - only in such a process
    from prongsai.shell.web.serving import migrate, ready  # noqa: PLC0415 - the folder comes first

    (folder / PINNED).write_text(AT.date().isoformat(), "ascii")  # a day of the last of the years
    ready(folder)
    migrate()
    begun = time.perf_counter()
    keys = fill(share)
    print(json.dumps({"seconds": time.perf_counter() - begun}), flush=True)
    client = signed_in()
    known = set[int]()
    for line in sys.stdin:
        place = int(line)
        path = path_of(PAGES[place], keys)
        said = timed(client, path) if place in known else counted(client, path)
        known.add(place)
        print(json.dumps(said), flush=True)


def path_of(page: Page, keys: dict[str, Any]) -> str:
    from django.urls import reverse  # noqa: PLC0415 - after the settings

    return reverse(page.address, args=[AGENCY, *(keys[key] for key in page.keys)])


def signed_in() -> Any:
    from django.test import Client  # noqa: PLC0415 - after the settings

    from people import person  # noqa: PLC0415
    from prongsai.core.access.roles import Role  # noqa: PLC0415

    client = Client(headers={"host": HOST})
    client.force_login(person("coordinator", AGENCY, Role.COORDINATOR))
    return client


def counted(client: Any, path: str) -> dict[str, Any]:
    """Statements and kilobytes of a page, once rules were read that each process reads once."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    first = client.get(path)
    if first.status_code != 200:
        raise RuntimeError(f"{path}: {first.status_code}")
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return {"statements": len(captured), "size": round(len(first.content) / 1024)}


def timed(client: Any, path: str) -> dict[str, Any]:
    """Milliseconds of the processor, of the page and of the constant one."""
    taken = []
    for each in (path, CONSTANT):
        begun = time.process_time()
        client.get(each)
        taken.append(1000 * (time.process_time() - begun))
    return {"page": taken[0], "constant": taken[1]}


def fill(share: Fraction) -> dict[str, Any]:
    """The agency and all it has; what addresses take besides it."""
    import large_office  # noqa: PLC0415 - after the settings
    from prongsai.apps.agencies.models import Agency, Area  # noqa: PLC0415

    area = Area.objects.create(key="d1", kind="district", name="ทุ่งฝัน")
    agency = Agency.objects.create(
        key=AGENCY, name="เทศบาลตำบลนาฝัน", kind="subdistrict_municipality", area=area
    )
    for number, name in enumerate(UNITS):
        agency.divisions.create(key=f"u{number}", name=name)
    for year in YEARS:
        scored(agency, year - 1)
    return {
        "year": YEARS[-1] - 1, "part": "E1", "period": "h1", "now": YEARS[-1],
        **measured(agency, share),
        **large_office.planned(agency, int(PROJECTS * share)),
        **large_office.at_risk(agency, YEARS, int(RISKS * share)),
        **large_office.spent(agency, YEARS, int(LINES * share)),
        **large_office.met_often(agency, int(MEETINGS * share)),
    }  # fmt: skip


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


if __name__ == "__main__":
    main()
