"""Everything that is missing, ticked off at once: papers of the manual and fields of the form."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from prongsai.apps.cases.fields import said
from prongsai.apps.look.words import phrase
from prongsai.core.procedures.kinds import FieldType
from prongsai.core.procedures.procedure import Procedure

_MARK = "– "


def wanted(procedure: Procedure) -> list[str]:
    """What can be missing, as the manual and the form call it."""
    papers = [" ".join(filter(None, (said(each.name), said(each.only))))
              for each in procedure.manual.papers.values()]  # fmt: skip
    asked = [said(each.label) for each in procedure.asked
             if not each.inside and each.type is not FieldType.FILES]  # fmt: skip
    return list(dict.fromkeys([*papers, *asked]))


def field(procedure: Procedure, label: str) -> forms.MultipleChoiceField:
    """A box for each of them."""
    return forms.MultipleChoiceField(
        label=label, required=False, help_text=phrase("case.gaps_help"),
        choices=[(each, each) for each in wanted(procedure)],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


def joined(ticked: Iterable[str], text: str) -> str:
    """One list, as whoever brought the case reads it."""
    return "\n".join([*(f"{_MARK}{each}" for each in ticked), *([text] if text else [])])
