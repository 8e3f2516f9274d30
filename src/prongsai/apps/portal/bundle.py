"""A site as files for any web host: the same bytes as served, and a list of them all."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from prongsai.apps.portal.rendering import Rendering, stored
from prongsai.core.portal.content import digest
from prongsai.core.terms.problem import refuse

FORM, MANIFEST, INDEX = "portal-bundle@1", "manifest.json", "index.html"
_THEN = (1980, 1, 1, 0, 0, 0)
"""Every member has the same date, so that the same site packs to the same bytes."""


def members(rendering: Rendering) -> Iterator[tuple[str, bytes]]:
    """Names and contents; what is withdrawn is there with its trace, to replace an older copy."""
    for path in rendering.paths():
        answer = rendering.answer(path)
        if answer is not None:
            yield (f"{path}{INDEX}" if not path or path.endswith("/") else path), stored(answer)


def manifest(rendering: Rendering, hashes: dict[str, str]) -> bytes:
    """What a copy holds, so that anybody can tell whether it is whole and up to date."""
    releases = [
        {"path": each.path, "number": each.number, "sha256": each.sha256}
        for each in sorted(rendering.site.shown, key=lambda each: each.path)
    ]
    said = {
        "form": FORM, "agency": rendering.portal.agency.key, "site": rendering.portal.slug,
        "releases": releases, "files": dict(sorted(hashes.items())),
    }  # fmt: skip
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


def packed(rendering: Rendering) -> tuple[IO[bytes], bytes]:
    """All of it as one zip, and its list of files."""
    held = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    hashes: dict[str, str] = {}
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members(rendering):
            hashes[name] = digest(content)
            _add(archive, name, content)
        told = manifest(rendering, hashes)
        _add(archive, MANIFEST, told)
    held.seek(0)
    return held, told


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, _THEN)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, content)


def write(rendering: Rendering, out: Path) -> bytes:
    """Into a folder, which is empty or holds an earlier copy; gives its list of files."""
    old = _earlier(out, rendering.portal.agency.key)
    hashes: dict[str, str] = {}
    for name, content in members(rendering):
        hashes[name] = digest(content)
        if not _holds(out / name, content):
            _put(out / name, content)
    for name in old.keys() - hashes.keys():
        (out / name).unlink(missing_ok=True)
    told = manifest(rendering, hashes)
    _put(out / MANIFEST, told)
    return told


def _earlier(out: Path, agency: str) -> dict[str, str]:
    """Files of the agency's copy that lies there; refuses a folder with anything else."""
    if not out.exists() or not any(out.iterdir()):
        return {}
    try:
        said = json.loads((out / MANIFEST).read_bytes())
        own = (said["form"], said["agency"]) == (FORM, agency)
        found = dict(said["files"]) if own else None
    except (OSError, ValueError, KeyError, TypeError):
        found = None
    if found is None or any(".." in Path(name).parts or name.startswith("/") for name in found):
        raise refuse("portal-out-not-empty", folder=str(out))
    return found


def _holds(path: Path, content: bytes) -> bool:
    """Whether it is there as it should be, whatever became of the earlier copy."""
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)
