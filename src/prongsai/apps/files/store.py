"""Contents on the disk: one file each, named by its hash, never changed."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from django.conf import settings


def path_of(digest: str) -> Path:
    """Where a content lies: two levels of folders, so that none grows too large."""
    return Path(settings.FILES) / digest[:2] / digest[2:4] / digest


def put(digest: str, content: bytes) -> None:
    """On the disk when this returns; a content that is there already is left alone."""
    path = path_of(digest)
    if path.is_file():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{digest}.{uuid.uuid4().hex}.new")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A link, unlike a move, can't take the place of a file that came in the meantime.
        path.hardlink_to(beside)
    except FileExistsError:
        return
    finally:
        beside.unlink(missing_ok=True)
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        _sync(folder)


def drop(digest: str) -> None:
    path_of(digest).unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """The name of a new file survives a power cut only when its folder was written out too."""
    if os.name == "nt":
        return  # folders can't be opened there
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
