"""Rows of releases as the core's values."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from prongsai.apps.portal.models import Release
from prongsai.apps.portal.saying import words
from prongsai.core.portal.content import DISCLOSED, Content, File, For, Grid, Kind, read
from prongsai.core.portal.site import Entry, FileAt, Site
from prongsai.core.terms.problem import Place, Problem, Severity
from prongsai.core.terms.words import Words

PREPARED, SHOWN, REPLACED, WITHDRAWN = "prepared", "shown", "replaced", "withdrawn"


def content_of(release: Release) -> Content:
    return read(release.content)


def files_of(content: Content) -> list[FileAt]:
    """Every file that goes out with it, each content once."""
    kept = [FileAt(f.name, f.sha256, f.media, f.size, f.use) for f in content.of(File)]
    made = [
        FileAt(m.name, m.sha256, m.media, len(m.content), m.use, inline=True) for m in content.made
    ]
    return list({each.path: each for each in (*kept, *made)}.values())


def record_of(file: FileAt) -> dict[str, Any]:
    """As a row holds it."""
    return {
        "name": file.name, "sha256": file.sha256, "media": file.media, "size": file.size,
        "use": file.use.value, "inline": file.inline,
    }  # fmt: skip


def _file(said: dict[str, Any]) -> FileAt:
    return FileAt(**{**said, "use": For(said["use"])})


def plain_problem(problem: Problem) -> dict[str, Any]:
    """As a row holds it."""
    place = {name: told for name, told in dataclasses.asdict(problem.place).items() if told}
    return {
        "code": problem.code, "facts": dict(problem.facts), "place": place,
        "severity": problem.severity.value,
    }  # fmt: skip


def problem_of(said: Mapping[str, Any]) -> Problem:
    place, severity = Place(**said["place"]), Severity(said["severity"])
    return Problem(said["code"], said["facts"], place, severity)


def to_look(row: Release) -> list[Problem]:
    """What whoever publishes it must have looked at."""
    return [problem_of(each) for each in row.to_look]


def entry(row: Release) -> Entry:
    hidden = row.state == WITHDRAWN and row.title_hidden
    title = words("public.gone_title") if hidden else Words(row.title_th, row.title_en)
    at = row.published_at or row.prepared_at
    return Entry(
        key=row.key, kind=Kind(row.kind), name=row.name, year=row.year or None, topic=row.topic,
        title_th=title.th, title_en=title.en, number=row.number, sha256=row.sha256,
        table=row.table, files=[_file(each) for each in row.files],
        at=at, first_at=getattr(row, "first_at", None) or at, made_with=row.made_with,
        withdrawn_at=row.withdrawn_at, reason=row.reason,
    )  # fmt: skip


def site(rows: Iterable[Release]) -> Site:
    """Of each thing what is shown, else the last that was withdrawn."""
    latest: dict[tuple[str, str, int], Release] = {}
    for row in sorted(rows, key=_rank):
        if row.state in (SHOWN, WITHDRAWN):
            latest[row.kind, row.name, row.year] = row
    return Site([entry(row) for row in latest.values()])


def _rank(row: Release) -> tuple[bool, int]:
    return row.state == SHOWN, row.number


def has_table(content: Content) -> bool:
    """Whether it has a data set: a table with files of its own."""
    data = any(each.use is For.DATA for each in files_of(content))
    return content.kind in DISCLOSED and data and bool(content.of(Grid))
