"""Loads the pack that the command line asks for, and writes what it asks to be written."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

from prongsai.core.criteria.load import Loaded
from prongsai.core.terms.problem import Misused, Place, Problem, Refused
from prongsai.workshop.library import Library


def chosen_pack(options: argparse.Namespace, library: Library, pack: str | None = None) -> Loaded:
    """The pack with the answers to open questions and the assumption the user gave."""
    choices: dict[str, str] = {}
    for text in options.choose:
        key, equals, answer = text.partition("=")
        if not equals:
            raise Misused([Problem("choice-unreadable", {"text": text})])
        choices[key] = answer
    return library.load(pack or options.pack, choices, options.assume)


def write_file(path: Path, write: Callable[[Path], None]) -> None:
    """Write beside the target and move into place, so that no half-written file is left."""
    import tempfile  # noqa: PLC0415 - brings much along that printing a table does not need

    name = ""
    try:
        target = _target(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".prongsai-", dir=target.parent)
        os.close(handle)
        write(Path(name))
        Path(name).chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        Path(name).replace(target)
    except OSError as error:
        facts = {"why": str(error.strerror)}
        raise Refused([Problem("out-cannot-write", facts, Place(file=str(path)))]) from error
    finally:
        if name:
            Path(name).unlink(missing_ok=True)


def write_bytes(path: Path, content: bytes) -> None:
    """The same of something that is there as a whole."""

    def write(target: Path) -> None:
        target.write_bytes(content)

    write_file(path, write)


def _target(path: Path) -> Path:
    """What is to be replaced: a link leads to it; a folder or a pipe never becomes a file."""
    target = path.resolve() if path.is_symlink() else path
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return target


def _umask() -> int:
    """The rights files get by default; asking means setting, so it is set back at once."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def put_out(text: str, path: Path | None) -> None:
    """Text to a file, or to standard output."""
    if path is None:
        sys.stdout.write(text)
    else:
        write_file(path, lambda target: _write_text(target, text))


def _write_text(target: Path, text: str) -> None:
    target.write_text(text, encoding="utf-8")
