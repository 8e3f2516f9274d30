"""The form of a purchase, and the one that reopens a month."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from prongsai.apps.look.forms import DayField, KeyField, LineField, ReasonField
from prongsai.apps.look.watched import show_theirs
from prongsai.apps.look.words import digits, language, later, phrase, sentences
from prongsai.apps.procurement import bridge
from prongsai.apps.procurement.models import Purchase
from prongsai.core.procurement.bids import read_bid
from prongsai.core.procurement.frame import Choice
from prongsai.core.procurement.numbers import read_number
from prongsai.core.procurement.purchase import Bid
from prongsai.core.procurement.purchase import Purchase as Value
from prongsai.core.procurement.tax_ids import read_tax_id
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.date_reading import read_date
from prongsai.core.terms.dates import Month, Style, shown_date
from prongsai.core.terms.money import read_money
from prongsai.core.terms.problem import Problem

GROUPS: Mapping[str, tuple[str, ...]] = {
    "what": ("title", "budget", "budget_kind", "method", "planned"),
    "course": ("stage", "number", "reference_price", "bids"),
    "seller": ("seller", "tax_id", "directors", "agreed_price", "above_why", "reason"),
    "contract": ("contract", "signed", "ends"),
}
"""Fields as the form puts them together."""
FIELDS = tuple(name for fields in GROUPS.values() for name in fields)


class MoneyField(forms.CharField):
    """An amount in baht, with commas and satang or without."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": "40"}
        ))  # fmt: skip
        super().__init__(required=False, **options)

    def prepare_value(self, value: Any) -> Any:
        return money_in_table(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        amount = read_money(text)
        if amount is None:
            raise forms.ValidationError(phrase("purchase.money_unreadable", text=text))
        return amount


class MonthField(LineField):
    """A month and its year, as plans have them."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Month):
            return digits(shown_date(value, Style.LETTER, language()))
        return value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Month) or not (text := super().to_python(value)):
            return value or None
        found = read_date(text)
        if found is None:
            raise forms.ValidationError(phrase("purchase.month_unreadable", text=text))
        return found if isinstance(found, Month) else Month.of(found)


class BidsField(ReasonField):
    """Who offered at what price, one to a line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(_bid_line, value)) if isinstance(value, tuple) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return value
        lines = (" ".join(line.split()) for line in super().to_python(value).splitlines())
        return tuple(read_bid(line) for line in lines if line)


def _bid_line(bid: Bid) -> str:
    return bid.bidder if bid.price is None else f"{bid.bidder} {money_in_table(bid.price)}"


class NamesField(ReasonField):
    """Names, one to a line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return value
        return tuple(
            name for line in super().to_python(value).splitlines() if (name := line.strip())
        )


def _line(name: str, most: int = 300, **options: Any) -> LineField:
    return LineField(label=later(f"purchase.{name}"), max_length=most, **options)


def _lines(kind: type[ReasonField], name: str, rows: int) -> ReasonField:
    return kind(
        label=later(f"purchase.{name}"), help_text=later(f"purchase.help_{name}"), required=False,
        max_length=4000, widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def _money(name: str) -> MoneyField:
    return MoneyField(label=later(f"purchase.{name}"))


def _choice(name: str, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=later(f"purchase.{name}"), **options)


def choices(known: Mapping[str, Choice]) -> list[tuple[str, str]]:
    return [(key, each.name.said(language())) for key, each in known.items()]


class PurchaseForm(forms.Form):
    """One purchase; what isn't known yet stays blank."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    token = KeyField()
    title = _line("title", 500)
    budget = _money("budget")
    budget_kind = _choice("budget_kind", required=False)
    method = _choice("method")
    planned = MonthField(
        label=later("purchase.planned"), help_text=later("purchase.help_planned"), required=False,
    )  # fmt: skip
    stage = _choice("stage")
    number = _line("number", 60, required=False, help_text=later("purchase.help_number"))
    reference_price = _money("reference_price")
    bids = _lines(BidsField, "bids", 3)
    seller = _line("seller", required=False)
    tax_id = _line("tax_id", 40, required=False, help_text=later("purchase.help_tax_id"))
    directors = _lines(NamesField, "directors", 2)
    agreed_price = _money("agreed_price")
    above_why = _line("above_why", 500, required=False, help_text=later("purchase.help_above_why"))
    reason = _line("reason", 500, required=False, help_text=later("purchase.help_reason"))
    contract = _line("contract", 120, required=False)
    signed = DayField(label=later("purchase.signed"), required=False)
    ends = DayField(label=later("purchase.ends"), required=False)

    def __init__(self, year: int, *args: Any, row: Purchase | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year, self.row, known = year, row, bridge.frame()
        nothing = [("", phrase("purchase.not_said"))]
        for name, named in (
            ("method", known.methods), ("stage", known.stages), ("budget_kind", known.budgets),
        ):  # fmt: skip
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
            field.choices = [*([] if name == "stage" else nothing), *choices(named)]
        for name in ("number", "tax_id", "agreed_price"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    @property
    def groups(self) -> list[tuple[str, list[BoundField]]]:
        return [(name, [self[each] for each in fields]) for name, fields in GROUPS.items()]

    def clean_number(self) -> str:
        said: str = self.cleaned_data["number"]
        return _read(read_number(said, bridge.frame().number)) if said else ""

    def clean_tax_id(self) -> str:
        said: str = self.cleaned_data["tax_id"]
        return _read(read_tax_id(said, bridge.frame().tax_id)) if said else ""

    @property
    def said(self) -> Value:
        """The purchase as it was typed."""
        key = self.row.key if self.row else ""
        return Value(key=key, year=self.year, **{name: self.cleaned_data[name] for name in FIELDS})

    def beside(self, row: Purchase) -> None:
        """Show what somebody saved meanwhile beside what was typed."""
        theirs, mine = bridge.value(row), self.said
        other = [name for name in FIELDS if getattr(theirs, name) != getattr(mine, name)]
        said = {name: self.fields[name].prepare_value(getattr(theirs, name)) for name in other}
        show_theirs(self, row.revision, said)


def _read(found: str | Problem) -> str:
    if isinstance(found, Problem):
        raise forms.ValidationError(sentences(found))
    return found


def initial(row: Purchase) -> dict[str, Any]:
    """What the register says of a purchase, as its form shows it."""
    said = bridge.value(row)
    return {"seen": row.revision, **{name: getattr(said, name) for name in FIELDS}}


class Why(forms.Form):
    """Why a closed month is opened again."""

    reason = ReasonField(
        label=later("month.why"), help_text=later("month.why_help"), max_length=500
    )


class ReportForm(forms.Form):
    """What a report says beside its figures."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    problems = ReasonField(
        label=later("report.problems"), help_text=later("report.problems_help"), required=False,
        max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    suggestions = ReasonField(
        label=later("report.suggestions"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip

    def beside(self, theirs: Mapping[str, str], revision: int) -> None:
        """Show what somebody saved meanwhile beside what was typed."""
        other = {name: said for name, said in theirs.items() if said != self.cleaned_data.get(name)}
        show_theirs(self, revision, other)
