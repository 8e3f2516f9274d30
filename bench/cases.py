"""Lists, figures, intake and export of an office with 10,000 and with 1,000,000 cases.

`.venv/bin/python bench/cases.py` fills an embedded database a size with complaints of five years,
walked by the core and copied in the database; a process for each. Every page is asked for some
times, with a constant page of the same program between: statements, milliseconds of the processor
with the database and by the clock on the wall, how many times the constant page the first is,
kilobytes. Statistics of five years are one thing too. Then all is exported, and it is told how much
memory that took at most, and how many times that of the smaller size.
`--sizes 10000` asks for other sizes, `--only list` pages with this in their name, `--check` makes
two and four hundred cases and asks each page once: that the script still fits the program.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from cases_asked import FIGURES, GOAL_FIGURES, PAGES, Page

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

SIZES = (10_000, 1_000_000)
CHECKED = 200
ASKED = 7
MOST = 12
HOST, AGENCY, CONSTANT = "127.0.0.1", "a1", "/health"
DAY = dt.timedelta(days=1)
AT = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
NEW = "/c/a1/general-complaint/new/"


def main() -> None:
    """Every size in a process of its own, since a process knows one database."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, help="fill, ask and tell of one size")
    options.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    options.add_argument("--check", action="store_true")
    options.add_argument("--asked", type=int, default=ASKED, help="how often each is asked for")
    options.add_argument("--filled", type=Path, help="a folder that --size filled before")
    options.add_argument("--only", default="", help="pages whose name has this in it")
    options.add_argument("--peaks", type=Path, help="a file to write the memory of exports to")
    asked = options.parse_args()
    if asked.size is not None:
        with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
            answer(asked, asked.filled or Path(folder))
        return
    sizes = [CHECKED, 2 * CHECKED] if asked.check else asked.sizes
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as folder:
        peaks = Path(folder) / "peaks.jsonl"
        for size in sizes:
            times = 1 if asked.check else asked.asked
            own = ["--size", str(size), "--asked", str(times), "--only", asked.only]
            subprocess.run([sys.executable, __file__, *own, "--peaks", str(peaks)], check=True)
        if peaks.exists():
            compared([json.loads(each) for each in peaks.read_text("utf-8").splitlines()])


def compared(peaks: list[dict[str, Any]]) -> None:
    """Memory of an export is to be flat, however many cases there are."""
    for form in dict.fromkeys(each["form"] for each in peaks):
        first, *more = [each for each in peaks if each["form"] == form]
        for each in more:
            ratio = each["memory"] / first["memory"]
            print(f"export as {form}: {ratio:.2f} times the memory for"
                  f" {each['lines'] / first['lines']:.0f} times the lines")  # fmt: skip


# --- One size, in a process of its own -----------------------------------------------------------


def answer(asked: argparse.Namespace, folder: Path) -> None:
    size, times, only = asked.size, asked.asked, asked.only
    from prongsai.shell.web.config import PINNED  # noqa: PLC0415 - only in such a process
    from prongsai.shell.web.serving import migrate, ready  # noqa: PLC0415 - the folder comes first

    (folder / PINNED).write_text(AT.date().isoformat(), "ascii")
    ready(folder)
    migrate()
    begun = time.perf_counter()
    if not is_filled():
        fill(size)
    take_questions()
    print(f"\n{size:,} cases, filled in {time.perf_counter() - begun:.0f} s")
    if "figures" in only or not only:
        tallied()
    print(f"{'page':28} queries |  cpu ms | wall ms | times the constant page | KB", flush=True)
    clients = {each: client_of(each) for each in {page.who for page in PAGES}}
    for page in PAGES:
        if only in page.name:
            told(page, clients[page.who], times)
    if only in "figures of five years":
        five_years(clients["complaint_officer"], times)
    if only in "intake":
        intake(times)
    if only in "export":
        export(folder, asked.peaks)


def is_filled() -> bool:
    from prongsai.apps.cases.models import Case  # noqa: PLC0415 - after the settings

    return Case.objects.exists()


def fill(size: int) -> None:
    import many_cases  # noqa: PLC0415 - after the settings
    from people import part, person  # noqa: PLC0415
    from prongsai.apps.agencies.models import Agency, Area  # noqa: PLC0415
    from prongsai.core.access.roles import Role  # noqa: PLC0415

    area = Area.objects.create(key="d1", kind="district", name="ทุ่งฝัน")
    agency = Agency.objects.create(
        key=AGENCY, name="เทศบาลตำบลนาฝัน", kind="subdistrict_municipality", area=area
    )
    person("complaint_officer", AGENCY, Role.COMPLAINT_OFFICER)
    many_cases.filled(agency, size)
    own = part(person("division_officer", AGENCY, Role.DIVISION_OFFICER))
    own.division = "u1"
    own.save()


def take_questions() -> None:
    """So that there is a list for everybody, among so many cases of something else."""
    from complaint_making import DOER  # noqa: PLC0415 - after the settings
    from prongsai.apps.agencies.models import Agency  # noqa: PLC0415
    from prongsai.apps.cases import desks  # noqa: PLC0415

    desks.offer(Agency.objects.get(key=AGENCY), "question", {"open": True}, DOER)


def tallied() -> None:
    """What the worker keeps at night; before that the page of a year reads all of its logs."""
    from prongsai.apps.cases import tallying  # noqa: PLC0415 - after the settings
    from prongsai.apps.cases.models import Tally  # noqa: PLC0415

    client = client_of("complaint_officer")
    client.get(f"{FIGURES}?year=2560")  # without a case: what is read once in a process is there
    first, night, next_night = (
        work_of(each)
        for each in (
            lambda: client.get(f"{FIGURES}?year=2568"),
            lambda: tallying.all_of(AT),
            lambda: (Tally.objects.filter(last=AT.date() - DAY).delete(), tallying.all_of(AT)),
        )
    )
    print(
        f"figures of 2568 with nothing kept: {first};\nall five years kept: {night};\n"
        f"the day that goes on anew: {next_night}"
    )


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of the processor, and by the clock on the wall."""

    cpu: float
    wall: float

    def __str__(self) -> str:
        return f"{self.cpu:.0f} ms of the processor, {self.wall:.0f} on the wall"


def work_of(work: Callable[[], Any]) -> Took:
    begun, seen = time.process_time(), time.perf_counter()
    work()
    return Took(1000 * (time.process_time() - begun), 1000 * (time.perf_counter() - seen))


def client_of(who: str) -> Any:
    from django.test import Client  # noqa: PLC0415 - after the settings

    from prongsai.apps.accounts.models import Person  # noqa: PLC0415

    client = Client(headers={"host": HOST})
    if who:
        client.force_login(Person.objects.get(username=who))
    return client


def told(page: Page, client: Any, times: int) -> None:
    """One line: a page that takes too long or asks too much says so."""
    from django.db import connection  # noqa: PLC0415 - after the settings
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    path = page.path.replace("MIDDLE", str(_middle()))
    first = client.get(path)
    if first.status_code != 200:
        raise RuntimeError(f"{path}: {first.status_code}")
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    number = len(captured)
    work, ratio = timed(lambda: client.get(path), client, times)
    size = round(len(first.content) / 1024)
    more = "  more than allowed" if number > MOST else ""
    line(page.name, number, work, ratio, f" | {size:4}{_slow(work, page.goal)}{more}")


def line(name: str, number: int | str, work: Took, ratio: float, more: str = "") -> None:
    print(f"{name:28} {number:7} | {work.cpu:7.1f} | {work.wall:7.1f} | {ratio:7.1f}{more}",
          flush=True)  # fmt: skip


def _slow(work: Took, goal: int) -> str:
    """The goal is of the time somebody waits; the machine may have had other things to do."""
    if work.wall <= goal:
        return ""
    return "  slower than wanted" if work.cpu > goal else "  slower than wanted on the wall"


def five_years(client: Any, times: int) -> None:
    def work() -> None:
        for year in range(2565, 2570):
            client.get(f"{FIGURES}?year={year}")

    work()
    took, ratio = timed(work, client, times)
    line("figures of five years", "", took, ratio, f" |     {_slow(took, GOAL_FIGURES)}")


def _middle() -> int:
    from prongsai.apps.cases.models import Case  # noqa: PLC0415 - after the settings

    return int(Case.objects.order_by("-pk").values_list("pk", flat=True)[0]) // 2


def timed(work: Callable[[], Any], client: Any, times: int) -> tuple[Took, float]:
    """Medians, and how many times the constant page they are, by the processor."""
    own, constant = list[Took](), list[float]()
    for _ in range(times):
        own.append(work_of(work))
        constant.append(work_of(lambda: client.get(CONSTANT)).cpu)
    took = Took(median(each.cpu for each in own), median(each.wall for each in own))
    return took, took.cpu / median(constant)


def intake(times: int) -> None:
    client = client_of("")
    forms = iter(range(10**6))

    def bring() -> None:
        said = {
            "category": "delay",
            "matter": "รอนาน",
            "anonymous": "on",
            "token": f"{next(forms):032x}",
        }
        if b"<code>" not in client.post(NEW, said).content:
            raise RuntimeError("no slip")

    bring()
    work, ratio = timed(bring, client, times)
    line("intake, with its slip", "", work, ratio, " |")


def export(folder: Path, peaks: Path | None) -> None:
    """In a process of its own, whose memory is told."""
    for form in ("jsonl", "csv"):
        out = folder / f"cases.{form}"
        begun = time.perf_counter()
        said = json.loads(ran(folder, form, out))
        seconds = time.perf_counter() - begun
        with (peaks or folder / "peaks").open("a", encoding="utf-8") as file:
            file.write(json.dumps({"form": form, **said}) + "\n")
        print(
            f"export as {form}: {said['lines']:,} lines, {out.stat().st_size / 2**20:.0f} MB,"
            f" {seconds:.1f} s, {said['memory']:.0f} MB of memory at most", flush=True,
        )  # fmt: skip


def ran(folder: Path, form: str, out: Path) -> str:
    words = ["cases", "export", "--agency", AGENCY, "--data", str(folder), "--to", form,
             "--out", str(out)]  # fmt: skip
    script = (
        "import json, resource, sys\nfrom prongsai.shell.main import run\n"
        f"sys.argv = ['prongsai', *{words!r}]\n"
        "try:\n    run()\nexcept SystemExit as ended:\n    assert not ended.code, ended.code\n"
        "most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        f"print(json.dumps({{'memory': most, 'lines': sum(1 for _ in open({str(out)!r}))}}))\n"
    )
    return subprocess.run(
        [sys.executable, "-c", script], check=True, stdout=subprocess.PIPE, text=True
    ).stdout.splitlines()[-1]


if __name__ == "__main__":
    main()
