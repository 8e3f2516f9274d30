"""A backup as a file: a ZIP whose manifest names every member with its size and SHA-256."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import uuid
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

from prongsai.core.terms.problem import refuse

LAYOUT = "prongsai-backup@1"
MANIFEST = "manifest.json"
BLOCK = 1024 * 1024
LARGEST_MANIFEST = 256 * BLOCK
_SAFE = re.compile(r"(?!\.)[\w.@+-]+(?:/(?!\.)[\w.@+-]+)*", re.ASCII)
_STORED = re.compile(r"([0-9a-f]{2})/([0-9a-f]{2})/\1\2[0-9a-f]{60}")
_PAIR = 2
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
               KeyError, TypeError)  # fmt: skip


class Writing:
    """A new archive: readable to its owner only, and there only when it is whole."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.members: dict[str, dict[str, Any]] = {}
        self._part = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.part")
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
        self._file = os.fdopen(os.open(self._part, flags, 0o600), "w+b")
        self._zip = zipfile.ZipFile(self._file, "w", allowZip64=True)

    def add(self, name: str, blocks: Iterable[bytes], *, packed: bool = True) -> str:
        """A member of these blocks; its SHA-256."""
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info.external_attr = 0o600 << 16
        digest, size = hashlib.sha256(), 0
        with self._zip.open(info, "w", force_zip64=True) as member:
            for block in blocks:
                member.write(block)
                digest.update(block)
                size += len(block)
        self.members[name] = {"size": size, "sha256": digest.hexdigest()}
        return digest.hexdigest()

    def finish(self, facts: dict[str, Any]) -> None:
        """The manifest last; then the whole is put in its place."""
        manifest = {**facts, "members": self.members}
        self._zip.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        self._zip.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        if self.target.exists():
            raise refuse("backup-out-there", file=str(self.target))
        self._part.rename(self.target)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._file.close()
        self._part.unlink(missing_ok=True)


def blocks_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _shaped(manifest: Mapping[str, Any], members: Mapping[str, Mapping[str, Any]]) -> None:
    """Raises where a part of the manifest isn't of the kind that is read later."""
    for about in members.values():
        if not isinstance(about["size"], int) or not isinstance(about["sha256"], str):
            raise TypeError(MANIFEST)
    for part in ("files_missing", "files_altered"):
        if not _texts(manifest.get(part, [])):
            raise TypeError(part)
    told = manifest.get("migrations", [])
    pairs = isinstance(told, list) and all(_texts(each) and len(each) == _PAIR for each in told)
    if not pairs or not isinstance(manifest.get("packs", {}), dict):
        raise TypeError("migrations")


def _texts(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(each, str) for each in found)


class Reading:
    """An archive that somebody brings; nothing of it is believed before it is checked."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            self._zip = zipfile.ZipFile(path)
            listed = self._zip.infolist()
            if self._zip.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
                raise ValueError(MANIFEST)
            self.manifest: dict[str, Any] = json.loads(self._zip.read(MANIFEST))
            self.members: dict[str, dict[str, Any]] = dict(self.manifest["members"])
            told = self.manifest["layout"]
            _shaped(self.manifest, self.members)
        except _UNREADABLE as error:
            raise refuse("restore-not-a-backup", file=self.name) from error
        if told != LAYOUT:
            raise refuse("restore-other-layout", file=self.name, found=str(told))
        names = [info.filename for info in listed]
        for name in (*names, *self.members):
            if not _SAFE.fullmatch(name):
                raise refuse("restore-unsafe", file=self.name, name=repr(name))
        if sorted(names) != sorted([MANIFEST, *self.members]):
            raise refuse("restore-damaged", file=self.name, member=MANIFEST)
        for info in listed:
            if info.filename != MANIFEST and info.file_size != self.members[info.filename]["size"]:
                raise refuse("restore-damaged", file=self.name, member=info.filename)
        self._named_by_content()

    def _named_by_content(self) -> None:
        """A file of the store is called by its SHA-256: another content can be told by itself."""
        excused = {*self.manifest.get("files_altered", [])}
        for name in self.below("files"):
            own, found = name.removeprefix("files/"), self.members[name]["sha256"]
            digest = own.rpartition("/")[2]
            if not _STORED.fullmatch(own) or (digest != found and digest not in excused):
                raise refuse("restore-damaged", file=self.name, member=name)

    def size(self) -> int:
        return sum(int(each["size"]) for each in self.members.values())

    def below(self, folder: str) -> list[str]:
        """Members in a folder of the archive."""
        return [name for name in self.members if name.startswith(f"{folder}/")]

    def verify(self) -> None:
        """Every member read once, and held against the manifest."""
        for name in self.members:
            for _ in self.blocks(name):
                pass

    def blocks(self, name: str) -> Iterator[bytes]:
        """What a member holds, never more than is declared; refused where it is not that."""
        about, digest, size = self.members[name], hashlib.sha256(), 0
        try:
            with self._zip.open(name) as member:
                while block := member.read(BLOCK):
                    digest.update(block)
                    size += len(block)
                    if size > about["size"]:
                        break
                    yield block
            whole = (size, digest.hexdigest()) == (about["size"], about["sha256"])
        except _UNREADABLE as error:
            raise refuse("restore-damaged", file=self.name, member=name) from error
        if not whole:
            raise refuse("restore-damaged", file=self.name, member=name)

    def lines(self, name: str) -> Iterator[bytes]:
        """A member line by line, however its blocks are cut."""
        rest = b""
        for block in self.blocks(name):
            *whole, rest = (rest + block).split(b"\n")
            yield from whole
        if rest:
            yield rest

    def put(self, name: str, target: Path) -> None:
        """A member as a file of its own, readable to its owner only."""
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for block in self.blocks(name):
                file.write(block)
