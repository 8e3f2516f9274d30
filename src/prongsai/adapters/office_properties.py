"""Takes out of office files who wrote and who saved them; all else stays as it is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from prongsai.core.files.kinds import Kind

_KINDS = (Kind.DOCX, Kind.XLSX, Kind.ODT, Kind.ODS)
_PARTS = ("docProps/core.xml", "docProps/app.xml", "meta.xml")
_MAKERS = re.compile(
    rb"<((?:\w{1,20}:)?(?:creator|lastModifiedBy|Manager|initial-creator|printed-by))"
    rb"(\s[^<>]{0,500})?>[^<]{1,2000}</\1\s{0,9}>"
)
"""Bounded in each part: whoever hands in a file chooses how long these are."""
_LARGEST = 1_000_000
"""Bytes of such a part; a program writes a thousandth of it."""
_SIGNED = ("_xmlsignatures/", "META-INF/documentsignatures.xml")


def without_makers(content: bytes, kind: object) -> bytes:
    """The same bytes where nobody is named, and where a signature would break."""
    if kind not in _KINDS:
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if any(name.startswith(_SIGNED) for name in names):
            return content
        small = [name for name in _PARTS if name in names and _is_small(archive, name)]
        was = {name: archive.read(name) for name in small}
        now = {name: _MAKERS.sub(rb"<\1\2></\1>", said) for name, said in was.items()}
        return content if now == was else _rewritten(archive, now)


def _is_small(archive: zipfile.ZipFile, name: str) -> bool:
    return archive.getinfo(name).file_size <= _LARGEST


def _rewritten(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """Part for part in the same order, so that the same file always becomes the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as copy:
        for info in archive.infolist():
            said = changed.get(info.filename)
            copy.writestr(info, archive.read(info) if said is None else said, info.compress_type)
    return made.getvalue()
