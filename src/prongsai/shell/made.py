"""What a batch has made already, so that a run that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from prongsai import __version__
from prongsai.core.documents.document import Document
from prongsai.shell.choosing import write_file

_NAME = ".prongsai-made.json"


class Made:
    """Files of a folder with what each was made of; another document of that name is made anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.prints: dict[str, str] = {}

    def open(self) -> None:
        """Read what stands there; a list that cannot be read is as good as none."""
        path = self.folder / _NAME
        if path.is_file():
            try:
                found = json.loads(path.read_text("utf-8"))
            except (ValueError, OSError):
                found = None
            if isinstance(found, dict):
                self.prints = {str(name): str(mark) for name, mark in found.items()}
        self.save()  # a folder that cannot be written is told before any work is done

    def has(self, name: str, document: Document, extra: bytes) -> bool:
        return self.prints.get(name) == _print(document, extra) and (self.folder / name).is_file()

    def add(self, name: str, document: Document, extra: bytes) -> None:
        self.prints[name] = _print(document, extra)

    def save(self) -> None:
        content = json.dumps(dict(sorted(self.prints.items())), ensure_ascii=False, indent=1)
        write_file(self.folder / _NAME, lambda target: _write(target, content))


def _write(target: Path, content: str) -> None:
    target.write_text(content, encoding="utf-8")


def _print(document: Document, extra: bytes) -> str:
    """A fingerprint of a document: the day it is made is no reason to make it again."""
    undated = replace(document, dated=document.dated.replace(month=1, day=1))
    seed = f"{__version__}\n{undated!r}".encode()
    return hashlib.sha256(seed + extra).hexdigest()
