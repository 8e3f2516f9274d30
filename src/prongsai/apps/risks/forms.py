"""Forms of what stands in a register: works, risks, controls, treatments, follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from prongsai.apps.files.checking import Checked
from prongsai.apps.files.checking import checked as look_over
from prongsai.apps.look.forms import DayField, KeyField, LineField, ReasonField
from prongsai.apps.look.watched import show_theirs
from prongsai.apps.look.words import language, later, phrase, sentences
from prongsai.apps.risks.bridge import Units
from prongsai.apps.risks.hands import Hand
from prongsai.apps.risks.linked import LinkedField
from prongsai.apps.risks.queries import Held, links
from prongsai.core.risks.frame import Named
from prongsai.core.risks.parts import MODELS
from prongsai.core.risks.register import Rating
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.money import read_money
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.thai import look_alike, tidy

MOST_TEXT = 4000
CODES = ("measures", "projects")
_NAMED = tuple[str, str]


class BahtField(forms.CharField):
    """An amount in baht, with commas and satang or without."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": "40"}
        ))  # fmt: skip
        super().__init__(required=False, **options)

    def prepare_value(self, value: Any) -> Any:
        return money_in_table(value) if isinstance(value, Fraction) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        amount = read_money(text)
        if amount is None:
            raise forms.ValidationError(phrase("purchase.money_unreadable", text=text))
        return Fraction(amount)


class CodesField(LineField):
    """Codes with commas between, as people write them."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, tuple) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return value
        parts = super().to_python(value).replace(";", ",").split(",")
        return tuple(dict.fromkeys(filter(None, map(tidy, parts))))


def _line(name: str, most: int = 500, **options: Any) -> LineField:
    return LineField(label=later(f"risk.{name}"), max_length=most, **options)


def _text(name: str, rows: int = 3, **options: Any) -> ReasonField:
    return ReasonField(
        label=later(f"risk.{name}"), max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}), **options,
    )  # fmt: skip


def _choice(name: str, **options: Any) -> forms.ChoiceField:
    options.setdefault("required", False)
    return forms.ChoiceField(label=later(f"risk.{name}"), **options)


def choices(known: Mapping[str, Named]) -> list[_NAMED]:
    return [(key, each.name.said(language())) for key, each in known.items()]


class RowForm(forms.Form):
    """One thing of a register; what a frozen plan holds is not in it."""

    kind = ""
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    token = KeyField()

    def __init__(
        self, held: Held, hand: Hand, units: Units, *args: Any, thing: Any = None,
        of: Mapping[str, Any] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.held, self.hand, self.units, self.thing = held, hand, units, thing
        self.of = dict(of or {})
        self.fill()
        self._offer_links()
        if "owner" in self.fields:
            self._set("owner", self._owners(), required=not hand.coordinates and self.own_only)
        if held.is_locked and thing is not None:
            for name in [*self.fields]:
                if name not in ("seen", "token", "file") and not self.goes_on(name):
                    del self.fields[name]

    own_only = False
    """Whether people of a unit can name no other unit as its owner."""

    def goes_on(self, name: str) -> bool:  # noqa: ARG002 - forms of what goes on know
        """Whether a field is told while the plan is frozen."""
        return False

    def fill(self) -> None:
        """Say what there is to choose from."""

    def _offer_links(self) -> None:
        """Titles instead of codes, where apps above tell them."""
        if not {*CODES} & self.fields.keys():
            return
        known = links(self.held.year.agency, self.held.year.year)
        for name, told in (("measures", known.measures), ("projects", known.projects)):
            if told is not None:
                label = phrase(f"risk.linked_{name}")
                held = getattr(self.thing, name, ())
                self.fields[name] = LinkedField(told, held, label=label)

    def _set(self, name: str, found: list[_NAMED], *, required: bool = False) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.required = required
        field.choices = found if name == "state" else [("", phrase("risk.not_said")), *found]

    def _owners(self) -> list[_NAMED]:
        """Units there are; those the register names besides; of a unit's own things, its own."""
        named = [self.units.names[key] for key in self.units.names if key in self.units.open]
        if self.own_only and not self.hand.coordinates:
            named = [each for each in named if self.units.key_of(each) in self.hand.divisions]
        else:
            named += self.held.register.units
        if self.thing is not None and self.thing.owner:
            named.append(self.thing.owner)
        return [
            (each, each) for each in {look_alike(each): each for each in reversed(named)}.values()
        ][::-1]

    def row(self) -> dict[str, Any]:
        """Fields of the core's own, as they were typed."""
        return {name: self.cleaned_data[name] for name in self.fields if name in self._own()}

    def _own(self) -> Any:
        return MODELS[self.kind].__dataclass_fields__.keys()

    @property
    def said(self) -> Any:
        """The thing as it was typed; what the form doesn't show stays as it is."""
        model = MODELS[self.kind]
        before = (
            {name: getattr(self.thing, name) for name in self._own()}
            if self.thing is not None
            else ({} if self.kind == "follow_up" else {"key": ""})
        )
        return model(**{**before, **self.of, **self.row()})

    @property
    def proof(self) -> tuple[Checked, ...]:
        found = self.cleaned_data.get("file")
        return (found,) if found else ()

    def beside(self, theirs: Any, revision: int) -> None:
        """Show what somebody saved meanwhile beside what was typed."""
        now, mine = initial(theirs), self.cleaned_data
        other = {
            name: self.fields[name].prepare_value(now.get(name)) for name in self.fields
            if name in now and now[name] != mine.get(name)
        }  # fmt: skip
        show_theirs(
            self, revision, {name: self._worded(name, each) for name, each in other.items()}
        )

    def _worded(self, name: str, each: Any) -> Any:
        named = {str(key): str(said) for key, said in getattr(self.fields[name], "choices", ())}
        if isinstance(each, tuple):
            return ", ".join(str(named.get(code, code)) for code in each)
        if isinstance(each, bool):
            return phrase("form.yes" if each else "form.no")
        return named.get(str(each), each) if each not in (None, "") else ""

    @property
    def groups(self) -> list[tuple[str, list[BoundField]]]:
        """Fields as the form puts them together; of a small form there is one group."""
        return [("", [self[name] for name in self.fields if not self[name].is_hidden])]


def initial(thing: Any) -> dict[str, Any]:
    """What a thing says, as its form shows it."""
    found: dict[str, Any] = {}
    for name in thing.__dataclass_fields__:
        each = getattr(thing, name)
        if isinstance(each, Rating):
            found |= {f"{name}_{part}": getattr(each, part) for part in Rating.__dataclass_fields__}
        elif name == "controllable":
            found[name] = {True: "yes", False: "no"}.get(each, "")
        else:
            found[name] = each if each is not None else ""
    steps = {
        key: str(each) for key, each in found.items() if key.endswith(("hood", "_impact")) and each
    }
    blank = {key: "" for key, each in found.items() if each is None}
    return {**found, **blank, **steps}


class WorkForm(RowForm):
    """A mission or project whose risks are looked at."""

    kind, own_only = "work", True
    name = _line("work_name")
    owner = _choice("owner")
    strategy = _line("strategy", required=False)
    budget = BahtField(label=later("risk.budget"))
    objective = _text("objective", 2, required=False)
    indicator = _line("indicator", required=False)
    target = _line("target", required=False)


class ControlForm(RowForm):
    """What keeps a risk small already."""

    kind = "control"
    says = _text("control_says", help_text=later("risk.control_help"))
    owner = _choice("owner")
    verdict = _choice("verdict", help_text=later("risk.verdict_help"))
    measures = CodesField(label=later("risk.measures"), required=False, max_length=500)
    projects = CodesField(
        label=later("risk.projects"), required=False, max_length=500,
        help_text=later("risk.codes_help"),
    )  # fmt: skip

    def fill(self) -> None:
        self._set("verdict", choices(self.held.frame.verdicts))

    def goes_on(self, name: str) -> bool:
        return name == "verdict"

    def row(self) -> dict[str, Any]:
        found = super().row()
        return {**found, "verdict": found["verdict"] or None}


class TreatmentForm(RowForm):
    """What is done about a risk this year."""

    kind = "treatment"
    says = _text("treatment_says", help_text=later("risk.treatment_help"))
    owner = _choice("owner")
    indicator = _line("indicator", required=False)
    begins = DayField(label=later("risk.begins"), required=False)
    ends = DayField(label=later("risk.ends"), required=False)
    monitoring = _line("monitoring", required=False, help_text=later("risk.monitoring_help"))
    measures = CodesField(label=later("risk.measures"), required=False, max_length=500)
    projects = CodesField(
        label=later("risk.projects"), required=False, max_length=500,
        help_text=later("risk.codes_help"),
    )  # fmt: skip


class FollowUpForm(RowForm):
    """What a treatment came to after some months."""

    kind = "follow_up"
    round = _choice("round", required=True)
    state = forms.ChoiceField(label=later("risk.state"), widget=forms.RadioSelect)
    percent = forms.IntegerField(
        label=later("risk.percent"), required=False, min_value=0, max_value=100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    result = _text("result", 4, required=False, help_text=later("risk.result_help"))
    evidence = _line("evidence", 1000, required=False, help_text=later("risk.evidence_help"))
    file = forms.FileField(
        label=later("risk.file"), required=False, help_text=later("risk.file_help")
    )
    problems = _text("problems", 2, required=False)

    def fill(self) -> None:
        frame, chosen = self.held.frame, self.held.year.rounds
        known = {key: each for key, each in frame.rounds.items() if key in chosen} or frame.rounds
        self._set("round", choices(known), required=True)
        self._set("state", choices(frame.states), required=True)
        if self.thing is not None:  # which round it is tells it from others
            self.fields.pop("round")

    def goes_on(self, name: str) -> bool:  # noqa: ARG002 - all of it does
        return True

    def clean_file(self) -> Checked | None:
        given = self.cleaned_data["file"]
        if not given:
            return None
        try:
            return look_over(given.name, given.read())
        except Refused as refused:
            raise forms.ValidationError([sentences(each) for each in refused.problems]) from refused

    def row(self) -> dict[str, Any]:
        """A file that proves it is named where nothing else was: papers tell it."""
        found = super().row()
        if not found.get("evidence") and (file := self.cleaned_data.get("file")):
            found["evidence"] = file.name
        return found


FormMaker = Callable[..., RowForm]
