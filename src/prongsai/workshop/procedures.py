"""Procedures as files: those that are shipped or lie in a folder of packs, and texts kept since."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from prongsai.adapters.yaml_files import parse_yaml
from prongsai.core.procedures.procedure import Procedure
from prongsai.workshop.models import read_model

FOLDER = "procedures"
_KEPT = 200
"""Texts that stay read: a case is read under the one it was brought under."""


@dataclass(frozen=True, slots=True)
class Text:
    """A procedure with the text it was read from, which cases brought under it keep."""

    procedure: Procedure
    text: str
    version: str
    """Digest of the text."""


def version_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=_KEPT)
def read_text(text: str) -> Text:
    """The procedure of a text, or every fault of it."""
    found = read_model(Procedure, parse_yaml(text, FOLDER))
    return Text(found, text, version_of(text))


def texts(roots: Sequence[Path]) -> Mapping[str, Text]:
    """By key; those of a later folder go before the same of an earlier one."""
    found: dict[str, Text] = {}
    for root in roots:
        for path in sorted((root / FOLDER).glob("*.yaml")):
            read = read_text(path.read_text("utf-8"))
            found[read.procedure.key] = read
    return found
