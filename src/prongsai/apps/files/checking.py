"""A file as it is handed in, looked at before anything is kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from prongsai.adapters.file_kinds import told
from prongsai.adapters.picture_metadata import stripped
from prongsai.core.files.kinds import Kind, Limits, OwnKind, named_as, size_fault
from prongsai.core.files.names import cleaned, ending_of
from prongsai.core.terms.problem import Refused

LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept: its name and kind agree, and it hides nothing."""

    name: str
    kind: Kind | OwnKind
    content: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def checked(name: str, content: bytes, limits: Limits = LIMITS) -> Checked:
    """The file as it will be kept, or why not."""
    if fault := size_fault(len(content), limits):
        raise Refused([fault])
    name = cleaned(name)
    kind = named_as(told(content, limits), ending_of(name))
    return Checked(name, kind, stripped(content, kind))
