"""The letter that refers a report, drawn for one answer: kept nowhere, made by no renderer.

Those who make PDF, DOCX and HTML elsewhere remember phrases and whole pages to be quick; a report
would stay in the memory of the process. So its blocks go straight into a page.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.files.store import path_of
from prongsai.apps.papers.heads import Head, head_of
from prongsai.apps.sealed import boxes, frame
from prongsai.apps.sealed.opening import Opened
from prongsai.core.documents.blocks import (
    Aside,
    Blank,
    Block,
    Emblem,
    Hanging,
    Paragraph,
    Run,
    Signature,
    Text,
)
from prongsai.core.documents.content import Content
from prongsai.core.documents.document import Document, written
from prongsai.core.documents.sealed_letter import Referral, Secrecy, referral_letter, stamp
from prongsai.core.sealed.course import Stage

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text or a place to write in, as the page draws it."""

    text: str
    bold: bool = False
    blank: str = ""
    """What belongs there, for whoever cannot see the line."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A block of the letter."""

    kind: str
    lines: tuple[tuple[Line, ...], ...] = ()
    beside: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as the page shows it."""

    stamp: str
    emblem: str
    """The picture of the agency's emblem inside the page; else there is room for it."""
    blocks: tuple[Drawn, ...]


def begun(opened: Opened, agency: Agency) -> dict[str, Any]:
    """What the form says before anybody has typed: everything that was reported, nothing found."""
    head = head_of(agency)
    told = [each.said.get("body", "") for each in opened.log if each.said.get("body")]
    return {
        "body": told[-1] if told else next(iter(frame.outside().bodies)),
        "secrecy": Secrecy.SECRET.value,
        "what": True, "accused": True, "where": True, "found": False, "attached": True,
        "signer": head.executive.name, "position": head.executive.position,
    }  # fmt: skip


def letter(opened: Opened, agency: Agency, facts: Facts, today: dt.date) -> Letter:
    """With what the form says."""
    head, script = head_of(agency), shelf().script("sealed", "th")
    document = referral_letter(
        _referral(opened, facts), _content(head, facts), shelf().forms, script, today
    )
    return Letter(stamp(Secrecy(facts["secrecy"]), script), _emblem(head), tuple(_drawn(document)))


def _referral(opened: Opened, facts: Facts) -> Referral:
    told = {key: str(opened.report.get(key, "")) for key in ("what", "accused", "where")}
    return Referral(
        case=f"{opened.case.number}/{opened.case.year}",
        came=opened.steps[0].day,
        found=_found(opened) if facts["found"] else "",
        words=facts["words"],
        named=bool(opened.report.get("named")),
        files=sum(each.kind == boxes.FILE for each in opened.log) if facts["attached"] else 0,
        **{key: said for key, said in told.items() if facts[key]},
    )


def _found(opened: Opened) -> str:
    """What was said with the last step of looking into it."""
    course = frame.course()
    said = [
        str(each.said.get("reason", ""))
        for each in opened.log
        if each.kind == boxes.STEP
        and course.step(str(each.said.get("to", "")), each.day).stage
        in (Stage.OPEN, Stage.REFERRED)
    ]
    return said[-1] if said else ""


def _content(head: Head, facts: Facts) -> Content:
    body = frame.outside().bodies[facts["body"]]
    return Content(
        agency=head.agency, subject="", body=(), position=facts["position"],
        signer=facts["signer"], number=facts["number"], dated=facts["dated"],
        to=facts["to"] or body.name.th, unit=head.profile.unit, address=head.profile.address,
        telephone=head.profile.telephone,
    )  # fmt: skip


def _emblem(head: Head) -> str:
    path = path_of(head.emblem) if head.emblem else None
    if path is None or not path.exists():
        return ""
    content = path.read_bytes()
    media = "png" if content.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{media};base64,{base64.b64encode(content).decode()}"


def _drawn(document: Document) -> Iterator[Drawn]:
    for block in written(document).blocks:
        yield _block(block)


def _block(block: Block) -> Drawn:
    match block:
        case Paragraph(said, indent):
            return Drawn("first" if indent else "unit", (_line(said),))
        case Aside(lines, beside):
            return Drawn("aside", tuple(map(_line, lines)), _line(beside))
        case Hanging(label, lines):
            return Drawn("hanging", tuple(map(_line, lines)), _line(label))
        case Signature(lines):
            return Drawn("signature", tuple(map(_line, lines)))
        case Emblem():
            return Drawn("emblem")
    raise TypeError(type(block))  # the form has no other part


def _line(said: Text) -> tuple[Line, ...]:
    return tuple(_run(each) for each in said)


def _run(run: Run | Blank) -> Line:
    if isinstance(run, Blank):
        return Line("." * run.width, blank=run.label)
    return Line(run.text, run.bold)
