"""Which text of a procedure a case follows: a short print of all it says."""

from __future__ import annotations

import hashlib
import json

from prongsai.core.procedures.procedure import Procedure
from prongsai.core.shapes.write import plain

_LENGTH = 16


def version_of(procedure: Procedure) -> str:
    """The same for the same text, another for any other."""
    text = json.dumps(plain(procedure), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
