"""The list that a supervisor gives: agency, district, main domain, item, address; one row each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from prongsai.core.answers.ticks import text_of
from prongsai.core.preaudit.addresses import domain_of
from prongsai.core.terms.problem import Place, Problem, Refused, Severity
from prongsai.core.terms.thai import look_alike, tidy
from prongsai.workshop.tables import raw_rows

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "agency": ("หน่วยงาน", "agency", "ชื่อหน่วยงาน"),
    "district": ("อำเภอ", "district", "เขต", "กลุ่ม"),
    "domain": ("เว็บไซต์หลัก", "main_domain", "domain", "โดเมน", "โดเมนหลัก", "เว็บไซต์"),
    "item": ("ข้อ", "item", "รายการ", "รหัสข้อ"),
    "address": ("ที่อยู่", "address", "url", "ลิงก์", "ลิงค์", "ที่อยู่เว็บ"),
}
"""What each column may be called; the first is what messages call it."""
_NEEDED = ("agency", "address")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One row: an address at which an item of an agency should be found."""

    agency: str
    district: str
    domain: str
    """The agency's declared main domain; empty where none is declared."""
    item: str
    typed: str
    row: int

    @property
    def key(self) -> str:
        """What it is known by from one list to the next."""
        return f"{self.agency}\t{self.item}\t{self.typed}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as read: rows to check, and what is wrong with others."""

    wanted: tuple[Wanted, ...]
    problems: tuple[Problem, ...]


def read_list(path: Path) -> Listed:
    """Read XLSX, CSV and what else tables come in; bad rows are told and left out."""
    headers, rows = raw_rows(path)
    known = {look_alike(name): key for key, names in COLUMNS.items() for name in names}
    columns = {known.get(look_alike(text), ""): n for n, text in enumerate(headers)}
    lacking = [COLUMNS[key][0] for key in _NEEDED if key not in columns]
    if lacking:
        place = Place(file=str(path), row=1)
        facts = {"columns": ", ".join(lacking)}
        raise Refused([Problem("addresses-no-column", facts, place)])
    found: dict[str, Wanted] = {}
    problems: list[Problem] = []
    for number, row in rows:
        cells = {key: text_of(row[n]) if n < len(row) else "" for key, n in columns.items()}
        if not any(cells.values()):
            continue
        problems.extend(_added(_wanted(cells, number), found, str(path)))
    if not found:
        raise Refused([*problems, Problem("file-no-rows", {}, Place(file=str(path)))])
    return Listed(_with_domains(tuple(found.values())), tuple(problems))


def _wanted(cells: Mapping[str, str], number: int) -> Wanted:
    agency, district, item = (tidy(cells.get(key, "")) for key in ("agency", "district", "item"))
    typed = cells.get("address", "").strip()
    return Wanted(agency, district, cells.get("domain", "").strip(), item, typed, number)


def _added(wanted: Wanted, found: dict[str, Wanted], file: str) -> Iterator[Problem]:
    place = Place(file=file, row=wanted.row)
    if not wanted.agency:
        yield Problem("addresses-no-agency", {}, replace(place, column=COLUMNS["agency"][0]))
        return
    domain = domain_of(wanted.domain)
    if wanted.domain and not domain:
        facts = {"value": wanted.domain}
        yield Problem("addresses-domain", facts, replace(place, column=COLUMNS["domain"][0]))
        return
    if wanted.key in found:
        facts = {"first": str(found[wanted.key].row)}
        yield Problem("addresses-twice", facts, place, Severity.NOTE)
        return
    found[wanted.key] = replace(wanted, domain=domain)


def _with_domains(wanted: tuple[Wanted, ...]) -> tuple[Wanted, ...]:
    """An agency's domain and district may be written in one of its rows only."""
    domains = {each.agency: each.domain for each in reversed(wanted) if each.domain}
    districts = {each.agency: each.district for each in reversed(wanted) if each.district}
    return tuple(
        replace(
            each, domain=each.domain or domains.get(each.agency, ""),
            district=each.district or districts.get(each.agency, ""),
        )
        for each in wanted
    )  # fmt: skip
