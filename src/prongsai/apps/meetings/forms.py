"""The form of a committee, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from prongsai.apps.agencies.models import Agency
from prongsai.apps.look.forms import DayField, KeyField, LineField, ReasonField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import digits, language, later, phrase
from prongsai.apps.meetings import bridge
from prongsai.apps.meetings.models import Committee
from prongsai.apps.papers.queries import listed
from prongsai.core.meetings.committee import Committee as Value
from prongsai.core.meetings.committee import Member

SPARE, ROWS = 4, 60
"""Empty rows for members beside those there are, and the most there can be."""
PAPERS = 100
NOTHING = ("", "–")


class LinesField(ReasonField):
    """Sentences, one to a line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return tuple(value)
        lines = (" ".join(line.split()) for line in super().to_python(value).splitlines())
        return tuple(line for line in lines if line)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(tuple(initial or ()) != self.to_python(data or ""))


def _names(known: Any) -> list[tuple[str, str]]:
    return [(key, each.name.said(language())) for key, each in known.items()]


class CommitteeForm(forms.Form):
    """A committee with a row for each member."""

    name = LineField(
        label=later("committee.name"), help_text=later("committee.name_help"), max_length=300
    )
    kind = forms.ChoiceField(label=later("committee.kind"))
    year = forms.TypedChoiceField(label=later("committee.year"), coerce=int)
    purpose = ReasonField(
        label=later("committee.purpose"), help_text=later("committee.purpose_help"),
        required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    duties = LinesField(
        label=later("committee.duties"), help_text=later("committee.duties_help"), required=False,
        max_length=8000, widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    first = DayField(
        label=later("committee.first"), help_text=later("committee.first_help"), required=False
    )
    last = DayField(
        label=later("committee.last"), help_text=later("committee.last_help"), required=False
    )
    quorum = forms.ChoiceField(label=later("committee.quorum"))
    order = forms.ChoiceField(
        label=later("committee.order_chosen"), help_text=later("committee.order_chosen_help"),
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, agency: Agency, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        frame = bridge.frame()
        around = sorted({*range(year - 2, year + 3), self.initial.get("year", year)})
        self._choose("kind", _names(frame.kinds))
        self._choose("year", [(str(each), digits(str(each))) for each in around])
        self._choose("quorum", _names(frame.quorums))
        self._choose("order", _orders(agency, self.initial.get("order", "")))
        self.count = self._rows()
        for number in range(self.count):
            self.fields[f"m{number}_position"] = LineField(
                label=phrase("committee.position_n", number=number + 1), required=False,
                max_length=200,
            )  # fmt: skip
            self.fields[f"m{number}_part"] = forms.ChoiceField(
                label=phrase("committee.part_n", number=number + 1), required=False,
                choices=[NOTHING, *_names(frame.parts)],
            )  # fmt: skip

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices

    def _rows(self) -> int:
        known = sum(1 for name in self.initial if name.endswith("_position"))
        posted = sum(1 for name in self.data if name.endswith("_position"))
        return min(ROWS, max(known + SPARE, posted, 2 * SPARE))

    @property
    def plain(self) -> list[BoundField]:
        """Fields above the members."""
        return [self[name] for name in ("name", "kind", "year", "purpose")]

    @property
    def rest(self) -> list[BoundField]:
        return [self[each] for each in ("duties", "first", "last", "quorum", "order")]

    @property
    def members(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"m{n}_position"], self[f"m{n}_part"]) for n in range(self.count)]

    def clean(self) -> dict[str, Any]:
        """A position without a part is a member; a part without a position is nobody."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(self.count):
            if said.get(f"m{number}_part") and not said.get(f"m{number}_position"):
                self.add_error(f"m{number}_position", phrase("committee.position_missing"))
        return said

    @property
    def said(self) -> Value:
        """The committee as it was typed."""
        said = self.cleaned_data
        plain = ("name", "kind", "year", "purpose", "duties", "first", "last", "quorum")
        return Value(**{name: said[name] for name in plain}, members=tuple(self._members()))

    def _members(self) -> Iterator[Member]:
        for number in range(self.count):
            if position := self.cleaned_data[f"m{number}_position"]:
                part = self.cleaned_data[f"m{number}_part"] or "member"
                yield Member(position=position, part=part)


def _orders(agency: Agency, kept: str) -> list[tuple[str, str]]:
    """Signed orders that were not drafted here."""
    rows = listed(agency, "signed", "order", None, PAPERS, drafts=False).papers
    found = [(each.key, digits(f"{each.number} {each.title}".strip())) for each in rows]
    known = {key for key, _ in found}
    return [NOTHING, *found, *([(kept, kept)] if kept and kept not in known else [])]


class NewCommittee(CommitteeForm):
    """Another one."""

    token = KeyField()


class ChangeCommittee(Watched, CommitteeForm):
    """The same over one that somebody else may be changing."""


def of_committee(row: Committee) -> dict[str, Any]:
    """A committee as its form shows it."""
    names = ("name", "kind", "year", "purpose", "duties", "first", "last", "order")
    said = {name: getattr(row, name) for name in names}
    for number, (position, part) in enumerate(row.members):
        said |= {f"m{number}_position": position, f"m{number}_part": part}
    return {**said, "quorum": row.quorum or bridge.frame().usual_quorum}


class DissolveForm(forms.Form):
    """The last day before the term is over, and why."""

    last = DayField(label=later("committee.dissolved_on"))
    why = ReasonField(label=later("committee.dissolve_why"), max_length=500)
    successor = forms.ChoiceField(label=later("committee.successor"), required=False)

    def __init__(self, *args: Any, others: Sequence[Committee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["successor"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        named = [(each.key, digits(f"{each.name} ({each.year})")) for each in others]
        field.choices = [NOTHING, *named]
