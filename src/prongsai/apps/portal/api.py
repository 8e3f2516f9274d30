"""What is published, for programs: read only, in pages, as `openapi.json` describes it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from prongsai.apps.portal import datasets
from prongsai.apps.portal.rendering import Rendering
from prongsai.core.opendata.dataset import Column
from prongsai.core.portal.content import DISCLOSED, Grid, frozen
from prongsai.core.portal.site import Entry, FileAt
from prongsai.core.terms.problem import refuse
from prongsai.core.terms.words import Words

START, DESCRIPTION = "api/v1/", "openapi.json"
USUAL, MOST = 100, 1000
"""Things on a page of answers."""
_ID = re.compile(r"[a-z0-9-]{1,120}")
_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)
Said = dict[str, Any]
Asked = Mapping[str, str]


def said(rendering: Rendering, what: str, asked: Asked) -> Said | None:
    """The answer to what is asked below the start; nothing where there is no such thing."""
    found: Said | None = None
    match what.split("/"):
        case [""]:
            found = _start(rendering)
        case [each] if each == DESCRIPTION:
            found = description(rendering.portal.slug)
        case ["releases"]:
            found = _listed("releases", [_release(each) for each in rendering.site.shown], asked)
        case ["datasets"]:
            found = _listed("datasets", [_dataset(each) for each in _tables(rendering)], asked)
        case ["releases", key]:
            found = _whole_release(rendering, key)
        case ["datasets", key]:
            found = _whole_dataset(rendering, key)
        case ["datasets", key, "rows"]:
            found = _rows(rendering, key, asked)
    return found


@cache
def _shipped() -> str:
    return (Path(__file__).parent / DESCRIPTION).read_text("utf-8")


def description(slug: str) -> Said:
    """The same for every site; where nobody said its address, it is where this was found."""
    found: Said = json.loads(_shipped())
    live = f"{settings.SITE.rstrip('/')}/p/{slug}/{START}".rstrip("/")
    return {**found, "servers": [{"url": live if settings.SITE else "../v1"}]}


def _start(rendering: Rendering) -> Said:
    agency = rendering.portal.agency
    return {
        "agency": {"key": agency.key, "name": agency.name}, "site": "../../",
        "description": DESCRIPTION, "releases": "releases", "datasets": "datasets",
    }  # fmt: skip


# --- Pages of answers ----------------------------------------------------------------------------


def _listed(name: str, things: Sequence[Said], asked: Asked) -> Said:
    """By id, beginning after the one named; what is withdrawn meanwhile shifts nothing."""
    limit, after = _limit(asked), asked.get("after", "")
    if after and not _ID.fullmatch(after):
        raise refuse("api-after")
    later = sorted((each for each in things if each["id"] > after), key=lambda each: each["id"])
    shown = later[:limit]
    more = {"after": shown[-1]["id"], "limit": limit} if len(later) > limit else None
    return {"count": len(things), name: shown, "next": _next(name, more)}


def _next(name: str, more: Mapping[str, object] | None) -> str | None:
    return f"{name}?{urlencode(more)}" if more else None


def _limit(asked: Asked) -> int:
    number = _whole(asked, "limit", USUAL)
    if number is None or not 0 < number <= MOST:
        raise refuse("api-limit", most=str(MOST))
    return number


def _whole(asked: Asked, name: str, usual: int) -> int | None:
    """A whole number; nothing where something else was sent."""
    text = asked.get(name, "")
    if not text:
        return usual
    return int(text) if _WHOLE.fullmatch(text) else None


# --- Releases ------------------------------------------------------------------------------------


def id_of(entry: Entry) -> str:
    """What names it for good, whichever release of it is shown."""
    parts = (entry.kind.value, str(entry.year or ""), entry.name)
    return "-".join(dict.fromkeys(filter(None, parts)))


def _release(entry: Entry) -> Said:
    return {
        "id": id_of(entry), "kind": entry.kind.value, "fiscal_year": entry.year,
        "topic": entry.topic, "title": {"th": entry.title_th, "en": entry.title_en},
        "number": entry.number, "published_at": entry.at.isoformat(), "sha256": entry.sha256,
        "page": entry.path, "files": [_file(each) for each in entry.files],
    }  # fmt: skip


def _file(file: FileAt) -> Said:
    return {
        "path": file.path, "name": file.name, "media_type": file.media, "size": file.size,
        "sha256": file.sha256, "use": file.use.value,
    }  # fmt: skip


def _whole_release(rendering: Rendering, key: str) -> Said | None:
    entry = _named(rendering.site.shown, key)
    if entry is None:
        return None
    return {**_release(entry), "content": json.loads(frozen(rendering.load(entry.key)))}


def _named(entries: Sequence[Entry], key: str) -> Entry | None:
    return next((each for each in entries if id_of(each) == key), None)


# --- Data sets -----------------------------------------------------------------------------------


def _tables(rendering: Rendering) -> list[Entry]:
    return [each for each in rendering.site.of(*DISCLOSED) if each.table]


def _dataset(entry: Entry) -> Said:
    return {
        "id": id_of(entry), "fiscal_year": entry.year, "number": entry.number,
        "title": {"th": entry.title_th, "en": entry.title_en},
        "modified": entry.at.isoformat(), "page": entry.data_path,
    }  # fmt: skip


def _whole_dataset(rendering: Rendering, key: str) -> Said | None:
    entry = _named(_tables(rendering), key)
    if entry is None:
        return None
    told = datasets.metadata(rendering.portal, entry)
    grids = rendering.load(entry.key).of(Grid)
    return {
        **_dataset(entry), "description": _words(told.notes), "license": told.license,
        "owner": told.owner, "files": [_file(each) for each in entry.data_files],
        "tables": [_table(key, number, grid) for number, grid in enumerate(grids, start=1)],
    }  # fmt: skip


def _table(key: str, number: int, grid: Grid) -> Said:
    return {
        "table": number, "title": _words(grid.title), "count": len(grid.table.rows),
        "columns": [_column(each) for each in grid.table.columns],
        "rows": f"datasets/{key}/rows?table={number}",
    }  # fmt: skip


def _column(column: Column) -> Said:
    return {
        "key": column.key, "name": _words(column.name), "holds": column.holds.value,
        "note": _words(column.note),
    }  # fmt: skip


def _words(words: Words) -> Said:
    return {"th": words.th, "en": words.en}


def _rows(rendering: Rendering, key: str, asked: Asked) -> Said | None:
    """Rows of one table, beginning after the one of that number."""
    entry = _named(_tables(rendering), key)
    if entry is None:
        return None
    limit, after, place = _limit(asked), _whole(asked, "after", 0), _whole(asked, "table", 1)
    if after is None:
        raise refuse("api-after")
    grids = rendering.load(entry.key).of(Grid)
    if place is None or not 0 < place <= len(grids):
        raise refuse("api-table", count=str(len(grids)))
    table = grids[place - 1].table
    keys = [each.key for each in table.columns]
    shown = table.rows[after : after + limit]
    more = {"table": place, "after": after + limit, "limit": limit}
    return {
        "dataset": key, "number": entry.number, "sha256": entry.sha256, "table": place,
        "count": len(table.rows),
        "rows": [
            {"number": number, "cells": dict(zip(keys, row, strict=True))}
            for number, row in enumerate(shown, start=after + 1)
        ],
        "next": _next(f"datasets/{key}/rows", more if after + limit < len(table.rows) else None),
    }  # fmt: skip
