"""A list of agencies in a file: what each row says, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from prongsai.apps.agencies.kinds import known, name_table
from prongsai.apps.agencies.reading import LONGEST, is_code, read_domain, read_name, read_place
from prongsai.core.answers.ticks import Cell, text_of
from prongsai.core.terms.agency_names import split_kind
from prongsai.core.terms.problem import Place, Problem, Refused, refuse
from prongsai.core.terms.thai import look_alike, tidy
from prongsai.workshop.sheets import handed_in
from prongsai.workshop.uploads import Upload

HEADERS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "agency_code", "รหัส", "รหัสหน่วยงาน"),
    "name": ("name", "agency", "ชื่อ", "หน่วยงาน", "ชื่อหน่วยงาน"),
    "province": ("province", "จังหวัด"),
    "district": ("district", "อำเภอ"),
    "kind": ("kind", "class", "ประเภท", "ประเภทหน่วยงาน"),
    "size": ("size", "ขนาด"),
    "domain": ("domain", "website", "เว็บไซต์", "โดเมน"),
    "aliases": ("aliases", "ชื่ออื่น"),
}
"""Columns, by what their first rows may say."""
NEEDED = ("code", "name", "province")
_SIZE_WORDS = {"s": "S", "m": "M", "l": "L", "เล็ก": "S", "กลาง": "M", "ใหญ่": "L"}
LONGEST_ALIAS = 200
ENDINGS = (".csv", ".xlsx")
MOST_ROWS = 50_000
"""Ten times the agencies of a country."""
MOST_PROBLEMS = 1_000
"""After as many nobody reads on; they have one cause."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One agency as a row tells it."""

    row: int
    code: str
    name: str
    kind: str
    province: str
    district: str
    size: str
    domain: str
    aliases: tuple[str, ...]

    @property
    def key(self) -> str:
        """What it is called in addresses and the trail."""
        return self.code.lower()

    @property
    def place(self) -> tuple[str, str]:
        return self.province, self.district

    @property
    def called(self) -> tuple[str, ...]:
        """Name and place, however they are spelled: no two agencies share them."""
        return tuple(map(look_alike, (self.name, self.province, self.district)))


@dataclass(slots=True)
class Listing:
    """Rows without a fault, every fault of the others, and columns that mean nothing here."""

    agencies: list[Listed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    rows: int = 0
    cut: bool = False
    """Too much was wrong to read on."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Headers of the columns that are there, by what they mean."""


def read_listing(name: str, content: bytes) -> Listing:
    """Read an uploaded file; refuses one that is no table or lacks a column."""
    with handed_in(Upload(name, content), ENDINGS) as (headers, rows):
        return _listing(headers, rows)


def _listing(headers: Sequence[str], rows: Iterable[tuple[int, Sequence[Cell]]]) -> Listing:
    meant = {look_alike(said): key for key, names in HEADERS.items() for said in names}
    columns = {meant[look_alike(h)]: n for n, h in enumerate(headers) if look_alike(h) in meant}
    missing = [key for key in NEEDED if key not in columns]
    if missing:
        raise Refused(
            Problem("list-column-missing", {"column": HEADERS[key][-1]}) for key in missing
        )
    found = Listing(
        unused=[h for h in headers if h and look_alike(h) not in meant],
        columns={key: headers[n] for key, n in columns.items()},
    )
    seen: dict[tuple[str, ...], int] = {}
    for number, row in rows:
        cells = {key: tidy(text_of(row[n])) if n < len(row) else "" for key, n in columns.items()}
        if not any(cells.values()):
            continue
        if len(found.problems) >= MOST_PROBLEMS:
            found.cut = True
            break
        found.rows += 1
        if found.rows > MOST_ROWS:
            raise refuse("list-too-long", most=f"{MOST_ROWS:,}")
        reader = _Row(number, cells, {key: headers[n] for key, n in columns.items()})
        listed = reader.listed()
        problems = [*reader.problems(), *_twice(reader, listed, seen)]
        found.problems.extend(problems)
        if not problems:
            found.agencies.append(listed)
    if not found.rows:
        raise refuse("file-no-rows")
    return found


def _twice(reader: _Row, listed: Listed, seen: dict[tuple[str, ...], int]) -> Iterator[Problem]:
    """The code, or the name and the place, of an earlier row."""
    code = reader.cells["code"].lower()
    first = seen.setdefault((code,), reader.number)
    if code and first != reader.number:
        yield reader.problem("list-code-twice", "code", first=str(first))
    first = seen.setdefault(listed.called, reader.number)
    if reader.get("name") and first != reader.number:
        yield reader.problem("list-name-twice", "name", first=str(first))


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: Mapping[str, str]
    headers: Mapping[str, str]

    def get(self, key: str) -> str:
        return self.cells.get(key, "")

    def problem(self, code: str, column: str, **facts: str) -> Problem:
        place = Place(row=self.number, column=self.headers.get(column, ""))
        return Problem(code, {"value": self.get(column)[:60], **facts}, place)

    def problems(self) -> Iterator[Problem]:
        """Everything wrong with the row, from left to right as people fill it in."""
        for key in NEEDED:
            if not self.get(key):
                yield self.problem("list-cell-empty", key)
        for key, most in LONGEST.items():
            if len(self.written(key)) > most:
                yield self.problem("list-cell-long", key, most=str(most))
        if any(len(alias) > LONGEST_ALIAS for alias in self.aliases):
            yield self.problem("list-cell-long", "aliases", most=str(LONGEST_ALIAS))
        if self.get("code") and not is_code(self.get("code")):
            yield self.problem("list-code-unreadable", "code")
        if self.get("name") and not self.kind:
            column = "kind" if self.get("kind") else "name"
            names = ", ".join(kind.name.th for kind in known().agencies.values())
            yield self.problem("list-kind-unknown", column, known=names)
        if self.get("size") and self.size is None:
            yield self.problem("list-size-unknown", "size")
        if self.domain is None:
            yield self.problem("list-domain-unreadable", "domain")

    @property
    def kind(self) -> str:
        """As the row says it in full, abbreviated or by key; else what the name begins with."""
        said = look_alike(self.get("kind"))
        if not said:
            return split_kind(self.get("name"), name_table())[0]
        names = {
            look_alike(text): key
            for key, kind in known().agencies.items()
            for text in (key, kind.name.th, kind.name.en, kind.abbreviation)
        }
        return names.get(said, "")

    @property
    def size(self) -> str | None:
        said = look_alike(self.get("size"))
        return _SIZE_WORDS.get(said) if said else ""

    @property
    def domain(self) -> str | None:
        said = self.get("domain")
        return read_domain(said) if said else ""

    def written(self, key: str) -> str:
        """A cell as it is stored."""
        text = self.get(key)
        match key:
            case "name":
                return read_name(text)
            case "province" | "district":
                return read_place(text, key)
        return text

    @property
    def aliases(self) -> tuple[str, ...]:
        said = (each.strip() for each in self.get("aliases").split(";"))
        return tuple(dict.fromkeys(each for each in said if each))

    def listed(self) -> Listed:
        return Listed(
            row=self.number,
            code=self.get("code"),
            name=self.written("name"),
            kind=self.kind,
            province=self.written("province"),
            district=self.written("district"),
            size=self.size or "",
            domain=self.domain or "",
            aliases=self.aliases,
        )
