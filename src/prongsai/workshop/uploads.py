"""Files that somebody hands in for one agency: looked over, read, and only its own rows taken."""

from __future__ import annotations

import dataclasses
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from pathlib import Path, PurePath

from prongsai.adapters.file_kinds import begun_as, told
from prongsai.core.answers.agencies import Agency, Register
from prongsai.core.answers.gather import Counted, gather, of_year
from prongsai.core.answers.headers import Vocabulary
from prongsai.core.answers.tally import Identity, Tally
from prongsai.core.criteria.load import Loaded
from prongsai.core.files.kinds import Limits
from prongsai.core.scoring.bundle import other_rules
from prongsai.core.scoring.given import Given
from prongsai.core.terms.problem import Place, Problem, Refused, Severity
from prongsai.core.terms.thai import look_alike, tidy
from prongsai.workshop.tables import read_table

KINDS = (".csv", ".txt", ".tsv", ".xlsx", ".ods", ".json")
"""What may be handed in; the programs of an office write no others that are needed here."""
_PACKED = (".xlsx", ".ods")
MOST_FILES = 5
MOST_BYTES = 5_000_000
MOST_INFLATED = 100_000_000
"""Bytes that a packed file may come to; what claims more was made to choke its reader."""
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was handed in."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """What the files say about the agency."""

    given: Given
    published: Fraction | None
    rows: int
    other_rows: int
    """Rows about other agencies, or other years of the same: passed over."""
    faulty_rows: int
    """Rows that could not be used, passed over since only the clean ones were asked for."""
    spellings: tuple[str, ...]
    """How the files name the agency."""
    problems: tuple[Problem, ...]
    """What somebody should look at; nothing that stops."""


def read_uploads(
    uploads: Sequence[Upload], loaded: Loaded, agency: Agency, *, only_clean: bool = False
) -> Found:
    """Everything the files hold about the agency; refuses with every problem found in them.

    With `only_clean` rows with faults are passed over and told; a faulty file is refused still.
    """
    _look_over(uploads)
    tables, problems = _tables(uploads, loaded)
    year = int(loaded.pack.id.split("/")[1])
    own: list[Counted] = []
    spellings: dict[str, str] = {}
    for table in (of_year(each, year) for each in tables):
        own.extend(_own(table, agency, spellings))
    others = tuple(name for name in spellings if name != tidy(agency.name))
    register = Register([dataclasses.replace(agency, aliases=others)])
    gathered = gather([*own, *map(_refused_only, tables)], register, year, by_division=False)
    problems.extend(gathered.problems)
    faulty = any(each.severity is Severity.REFUSED for each in problems)
    if not gathered.units and (only_clean or not faulty):
        facts = {"agency": agency.name, "year": str(year), "other": _others(tables)}
        raise Refused([*problems, Problem("import-nothing-found", facts)])
    if faulty and not only_clean:
        raise Refused(problems)
    unit = gathered.units[0]
    used = sum(each.tally.rows for each in own)
    refused = sum(sum(each.tally.refused.values()) for each in tables)
    passed = sum(each.tally.rows for each in tables) - used - refused
    names = tuple(spellings.values())
    return Found(unit.given, unit.published, used, passed, refused, names, tuple(problems))


def _look_over(uploads: Sequence[Upload]) -> None:
    """What is refused before anything reads it."""
    problems = [problem for each in uploads for problem in faults_of(each)]
    if len(uploads) > MOST_FILES:
        problems.append(Problem("upload-too-many", {"most": str(MOST_FILES)}))
    problems.extend(
        Problem("file-twice", {}, Place(file=each.name))
        for number, each in enumerate(uploads)
        if any(each.content == other.content for other in uploads[:number])
    )
    if problems:
        raise Refused(problems)


def faults_of(upload: Upload, kinds: Sequence[str] = KINDS) -> Iterator[Problem]:
    """What is wrong with a file before anything reads it."""
    place = Place(file=upload.name)
    ending = PurePath(upload.name).suffix.lower()
    if len(upload.content) > MOST_BYTES:
        facts = {"size": f"{len(upload.content):,}", "most": f"{MOST_BYTES:,}"}
        yield Problem("upload-too-large", facts, place)
    elif ending not in kinds:
        facts = {"ending": ending or "–", "known": ", ".join(kinds)}
        yield Problem("file-kind-unknown", facts, place)
    elif not upload.content:
        yield Problem("file-empty", {}, place)
    elif misnamed := misnaming(upload.content, ending):
        yield dataclasses.replace(misnamed, place=place)
    elif zipfile.is_zipfile(BytesIO(upload.content)):
        yield from _packed_faults(upload.content, place)
    elif ending in _PACKED:
        yield from _locked(upload.content, place)


def misnaming(content: bytes, ending: str) -> Problem | None:
    """What a file begins as, where its name says another kind."""
    kind = begun_as(content)
    if kind is None or ending in kind.endings:
        return None
    found = kind.endings[0].removeprefix(".").upper()
    return Problem("file-not-what-it-says", {"ending": ending, "found": found})


def _locked(content: bytes, place: Place) -> Iterator[Problem]:
    """What should be packed and isn't may be locked: then that is what to tell."""
    try:
        told(content, Limits())
    except Refused as refused:
        yield from (
            dataclasses.replace(each, place=place)
            for each in refused.problems
            if each.code in ("file-encrypted", "file-old-office")
        )


def _packed_faults(content: bytes, place: Place) -> Iterator[Problem]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            listed = packed.infolist()
    except zipfile.BadZipFile as error:
        yield Problem("file-unreadable", {"why": str(error)}, place)
        return
    if any(PurePath(each.filename).name.lower() == "vbaproject.bin" for each in listed):
        yield Problem("upload-macros", {}, place)
    inflated = sum(each.file_size for each in listed)
    if inflated > MOST_INFLATED:
        facts = {"size": f"{inflated:,}", "most": f"{MOST_INFLATED:,}"}
        yield Problem("upload-too-large", facts, place)


def _tables(uploads: Sequence[Upload], loaded: Loaded) -> tuple[list[Counted], list[Problem]]:
    """Each file read; places name it as it was handed in, not where it lay meanwhile."""
    tables: list[Counted] = []
    problems: list[Problem] = []
    stopped = False
    vocabulary = Vocabulary(loaded.pack)
    with tempfile.TemporaryDirectory() as folder:
        for number, upload in enumerate(uploads):
            path = Path(folder) / f"{number}{PurePath(upload.name).suffix.lower()}"
            path.write_bytes(upload.content)
            try:
                table = read_table(path, vocabulary)
            except Refused as refused:
                stopped = True
                problems.extend(_named(each, upload.name) for each in refused.problems)
                continue
            counted = table.counted
            place = dataclasses.replace(counted.place, file=upload.name)
            tables.append(Counted(counted.tally, place))
            problems.extend(_named(each, upload.name) for each in table.problems)
            if table.bundle is not None:
                problems.extend(other_rules(table.bundle, loaded, place))
    if stopped:
        raise Refused(problems)
    return tables, problems


def _named(problem: Problem, name: str) -> Problem:
    return dataclasses.replace(problem, place=dataclasses.replace(problem.place, file=name))


def _own(table: Counted, agency: Agency, spellings: dict[str, str]) -> Iterator[Counted]:
    """The agency's part of a table, a table for each way it is written there."""
    for identity, group in table.tally.groups.items():
        code, name, _, *rest = identity
        if _is(agency, identity):
            name = name or tidy(agency.name)
            spellings.setdefault(name, " ".join(filter(None, (code, name))))
            year, division, channel = rest
            called = ("", name, "", year, division, channel)
            yield Counted(Tally(group.rows, {called: group}), table.place)


def _is(agency: Agency, identity: Identity) -> bool:
    """A code decides where both have one; names only where they are the same to every reader."""
    code, name, province = identity[:3]
    if code and agency.code:
        return code == tidy(agency.code)
    names = {tidy(each) for each in (agency.name, *agency.aliases)}
    return name in names and province in ("", tidy(agency.province))


def _refused_only(table: Counted) -> Counted:
    tally = table.tally
    rows = sum(tally.refused.values())
    return Counted(Tally(rows, {}, tally.refused, tally.refusals), table.place)


def _others(tables: Sequence[Counted]) -> str:
    """Who the files are about instead."""
    found = {
        " ".join(filter(None, identity[:2])): look_alike(identity[1])
        for table in tables
        for identity in table.tally.groups
    }
    more = "" if len(found) <= _NAMED else " …"
    return ", ".join(sorted(found)[:_NAMED]) + more or "–"
