"""A frozen submission as one file to take away: the same bytes each time."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any

from prongsai.adapters.csv_files import unarmed, write_csv
from prongsai.apps.disclosure.models import Submission
from prongsai.apps.files.models import Attached
from prongsai.apps.files.store import path_of
from prongsai.apps.look.words import phrase
from prongsai.core.disclosure.freezing import read

_THEN = (1980, 1, 1, 0, 0, 0)
"""Every member has the same date, so that the same submission packs to the same bytes."""


def packed(submission: Submission, files: Sequence[Attached]) -> IO[bytes]:
    """A zip of the canonical text, its hash, a table and every file."""
    content = submission.content.encode()
    held = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "submission.json", content)
        _add(archive, "submission.json.sha256", f"{submission.sha256}  submission.json\n".encode())
        _add(archive, "items.csv", _csv(rows(read(content))))
        for file in files:
            _add(archive, name_of(file), path_of(file.stored.hash).read_bytes())
    held.seek(0)
    return held


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, _THEN)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, content)


def _csv(table: Iterator[list[object]]) -> bytes:
    return write_csv([unarmed(cell) for cell in row] for row in table)


def name_of(file: Attached) -> str:
    """Under its own name; the hash keeps two of the same name apart."""
    return f"files/{file.stored.hash[:12]}-{file.name}"


def rows(said: Mapping[str, Any]) -> Iterator[list[object]]:
    """One row for each piece of evidence, or one for an item without any."""
    yield [
        phrase(f"copy.{each}")
        for each in ("code", "name", "evidence", "address", "file", "twin", "note")
    ]
    for item in said["items"]:
        for piece in item["evidence"] or [{}]:
            files = [(piece.get(each) or {}).get("name", "") for each in ("file", "readable_twin")]
            yield [
                item["code"], item["title"], piece.get("title", ""), piece.get("address", ""),
                *files, item["note"] or item["left_unanswered"],
            ]  # fmt: skip
