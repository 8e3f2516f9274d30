"""Forms made of a procedure: with which a case is brought, with which a move is made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django import forms

from prongsai.apps.cases import gaps
from prongsai.apps.cases.fields import (
    FilesField,
    Lists,
    field_of,
    handed_in,
    one_of,
    said,
    typed,
)
from prongsai.apps.cases.thing_forms import choose_thing
from prongsai.apps.circulars.bridge import Units
from prongsai.apps.files.checking import Checked
from prongsai.apps.look.forms import DayField, KeyField, LineField, ReasonField
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import digits, later, phrase
from prongsai.core.cases.folder import Given
from prongsai.core.cases.log import By
from prongsai.core.cases.moving import LONGEST_REASON, Bringing
from prongsai.core.cases.telling import BEST, LONGEST_MESSAGE, MOST_FILES
from prongsai.core.procedures.kinds import (
    Channel,
    DataClass,
    FieldType,
    Files,
    Hands,
    PartyKind,
    Reason,
)
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import CaseField, Category, Procedure

OFFICE = (
    Channel.COUNTER, Channel.PHONE, Channel.LETTER, Channel.BOX, Channel.REFERRAL, Channel.SOCIAL,
)  # fmt: skip
"""Ways in which something comes to an officer, who enters it."""
CODE = 60
FILES = "files"


class _Keyed(forms.Form):
    """Sent twice it is done once."""

    token = KeyField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"token": new_key(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["token"].required = False


class BringForm(_Keyed):
    """What a procedure asks of whoever brings something."""

    field_order: Iterable[str] = ()

    kinds: Collection[PartyKind] = (PartyKind.CITIZEN,)
    """Who fills it in for himself: for another agency an officer does."""

    def __init__(
        self, *args: Any, procedure: Procedure, lists: Lists | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.procedure = procedure
        self.bringers = [each for each in procedure.bringers if each.kind in self.kinds]
        parties = {each.key: said(each.name) for each in self.bringers}
        if len(parties) > 1:
            self.fields["party"] = one_of(parties, label=phrase("case.party"))
        if len(self.categories) > 1:
            names = {key: said(each.name) for key, each in self.categories.items()}
            self.fields["category"] = one_of(names, label=phrase("case.category"))
        told = {each.key for each in procedure.asked if self._tells(each.data)}
        if told and any(each.anonymous for each in self.bringers):
            self.fields["anonymous"] = forms.BooleanField(
                label=phrase("case.anonymous"), help_text=phrase("case.anonymous_help"),
                required=False,
            )  # fmt: skip
        for each in (asked for asked in procedure.asked if not asked.inside):
            needed = False if self._is_anonymous and each.key in told else None
            self.fields[each.key] = field_of(each, needed=needed, lists=lists)
        choose_thing(self, procedure, lists, self.categories)
        if not (procedure.waits or any(each.type is FieldType.FILES for each in procedure.asked)):
            self.fields[FILES] = FilesField(
                label=phrase("case.bring_files"), required=False, most=MOST_FILES
            )

    @property
    def categories(self) -> Mapping[str, Category]:
        """Those that whoever fills it in can choose."""
        here = {each.key for each in self.bringers}
        known = self.procedure.categories.items()
        return {key: each for key, each in known if not each.parties or here & set(each.parties)}

    @staticmethod
    def _tells(data: DataClass) -> bool:
        return data is DataClass.IDENTITY

    @property
    def _is_anonymous(self) -> bool:
        return self.is_bound and bool(self.data.get("anonymous"))

    def bringing(self, channel: Channel, by: By) -> Bringing:
        """What was typed, as the core takes it."""
        found, procedure = self.cleaned_data, self.procedure
        return Bringing(
            party=found.get("party") or self.bringers[0].key,
            channel=channel,
            category=found.get("category") or next(iter(self.categories)),
            values=typed(procedure.asked, found),
            anonymous=bool(found.get("anonymous")),
            by=by,
            day=found.get("day"),
            key=found["token"] or new_key(),
        )

    @property
    def given(self) -> dict[str, list[Checked]]:
        """By the field that they were handed in with; under no name those of no field."""
        found = handed_in(self.procedure.asked, self.cleaned_data)
        loose = self.cleaned_data.get(FILES)
        return {**found, "": list(loose)} if loose else found


class EnterForm(BringForm):
    """The same as an officer types it in for somebody else."""

    kinds = tuple(PartyKind)

    def __init__(self, *args: Any, procedure: Procedure, **kwargs: Any) -> None:
        super().__init__(*args, procedure=procedure, **kwargs)
        ways = {
            each.value: phrase(f"case.channel_{each.value}")
            for each in OFFICE if each in procedure.channels
        }  # fmt: skip
        self.fields["channel"] = one_of(ways, label=phrase("case.channel"))
        self.fields["day"] = DayField(
            label=phrase("case.came_on"), help_text=phrase("case.came_on_help"), required=False
        )
        self.order_fields(["channel", "day"])
        self.initial.setdefault("channel", next(iter(ways), ""))
        self.initial.setdefault("party", self.bringers[0].key)


class OwnForm(BringForm):
    """The same for somebody who works there, about his own affairs; his account says who he is."""

    kinds = (PartyKind.STAFF,)

    def __init__(self, *args: Any, procedure: Procedure, **kwargs: Any) -> None:
        super().__init__(*args, procedure=procedure, **kwargs)
        self.fields.pop("anonymous", None)


class MoveForm(_Keyed):
    """What a move asks for; all of it as the file says."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, procedure: Procedure, deed: Move, units: Units | None = None,
        people: Mapping[str, str] | None = None, late: bool = False, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.procedure, self.deed = procedure, deed
        lists = Lists(people or {}, named_units(units) if units else {})
        for key in procedure.typed(deed):
            asked, needed = procedure.fields[key], key in deed.needs
            named = asked.names and units is not None and asked.type is FieldType.TEXT
            if asked.gaps:
                self.fields[f"g_{key}"] = gaps.field(procedure, said(asked.label))
                needed = False  # what is ticked is enough; the core says if nothing is
            self.fields[f"f_{key}"] = (
                _of_lists(asked, units, people or {}, needed=needed)
                if named and units is not None
                else field_of(asked, needed=needed, lists=lists)
            )
            if asked.gaps:
                self.fields[f"f_{key}"].label = phrase("case.gaps_more")
        self._hands(units, people or {})
        if deed.reason is not Reason.NONE:
            self.fields["reason"] = self._reason(inside=units is not None)
        if deed.files is not Files.NONE:
            self.fields["files"] = FilesField(
                label=phrase("case.files"), required=deed.files is Files.MUST, most=MOST_FILES
            )
        if late:
            self.fields["day"] = DayField(
                label=phrase("case.done_on"), help_text=phrase("case.done_on_help"),
                required=False,
            )  # fmt: skip

    def _reason(self, *, inside: bool) -> ReasonField:
        """Officers are told who reads it."""
        public = self.deed.reason is Reason.PUBLIC
        who = phrase("case.reason_public" if public else "case.reason_inside")
        return ReasonField(
            label=phrase("case.reason" if inside else "case.reason_own"),
            help_text=who if inside else "", max_length=LONGEST_REASON,
            widget=forms.Textarea(attrs={"rows": 5}),
        )  # fmt: skip

    def _hands(self, units: Units | None, people: Mapping[str, str]) -> None:
        if self.deed.hands is Hands.UNIT and units:
            names = {key: digits(name) for key, name in units.names.items() if key in units.open}
            self.fields["unit"] = forms.ChoiceField(
                label=phrase("case.unit"), choices=[("", "–"), *names.items()]
            )
        if self.deed.hands is Hands.PERSON:
            self.fields["person"] = forms.ChoiceField(
                label=phrase("case.handler"), choices=[("", "–"), *people.items()]
            )

    @property
    def given(self) -> Given:
        found = self.cleaned_data
        asked = [self.procedure.fields[key] for key in self.deed.fields]
        values = {each.key: found.get(f"f_{each.key}") for each in asked}
        for each in asked:
            if each.gaps:
                values[each.key] = gaps.joined(found[f"g_{each.key}"], values[each.key] or "")
        return Given(
            values=typed(asked, values), reason=found.get("reason", ""),
            unit=found.get("unit", ""), person=found.get("person", ""), day=found.get("day"),
            key=found["token"], seen=found.get("seen"),
        )  # fmt: skip

    @property
    def handed_in(self) -> list[Checked]:
        return list(self.cleaned_data.get("files") or ())

    def name_of(self, column: str) -> str | None:
        """The field of this form that a fault of the core is about."""
        return next((each for each in (f"f_{column}", column) if each in self.fields), None)


def named_units(units: Units) -> dict[str, str]:
    return {key: digits(name) for key, name in units.names.items() if key in units.open}


def _of_lists(
    asked: CaseField, units: Units, people: Mapping[str, str], *, needed: bool
) -> forms.ChoiceField:
    """Somebody of the agency's own lists, by key: he and his unit are then left out."""
    here = [(key, digits(name)) for key, name in units.names.items()]
    groups = [(phrase("case.units_named"), here), (phrase("case.people_named"), [*people.items()])]
    return forms.ChoiceField(
        label=said(asked.label), help_text=said(asked.purpose), required=needed,
        choices=[("", "–"), *groups],
    )  # fmt: skip


class SayForm(_Keyed):
    """A message."""

    text = ReasonField(
        label=later("case.message"), max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class AskForm(SayForm):
    """A message of the office, which may wait for an answer."""

    asks = forms.BooleanField(label=later("case.asks"), required=False)


class FilesForm(_Keyed):
    """Files more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"] = FilesField(label=phrase("case.files"), most=MOST_FILES)


class RateForm(_Keyed):
    """How it went."""

    mark = forms.TypedChoiceField(
        label=later("case.mark"), coerce=int, widget=forms.RadioSelect,
        choices=[(mark, later(f"case.mark_{mark}")) for mark in range(BEST, 0, -1)],
    )  # fmt: skip


class CodeForm(forms.Form):
    """The code of a slip."""

    code = LineField(
        label=later("case.code"), help_text=later("case.code_help"), max_length=CODE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none",
                                      "spellcheck": "false"}),
    )  # fmt: skip


class CorrectForm(_Keyed):
    """Which subject it is filed under, and why that changes."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = ReasonField(label=later("case.reason"), help_text=later("case.reason_inside"),
                         max_length=LONGEST_REASON)  # fmt: skip

    def __init__(self, *args: Any, procedure: Procedure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {key: said(each.name) for key, each in procedure.categories.items()}
        self.fields["category"] = one_of(names, label=phrase("case.category"))
        self.order_fields(["category", "reason"])

    @property
    def given(self) -> Given:
        found = self.cleaned_data
        return Given(reason=found["reason"], key=found["token"], seen=found["seen"])
