"""The assessor's results from a file: looked at first, kept nowhere, stored when confirmed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.core import signing

from prongsai.core.disclosure.judging import Judgement, read_judgements
from prongsai.core.terms.problem import refuse
from prongsai.workshop.sheets import as_it_stands, handed_in
from prongsai.workshop.uploads import Upload

ENDINGS = (".csv", ".xlsx", ".ods")
_SALT = "disclosure.results"


def read_file(upload: Upload, codes: Collection[str]) -> Mapping[str, Judgement]:
    """Results by item; refuses with every fault, each with its row and column."""
    with handed_in(upload, ENDINGS) as (headers, rows):
        found = [(1, headers), *((at, list(map(as_it_stands, cells))) for at, cells in rows)]
    return read_judgements(found, codes)


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
