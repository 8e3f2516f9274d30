"""The form of one field of a procedure that an office writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from prongsai.apps.cases.made_forms import LINE, again, shown, words
from prongsai.apps.look.forms import KeyField, LineField, ReasonField
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import language, later, phrase
from prongsai.core.procedures.drafting import Text
from prongsai.core.procedures.kinds import DataClass, DayBounds, FieldType

TYPES = tuple(each for each in FieldType if each is not FieldType.PEOPLE)
"""What can be chosen; people of the agency's own lists need steps made for them."""
TELLING = (FieldType.PHONE, FieldType.EMAIL, FieldType.NATIONAL_ID)
"""What always tells who somebody is."""
CHOOSING = (FieldType.CHOICE, FieldType.CHOICES)
LIMITED = {FieldType.TEXT, FieldType.LONG, FieldType.FILES, FieldType.NUMBER, FieldType.MONEY}


class _Field(forms.Form):
    label = LineField(label=later("made.field_label"), max_length=LINE)
    label_en = LineField(label=later("made.field_label_en"), help_text=later("made.english_help"),
                         max_length=LINE, required=False)  # fmt: skip
    hint = LineField(label=later("made.field_hint"), max_length=LINE, required=False)
    type = forms.ChoiceField(
        label=later("made.field_type"),
        choices=[(each.value, later(f"made.type_{each.value}")) for each in TYPES],
    )
    choices = ReasonField(
        label=later("made.field_choices"), help_text=later("made.field_choices_help"),
        required=False, max_length=2000,
    )  # fmt: skip
    required = forms.BooleanField(label=later("made.field_required"), required=False)
    least = forms.IntegerField(label=later("made.field_least"), required=False, min_value=0,
                               widget=forms.TextInput(attrs={"inputmode": "numeric"}))  # fmt: skip
    most = forms.IntegerField(
        label=later("made.field_most"), help_text=later("made.field_most_help"), required=False,
        min_value=1, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    bounds = forms.ChoiceField(
        label=later("made.field_bounds"), required=False,
        choices=[(each.value, later(f"made.bounds_{each.value}")) for each in DayBounds],
    )  # fmt: skip
    about = forms.ChoiceField(
        label=later("made.field_data"), help_text=later("made.field_data_help"),
        widget=forms.RadioSelect,
        choices=[(each.value, later(f"made.data_{each.value}")) for each in DataClass],
    )  # fmt: skip
    purpose = LineField(
        label=later("made.field_purpose"), help_text=later("made.field_purpose_help"),
        required=False, max_length=LINE,
    )  # fmt: skip
    retention = forms.ChoiceField(label=later("made.field_retention"), required=False)

    def __init__(self, *args: Any, draft: Text, key: str = "", **kwargs: Any) -> None:
        self.draft, self.key = draft, key
        self.before: Text = draft["fields"].get(key, {})
        kwargs["initial"] = self._initial()
        super().__init__(*args, **kwargs)
        retention = self.fields["retention"]
        assert isinstance(retention, forms.ChoiceField)  # noqa: S101 - said above, for types
        retention.choices = [("", "–"), *((name, term["name"][language()])
                                          for name, term in draft["terms"].items())]  # fmt: skip
        if self.before.get("later"):  # what a step asks for: how, the pattern says
            for name in ("type", "choices", "required", "least", "most", "bounds"):
                del self.fields[name]

    def _initial(self) -> dict[str, Any]:
        before = self.before
        found: dict[str, Any] = {
            "type": before.get("type", "text"),
            "required": bool(before.get("required")), "least": before.get("least"),
            "most": before.get("most"), "bounds": before.get("bounds", "any"),
            "about": before.get("data", "none"), "retention": before.get("retention", ""),
            "hint": before["hint"]["th"] if "hint" in before else "",
            "purpose": before["purpose"]["th"] if "purpose" in before else "",
            "choices": "\n".join(each["th"] for each in before.get("choices", {}).values()),
        }  # fmt: skip
        shown(found, "label", before.get("label"))
        return found


class FieldForm(Watched, _Field):
    """One thing that is asked; two who change it at once are told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["token"] = KeyField(required=False, initial=new_key())

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        kind = FieldType(found.get("type") or self.before.get("type", "text"))
        personal = found.get("about") != DataClass.NONE.value
        if kind in TELLING and not personal:
            self.add_error("about", phrase("made.tells_who"))
        for name in ("purpose", "retention"):
            if personal and not found.get(name):
                self.add_error(name, phrase("made.personal_needs"))
        if "choices" in self.fields and kind in CHOOSING and not found.get("choices"):
            self.add_error("choices", phrase("made.choices_needed"))
        return found

    @property
    def field(self) -> Text:
        """The field as the file says it; what the form does not show of it stays."""
        told, before = self.cleaned_data, self.before
        kept = {name: said for name, said in before.items() if name not in _SHOWN}
        found: Text = {**kept, "label": words(told, "label", before.get("label"))}
        found |= {name: again(told[name], before.get(name)) for name in ("hint", "purpose")}
        if told["about"] != DataClass.NONE.value:
            found["data"] = told["about"]
        found["retention"] = told["retention"] or None
        found |= self._asked() if "type" in told else {
            name: before.get(name) for name in ("type", "choices", "most", "least", "bounds")
        }  # fmt: skip
        return {name: said for name, said in found.items() if said not in (None, "", False)}

    def _asked(self) -> Text:
        told = self.cleaned_data
        kind = FieldType(told["type"])
        return {
            "type": kind.value, "required": told["required"],
            "choices": self._choices(told["choices"]) if kind in CHOOSING else None,
            "most": told["most"] if kind in LIMITED else None,
            "least": told["least"] if kind is FieldType.NUMBER else None,
            "bounds": told["bounds"] if kind is FieldType.DAY and told["bounds"] != "any" else None,
        }  # fmt: skip

    def _choices(self, lines: str) -> dict[str, dict[str, str]]:
        """Each line a choice; one that was there keeps its key."""
        before: Mapping[str, Any] = self.before.get("choices", {})
        known = {each["th"]: key for key, each in before.items()}
        found: dict[str, dict[str, str]] = {}
        for line in dict.fromkeys(filter(None, lines.splitlines())):
            key = known.get(line) or free("c", {*before, *found})
            found[key] = dict(before[key]) if key in before else {"th": line, "en": line}
        return found

    @property
    def new_key(self) -> str:
        """Of a field that is added; the same form sent again says the same field."""
        return f"f_{(self.cleaned_data['token'] or new_key())[:12]}"


_SHOWN = {"label", "hint", "type", "choices", "required", "least", "most", "bounds", "data",
          "purpose", "retention"}  # fmt: skip


def free(stem: str, taken: set[str]) -> str:
    """A key that is not taken."""
    number = 1
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"
