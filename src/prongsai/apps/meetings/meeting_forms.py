"""Forms of meetings: the call, who came, the minutes, and what was decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from prongsai.apps.circulars.bridge import Units
from prongsai.apps.files.forms import CheckedFile
from prongsai.apps.look.forms import DayField, KeyField, LineField, ReasonField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import digits, language, later, phrase
from prongsai.apps.meetings import bridge
from prongsai.apps.meetings.calling import Called, Held
from prongsai.apps.meetings.forms import NOTHING, LinesField
from prongsai.apps.meetings.models import Decision, Meeting
from prongsai.core.meetings.decisions import ROLES, State
from prongsai.core.meetings.decisions import Decision as Task
from prongsai.core.meetings.meeting import Attendance, Here
from prongsai.core.terms.thai import arabic_digits

_TIME = re.compile(r"(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)( *น\.?)?")


class TimeField(LineField):
    """A time of day as people write it: `9.30`, `09:30 น.`; kept as `09:30`."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", later("meeting.time_help"))
        options.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        )
        super().__init__(max_length=20, **options)

    def prepare_value(self, value: Any) -> Any:
        return digits(value.replace(":", ".")) if value else value

    def to_python(self, value: Any) -> str:
        said = arabic_digits(super().to_python(value))
        found = _TIME.fullmatch(said)
        if said and not found:
            raise forms.ValidationError(phrase("meeting.time_unreadable", text=said))
        return f"{int(found['hour']):02}:{found['minute']}" if found else ""


class MeetingForm(forms.Form):
    """When, where, about what."""

    day = DayField(label=later("meeting.day"))
    begins = TimeField(label=later("meeting.begins"))
    place = LineField(
        label=later("meeting.place"), help_text=later("meeting.place_help"), max_length=300
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, (key, each) in enumerate(bridge.frame().agenda.items(), 1):
            self.fields[f"notes_{key}"] = ReasonField(
                label=digits(f"{number}. {each.name.said(language())}"), required=False,
                max_length=4000,
            )  # fmt: skip

    @property
    def called(self) -> Called:
        said = self.cleaned_data
        notes = {key: said[f"notes_{key}"] for key in bridge.frame().agenda}
        return Called(day=said["day"], begins=said["begins"], place=said["place"], notes=notes)


class NewMeeting(MeetingForm):
    """Another one."""

    token = KeyField()


class ChangeMeeting(Watched, MeetingForm):
    """The same over one that somebody else may be changing."""


def of_meeting(row: Meeting) -> dict[str, Any]:
    notes = {f"notes_{each['key']}": each.get("notes", "") for each in row.items}
    return {"day": row.day, "begins": row.begins, "place": row.place, **notes}


class _MembersForm(forms.Form):
    """Who came, a row for each member."""

    started = TimeField(label=later("meeting.started"), required=False)
    ended = TimeField(label=later("meeting.ended"), required=False)
    others = LinesField(
        label=later("meeting.others"), help_text=later("meeting.others_help"), required=False,
        max_length=4000,
    )  # fmt: skip

    def __init__(self, *args: Any, members: Sequence[Attendance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = members
        here = [(each.value, phrase(f"meeting.here_{each}")) for each in Here]
        for number, member in enumerate(members):
            facts = {"position": member.position}
            self.fields[f"a{number}_here"] = forms.ChoiceField(
                label=phrase("meeting.here_of", **facts), choices=here
            )
            self.fields[f"a{number}_note"] = LineField(
                label=phrase("meeting.note_of", **facts), required=False, max_length=200
            )

    @property
    def rows(self) -> list[tuple[Attendance, str, BoundField, BoundField]]:
        parts = bridge.frame().parts
        return [
            (each, parts[each.part].name.said(language()) if each.part in parts else each.part,
             self[f"a{n}_here"], self[f"a{n}_note"])
            for n, each in enumerate(self.known)
        ]  # fmt: skip

    @property
    def held(self) -> Held:
        said = self.cleaned_data
        found = tuple(
            Attendance(
                position=each.position, part=each.part, here=Here(said[f"a{n}_here"]),
                note=said[f"a{n}_note"],
            )
            for n, each in enumerate(self.known)
        )  # fmt: skip
        return Held(
            attendance=found, others=said["others"], started=said["started"], ended=said["ended"]
        )


class AttendanceForm(Watched, _MembersForm):
    """The same, which somebody else may be changing."""


def of_attendance(row: Meeting, members: Sequence[Attendance]) -> dict[str, Any]:
    said = {"started": row.started or row.begins, "ended": row.ended, "others": row.others}
    for number, each in enumerate(members):
        said |= {f"a{number}_here": each.here.value, f"a{number}_note": each.note}
    return said


class _ItemsForm(forms.Form):
    """What was said and resolved under each item."""

    def __init__(self, *args: Any, row: Meeting, **kwargs: Any) -> None:
        initial = {f"item{n}": each.get("minutes", "") for n, each in enumerate(row.items, 1)}
        super().__init__(*args, **{**kwargs, "initial": initial})
        for number, each in enumerate(row.items, 1):
            self.fields[f"item{number}"] = ReasonField(
                label=digits(f"{number}. {each['title']}"), help_text=each.get("notes", ""),
                required=False, max_length=20000, widget=forms.Textarea(attrs={"rows": 5}),
            )  # fmt: skip


class MinutesForm(Watched, _ItemsForm):
    """The same, which somebody else may be changing."""

    @property
    def texts(self) -> list[str]:
        return [self.cleaned_data[name] for name in self.stored]


class DecisionForm(forms.Form):
    """What is to be done, by whom, until when."""

    item = forms.TypedChoiceField(label=later("decision.item"), coerce=int)
    what = ReasonField(
        label=later("decision.what"), help_text=later("decision.what_help"), max_length=1000
    )
    whose = forms.ChoiceField(label=later("decision.whose"))
    until = DayField(
        label=later("decision.until"), help_text=later("decision.until_help"), required=False
    )
    answers = LineField(
        label=later("decision.answers"), help_text=later("decision.answers_help"), required=False,
        max_length=200,
    )  # fmt: skip

    def __init__(self, *args: Any, row: Meeting, units: Units, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = [(str(n), digits(f"{n}. {each['title']}")) for n, each in enumerate(row.items, 1)]
        self._choose("item", items)
        kept = self.initial.get("whose", "").removeprefix("unit:")
        named = [
            (f"unit:{key}", digits(name))
            for key, name in units.names.items() if key in units.open or key == kept
        ]  # fmt: skip
        roles = [(f"role:{each}", phrase(f"role.{each}")) for each in ROLES]
        self._choose("whose", [NOTHING, *named, *roles])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices

    @property
    def said(self) -> Task:
        said = self.cleaned_data
        kind, _, key = said["whose"].partition(":")
        codes = said["answers"].replace(",", " ").split()
        return Task(what=said["what"], until=said["until"], answers=tuple(codes), **{kind: key})


class NewDecision(DecisionForm):
    """Another one."""

    token = KeyField()


class ChangeDecision(Watched, DecisionForm):
    """The same over one that somebody else may be changing."""


def of_decision(row: Decision) -> dict[str, Any]:
    whose = f"unit:{row.unit}" if row.unit else f"role:{row.role}"
    return {
        "item": row.item, "what": row.what, "whose": whose, "until": row.until,
        "answers": " ".join(row.answers.split()),
    }  # fmt: skip


class EndForm(forms.Form):
    """What was done, with a file that shows it; who keeps the minutes may drop it instead."""

    state = forms.ChoiceField(label=later("decision.outcome"), widget=forms.RadioSelect)
    note = ReasonField(label=later("decision.note"), help_text=later("decision.note_help"),
                       max_length=1000)  # fmt: skip
    file = CheckedFile(label=later("decision.file"), required=False)

    def __init__(self, *args: Any, drops: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [State.DONE, State.DROPPED] if drops else [State.DONE]
        field = self.fields["state"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(each.value, phrase(f"decision.to_{each}")) for each in states]
