"""Files of fictional agencies: a score for every item of five years."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from prongsai.core.criteria.pack import Kind, Pack
from prongsai.workshop.library import Library

YEARS = range(2564, 2569)
PROVINCE = "สมมติบุรี"
_FIRST = ("นา", "ทุ่ง", "บ้าน", "หนอง", "ดอน", "โคก", "วัง", "สระ", "เนิน", "ท่า")
_SECOND = ("ฝัน", "ฟ้าใส", "แสงทอง", "ลมเย็น", "ดาวเด่น", "ใจดี", "รุ่งเรือง", "สายรุ้ง", "ร่มไม้", "น้ำใส")


def agency(number: int) -> str:
    """One of a hundred invented names."""
    return f"เทศบาลตำบล{_FIRST[number // 10 % 10]}{_SECOND[number % 10]}"


def write_years(folder: Path, agencies: int) -> list[Path]:
    """One file a year; every agency has other scores, and some items fail in each."""
    library = Library()
    return [_write(folder, year, library.load(f"ita/{year}").pack, agencies) for year in YEARS]


def _write(folder: Path, year: int, pack: Pack, agencies: int) -> Path:
    path = folder / f"{year}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        head = ("agency_code", "agency", "province", "fiscal_year")
        rows.writerow([*head, *(f"item_{code}" for code in pack.items)])
        for number in range(agencies):
            who = (f"S{number:03}", agency(number), PROVINCE, year)
            rows.writerow([*who, *_scores(pack, year, number)])
    return path


def _scores(pack: Pack, year: int, number: int) -> Iterator[str]:
    for place, code in enumerate(pack.items):
        if pack.instrument_of(pack.items[code]).kind is Kind.PERCEPTION:
            yield f"{100 - (37 * place + 11 * number + 3 * (YEARS[-1] - year)) % 2900 / 100:.2f}"
        else:
            yield "0" if (place * 7 + number + year) % 6 == 0 else "100"
