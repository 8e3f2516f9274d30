"""The assessor's results from a file: looked at first, kept nowhere, stored when confirmed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from prongsai.apps.look.sealing import sealed, unsealed
from prongsai.core.disclosure.judging import Judgement, read_judgements
from prongsai.workshop.sheets import as_it_stands, handed_in
from prongsai.workshop.uploads import Upload

ENDINGS = (".csv", ".xlsx", ".ods")
_SEAL = "disclosure.results"


def read_file(upload: Upload, codes: Collection[str]) -> Mapping[str, Judgement]:
    """Results by item; refuses with every fault, each with its row and column."""
    with handed_in(upload, ENDINGS) as (headers, rows):
        found = [(1, headers), *((at, list(map(as_it_stands, cells))) for at, cells in rows)]
    return read_judgements(found, codes)


def carried(found: Mapping[str, Judgement], whose: list[str]) -> str:
    """What was read, to come back when it is confirmed."""
    said = {code: [each.accepted, each.comment] for code, each in found.items()}
    return sealed(_SEAL, {"said": said}, whose)


def confirmed(token: str, whose: list[str]) -> Mapping[str, Judgement]:
    """What was read, where it was for this person and checklist."""
    said = unsealed(_SEAL, token, whose)["said"]
    return {code: Judgement(*each) for code, each in said.items()}
