"""Charts of a fictional agency, for every test that draws."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from prongsai.core.documents.charts import (
    Bar,
    BarChart,
    Cell,
    Chart,
    HeatMap,
    HeatRow,
    Judged,
    LineChart,
    Mark,
    Missing,
    Scored,
    Series,
)

MARK = Mark(Fraction(85), "เกณฑ์ผ่าน 85")
TEN = {
    "การปฏิบัติหน้าที่": "100.00", "การใช้งบประมาณ": "100.00", "การใช้อำนาจ": "100.00",
    "การใช้ทรัพย์สินของราชการ": "99.44", "การแก้ไขปัญหาการทุจริต": "99.44",
    "คุณภาพการดำเนินงาน": "99.15", "ประสิทธิภาพการสื่อสาร": "90.65",
    "การปรับปรุงระบบการทำงาน": "93.37", "การเปิดเผยข้อมูล": "100.00", "การป้องกันการทุจริต": "87.50",
}  # fmt: skip
GROUPS = {
    "9.1 ข้อมูลพื้นฐาน": 9, "9.2 การบริหารงาน": 8, "9.3 การบริหารเงินงบประมาณ": 7,
    "9.4 การบริหารและพัฒนาทรัพยากรบุคคล": 4, "9.5 การส่งเสริมความโปร่งใส": 5,
    "10.1 การดำเนินการเพื่อป้องกันการทุจริต": 8, "10.2 มาตรการภายในเพื่อป้องกันการทุจริต": 2,
}  # fmt: skip
NOT_ASSESSED = Missing("ไม่ได้ประเมิน")


def scored(label: str) -> Scored:
    return Scored(Fraction(label), label)


def bar_chart(values: dict[str, str], mark: Mark | None = MARK) -> BarChart:
    """An empty text is a missing score."""
    bars = (Bar(name, scored(text) if text else NOT_ASSESSED) for name, text in values.items())
    return BarChart("คะแนนรายตัวชี้วัด", ("ตัวชี้วัด", "คะแนน"), tuple(bars), mark)


def line_chart(lines: dict[str, list[str]], mark: Mark | None = MARK) -> LineChart:
    """Years from 2561 on; an empty text is a missing score."""
    years = tuple(str(2561 + place) for place in range(len(next(iter(lines.values())))))
    series = (
        Series(name, tuple(scored(text) if text else NOT_ASSESSED for text in texts))
        for name, texts in lines.items()
    )
    return LineChart("คะแนนย้อนหลัง", "คะแนน", years, tuple(series), mark)


def heat_map(
    result: Callable[[int], Scored | Judged | Missing], mark: Mark | None = MARK
) -> HeatMap:
    """The 43 items of disclosure in their seven groups."""
    rows, number = [], 0
    for name, size in GROUPS.items():
        codes = range(number + 1, number + size + 1)
        rows.append(HeatRow(name, tuple(Cell(f"O{each}", result(each)) for each in codes)))
        number += size
    return HeatMap("ผลรายข้อ", ("ตัวชี้วัดย่อย", "ข้อ", "ผล"), tuple(rows), mark)


def verdict(number: int) -> Judged | Missing:
    """O36 and O37 failed, O11 not judged yet."""
    if number == 11:
        return Missing("ยังไม่มีผลตรวจ")
    failed = number in {36, 37}
    return Judged(not failed, "ไม่ผ่าน" if failed else "ผ่าน")


def item_score(number: int) -> Scored | Missing:
    scores = ("100.00", "99.44", "87.50", "60.00", "33.33", "0")
    return scored(scores[number % 6]) if number % 7 else NOT_ASSESSED


HARD = bar_chart({
    "ที่ ผู้ น้ำ ปี่ ป้า กุ้ง ฎีกา ญวน": "84.99", "ผู้ใหญ่บ้านกู้น้ำปู่ฎีกาญี่ปุ่นฐานที่": "85.00",
    "การส่งเสริมคุณธรรมและความโปร่งใสภายใน": "", "ปั๊มน้ำมันที่ตั้งอยู่ปีนี้ หน่วยงานภายใน": "80.10",
    'a<b & "c" \\ #x $y$ *z*': "0", "ยอด": "12.00",
})  # fmt: skip
LONG = bar_chart({
    "การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานของรัฐทุกระดับอย่างต่อเนื่อง": "90",
    "การรายงานผลการกำกับติดตามการดำเนินการป้องกันการทุจริตประจำปี รอบหกเดือนแรก": "70",
})  # fmt: skip
FIVE_YEARS = line_chart({
    "คะแนนรวม": ["72.31", "81.20", "", "93.02", "95.75"],
    "แบบวัด IIT": ["88.10", "90.25", "", "97.80", "99.78"],
    "แบบวัด EIT": ["79.05", "84.44", "86.00", "91.10", "94.39"],
    "แบบตรวจ OIT": ["55.40", "72.00", "", "90.87", "93.75"],
})  # fmt: skip
EIGHT = line_chart({f"ชุดที่ {number}": ["90", "91"] for number in range(8)}, None)
CHARTS: dict[str, Chart] = {
    "bars": bar_chart(TEN), "hard": HARD, "long": LONG, "no mark": bar_chart(TEN, None),
    "no bars": bar_chart({}), "all missing": bar_chart({"ก": "", "ข": ""}),
    "lines": FIVE_YEARS, "eight lines": EIGHT, "one year": line_chart({"คะแนนรวม": ["90"]}),
    "no line": line_chart({"คะแนนรวม": ["", ""]}, None),
    "low lines": line_chart({"คะแนนรวม": ["3.10", "99"]}),
    "verdicts": heat_map(verdict), "scores": heat_map(item_score),
    "no cells": HeatMap("ว่าง", ("กลุ่ม", "ข้อ", "ผล"), ()),
}  # fmt: skip
