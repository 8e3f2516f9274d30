"""What of cases everybody may read: a list on a public page, made of what the office says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.core.criteria.evidence import Block
from prongsai.core.procedures.kinds import DataClass, FieldType
from prongsai.core.procedures.naming import among
from prongsai.core.shapes.fields import told, told_or, told_or_new
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

if TYPE_CHECKING:
    from prongsai.core.procedures.procedure import Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicList(Block):
    """The list: which cases, and what of each."""

    title: Words = told("What the page is called.")
    heading: str = told("Key of the field that stands over each case.")
    fields: tuple[str, ...] = told("Keys of the fields that stand below it.")
    files: tuple[str, ...] = told_or_new(
        tuple, "Keys of moves whose files everybody may have; of others only the office has them."
    )
    after: str = told_or(
        "",
        "Key of the move with which a case comes onto it; where none is named, a case does as soon "
        "as somebody of the office has brought it or has made a move in it.",
    )
    leave: str = told_or(
        "", "Key of the yes/no field in which whoever brought it lets it be published."
    )
    states: bool = told_or(True, "Whether it says where each case stands, and the reasons given.")


def public_problems(own: Procedure) -> Iterator[Problem]:
    """What the list names that is not there, or that must not be read by everybody."""
    found = own.published
    if found is None:
        return
    yield from among([found.heading, *found.fields], own.fields, "published/fields")
    yield from among(found.files, own.moves, "published/files")
    yield from among(filter(None, [found.after]), own.moves, "published/after")
    asked = [key for key, each in own.fields.items() if each.type is FieldType.YES_NO]
    yield from among(filter(None, [found.leave]), asked, "published/leave")
    for key in (found.heading, *found.fields):
        field = own.fields.get(key)
        if field is not None and (field.data is not DataClass.NONE or field.inside):
            yield Problem(
                "procedure-public-personal",
                {"field": field.label.th},
                Place(path=f"published/fields/{key}"),
            )
