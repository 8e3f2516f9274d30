"""Ten million rows with the error in the last: found, named by its row, in little memory.

`.venv/bin/python bench/last_row.py` writes a CSV of ten million answers, the last one wrong, and
runs the command on it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROWS = 10_000_000
ITEMS = [f"I{n}" for n in range(1, 16)]
WATCH = (
    "import resource, subprocess, sys, time; start = time.perf_counter(); "
    "done = subprocess.run(sys.argv[1:], capture_output=True, text=True); "
    "peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss; "
    "import json; "
    "print(json.dumps([done.returncode, time.perf_counter() - start, peak, done.stderr]))"
)


def main() -> None:
    """Write, run, print."""
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as name:
        path = Path(name) / "answers.csv"
        write(path)
        command = [str(Path(sys.executable).with_name("prongsai")), "score", str(path)]
        options = ["--pack", "ita/2568", "--format", "json", "--lang", "en"]
        done = subprocess.run(
            [sys.executable, "-c", WATCH, *command, *options], capture_output=True, check=True
        )
        code, seconds, peak, said = json.loads(done.stdout)
        print(f"{path.stat().st_size / 1e6:.0f} MB, {ROWS:,} rows")
        print(f"exit code {code}, {seconds:.1f} s, peak {peak / 1024:.0f} MB")
        print("\n".join(line for line in said.splitlines() if "row" in line))


def write(path: Path) -> None:
    """A hundred agencies in turn; every answer is a choice but the very last."""
    agencies = [f"อบต.ตัวอย่าง {number}" for number in range(100)]
    rows = "".join(f"{agency}{',5' * len(ITEMS)}\n" for agency in agencies)
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(["agency", *ITEMS]) + "\n")
        for _ in range(ROWS // len(agencies) - 1):
            file.write(rows)
        file.write(rows[: rows.rstrip().rfind(",")] + ",9\n")


if __name__ == "__main__":
    main()
