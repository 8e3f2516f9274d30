"""The form of the days that an office keeps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms

from prongsai.apps.look.forms import DayField, ReasonField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import later, phrase
from prongsai.apps.measures.follow_days import Kept
from prongsai.apps.measures.models import Rhythm
from prongsai.core.terms.date_reading import read_date
from prongsai.core.terms.dates import BUDDHIST, Month
from prongsai.core.terms.thai import tidy_lines

MOST_DAYS = 60


class _DayLines(ReasonField):
    """Days, one to a line, each with a word of why behind it."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 5})
        super().__init__(required=False, max_length=8000, widget=widget, **options)

    def to_python(self, value: Any) -> Any:
        found: dict[str, str] = {}
        for line in super().to_python(value).splitlines():
            if line.strip():
                day, why = _read(line.strip())
                found[day.isoformat()] = why
        return dict(sorted(found.items()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(tidy_lines(initial or "") != tidy_lines(data or ""))


def _lines(days: Mapping[str, str]) -> str:
    """Days as they are typed."""
    return "\n".join(f"{_shown(day)} {why}".strip() for day, why in days.items())


def _shown(day: str) -> str:
    said = dt.date.fromisoformat(day)
    return f"{said.day}/{said.month}/{said.year + BUDDHIST}"


def _read(line: str) -> tuple[dt.date, str]:
    """The longest beginning that is a day; what follows says why."""
    words = line.split()
    for number in range(min(3, len(words)), 0, -1):
        day = read_date(" ".join(words[:number]))
        if day is not None and not isinstance(day, Month):
            return day, " ".join(words[number:])[:200]
    raise forms.ValidationError(phrase("form.day_unreadable", text=line[:80]))


class DaysForm(Watched, forms.Form):
    """Days to report, and which of them are working days."""

    days = forms.IntegerField(
        label=later("rhythm.days"), help_text=later("rhythm.days_help"), min_value=1,
        max_value=MOST_DAYS,
    )  # fmt: skip
    closed = _DayLines(label=later("rhythm.closed"), help_text=later("rhythm.closed_help"))
    open = _DayLines(label=later("rhythm.open"), help_text=later("rhythm.open_help"))
    known_until = DayField(
        label=later("rhythm.known_until"), help_text=later("rhythm.known_until_help"),
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, row: Rhythm, **kwargs: Any) -> None:
        initial = {
            "days": row.days, "closed": _lines(row.closed), "known_until": row.known_until,
            "open": _lines(dict.fromkeys(row.open, "")),
        }  # fmt: skip
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if set(said.get("closed", ())) & set(said.get("open", ())):
            self.add_error("open", phrase("rhythm.both"))
        return said

    @property
    def kept(self) -> Kept:
        said = self.cleaned_data
        closed = {dt.date.fromisoformat(day): why for day, why in said["closed"].items()}
        opened = [dt.date.fromisoformat(day) for day in said["open"]]
        return Kept(days=said["days"], closed=closed, open=opened, known_until=said["known_until"])
