"""Counting and scoring a national window: `make bench`.

Runs under `scripts/with_postgres.py`; `--quick` takes a tenth of the size.

8,300 agencies and 2.7 million respondents (923 thousand staff answering 30 items, 1.8 million
citizens answering 15; four printed choices, 1 % blank): twice the real size on purpose. Everything
is measured side by side in one run; what counts are the ratios.

Floor: `numpy.bincount(agency * 5 + answer)` per column over int64 arrays prepared beforehand.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import psycopg

from prongsai.adapters.duckdb_engine.counting import count
from prongsai.adapters.duckdb_engine.tables import DuckTable
from prongsai.adapters.yaml_files import write_yaml
from prongsai.core.answers.headers import Vocabulary, lay_out
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import NOWHERE
from prongsai.workshop.library import SHIPPED, Library

AGENCIES = 8_300
STAFF, CITIZENS = 922_880, 1_815_590
ITEMS = {"iit": [f"I{n}" for n in range(1, 31)], "eit": [f"E{n}" for n in range(1, 16)]}
REPEATS = 5
PACK = "bench/2565"
Table = dict[str, np.ndarray[Any, Any]]
"""Counts as agency by answer, per item."""


Counting = Callable[[], Callable[[], Table]]
"""Counts, and gives a function that brings what was counted into a comparable form, untimed."""


@dataclass(frozen=True)
class Measured:
    """The median wall time of one way of counting, and what it counted."""

    seconds: float
    counts: Table


def main() -> None:
    """Run everything and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the size, no 4x and 16x")
    options = parser.parse_args()
    part = 10 if options.quick else 1
    with tempfile.TemporaryDirectory(prefix="prongsai-bench-") as name:
        folder = Path(name)
        packs = write_bench_pack(folder, 4)
        generate(folder, STAFF // part, CITIZENS // part, 4)
        compare_engines(folder, packs, 4)
        time_command(folder, packs, part)
        shutil.rmtree(folder / "x1", ignore_errors=True)
        six = folder / "six"
        six.mkdir()
        packs = write_bench_pack(six, 6)
        generate(six, STAFF // part, CITIZENS // part, 6)
        print("\nSix printed choices")
        compare_engines(six, packs, 6)


def write_bench_pack(folder: Path, choices: int) -> Path:
    """FY2565 with every perception item one question of `choices` choices."""
    pack = plain(Library().load("ita/2565").pack)
    scale = "four_level" if choices == 4 else "six_level"
    points = {4: [0, "100/3", "200/3", 100], 6: [0, 20, 40, 60, 80, 100]}[choices]
    pack["scales"][scale] = {"labels": "unknown", "points": points}
    pack["id"], pack["lineage"], pack["parameters"] = f"{PACK}/local@1", None, {}
    for code, item in pack["items"].items():
        if not code.startswith("O"):
            item.pop("parts", None)
            item["scale"], item["direction"] = scale, item.get("direction", "up")
    target = folder / "packs" / "criteria" / f"{PACK}" / "local@1.yaml"
    target.parent.mkdir(parents=True)
    target.write_text(write_yaml(pack), encoding="utf-8")
    shutil.copytree(SHIPPED / "topics", folder / "packs" / "topics")
    return folder / "packs"


def generate(folder: Path, staff: int, citizens: int, choices: int) -> None:
    """Two Parquet files from a seed; agencies differ in size by chance."""
    with duckdb.connect() as database:
        database.execute("SELECT setseed(0.2568)")
        for name, rows in (("iit", staff), ("eit", citizens)):
            cells = ", ".join(
                f"CASE WHEN random() < 0.01 THEN NULL ELSE floor(random() * {choices})::UTINYINT "
                f"END AS {item}"
                for item in ITEMS[name]
            )
            database.execute(
                f"COPY (SELECT 'A' || lpad(floor(random() * {AGENCIES})::INT::VARCHAR, 5, '0') "
                f"AS agency_code, {cells} FROM range({rows})) "
                f"TO '{folder / name}.parquet' (FORMAT parquet)"
            )


def compare_engines(folder: Path, packs: Path, choices: int) -> None:
    """Every engine counts the same files; all must agree to the last answer."""
    floor = floor_of(folder, choices)
    vocabulary = Vocabulary(Library(packs).load(PACK).pack)
    ways: Mapping[str, Counting] = {
        "prongsai (DuckDB, packed sums)": lambda: count_prongsai(folder, vocabulary, choices),
        "Polars (group_by per item)": lambda: count_polars(folder, choices),
        "pandas (groupby per item)": lambda: count_pandas(folder, choices),
    }
    print(f"\n{'way of counting':34} {'seconds':>8} {'x floor':>8}  agrees")
    print(f"{'numpy.bincount, arrays prepared':34} {floor.seconds:8.3f} {1:8.2f}")
    for name, way in ways.items():
        measured = median_of(way, 1 if "pandas" in name else REPEATS)
        report(name, measured, floor)
    with postgres(folder, choices) as counting:
        report("PostgreSQL (loaded, count filter)", median_of(counting, 1), floor)


def report(name: str, measured: Measured, floor: Measured) -> None:
    agrees = all(np.array_equal(measured.counts[item], floor.counts[item]) for item in floor.counts)
    ratio = measured.seconds / floor.seconds
    print(
        f"{name:34} {measured.seconds:8.3f} {ratio:8.2f}  {'yes' if agrees else 'NO'}", flush=True
    )


def median_of(way: Counting, repeats: int) -> Measured:
    times: list[float] = []
    arrange: Callable[[], Table] = dict
    for _ in range(repeats):
        start = time.perf_counter()
        arrange = way()
        times.append(time.perf_counter() - start)
    return Measured(sorted(times)[len(times) // 2], arrange())


def floor_of(folder: Path, choices: int) -> Measured:
    """The floor, and the reference counts."""
    width = choices + 1
    prepared: dict[str, tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]] = {}
    for name, items in ITEMS.items():
        with duckdb.connect() as database:
            table = database.execute(f"FROM '{folder / name}.parquet'").fetchnumpy()
        agency = np.array([int(code[1:]) for code in table["agency_code"]], dtype=np.int64)
        for item in items:
            filled = np.ma.filled(table[item].astype(np.int64), choices)
            prepared[item] = (agency, np.asarray(filled, dtype=np.int64))

    def floor() -> Callable[[], Table]:
        counts = {
            item: np.bincount(agency * width + answer, minlength=AGENCIES * width)
            for item, (agency, answer) in prepared.items()
        }
        return lambda: counts

    measured = median_of(floor, REPEATS)
    shaped = {
        item: counts.reshape(AGENCIES, width)[:, :choices]
        for item, counts in measured.counts.items()
    }
    return Measured(measured.seconds, shaped)


def empty(choices: int) -> Table:
    return {
        item: np.zeros((AGENCIES, choices), dtype=np.int64)
        for items in ITEMS.values()
        for item in items
    }


def count_prongsai(folder: Path, vocabulary: Vocabulary, choices: int) -> Callable[[], Table]:
    tallies = []
    for name in ITEMS:
        with DuckTable(folder / f"{name}.parquet") as table:
            layout, _ = lay_out(table.headers, vocabulary, NOWHERE)
            tallies.append(count(table, layout, vocabulary))

    def arrange() -> Table:
        found = empty(choices)
        for tally in tallies:
            for identity, group in tally.groups.items():
                for (item, _), counts in group.counts.items():
                    found[item][int(identity[0][1:])] = counts
        return found

    return arrange


def count_pandas(folder: Path, choices: int) -> Callable[[], Table]:
    sizes: dict[str, Any] = {}
    for name, items in ITEMS.items():
        frame = pd.read_parquet(folder / f"{name}.parquet")
        for item in items:
            sizes[item] = frame.groupby(["agency_code", item]).size()

    def arrange() -> Table:
        found = empty(choices)
        for item, size in sizes.items():
            codes = size.index.get_level_values(0).str.slice(1).astype(int)
            found[item][codes, size.index.get_level_values(1).astype(int)] = size.to_numpy()
        return found

    return arrange


def count_polars(folder: Path, choices: int) -> Callable[[], Table]:
    sizes: dict[str, Any] = {}
    for name, items in ITEMS.items():
        frame = pl.read_parquet(folder / f"{name}.parquet")
        for item in items:
            sizes[item] = frame.drop_nulls(item).group_by("agency_code", item).len()

    def arrange() -> Table:
        found = empty(choices)
        for item, size in sizes.items():
            codes = size["agency_code"].str.slice(1).cast(pl.Int64).to_numpy()
            found[item][codes, size[item].to_numpy()] = size["len"].to_numpy()
        return found

    return arrange


@contextlib.contextmanager
def postgres(folder: Path, choices: int) -> Iterator[Counting]:
    """The same rows loaded into the server that `scripts/with_postgres.py` has started."""
    with psycopg.connect(os.environ["PRONGSAI_DATABASE"], autocommit=True) as link:
        load(link, folder)
        yield lambda: count_postgres(link, choices)
        for name in ITEMS:
            link.execute(f"DROP TABLE {name}".encode())


def load(link: psycopg.Connection[Any], folder: Path) -> None:
    for name, items in ITEMS.items():
        passage = folder / f"{name}.csv"
        with duckdb.connect() as database:
            database.execute(f"COPY (FROM '{folder / name}.parquet') TO '{passage}' (HEADER false)")
        columns = ", ".join(f"{item} smallint" for item in items)
        link.execute(f"CREATE UNLOGGED TABLE {name} (agency_code text, {columns})".encode())
        copying = f"COPY {name} FROM STDIN (FORMAT csv)".encode()
        with link.cursor().copy(copying) as copy, passage.open("rb") as file:
            while chunk := file.read(1 << 20):
                copy.write(chunk)
        passage.unlink()
        link.execute(f"VACUUM ANALYZE {name}".encode())


def count_postgres(link: psycopg.Connection[Any], choices: int) -> Callable[[], Table]:
    rows: dict[str, list[Any]] = {}
    for name, items in ITEMS.items():
        counts = ", ".join(
            f"count(*) FILTER (WHERE {item} = {choice})"
            for item in items
            for choice in range(choices)
        )
        query = f"SELECT agency_code, {counts} FROM {name} GROUP BY 1".encode()
        rows[name] = link.execute(query).fetchall()

    def arrange() -> Table:
        found = empty(choices)
        for name, items in ITEMS.items():
            for code, *numbers in rows[name]:
                for place, item in enumerate(items):
                    found[item][int(code[1:])] = numbers[place * choices : (place + 1) * choices]
        return found

    return arrange


def time_command(folder: Path, packs: Path, part: int) -> None:
    """The whole command, and how it grows."""
    floor = floor_of(folder, 4).seconds
    print(f"\n{'whole command':34} {'seconds':>8} {'x floor':>8} {'peak MB':>8}")
    times = [run_command(folder, packs) for _ in range(3)]
    seconds, memory = sorted(times)[1]
    print(
        f"{'2.7 million respondents':34} {seconds:8.2f} {seconds / floor:8.2f} {memory:8.0f}",
        flush=True,
    )
    for factor in () if part > 1 else (4, 16):
        larger = folder / f"x{factor}"
        larger.mkdir()
        generate(larger, STAFF * factor, CITIZENS * factor, 4)
        longer, peak = run_command(larger, packs)
        ratios = f"time x{longer / seconds:.2f}, memory x{peak / memory:.2f}"
        label = f"{factor} times as many respondents"
        print(f"{label:34} {longer:8.2f} {'':8} {peak:8.0f}  {ratios}", flush=True)
        shutil.rmtree(larger)


def run_command(folder: Path, packs: Path) -> tuple[float, float]:
    """Wall seconds and peak memory in megabytes of the process."""
    command = [
        str(Path(sys.executable).with_name("prongsai")), "score",
        str(folder / "iit.parquet"), str(folder / "eit.parquet"),
        "--pack", PACK, "--packs-dir", str(packs),
        "--format", "parquet", "--out", str(folder / "scores.parquet"),
    ]  # fmt: skip
    # A fresh small process starts the command, so that its peak is not this one's.
    watch = (
        "import resource, subprocess, sys, time; start = time.perf_counter(); "
        "code = subprocess.call(sys.argv[1:], stderr=subprocess.DEVNULL); "
        "print(code, time.perf_counter() - start, "
        "resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", watch, *command], stdout=subprocess.PIPE, check=True
    )
    code, seconds, peak = done.stdout.split()
    if int(code):
        raise SystemExit(f"the command failed with {int(code)}")
    return float(seconds), int(peak) / 1024


if __name__ == "__main__":
    main()
