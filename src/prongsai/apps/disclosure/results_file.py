"""The assessor's results from a file: looked at first, kept nowhere, stored when confirmed."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePath

from django.core import signing

from prongsai.core.answers.ticks import Cell
from prongsai.core.disclosure.judging import Judgement, Row, read_judgements
from prongsai.core.terms.problem import Refused, refuse
from prongsai.workshop.tables import raw_rows
from prongsai.workshop.uploads import Upload, faults_of

ENDINGS = (".csv", ".xlsx", ".ods")
_SALT = "disclosure.results"


def read_file(upload: Upload, codes: Collection[str]) -> Mapping[str, Judgement]:
    """Results by item; refuses with every fault, each with its row and column."""
    if problems := list(faults_of(upload, ENDINGS)):
        raise Refused(problems)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"results{PurePath(upload.name).suffix.lower()}"
        path.write_bytes(upload.content)
        headers, rows = raw_rows(path)
        found = [(1, headers), *_texts(rows)]
    return read_judgements(found, codes)


def _texts(rows: Iterator[tuple[int, object]]) -> Iterator[Row]:
    for number, cells in rows:
        yield number, [text_of(cell) for cell in cells]  # type: ignore[attr-defined] # a sequence


def text_of(cell: Cell) -> str:
    """A cell as somebody reads it: 100.0 is 100."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def sealed(found: Mapping[str, Judgement], whose: list[str]) -> str:
    """What was read, to come back when it is confirmed."""
    said = {code: [each.accepted, each.comment] for code, each in found.items()}
    return signing.Signer(salt=_SALT).sign_object({"said": said, "for": whose}, compress=True)


def opened(token: str, whose: list[str]) -> Mapping[str, Judgement]:
    """Refuses what this server didn't seal for this person and checklist."""
    try:
        found = signing.Signer(salt=_SALT).unsign_object(token)
    except (signing.BadSignature, ValueError) as error:
        raise refuse("import-altered") from error
    if found.get("for") != whose:
        raise refuse("import-altered")
    return {code: Judgement(*each) for code, each in found["said"].items()}
