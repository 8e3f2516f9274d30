"""What was submitted, as one text that can be proved later: canonical bytes and their hash."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.core.approval.approval import Approval, Outcome
from prongsai.core.disclosure.entries import Entry, File, Piece
from prongsai.core.shapes.fields import Unknown

FORM = "disclosure-submission@1"


@dataclass(frozen=True, slots=True)
class About:
    """Whose submission it is, of which year, under which rules, which one it is, and when."""

    agency: str
    agency_name: str
    year: int
    pack: str
    pack_hash: str
    version: int
    at: dt.datetime


def frozen(
    about: About, entries: Sequence[Entry], approval: Approval, titles: Mapping[str, str]
) -> bytes:
    """The same submission always gives the same bytes; people are named by their role only."""
    if about.at.tzinfo is None:
        raise ValueError(about.at)
    content = {
        "form": FORM,
        "agency": about.agency,
        "agency_name": about.agency_name,
        "fiscal_year": about.year,
        "pack": about.pack,
        "pack_hash": about.pack_hash,
        "version": about.version,
        "submitted_at": _moment(about.at),
        "approval": [
            {"step": act.step, "at": _moment(act.at), "acting": act.acting}
            for act in approval.round
            if act.outcome is Outcome.TAKEN
        ],
        "items": [_item(number, each, titles) for number, each in enumerate(entries, start=1)],
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1)
    return f"{text}\n".encode()


def digest(content: bytes) -> str:
    """The hash by which anybody can tell that nothing was changed since."""
    return hashlib.sha256(content).hexdigest()


def read(content: bytes) -> Mapping[str, Any]:
    """A frozen submission as plain data."""
    found: Mapping[str, Any] = json.loads(content)
    return found


def files_of(entries: Sequence[Entry]) -> tuple[File, ...]:
    """Every file that belongs to it, each content once."""
    found = (
        file
        for entry in entries
        for piece in entry.pieces
        for file in (piece.file, piece.twin)
        if file is not None
    )
    return tuple({file.sha256: file for file in found}.values())


def _moment(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="seconds")


def _item(number: int, entry: Entry, titles: Mapping[str, str]) -> dict[str, Any]:
    return {
        "number": number,
        "code": entry.code,
        "title": titles.get(entry.code, ""),
        "elements": "unknown"
        if isinstance(entry.elements, Unknown)
        else {each: entry.at(each).value for each in entry.elements},
        "evidence": [_piece(each) for each in entry.pieces],
        "note": entry.note,
        "self_score": entry.opinion.points if entry.opinion else None,
        "self_score_reason": entry.opinion.reason if entry.opinion else "",
        "left_unanswered": entry.forgone,
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "title": piece.title,
        "address": piece.address,
        "file": _file(piece.file),
        "readable_twin": _file(piece.twin),
    }


def _file(file: File | None) -> dict[str, Any] | None:
    if file is None:
        return None
    return {"name": file.name, "sha256": file.sha256, "media": file.media, "bytes": file.size}
