"""Makes the example data of a fictional province from a seed: `make examples` writes it anew.

Nothing in it is real: the province, its agencies and every answer are invented.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).parent.parent / "examples"
SEED = 2568
BLANK = 0.01
YEAR = 2568
PROVINCE = "สมมติบุรี"
IIT, EIT, OIT, LEVELS = 15, 9, 28, 6
NEGATIVE_IIT = {3, 4, 5, 7, 8, 9, 11}
NEGATIVE_EIT = {2, 3}
# Items that agencies of the field lose most often, most often first.
HARD_DISCLOSURE = (12, 13, 10, 24, 23, 28, 20)


@dataclass(frozen=True)
class Agency:
    code: str
    name: str
    staff: int
    answers: int
    citizens: int
    warmth: float
    """How good the answers are, 0 to 1."""
    misses: int
    """How many disclosure items fail."""


AGENCIES = (
    Agency("S01", "เทศบาลตำบลนาฝัน", 85, 44, 60, 0.97, 1),
    Agency("S02", "เทศบาลตำบลฟ้าใส", 92, 40, 60, 0.90, 2),
    Agency("S03", "องค์การบริหารส่วนตำบลทุ่งหมอก", 41, 30, 40, 0.94, 0),
    Agency("S04", "องค์การบริหารส่วนตำบลหนองแสงดาว", 38, 30, 40, 0.86, 3),
    Agency("S05", "องค์การบริหารส่วนตำบลบ้านริมเมฆ", 27, 27, 40, 0.80, 2),
    Agency("S06", "องค์การบริหารส่วนตำบลดอยลมโชย", 33, 30, 30, 0.70, 5),
    Agency("S07", "องค์การบริหารส่วนตำบลคลองนิทาน", 45, 21, 30, 0.92, 4),
    Agency("S08", "องค์การบริหารส่วนจังหวัดสมมติบุรี", 240, 90, 110, 0.93, 1),
)
DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา")


def main() -> None:
    """Write every file of the example."""
    chance = random.Random(SEED)  # noqa: S311 - example data, repeatable on purpose
    folder = TARGET / "province"
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "agencies.csv", _agencies())
    _write(folder / "iit.csv", _iit(chance))
    _write(folder / "eit.csv", _eit(chance))
    _write(folder / "oit.csv", _oit(chance))
    _write(TARGET / "known-scores.csv", _known())
    _write(TARGET / "years.csv", _years())
    _write(TARGET / "next-year.csv", _next_year())


def _write(path: Path, rows: Iterator[list[object]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def _agencies() -> Iterator[list[object]]:
    yield ["รหัสหน่วยงาน", "หน่วยงาน", "จังหวัด", "จำนวนบุคลากร"]
    for agency in AGENCIES:
        yield [agency.code, agency.name, PROVINCE, agency.staff]


def _iit(chance: random.Random) -> Iterator[list[object]]:
    yield ["รหัสหน่วยงาน", "หน่วยงาน", "ปีงบประมาณ", "ส่วนงาน", *(f"I{n}" for n in range(1, IIT + 1))]
    for agency in AGENCIES:
        for number in range(agency.answers):
            division = DIVISIONS[number % len(DIVISIONS)] if number % 9 else DIVISIONS[0]
            ticks = [_tick(chance, agency.warmth, n in NEGATIVE_IIT) for n in range(1, IIT + 1)]
            yield [agency.code, agency.name, YEAR, division, *ticks]


def _eit(chance: random.Random) -> Iterator[list[object]]:
    yield ["รหัสหน่วยงาน", "หน่วยงาน", "ปีงบประมาณ", "ช่องทาง", *(f"E{n}" for n in range(1, EIT + 1))]
    for agency in AGENCIES:
        for number in range(agency.citizens):
            channel = 1 if number < agency.citizens / 2 else 2
            warmth = agency.warmth - 0.03
            ticks = [_tick(chance, warmth, n in NEGATIVE_EIT) for n in range(1, EIT + 1)]
            yield [agency.code, agency.name, YEAR, channel, *ticks]


def _tick(chance: random.Random, warmth: float, negative: bool) -> object:
    """A printed choice counted from 0; now and then no answer."""
    if chance.random() < BLANK:
        return ""
    loss = 0
    while loss < LEVELS - 1 and chance.random() > warmth:
        loss += 1
    return loss if negative else LEVELS - 1 - loss


def _oit(chance: random.Random) -> Iterator[list[object]]:
    yield ["รหัสหน่วยงาน", "หน่วยงาน", "ปีงบประมาณ", *(f"O{n}" for n in range(1, OIT + 1))]
    for agency in AGENCIES:
        likely = list(HARD_DISCLOSURE[: agency.misses + 2])
        chance.shuffle(likely)
        failed = set(likely[: agency.misses])
        verdicts = ["ไม่ผ่าน" if n in failed else "ผ่าน" for n in range(1, OIT + 1)]
        yield [agency.code, agency.name, YEAR, *verdicts]


INDICATORS = (
    "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงระบบการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต",
)  # fmt: skip


def _known() -> Iterator[list[object]]:
    """Ten scores each; the second agency passes, but EIT below 85 withholds the better level."""
    yield ["หน่วยงาน", "ปีงบประมาณ", *INDICATORS]
    yield ["เทศบาลตำบลนาฝัน", YEAR, "99.20", "98.65", "99.01", "97.44", "98.10", "96.30", "95.80",
           "95.05", "97.50", "100"]  # fmt: skip
    yield ["เทศบาลตำบลฟ้าใส", YEAR, "98.40", "97.15", "98.72", "96.90", "97.63", "85.20", "84.10",
           "83.95", "100", "100"]  # fmt: skip


def _years() -> Iterator[list[object]]:
    yield ["หน่วยงาน", "ปีงบประมาณ", *INDICATORS]
    yield ["เทศบาลตำบลนาฝัน", 2565, "96.11", "93.20", "94.75", "92.06", "91.83", "90.44", "88.02",
           "86.91", "85.28", "87.50"]  # fmt: skip
    yield ["เทศบาลตำบลนาฝัน", 2567, "97.90", "96.44", "97.03", "95.30", "95.92", "93.15", "91.48",
           "89.70", "91.67", "93.75"]  # fmt: skip
    yield ["เทศบาลตำบลนาฝัน", 2568, "99.20", "98.65", "99.01", "97.44", "98.10", "96.30", "95.80",
           "95.05", "97.50", "100"]  # fmt: skip


def _next_year() -> Iterator[list[object]]:
    """A year whose rules are not known yet."""
    yield ["หน่วยงาน", "ปีงบประมาณ", *INDICATORS]
    yield ["เทศบาลตำบลนาฝัน", YEAR + 1, "99.40", "98.90", "99.20", "97.80", "98.60", "97.10",
           "96.40", "95.90", "97.50", "100"]  # fmt: skip


if __name__ == "__main__":
    main()
