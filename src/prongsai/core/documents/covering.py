"""What carries a report to its reader: the text of a memo or letter, to be changed by hand."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.documents.matter import Matter

_NAMED = 3
"""So many of the weakest are named; the report tells all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """Subject, reader, paragraphs and enclosures of what carries a report."""

    subject: str
    to: str
    body: tuple[str, ...]
    enclosures: tuple[str, ...]


def covering_memo(matter: Matter, head: str) -> Covering:
    """From those who work on it to the head of the agency."""
    return _covering(matter, head, "memo_asks")


def covering_letter(matter: Matter) -> Covering:
    """From the agency to its district; whom else it may go to is typed."""
    district = matter.profile.district
    to = matter.say("letter_to", district=district) if district else ""
    return _covering(matter, to, "letter_asks")


def _covering(matter: Matter, to: str, asks: str) -> Covering:
    facts: dict[str, str | int] = {"agency": matter.agency, "year": matter.year}
    body = [matter.say("covering_begins", **facts), matter.result("covering_result", **facts)]
    best = matter.analysis.bands[0].key
    weak = [
        matter.name(part)
        for part in reversed(matter.analysis.ranked())
        if part.band is not None and part.band.key != best
    ]
    if weak:
        listed = matter.script.listed(weak[:_NAMED])
        body.append(matter.say("covering_weakest", weakest=listed))
    return Covering(
        subject=matter.say("covering_subject", **facts),
        to=to,
        body=(*body, matter.say(asks)),
        enclosures=(matter.say("covering_report", **facts), matter.say("covering_summary")),
    )
