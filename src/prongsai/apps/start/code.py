"""The code that opens the first start: shown once on the terminal, kept as a digest.

Whoever reads the terminal of the machine may set it up; whoever only reaches its pages may not.
Eighty bits by chance can't be guessed, and wrong ones are slowed down besides.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from prongsai.core.terms.receipt_code import LETTERS

_GROUPS, _LENGTH = 4, 4


def new_code(path: Path) -> str:
    """A code, its digest kept at this path; a code made earlier opens nothing any more."""
    code = "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(_LENGTH)) for _ in range(_GROUPS)
    )
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(_digest(code))
    new.replace(path)
    return code


def opened_by(path: Path, typed: str) -> str:
    """The digest of the code if this is the one; empty if not, or if there is none."""
    digest = _digest(typed)
    return digest if hmac.compare_digest(digest, kept(path)) else ""


def kept(path: Path) -> str:
    """The digest of the code that works now; empty where none does."""
    return path.read_text("ascii").strip() if path.is_file() else ""


def forget(path: Path) -> None:
    path.unlink(missing_ok=True)


def _digest(code: str) -> str:
    """Typed with or without dashes, spaces and capitals, it is the same code."""
    plain = "".join(each for each in code.casefold() if each.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
