"""The forms of a year of spending."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from prongsai.apps.look.forms import DayField, KeyField, LineField, ReasonField
from prongsai.apps.look.watched import show_theirs
from prongsai.apps.look.words import digits, language, later, phrase
from prongsai.apps.spending import bridge
from prongsai.apps.spending.bridge import TARGETS, WORK, Units
from prongsai.apps.spending.models import Line
from prongsai.core.spending.year import QUARTERS, Change, Progress
from prongsai.core.spending.year import Line as Value
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import Month, Style, shown_date
from prongsai.core.terms.money import read_money
from prongsai.core.terms.numbers import typed

GROUPS: Mapping[str, tuple[str, ...]] = {
    "what": ("key", "title", "output", "unit"),
    "budget": ("program", "work", "kind", "source", "budget"),
    "targets": (*TARGETS, *WORK),
    "when": ("begins", "ends"),
}
"""Fields as the form puts them together."""
FIELDS = tuple(name for fields in GROUPS.values() for name in fields)


class MoneyField(forms.CharField):
    """An amount in baht, with commas and satang or without."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("widget", forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": "40"}
        ))  # fmt: skip
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return money_in_table(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        amount = read_money(text)
        if amount is None:
            raise forms.ValidationError(phrase("spending.money_unreadable", text=text[:40]))
        return amount

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data) and super().has_changed(initial, data)


class PercentField(MoneyField):
    """A share from 0 to 100."""

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        text = forms.CharField.to_python(self, value)
        if not text:
            return None
        found = typed(text)
        if found is None or not 0 <= found <= 100:  # noqa: PLR2004 - per cent
            raise forms.ValidationError(phrase("spending.percent_unreadable", text=text[:40]))
        return Decimal(found.numerator) / Decimal(found.denominator)


def _line(name: str, most: int = 300, **options: Any) -> LineField:
    return LineField(label=later(f"spending.{name}"), max_length=most, **options)


def _choice(name: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=later(f"spending.{name}"), required=False)


def _money(name: str, **options: Any) -> MoneyField:
    return MoneyField(label=later(f"spending.{name}"), **options)


def _share(name: str) -> PercentField:
    return PercentField(label=later(f"spending.{name}"))


def words_of(name: str) -> list[tuple[str, str]]:
    """The words that a column takes."""
    return [(key, said.said(language())) for key, said in bridge.template().words[name].items()]


class LineForm(forms.Form):
    """One line of the plan."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    token = KeyField()
    key = _line("code", 40, help_text=later("spending.help_code"))
    title = _line("title", 500)
    output = _line("output", 500, required=False)
    unit = _choice("unit")
    program = _choice("program")
    work = _line("work", required=False)
    kind = _choice("kind")
    source = _choice("source")
    budget = _money("budget", help_text=later("spending.help_budget"))
    q1, q2, q3, q4 = _money("q1"), _money("q2"), _money("q3"), _money("q4")
    w1, w2, w3, w4 = _share("w1"), _share("w2"), _share("w3"), _share("w4")
    begins = DayField(label=later("spending.begins"), required=False)
    ends = DayField(label=later("spending.ends"), required=False)

    def __init__(self, *args: Any, units: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nothing = [("", phrase("spending.not_said"))]
        for name in ("program", "kind", "source"):
            self._offers(name, [*nothing, *words_of(name)])
        self._offers("unit", [*nothing, *units])

    def _offers(self, name: str, offered: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = offered

    @property
    def groups(self) -> list[tuple[str, list[BoundField]]]:
        return [(name, [self[each] for each in fields]) for name, fields in GROUPS.items()]

    @property
    def said(self) -> Value:
        """The line as it was typed."""
        told = {name: self.cleaned_data[name] for name in (*bridge.PLAIN, "key")}
        one, two, three, four = (self.cleaned_data[name] for name in TARGETS)
        work = tuple(self.cleaned_data[name] for name in WORK)
        return Value(targets=(one, two, three, four), work_targets=work, **told)

    def beside(self, row: Line) -> None:
        """Show what somebody saved meanwhile beside what was typed."""
        theirs = initial(row)
        other = [name for name in FIELDS if theirs[name] != self.cleaned_data.get(name)]
        said = {name: self.fields[name].prepare_value(theirs[name]) for name in other}
        show_theirs(self, row.revision, said)


def initial(row: Line) -> dict[str, Any]:
    """What the plan says of a line, as its form shows it."""
    told = {name: getattr(row, name) for name in bridge.COLUMNS}
    return {"seen": row.revision, "key": row.code, **told}


def units_for(units: Units, mine: Iterable[str] | None = None) -> list[tuple[str, str]]:
    """Divisions to choose from: all that are open, or those somebody enters for."""
    open_ones = [key for key in units.names if key in units.open]
    allowed = open_ones if mine is None else [key for key in open_ones if key in set(mine)]
    return [(key, units.name(key)) for key in allowed]


class ChangeForm(forms.Form):
    """Money moved to a line or away from it."""

    token = KeyField()
    day = DayField(label=later("spending.change_day"))
    way = forms.ChoiceField(label=later("spending.way"))
    amount = _money("amount", required=True)
    reason = _line("reason", 500, help_text=later("spending.help_reason"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["way"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = words_of("way")

    def said(self, code: str) -> Change:
        sign = -1 if self.cleaned_data["way"] == "out" else 1
        told = {name: self.cleaned_data[name] for name in ("day", "reason")}
        return Change(line=code, amount=sign * self.cleaned_data["amount"], **told)


class Seen(forms.Form):
    """What somebody else may be changing; it knows the revision it was filled from."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def beside(self, theirs: Mapping[str, Any], revision: int) -> None:
        """Show what somebody saved meanwhile beside what was typed."""
        other = [name for name, said in theirs.items() if said != self.cleaned_data.get(name)]
        show_theirs(self, revision, {name: self.told(name, theirs[name]) for name in other})

    def told(self, name: str, said: Any) -> Any:  # noqa: ARG002 - a form of choices asks
        return said


class ProgressForm(Seen):
    """What was done by the end of a quarter."""

    percent = PercentField(label=later("spending.percent"))
    done = ReasonField(label=later("spending.done"), required=False, max_length=4000)
    problems = ReasonField(label=later("spending.problems"), required=False, max_length=4000)
    suggestions = ReasonField(label=later("spending.suggestions"), required=False, max_length=4000)

    def said(self, code: str, quarter: int) -> Progress:
        names = ("percent", "done", "problems", "suggestions")
        told = {name: self.cleaned_data[name] for name in names}
        return Progress(line=code, quarter=quarter, **told)


class CorrectForm(forms.Form):
    """The right amount of an entry, and the open month the correction stands in."""

    token = KeyField()
    amount = _money("right_amount", required=True)
    month = forms.ChoiceField(label=later("spending.correct_in"))
    why = _line("why", 300)

    def __init__(self, *args: Any, months: Iterable[Month], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["month"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [
            (f"{each.year}-{each.month:02}", digits(shown_date(each, Style.LETTER, language())))
            for each in months
        ]


class SettingsForm(Seen):
    """Who keeps the books, and how many entries are looked at."""

    size = forms.IntegerField(
        label=later("spending.size"), help_text=later("spending.help_size"), min_value=1,
        max_value=200,
    )  # fmt: skip
    keeper = forms.ChoiceField(
        label=later("spending.keeper"), help_text=later("spending.help_keeper"), required=False
    )

    def __init__(self, *args: Any, units: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["keeper"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [("", phrase("spending.not_said")), *units]

    def told(self, name: str, said: Any) -> Any:
        """A division by its name."""
        return dict(self.fields["keeper"].choices).get(said) if name == "keeper" else said  # type: ignore[attr-defined]


class WordsForm(Seen):
    """What a report says on the whole."""

    problems = ReasonField(
        label=later("spending.whole_problems"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    suggestions = ReasonField(
        label=later("spending.whole_suggestions"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class Why(forms.Form):
    """Why a closed month is opened again."""

    reason = ReasonField(label=later("spending.why_reopen"), max_length=500)


class PlanFile(forms.Form):
    """A filled template."""

    file = forms.FileField(
        label=later("spending.file"), help_text=later("spending.help_file"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )  # fmt: skip


class EntriesForm(forms.Form):
    """What was disbursed in a month, a row of fields for each line."""

    token = KeyField()

    def __init__(self, rows: Iterable[Line], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(rows)
        for row in self.lines:
            amount = MoneyField(label=phrase("spending.amount_of", title=row.title))
            says = LineField(
                label=phrase("spending.says_of", title=row.title), required=False, max_length=300
            )
            self.fields[f"amount-{row.key}"], self.fields[f"says-{row.key}"] = amount, says

    def clean(self) -> dict[str, Any]:
        """A voucher without its amount was left unfinished."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for row in self.lines:
            amount = said.get(f"amount-{row.key}")
            if said.get(f"says-{row.key}") and amount is None and not self.errors:
                self.add_error(f"amount-{row.key}", phrase("spending.amount_missing"))
        return said

    @property
    def pairs(self) -> list[tuple[Line, BoundField, BoundField]]:
        return [(each, self[f"amount-{each.key}"], self[f"says-{each.key}"]) for each in self.lines]


QUARTER_CHOICES = tuple(map(str, QUARTERS))
