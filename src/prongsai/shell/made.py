"""What a batch has made already, so that a run that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from prongsai import __version__
from prongsai.core.documents.document import Document
from prongsai.core.terms.problem import Place, Refused, refuse
from prongsai.shell.choosing import write_file

_NAME = ".prongsai-made.jsonl"


class Made:
    """Files of a folder: what each was made of, and what it held when it was made.

    The list grows by a line after each file, so it is true whenever the run is stopped.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sources: dict[str, str] = {}
        self.contents: dict[str, str] = {}

    def open(self) -> None:
        """Read what stands there; a line that cannot be read is as good as none."""
        for line in self._lines():
            try:
                name, source, content = json.loads(line)
            except (ValueError, TypeError, RecursionError):
                continue
            self.sources[str(name)], self.contents[str(name)] = str(source), str(content)
        whole = "".join(
            _line(name, source, self.contents[name])
            for name, source in sorted(self.sources.items())
        )  # a folder that cannot be written is told before any work is done
        write_file(self.folder / _NAME, lambda target: _write(target, whole.encode()))

    def _lines(self) -> Iterator[str]:
        try:
            yield from (self.folder / _NAME).read_text("utf-8", "replace").splitlines()
        except OSError:
            return

    def has(self, name: str, source: str) -> bool:
        """Whether it would come out the same; who has edited it since keeps the edits."""
        return self.sources.get(name) == source and self._now(name) not in ("", _hash(b""))

    def put(self, name: str, source: str, content: bytes) -> Path | None:
        """Write a file; what somebody else wrote there is moved aside, to the place returned."""
        aside = None
        if self._now(name) not in ("", _hash(b""), self.contents.get(name), _hash(content)):
            aside = self._aside(name)
        write_file(self.folder / name, lambda target: _write(target, content))
        self.sources[name], self.contents[name] = source, _hash(content)
        self._note(_line(name, source, self.contents[name]))
        return aside

    def _note(self, line: str) -> None:
        path = self.folder / _NAME
        try:
            with path.open("a", encoding="utf-8") as file:
                file.write(line)
        except OSError as error:
            raise _cannot_write(path, error) from error

    def _now(self, name: str) -> str:
        """What the file holds now; nothing where there is none."""
        try:
            return _hash((self.folder / name).read_bytes())
        except OSError:  # none, or none that can be read: writing tells
            return ""

    def _aside(self, name: str) -> Path:
        path = self.folder / name
        number = 1
        while (moved := path.with_stem(f"{path.stem}-edited-{number}")).exists():
            number += 1
        try:
            return path.rename(moved)
        except OSError as error:
            raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> Refused:
    return refuse("out-cannot-write", Place(file=str(path)), why=str(error.strerror))


def _line(*parts: str) -> str:
    return json.dumps(parts, ensure_ascii=False) + "\n"


def _write(target: Path, content: bytes) -> None:
    target.write_bytes(content)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def source_of(document: Document, extra: bytes) -> str:
    """A fingerprint of a document: the day it is made is no reason to make it again."""
    undated = replace(document, dated=document.dated.replace(month=1, day=1))
    return _hash(f"{__version__}\n{undated!r}".encode() + extra)
