"""What an agency brings for its papers: its profile, and its measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.answers.ticks import Cell, text_of
from prongsai.core.criteria.pack import Pack
from prongsai.core.documents.measures import Measure
from prongsai.core.documents.profile import Profile
from prongsai.core.shapes.read import read
from prongsai.core.terms.problem import Place, Problem, Refused, refuse
from prongsai.core.terms.thai import look_alike
from prongsai.shell.models import read_model
from prongsai.shell.tables import raw_rows

_PROFILE = {
    "agency": ("agency", "หน่วยงาน", "ชื่อหน่วยงาน"),
    "district": ("district", "อำเภอ"),
    "province": ("province", "จังหวัด"),
    "address": ("address", "ที่อยู่"),
    "unit": ("unit", "ส่วนราชการ", "หน่วยงานรับผิดชอบ"),
    "telephone": ("telephone", "โทรศัพท์", "โทร."),
    "head": ("head", "ตำแหน่งผู้ลงนาม", "ตำแหน่งผู้บริหาร"),
    "signer": ("signer", "ผู้ลงนาม"),
    "prepared_by": ("prepared_by", "ตำแหน่งผู้จัดทำ", "ผู้จัดทำ"),
    "target": ("target", "เป้าหมาย", "คะแนนเป้าหมาย"),
}
_MEASURES = {
    "title": ("measure", "title", "มาตรการ"),
    "indicators": ("indicator", "indicators", "ตัวชี้วัด"),
    "items": ("item", "items", "ข้อ"),
    "finding": ("finding", "ประเด็นที่พบ", "ข้อค้นพบ"),
    "steps": ("steps", "ขั้นตอน", "ขั้นตอนหรือวิธีการ", "ขั้นตอน/วิธีการปฏิบัติ"),
    "responsible": ("responsible", "ผู้รับผิดชอบ"),
    "due": ("due", "period", "กำหนดแล้วเสร็จ", "ระยะเวลา"),
    "reporting": ("reporting", "การรายงานผล", "การกำกับติดตาม"),
}
_SEVERAL = re.compile(r"[,;]\s*")
_LINES = re.compile(r"[\n;]")
_NUMBERED = re.compile(r"^\s*(?:\(?[0-9๐-๙]+[.)]|-)\s*")


def read_profile(path: Path) -> Profile:
    """A profile from YAML, or from a table of two columns: what, and its value."""
    if path.suffix.lower() in (".yaml", ".yml"):
        if not path.is_file():
            raise refuse("file-missing", Place(file=str(path)))
        return _tidied(read_model(Profile, read_yaml(path, str(path))))
    names = _names(_PROFILE)
    headers, rows = raw_rows(path)
    plain: dict[str, object] = {}
    problems: list[Problem] = []
    for number, row in [(1, headers), *rows]:
        cells = [text_of(cell) for cell in row]
        key = names.get(look_alike(cells[0])) if cells else None
        place = Place(file=str(path), row=number)
        if key is None:
            if number > 1 and any(cells):
                known = ", ".join(each[-1] for each in _PROFILE.values())
                problems.append(
                    Problem("profile-unknown", {"name": cells[0], "known": known}, place)
                )
        elif len(cells) > 1 and cells[1]:
            plain[key] = list(_lines(row[1])) if key == "address" else cells[1]
    found, wrong = read(Profile, plain)
    if found is None or problems:
        raise Refused([*problems, *(_at(problem, path) for problem in wrong)])
    return found


def _tidied(profile: Profile) -> Profile:
    """As if it had come from a table, whose cells are tidied in reading."""
    told: dict[str, Any] = {each.name: getattr(profile, each.name) for each in fields(profile)}
    told |= {name: text_of(said) for name, said in told.items() if isinstance(said, str)}
    told["address"] = tuple(line for each in profile.address for line in _lines(each))
    return Profile(**told)


def _at(problem: Problem, path: Path) -> Problem:
    place = Place(file=str(path), path=problem.place.path)
    return Problem(problem.code, problem.facts, place, problem.severity)


def _names(columns: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {look_alike(name): key for key, names in columns.items() for name in names}


def read_measures(path: Path, pack: Pack) -> tuple[Measure, ...]:
    """A table of measures; every row that cannot be used is named."""
    headers, rows = raw_rows(path)
    names = _names(_MEASURES)
    columns = {names[look_alike(h)]: n for n, h in enumerate(headers) if look_alike(h) in names}
    if "title" not in columns:
        raise refuse("measures-columns", Place(file=str(path), row=1))
    indicators = {
        look_alike(name): each.key
        for each in pack.indicators.values()
        for name in (each.key, str(each.number), each.name.th, each.name.en, *each.aliases)
    }
    measures: list[Measure] = []
    problems: list[Problem] = []
    for number, row in rows:
        cells = {key: row[at] if at < len(row) else "" for key, at in columns.items()}
        place = Place(file=str(path), row=number)
        if not any(text_of(cell) for cell in cells.values()):
            continue
        measure, wrong = _measure(cells, indicators, pack, place)
        problems.extend(wrong)
        measures.append(measure)
    if problems:
        raise Refused(problems)
    return tuple(measures)


def _lines(cell: Cell) -> Iterator[str]:
    """A cell's own lines, and what semicolons part in them."""
    for part in _LINES.split(cell if isinstance(cell, str) else text_of(cell)):
        if line := text_of(part):
            yield line


def _measure(
    row: Mapping[str, Cell], indicators: Mapping[str, str], pack: Pack, place: Place
) -> tuple[Measure, list[Problem]]:
    cells = {key: text_of(cell) for key, cell in row.items()}
    wrong = [] if cells["title"] else [Problem("measures-no-title", {}, place)]
    asked = [each for each in _SEVERAL.split(cells.get("indicators", "")) if each]
    items = [each.upper() for each in _SEVERAL.split(cells.get("items", "")) if each]
    unknown = [each for each in asked if look_alike(each) not in indicators]
    unknown.extend(each for each in items if each not in pack.items)
    wrong.extend(
        Problem("measures-unknown", {"name": each, "pack": pack.id}, place) for each in unknown
    )
    steps = [_NUMBERED.sub("", step) for step in _lines(row.get("steps", ""))]
    measure = Measure(
        title=cells["title"],
        indicators=tuple(
            indicators[look_alike(each)] for each in asked if look_alike(each) in indicators
        ),
        items=tuple(items),
        finding=cells.get("finding", ""),
        steps=tuple(step for step in steps if step),
        responsible=cells.get("responsible", ""),
        due=cells.get("due", ""),
        reporting=cells.get("reporting", ""),
    )
    return measure, wrong
