"""What an office says in a manual instead of the file: rounds, documents to bring, minutes."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from prongsai.core.procedures.manual import ManualPart, ManualStep, WantedPaper
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.words import Words

MOST_PAPERS = 30
MOST_MINUTES = 10_000
"""More than a week of work in one step is told in days, by a clock."""
_COPIES = re.compile(r"(?P<name>.*?\S)\s*\(?(?<![0-9])(?P<copies>[1-9][0-9]?)\s*ฉบับ\)?")
_COUNTING = "จำนวน"
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualTexts:
    """What an office set; what it left stays as the file says."""

    rounds: str = ""
    """Mobile rounds: where and when the office comes to people."""
    papers: tuple[str, ...] | None = None
    """Documents, a line each; an empty list says that none is wanted."""
    minutes: Mapping[str, int] = field(default_factory=dict)
    """Minutes of work by key of the step."""


def with_texts(procedure: Procedure, said: ManualTexts) -> Procedure:
    """The procedure with a manual as its office tells it."""
    return dataclasses.replace(procedure, manual=_manual(procedure.manual, said))


def _manual(own: ManualPart, said: ManualTexts) -> ManualPart:
    return dataclasses.replace(
        own,
        rounds=Words(said.rounds, said.rounds) if said.rounds else own.rounds,
        papers=own.papers if said.papers is None else _papers(own, said.papers),
        steps={key: _step(each, said.minutes.get(key)) for key, each in own.steps.items()},
    )


def _step(own: ManualStep, minutes: int | None) -> ManualStep:
    return own if minutes is None else dataclasses.replace(own, minutes=minutes)


def _papers(own: ManualPart, lines: tuple[str, ...]) -> dict[str, WantedPaper]:
    """A line that is the file's keeps what the file says besides, such as its English name."""
    known = {paper_line(each): each for each in own.papers.values()}
    found: dict[str, WantedPaper] = {}
    for number, line in enumerate(dict.fromkeys(lines), start=1):
        paper = known.get(line) or _paper(f"own_{number}", line)
        found[paper.key] = paper
    return found


def _paper(key: str, line: str) -> WantedPaper:
    counted = _COPIES.fullmatch(line.translate(_THAI_DIGITS))
    if counted is None:
        return WantedPaper(key=key, name=Words(line, line))
    name = line[: counted.end("name")].removesuffix(_COUNTING).rstrip() or line
    return WantedPaper(key=key, name=Words(name, name), copies=int(counted["copies"]))


def paper_line(paper: WantedPaper) -> str:
    """A document as the office reads and writes it, on one line."""
    only = f" {paper.only.th}" if paper.only else ""
    copies = f" {paper.copies} ฉบับ" if paper.copies > 1 else ""
    return f"{paper.name.th}{only}{copies}"
