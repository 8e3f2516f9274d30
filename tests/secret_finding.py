"""Every form in which a secret could lie in a file: as text, encoded, escaped, in base64."""

from __future__ import annotations

import base64
import urllib.parse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_CUT = 2
"""Letters left off at both ends, where what stands around would blur them in base64."""
_SHORTEST = 6


def forms(secret: str) -> Iterator[bytes]:
    """What to look for."""
    for text in (secret, secret[_CUT:-_CUT]):
        for encoded in (text.encode(), text.encode("utf-16-le"), text.encode("cp874")):
            yield encoded
            for shift in range(3):
                yield base64.b64encode(b"\0" * shift + encoded)[4:-4]
        yield text.encode("unicode_escape")
        yield urllib.parse.quote(text).encode()


def told(content: bytes, secrets: Mapping[str, str]) -> list[str]:
    """Names of the secrets that this content tells."""
    return [name for name, each in secrets.items() if any(form in content for form in forms(each))]


def told_by_files(paths: Iterable[Path], secrets: Mapping[str, str]) -> dict[str, list[str]]:
    """The files that tell any, with what they tell.

    A secret of a few letters would be found in anything.
    """
    assert all(len(form) >= _SHORTEST for each in secrets.values() for form in forms(each))
    found = {path.name: told(path.read_bytes(), secrets) for path in paths}
    return {name: names for name, names in found.items() if names}


def files_of(*roots: Path) -> list[Path]:
    return [path for root in roots for path in root.rglob("*") if path.is_file()]
