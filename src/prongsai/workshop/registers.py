"""The list of agencies one expects (`--agencies FILE`)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from prongsai.core.answers.agencies import Agency, Register
from prongsai.core.answers.ticks import text_of
from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.core.terms.thai import look_alike, tidy
from prongsai.workshop.tables import raw_rows

_NAMES = {
    "agency": ("agency", "หน่วยงาน", "ชื่อหน่วยงาน"),
    "agency_code": ("agency_code", "รหัสหน่วยงาน", "รหัส"),
    "province": ("province", "จังหวัด"),
    "aliases": ("aliases", "ชื่ออื่น"),
    "headcount_iit": ("headcount_iit", "จำนวนบุคลากร"),
    "kind": ("kind", "ประเภท", "ประเภทหน่วยงาน"),
    "size": ("size", "ขนาด", "ขนาดหน่วยงาน"),
    "headcount_eit": ("headcount_eit", "จำนวนผู้มีส่วนได้ส่วนเสียภายนอก"),
}
_MOST_DIGITS = 9
_HEADCOUNT = "headcount_"
"""Start of a column with the head count of the instrument named after it, in small letters."""


def read_register(path: Path) -> Register:
    """Read a list of agencies; a name or code twice, or a head count that is none, is refused."""
    headers, rows = raw_rows(path)
    wanted = {look_alike(name): key for key, names in _NAMES.items() for name in names}
    columns = {wanted.get(look_alike(h), h.lower()): n for n, h in enumerate(headers)}
    if "agency" not in columns:
        raise Refused([Problem("register-no-agency", {}, Place(file=str(path), row=1))])
    agencies: dict[tuple[str, str, str], Agency] = {}
    problems: list[Problem] = []
    for number, row in rows:
        place = Place(file=str(path), row=number)
        cells = {key: text_of(row[c]) if c < len(row) else "" for key, c in columns.items()}
        agency = _agency(cells, place, problems)
        if agency.key in agencies:
            problems.append(
                Problem("register-twice", {"agency": agency.code or agency.label}, place)
            )
        agencies[agency.key] = agency
    if problems:
        raise Refused(problems)
    return Register(agencies.values())


def _agency(cells: Mapping[str, str], place: Place, problems: list[Problem]) -> Agency:
    code, name, province = (cells.get(k, "") for k in ("agency_code", "agency", "province"))
    headcounts: dict[str, int] = {}
    for key in (key for key in cells if key.startswith(_HEADCOUNT)):
        text = cells[key].replace(",", "")
        if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS:
            headcounts[key.removeprefix(_HEADCOUNT).upper()] = int(text)
        elif text:
            problems.append(Problem("register-headcount", {"value": text, "column": key}, place))
    aliases = tuple(alias.strip() for alias in cells.get("aliases", "").split(";") if alias.strip())
    kind, size = (_bare(cells.get(key, ""), key) for key in ("kind", "size"))
    return Agency(name, code, province, headcounts, aliases, kind, size)


def _bare(text: str, key: str) -> str:
    """`ขนาดกลาง` and `กลาง` are one size; nothing else about it is judged."""
    return tidy(text).removeprefix(_NAMES[key][1])
