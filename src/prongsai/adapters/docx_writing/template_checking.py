"""Whether a file can be the template of an office: a DOCX that runs nothing and fetches nothing."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from prongsai.adapters.docx_writing import styles
from prongsai.adapters.docx_writing.template_use import MARKERS, marked, open_template
from prongsai.core.terms.problem import Problem, Severity

_MAIN = "word/document.xml"
_TYPES = "[Content_Types].xml"
_LARGEST, _MOST_PARTS = 100_000_000, 2_000
"""What a template with many pictures may unfold to: far more than any letterhead."""
_MOST_MARKERS = 10
_OLD, _LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
_KINDS = {b"{\\rtf": "RTF", b"%PDF": "PDF"}
_RUNS = re.compile(rb"macroEnabled|vbaProject|activeX", re.IGNORECASE)
_HIDES = re.compile(rb"<!DOCTYPE|<!ENTITY|\x00")
"""Entities, and letters that would hide from this search; no office program writes either."""
_FETCHES = re.compile(r"INCLUDEPICTURE|INCLUDETEXT|\bDDE(AUTO)?\b", re.IGNORECASE)
_ON_THIS_MACHINE = re.compile(r"(file:///)?[A-Za-z]:[\\/]|[^\\/:]+$")
_BROKEN = (
    zipfile.BadZipFile, OSError, zlib.error, lzma.LZMAError, RuntimeError, EOFError, ValueError,
    OverflowError,
)  # fmt: skip


def check_template(content: bytes) -> list[Problem]:
    """What keeps a template from being used, or else what is worth knowing before it is."""
    outside = _outside(content)
    if outside is not None:
        return [outside]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            found = list(_inside(file))
    except _BROKEN:
        return [Problem("template-damaged")]
    return found or _usable(content)


def refused(problems: list[Problem]) -> bool:
    return any(problem.severity is Severity.REFUSED for problem in problems)


def _outside(content: bytes) -> Problem | None:
    """What its first letters say."""
    if content.startswith(_OLD):
        return Problem("template-locked") if _LOCKED in content else _other("DOC")
    for sign, kind in _KINDS.items():
        if content.startswith(sign):
            return _other(kind)
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return Problem("template-damaged")
    return None


def _other(kind: str) -> Problem:
    return Problem("template-not-docx", {"found": kind})


def _inside(file: zipfile.ZipFile) -> Iterator[Problem]:
    """What its parts hold; nothing is unfolded before it is known how large it is."""
    parts = file.infolist()
    if sum(part.file_size for part in parts) > _LARGEST or len(parts) > _MOST_PARTS:
        yield Problem("template-too-large", {"most": f"{_LARGEST // 1_000_000}"})
        return
    names = set(file.namelist())
    if not {_MAIN, _TYPES} <= names:
        yield _other(_kind(file, names))
        return
    if file.testzip() is not None:
        yield Problem("template-damaged")
        return
    contents = {name: file.read(name) for name in _texts(names, file.read(_TYPES))}
    if any(_HIDES.search(said) for said in contents.values()):
        yield Problem("template-damaged")
        return
    yield from _runs(names, contents[_TYPES])
    yield from _fetches(contents)


def _texts(names: set[str], types: bytes) -> set[str]:
    """Parts that are read as XML, wherever they lie and whatever their names end in."""
    parts, endings = set(), {"xml", "rels"}
    for each in _elements(types, "{*}Override"):
        if each.get("ContentType", "").lower().endswith("xml"):
            parts.add(each.get("PartName", "").lstrip("/").lower())
    for each in _elements(types, "{*}Default"):
        if each.get("ContentType", "").lower().endswith("xml"):
            endings.add(each.get("Extension", "").lower())
    said = {name: name.lower() for name in names}
    return {name for name, low in said.items() if low in parts or low.rpartition(".")[2] in endings}


def _kind(file: zipfile.ZipFile, names: set[str]) -> str:
    """What a ZIP without the parts of a DOCX is."""
    if "mimetype" in names and b"opendocument" in file.read("mimetype"):
        return "ODT"
    starts = {"xl/": "XLSX", "ppt/": "PPTX"}
    return next((k for s, k in starts.items() if any(n.startswith(s) for n in names)), "ZIP")


def _runs(names: set[str], types: bytes) -> Iterator[Problem]:
    if any(_RUNS.search(name.encode()) for name in names) or _RUNS.search(types):
        yield Problem("template-macro")


def _fetches(contents: dict[str, bytes]) -> Iterator[Problem]:
    """Links that are followed by opening the file; a link that somebody clicks is none."""
    for name, said in sorted(contents.items()):
        if name.endswith(".rels"):
            for link in _links(said):
                yield Problem("template-link", {"target": link})
        else:
            yield from _fields(said)


def _links(said: bytes) -> Iterator[str]:
    for each in _elements(said, "{*}Relationship"):
        kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
        clicked = kind == "hyperlink" or each.get("TargetMode") != "External"
        own = kind == "attachedTemplate" and _ON_THIS_MACHINE.match(target)  # it is left behind
        if not clicked and not own:
            yield target


def _fields(said: bytes) -> Iterator[Problem]:
    """Instructions of fields, which Word may have cut into pieces."""
    instructions = "".join(each.text or "" for each in _elements(said, "{*}instrText"))
    simple = [each.get(qn("w:instr"), "") for each in _elements(said, "{*}fldSimple")]
    found = _FETCHES.search(" ".join([instructions, *simple]))
    if found:
        yield Problem("template-link", {"target": found.group().upper()})


def _elements(said: bytes, tag: str) -> list[Any]:
    """The elements of this name in a part; none in a damaged one, which opening it finds out."""
    try:
        root: Any = parse_xml(said)
    except SyntaxError:
        return []
    return list(root.iter(tag))


def _usable(content: bytes) -> list[Problem]:
    """Open it as it will be used, and say what will be added."""
    try:
        paper = open_template(content)
        if paper.element.body.sectPr is None:  # no page to write on, and no place to say so
            return [Problem("template-damaged")]
        lacking = styles.lacking(paper)
        marker = marked(paper)
        if len(marker) > _MOST_MARKERS:
            return [Problem("template-markers", {"most": f"{_MOST_MARKERS}"})]
    except (KeyError, ValueError, AttributeError, IndexError, SyntaxError):
        return [Problem("template-damaged")]
    notes = []
    if lacking:
        notes.append(_note("template-styles-made", styles=", ".join(lacking)))
    if not marker:
        notes.append(_note("template-no-marker", marker=MARKERS[0], other=MARKERS[1]))
    return notes


def _note(code: str, **facts: str) -> Problem:
    return Problem(code, facts, severity=Severity.NOTE)
