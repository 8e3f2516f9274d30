"""Runs the command line inside the test, with what it wrote."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prongsai.shell.main import main

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
PROVINCE = EXAMPLES / "province"


@dataclass(frozen=True)
class Ran:
    """What a command gave back."""

    code: int
    out: str
    err: str

    def records(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.out)
        return found


def run(*words: object, lang: str = "en") -> Ran:
    """Run `prongsai` with these words."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main([*map(str, words), "--lang", lang])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    return Ran(code, out.getvalue(), err.getvalue())


def table(path: Path, *rows: Sequence[object]) -> Path:
    """A CSV file with these rows."""
    lines = [",".join(map(str, row)) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
