"""One agency's answers are scored before anybody notices: what is imported decides."""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
from pathlib import Path

from command_line import table

HEAVY = (
    "duckdb",
    "python_calamine",
    "xlsxwriter",
    "tqdm",
    "numpy",
    "pandas",
    "django",
    "typing_inspect",
)
LIMIT = 0.35


def answers_of_one_agency(path: Path) -> Path:
    chance = random.Random(400)  # noqa: S311 - test data
    header = ["agency", *(f"I{n}" for n in range(1, 16))]
    rows = [["อบต.ตัวอย่าง", *(chance.randrange(6) for _ in header[1:])] for _ in range(400)]
    return table(path, header, *rows)


def test_scoring_one_csv_imports_nothing_heavy(tmp_path: Path) -> None:
    path = answers_of_one_agency(tmp_path / "a.csv")
    program = (
        "import sys; from prongsai.shell.main import main; "
        f"code = main(['score', {str(path)!r}, '--pack', 'ita/2568', '--format', 'json']); "
        f"sys.exit(code or [m for m in {HEAVY!r} if m in sys.modules] or 0)"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)

    assert done.returncode == 0, done.stderr


def test_scoring_one_csv_takes_less_than_a_blink(tmp_path: Path) -> None:
    """The limit is for an idle machine; a bare interpreter beside it tells a busy one."""
    path = answers_of_one_agency(tmp_path / "a.csv")
    command = [str(Path(sys.executable).with_name("prongsai")), "score", str(path)]

    scored = median_of([*command, "--pack", "ita/2568", "--format", "json"])
    bare = median_of([sys.executable, "-c", "pass"])

    assert scored < LIMIT or scored / bare < 16, f"{scored:.3f} s, bare interpreter {bare:.3f} s"


def median_of(command: list[str]) -> float:
    """Processor time, which a busy machine stretches far less than the clock on the wall."""
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return statistics.median(times)
