"""What somebody typed that is not kept, as the case is no longer his: given back to be copied.

It is told of what he sent and of files that everybody here may read, never of the case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import there
from prongsai.apps.cases.fields import said
from prongsai.apps.look.words import phrase
from prongsai.core.procedures.kinds import FieldType
from prongsai.core.procedures.procedure import CaseField

_FIELD = "f_"
_CHOSEN = (
    FieldType.CHOICE, FieldType.CHOICES, FieldType.YES_NO, FieldType.PEOPLE, FieldType.FILES,
)  # fmt: skip
"""Nobody types these, so nothing of them is lost."""
_NAMED = {
    "reason": "case.reason", "text": "case.message", "why": "hold.why", "asked_by": "hold.asked_by",
    "agency": "referral.agency", "letter": "referral.letter", "receipt": "referral.receipt",
}  # fmt: skip
"""Fields of forms that are the same for every procedure."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """One field of the form that was sent."""

    label: str
    text: str

    @property
    def rows(self) -> int:
        """As high as it was, about."""
        return min(12, max(2, self.text.count("\n") + len(self.text) // 60 + 1))


def unsent(agency: Agency, posted: Mapping[str, str]) -> list[Unsent]:
    """What was typed, in the order of the form; one or two statements where anything was."""
    names = [name for name, text in posted.items() if _is_typed(name) and text.strip()]
    if not names:
        return []
    files = [each.fields for each in there.ever(agency).values()]
    found = ((name, _label(name, files)) for name in names)
    return [Unsent(label, posted[name]) for name, label in found if label]


def _is_typed(name: str) -> bool:
    return name in _NAMED or name.startswith(_FIELD)


def _label(name: str, files: Iterable[Mapping[str, CaseField]]) -> str:
    """As every file calls it; in general words where they differ, nothing of what is chosen."""
    if name in _NAMED:
        return phrase(_NAMED[name])
    called = list(_called(name.removeprefix(_FIELD), files))
    if called and all(each.type in _CHOSEN or each.names for each in called):
        return ""
    labels = {said(each.label) for each in called}
    return labels.pop() if len(labels) == 1 else phrase("unsent.field")


def _called(key: str, files: Iterable[Mapping[str, CaseField]]) -> Iterator[CaseField]:
    return (fields[key] for fields in files if key in fields)
