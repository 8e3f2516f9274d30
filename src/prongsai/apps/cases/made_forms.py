"""Forms of a procedure that an office writes: plain fields in, places of the file out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from prongsai.apps.cases.fields import said
from prongsai.apps.look.forms import KeyField, LineField, ReasonField
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import language, later, phrase
from prongsai.core.procedures.drafting import Text
from prongsai.core.procedures.kinds import Channel, Kind
from prongsai.core.procedures.procedure import Procedure

TITLE, ABOUT, LINE = 200, 600, 200
LAW = "law"
"""Begins the keys of laws that the office names."""


class TitleForm(forms.Form):
    """What a copy is called."""

    token = KeyField(required=False)
    title = LineField(
        label=later("made.title"), help_text=later("made.title_help"), max_length=TITLE
    )
    title_en = LineField(label=later("made.title_en"), max_length=TITLE, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"token": new_key(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    @property
    def words(self) -> dict[str, str]:
        return words(self.cleaned_data, "title")


class FileForm(forms.Form):
    """A procedure file."""

    token = KeyField(required=False)
    file = forms.FileField(
        label=later("made.file"), help_text=later("made.file_help"),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}), allow_empty_file=True,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"token": new_key(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class ReturnForm(forms.Form):
    """Why a draft goes back."""

    reason = ReasonField(label=later("made.return_reason"), max_length=1000)


class UseForm(forms.Form):
    """By which order it is put in use."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    order = LineField(
        label=later("made.order"),
        help_text=later("made.order_help"),
        max_length=120,
        required=False,
    )


def words(
    cleaned: Mapping[str, Any], name: str, before: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Both languages; what is not said in English is said as in Thai.

    Where the Thai is another one than before and the English still that of before, it is not said.
    """
    thai, english = cleaned[name], cleaned.get(f"{name}_en") or ""
    if before and before["th"] != thai and before["en"] == english:
        english = ""
    return {"th": thai, "en": english or thai}


def words_or_none(cleaned: Mapping[str, Any], name: str) -> dict[str, str] | None:
    return words(cleaned, name) if cleaned[name] else None


def shown(initial: dict[str, Any], name: str, said: Mapping[str, str] | None) -> None:
    """Words as two fields show them; English that only repeats the Thai is left blank."""
    thai, english = (said["th"], said["en"]) if said else ("", "")
    initial[name], initial[f"{name}_en"] = thai, english if english != thai else ""


class _About(forms.Form):
    title = LineField(label=later("made.title"), max_length=TITLE)
    title_en = LineField(label=later("made.title_en"), help_text=later("made.english_help"),
                         max_length=TITLE, required=False)  # fmt: skip
    about = ReasonField(label=later("made.about"), help_text=later("made.about_help"),
                        max_length=ABOUT)  # fmt: skip
    about_en = ReasonField(label=later("made.about_en"), help_text=later("made.english_help"),
                           max_length=ABOUT, required=False)  # fmt: skip
    kind = forms.ChoiceField(
        label=later("made.kind"),
        choices=[(each.value, later(f"made.kind_{each.value}")) for each in Kind],
    )
    party = LineField(label=later("made.party"), help_text=later("made.party_help"), max_length=80)
    for_whom = ReasonField(label=later("made.for_whom"), help_text=later("made.for_whom_help"),
                           max_length=ABOUT)  # fmt: skip
    anonymous = forms.BooleanField(label=later("made.anonymous"), required=False)
    channels = forms.MultipleChoiceField(
        label=later("made.channels"), widget=forms.CheckboxSelectMultiple,
        choices=[(each.value, later(f"case.channel_{each.value}")) for each in Channel],
    )  # fmt: skip
    owner = LineField(label=later("made.owner"), max_length=LINE)
    hours = LineField(label=later("made.hours"), max_length=LINE, required=False)
    rounds = LineField(label=later("made.rounds"), max_length=LINE, required=False)
    laws = ReasonField(label=later("made.laws"), help_text=later("made.laws_help"), required=False,
                       max_length=ABOUT * 3)  # fmt: skip

    def __init__(self, *args: Any, draft: Text, **kwargs: Any) -> None:
        self.draft = draft
        self.party_key = next(iter(draft["parties"]))
        kwargs["initial"] = self._initial()
        super().__init__(*args, **kwargs)

    def _initial(self) -> dict[str, Any]:
        draft, manual = self.draft, self.draft["manual"]
        party = draft["parties"][self.party_key]
        found: dict[str, Any] = {
            "kind": draft["kind"], "anonymous": bool(party.get("anonymous")),
            "channels": draft["channels"],
            "laws": "\n".join(draft["sources"][key]["title"]["th"] for key in manual.get("laws", ())
                              if key in draft["sources"]),
        }  # fmt: skip
        shown(found, "title", draft["title"])
        shown(found, "about", draft["about"])
        for name, kept in (
            ("party", party["name"]),
            *((each, manual.get(each)) for each in _PLAIN),
        ):
            found[name] = kept["th"] if kept else ""
        return found


class AboutForm(Watched, _About):
    """What it is for, who may ask, how it comes in."""

    @property
    def values(self) -> dict[str, Any]:
        """Places of the file, and what stands there now."""
        told, at = self.cleaned_data, f"parties/{self.party_key}"
        old = {"party": self.draft["parties"][self.party_key]["name"],
               **{name: self.draft["manual"].get(name) for name in _PLAIN}}  # fmt: skip
        same = {name: again(told[name], old[name]) for name in ("party", *_PLAIN)}
        return {
            "title": words(told, "title", self.draft["title"]),
            "about": words(told, "about", self.draft["about"]), "kind": told["kind"],
            f"{at}/name": same["party"], f"{at}/anonymous": True if told["anonymous"] else None,
            "channels": told["channels"], **{f"manual/{name}": same[name] for name in _PLAIN},
            **self._laws(),
        }  # fmt: skip

    def _laws(self) -> dict[str, Any]:
        """Each line a source of its own; one that is known keeps its key."""
        known = {each["title"]["th"]: key for key, each in self.draft["sources"].items()}
        lines = list(dict.fromkeys(filter(None, self.cleaned_data["laws"].splitlines())))
        keys = [known.get(line) or f"{LAW}-{number}" for number, line in enumerate(lines, 1)]
        new = {f"sources/{key}": {"title": {"th": line, "en": line}}
               for key, line in zip(keys, lines, strict=True) if line not in known}  # fmt: skip
        return {"manual/laws": keys or None, **new}


_PLAIN = ("owner", "for_whom", "hours", "rounds")


def again(thai: str, before: Mapping[str, str] | None) -> dict[str, str] | None:
    """The same words where the Thai is the same, so that their English stays."""
    if not thai:
        return None
    return dict(before) if before and before["th"] == thai else {"th": thai, "en": thai}


class PatternForm(forms.Form):
    """What happens to a case: one of the sound ways."""

    pattern = forms.ChoiceField(label=later("made.pattern"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, patterns: Mapping[str, Procedure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["pattern"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - said above, for types
        field.choices = [(key, f"{said(each.title)} – {said(each.about)}")
                         for key, each in patterns.items()]  # fmt: skip


_STEPS = "manual/steps"


class _Wording(forms.Form):
    def __init__(self, *args: Any, draft: Text, **kwargs: Any) -> None:
        self.draft = draft
        initial: dict[str, Any] = {
            name: self._before(place)[language()] for name, place, _ in self._places(draft)
        }
        for key, step in draft["manual"]["steps"].items():
            minutes = step.get("minutes")
            initial[f"minutes_{key}"] = minutes if isinstance(minutes, int) else None
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        for name, (part, key, _), label in self._places(draft):
            self.fields[name] = LineField(label=label, max_length=LINE)
            if part == _STEPS:
                title = draft["manual"]["steps"][key]["title"][language()]
                self.fields[f"minutes_{key}"] = forms.IntegerField(
                    label=phrase("made.minutes", step=title),
                    required=False, min_value=1, max_value=100_000,
                    widget=forms.TextInput(attrs={"inputmode": "numeric"}),
                )  # fmt: skip

    @staticmethod
    def _places(draft: Text) -> Iterator[tuple[str, tuple[str, str, str], str]]:
        for key, state in draft["states"].items():
            label = state["label"][language()]
            yield (
                f"state_{key}",
                ("states", key, "public"),
                phrase("made.state_public", state=label),
            )
        for key, step in draft["manual"]["steps"].items():
            title = step["title"][language()]
            yield f"step_{key}", (_STEPS, key, "title"), phrase("made.step", step=title)

    def _before(self, place: tuple[str, str, str]) -> Mapping[str, str]:
        part, key, name = place
        at: Any = self.draft
        for step in part.split("/"):
            at = at[step]
        found: Mapping[str, str] = at[key][name]
        return found


class WordingForm(Watched, _Wording):
    """What the public reads of each state, and what its steps are called."""

    @property
    def values(self) -> dict[str, Any]:
        """In the language of whoever writes; the other one stays unless it said the same."""
        found: dict[str, Any] = {}
        for name, place, _ in self._places(self.draft):
            before, now = self._before(place), self.cleaned_data[name]
            if now != before[language()]:
                other = "en" if language() == "th" else "th"
                same = before["th"] == before["en"]
                found["/".join(place)] = {language(): now, other: now if same else before[other]}
        for key in self.draft["manual"]["steps"]:
            found[f"{_STEPS}/{key}/minutes"] = self.cleaned_data[f"minutes_{key}"]
        return found
