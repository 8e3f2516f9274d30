"""The forms of a measure: what it says, and why it is dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django import forms

from prongsai.apps.look.forms import DayField, KeyField, LineField, ReasonField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import digits, language, later, phrase
from prongsai.apps.measures import bridge
from prongsai.apps.measures.bridge import Units
from prongsai.apps.measures.figures import NumberField
from prongsai.apps.measures.reading import named
from prongsai.core.criteria.pack import Pack
from prongsai.core.measures.checking import LONGEST_SUCCESS, LONGEST_TITLE, LONGEST_UNIT
from prongsai.core.measures.hands import Hand
from prongsai.core.measures.measure import Cycle, Unit
from prongsai.core.measures.measure import Measure as Value
from prongsai.core.measures.moving import LONGEST_NOTE

WHOLE = "i."
"""Before the key of an indicator that is answered as a whole."""
LONGEST_FINDING, LONGEST_STEPS = 1000, 20_000


class Answers(forms.CheckboxSelectMultiple):
    """Items under their indicators, which are folded until one of them is chosen."""

    template_name = "measures/_answers.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_context(name, value, attrs)
        found["groups"] = [
            (group, options, any(each["selected"] for each in options))
            for group, options, _ in found["widget"]["optgroups"]
        ]
        return found


class MeasureForm(forms.Form):
    """A measure, whoever is responsible for it."""

    title = LineField(
        label=later("measure.title"), help_text=later("measure.title_help"),
        max_length=LONGEST_TITLE,
    )  # fmt: skip
    finding = ReasonField(
        label=later("measure.finding"), help_text=later("measure.finding_help"), required=False,
        max_length=LONGEST_FINDING, widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    answers = forms.MultipleChoiceField(
        label=later("measure.answers"), help_text=later("measure.answers_help"), required=False,
        widget=Answers,
    )  # fmt: skip
    steps = ReasonField(
        label=later("measure.steps"), help_text=later("measure.steps_help"), required=False,
        max_length=LONGEST_STEPS, widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip
    everyone = forms.BooleanField(label=later("measure.to_everyone"), required=False)
    units = forms.MultipleChoiceField(
        label=later("measure.units"), help_text=later("measure.units_help"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    lead = forms.ChoiceField(
        label=later("measure.lead"), help_text=later("measure.lead_help"), required=False
    )
    joint = forms.BooleanField(label=later("measure.is_joint"), required=False)
    begins = DayField(label=later("measure.begins"), required=False)
    due = DayField(label=later("measure.due"), required=False)
    success = LineField(
        label=later("measure.success"), help_text=later("measure.success_help"), required=False,
        max_length=LONGEST_SUCCESS,
    )  # fmt: skip
    success_unit = LineField(
        label=later("measure.success_unit"), help_text=later("measure.success_unit_help"),
        required=False, max_length=LONGEST_UNIT,
    )  # fmt: skip
    success_target = NumberField(label=later("measure.success_target"))
    cycle = forms.ChoiceField(label=later("measure.cycle"))
    title_en = LineField(label=later("measure.title_en"), required=False, max_length=LONGEST_TITLE)

    def __init__(
        self, *args: Any, pack: Pack, units: Units, hand: Hand,
        kept: Iterable[Mapping[str, str]] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.pack = pack
        self.named = _units(units, kept)
        if not hand.whole:
            del self.fields["everyone"]
            reached = {key: each for key, each in self.named.items() if _in(hand, key)}
            self.named = reached
            self.fields["units"].required = True
        self._choose("answers", _answers(pack))
        choices = [(key, digits(str(each))) for key, each in self.named.items()]
        self._choose("units", choices)
        self._choose("lead", [("", phrase("measure.lead_first")), *choices])
        self._choose("cycle", [(each.value, phrase(f"cycle.{each.value}")) for each in Cycle])

    def _choose(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices

    def value(self, before: Value) -> Value:
        """The measure as it was typed; what no field asks for stays."""
        said = self.cleaned_data
        chosen = [each for each in said["answers"] if not each.startswith(WHOLE)]
        items = tuple(code for code in self.pack.items if code in chosen)
        whole = {each.removeprefix(WHOLE) for each in said["answers"]}
        whole |= {self.pack.items[code].indicator for code in items}
        everyone = bool(said.get("everyone"))
        units = () if everyone else self._units(said)
        return replace(
            before, title=said["title"], title_en=said["title_en"], finding=said["finding"],
            items=items, indicators=tuple(key for key in self.pack.indicators if key in whole),
            topics=self._topics(before, items), steps=_lines(said["steps"]), units=units,
            everyone=everyone, joint=said["joint"] and (everyone or len(units) > 1),
            begins=said["begins"], due=said["due"], cycle=Cycle(said["cycle"]),
            success=said["success"], success_unit=said["success_unit"],
            success_target=said["success_target"],
        )  # fmt: skip

    def _units(self, said: Mapping[str, Any]) -> tuple[Unit, ...]:
        """The leading one first."""
        keys = [said["lead"], *said["units"]] if said["lead"] else said["units"]
        return tuple(self.named[key] for key in dict.fromkeys(keys))

    def _topics(self, before: Value, items: Iterable[str]) -> tuple[str, ...]:
        """Those of its items; of the others those that no item of the year stands for."""
        of_items = {code: item.topic for code, item in self.pack.items.items()}
        known = set(of_items.values())
        kept = [each for each in before.topics if each not in known]
        if not before.items:  # a measure that names topics alone goes on doing so
            kept = list(before.topics)
        return tuple(dict.fromkeys([*(of_items[code] for code in items), *kept]))


def _in(hand: Hand, unit: str) -> bool:
    return bridge.division_of(unit) in hand.units


def _units(units: Units, kept: Iterable[Mapping[str, str]]) -> dict[str, Unit]:
    """Open divisions by id, and those that the measure names already."""
    found = {
        row.key: unit for row in units.rows if not row.closed and (unit := units.unit(row.key))
    }
    return {**found, **{each["id"]: bridge.unit_of(each) for each in kept}}


def _answers(pack: Pack) -> list[tuple[str, list[tuple[str, str]]]]:
    """Under each indicator the whole of it, then its items."""
    return [
        (
            digits(f"{indicator.number}. {indicator.name.said(language())}"),
            [
                (f"{WHOLE}{key}", phrase("measure.whole_indicator")),
                *(
                    (code, named(pack, code))
                    for code, item in pack.items.items()
                    if item.indicator == key
                ),
            ],
        )
        for key, indicator in pack.indicators.items()
    ]


def _lines(text: str) -> tuple[str, ...]:
    """A step a line; who numbers them himself need not."""
    return tuple(each for line in text.splitlines() if (each := _unnumbered(line.strip())))


def _unnumbered(line: str) -> str:
    head, _, rest = line.partition(" ")
    number = head.rstrip(".)")
    return rest.strip() if number != head and number.isdecimal() and rest.strip() else line


def initial(said: Value, units: Units, pack: Pack) -> dict[str, Any]:
    """What a measure says, as its form shows it; an indicator whose items say more is theirs."""
    told = {pack.items[code].indicator for code in said.items if code in pack.items}
    whole = [f"{WHOLE}{key}" for key in said.indicators if key not in told]
    ids = [units.id_of(each) for each in said.units]
    return {
        "title": said.title, "title_en": said.title_en, "finding": said.finding,
        "answers": [*whole, *said.items],
        "steps": "\n".join(said.steps), "everyone": said.everyone, "joint": said.joint,
        "units": ids, "lead": ids[0] if len(ids) > 1 else "", "begins": said.begins,
        "due": said.due, "cycle": said.cycle.value, "success": said.success,
        "success_unit": said.success_unit, "success_target": said.success_target,
    }  # fmt: skip


class NewForm(MeasureForm):
    """Another one."""

    token = KeyField()


class ChangeForm(Watched, MeasureForm):
    """The same over one that somebody else may be changing."""


class NoteForm(forms.Form):
    """Why it is dropped, or what came of it."""

    note = ReasonField(label=later("measure.note"), required=False, max_length=LONGEST_NOTE)
