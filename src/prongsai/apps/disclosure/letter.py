"""The letter that carries an appeal: a draft in the life of the agency's papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.disclosure import judging
from prongsai.apps.disclosure.models import Checklist, Item, Submission
from prongsai.apps.look.words import thai
from prongsai.apps.papers import actions as papers
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.queries import paper_of
from prongsai.core.disclosure.freezing import read
from prongsai.core.papers.life import State
from prongsai.core.terms.dates import shown_date
from prongsai.core.terms.problem import refuse


def letter_of(checklist: Checklist) -> Paper | None:
    """The letter that was drafted, as long as it is in use."""
    found = paper_of(checklist.agency, checklist.letter) if checklist.letter else None
    return found if found is not None and found.state != State.WITHDRAWN else None


@transaction.atomic
def write(
    checklist: Checklist, items: Sequence[Item], submission: Submission, doer: Doer, key: str
) -> Paper:
    """A draft of its own wording; addressee and text can be changed there."""
    known = letter_of(checklist)
    if known is not None:
        return known
    judging.check_window(checklist, doer)
    appealed = [item for item in items if item.appeal]
    if not appealed:
        raise refuse("appeal-empty")
    paper = papers.draft_by_hand(checklist.agency, "letter", doer, key)
    fields = _fields(checklist, appealed, submission)
    paper = papers.change(paper, fields, doer, seen=paper.revision)
    judging.name_letter(checklist, paper.key, doer)
    return paper


def _fields(checklist: Checklist, items: Sequence[Item], submission: Submission) -> dict[str, Any]:
    facts = {
        "agency": checklist.agency.name,
        "year": str(checklist.year),
        "day": shown_date(timezone.localtime(submission.at).date()),
        "number": str(len(items)),
        "version": str(submission.version),
        "sha256": submission.sha256,
    }
    body = [
        thai("letter.begins", **facts),
        thai("letter.asks", **facts),
        *_reasons(items, read(submission.content.encode())),
        thai("letter.proves", **facts),
        thai("letter.ends", **facts),
    ]
    return {
        "subject": thai("letter.subject", **facts),
        "references": [thai("letter.reference", **facts)],
        "enclosures": [thai("letter.enclosure", **facts)],
        "body": body,
    }


def _reasons(items: Sequence[Item], said: Mapping[str, Any]) -> Iterator[str]:
    """Of each item what the assessor said, what the agency says, and where the evidence lies."""
    frozen = {each["code"]: each for each in said["items"]}
    for item in items:
        pieces = frozen.get(item.code, {}).get("evidence", ())
        addresses = " ".join(each["address"] for each in pieces if each["address"])
        facts = {
            "code": item.code, "title": item.title, "comment": item.comment or "–",
            "reason": item.appeal, "addresses": addresses or "–",
        }  # fmt: skip
        yield thai("letter.item", **facts)
