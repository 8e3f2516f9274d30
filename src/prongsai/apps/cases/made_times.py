"""The form of times, fee and keeping of a procedure that an office writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from prongsai.apps.cases.made_forms import LINE, again
from prongsai.apps.look.forms import LineField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import language, phrase
from prongsai.core.procedures.deciding import MOST_YEARS
from prongsai.core.procedures.drafting import Text
from prongsai.core.procedures.kinds import DayKind, LengthUnit
from prongsai.core.procedures.settling import LONGEST

UNKNOWN = "unknown"


class _Times(forms.Form):
    """Days of its clocks, what it costs, how long things are kept; blank is not known yet."""

    def __init__(self, *args: Any, draft: Text, most: Mapping[str, int], **kwargs: Any) -> None:
        self.draft = draft
        self.clocks = {key: each for key, each in draft["clocks"].items() if _in_days(each)}
        kwargs["initial"] = self._initial()
        super().__init__(*args, **kwargs)
        for key, clock in self.clocks.items():
            title, limit = clock["title"][language()], most.get(key)
            help_text = phrase("made.days_most", most=limit) if limit else phrase("made.days_help")
            self.fields[f"length_{key}"] = _number(
                phrase("made.days", clock=title), help_text, limit or LONGEST
            )
            self.fields[f"days_{key}"] = forms.ChoiceField(
                label=phrase("case.clock_kind", clock=title),
                choices=[(each.value, phrase(f"case.clock_{each.value}")) for each in DayKind],
            )
            for state in clock.get("pauses", {}):
                self.fields[f"cap_{key}_{state}"] = self._cap(
                    clock, state, most.get(f"{key}/{state}")
                )
        self.fields["fee_kind"] = forms.ChoiceField(
            label=phrase("manual.fee"), widget=forms.RadioSelect,
            choices=[(each, phrase(f"made.fee_{each}")) for each in ("free", "said", "unknown")],
        )  # fmt: skip
        self.fields["fee"] = LineField(label=phrase("made.fee"), help_text=phrase("made.fee_help"),
                                       max_length=LINE, required=False)  # fmt: skip
        for key, term in draft["terms"].items():
            self.fields[f"years_{key}"] = _number(
                phrase("made.years", term=term["name"][language()]), phrase("made.years_help"),
                MOST_YEARS,
            )  # fmt: skip

    def _cap(self, clock: Text, state: str, limit: int | None) -> forms.IntegerField:
        """Most days that it stands still in a state."""
        about = {"clock": clock["title"][language()],
                 "state": self.draft["states"][state]["label"][language()]}  # fmt: skip
        help_text = phrase("made.cap_most", most=limit) if limit else phrase("made.cap_help")
        return _number(phrase("made.cap", **about), help_text, limit or LONGEST, least=1)

    def _initial(self) -> dict[str, Any]:
        fee = self.draft["manual"].get("fee")
        found: dict[str, Any] = {
            "fee_kind": "free" if fee is None else UNKNOWN if fee == UNKNOWN else "said",
            "fee": fee["th"] if isinstance(fee, dict) else "",
        }
        for key, clock in self.clocks.items():
            found[f"length_{key}"] = _known(clock.get("length"))
            found[f"days_{key}"] = clock.get("days", DayKind.CALENDAR.value)
            for state, pause in clock.get("pauses", {}).items():
                found[f"cap_{key}_{state}"] = _known(pause.get("most"))
        for key, term in self.draft["terms"].items():
            found[f"years_{key}"] = _known(term.get("years"))
        return found


class TimesForm(Watched, _Times):
    """Two who change them at once are told."""

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("fee_kind") == "said" and not found.get("fee"):
            self.add_error("fee", phrase("made.fee_needed"))
        return found

    @property
    def clock_values(self) -> dict[str, dict[str, Any]]:
        """Of each clock what it says; a length or kind of days that is chosen is open no more."""
        found: dict[str, dict[str, Any]] = {}
        for key, clock in self.clocks.items():
            length = self.cleaned_data[f"length_{key}"]
            days = self.cleaned_data[f"days_{key}"]
            settled = {"days"} if length is None else {"length", "days"}
            still = [name for name in clock.get("unsettled", ()) if name not in settled]
            found[key] = {
                "length": UNKNOWN if length is None else length,
                "days": None if days == DayKind.CALENDAR.value else days,
                "unsettled": still or None,
            }
            if clock.get("pauses"):
                found[key]["pauses"] = dict(self._pauses(key, clock["pauses"]))
        return found

    def _pauses(self, key: str, pauses: Mapping[str, Text]) -> Iterator[tuple[str, Text]]:
        """Blank is not known where a number or nothing known was, and no limit where none was."""
        for state, pause in pauses.items():
            said = self.cleaned_data[f"cap_{key}_{state}"]
            if said is None and pause.get("most") is not None:
                said = UNKNOWN
            yield state, pause if said is None else {**pause, "most": said}

    @property
    def values(self) -> dict[str, Any]:
        told = self.cleaned_data
        kinds = {"free": None, UNKNOWN: UNKNOWN,
                 "said": again(told["fee"], self._fee_before())}  # fmt: skip
        terms = {f"terms/{key}/years": UNKNOWN if told[f"years_{key}"] is None
                 else told[f"years_{key}"] for key in self.draft["terms"]}  # fmt: skip
        return {"manual/fee": kinds[told["fee_kind"]], **terms}

    def _fee_before(self) -> Mapping[str, str] | None:
        fee = self.draft["manual"].get("fee")
        return fee if isinstance(fee, dict) else None


def _in_days(clock: Text) -> bool:
    """What ends on a day told has no length; one in months stays as its file says."""
    return not clock.get("until") and clock.get("unit", LengthUnit.DAYS) == LengthUnit.DAYS


def _known(number: Any) -> int | None:
    return number if isinstance(number, int) else None


def _number(label: str, help_text: str, most: int, least: int = 0) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, help_text=help_text, required=False, min_value=least, max_value=most,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
