"""Forms about oneself."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from prongsai.apps.accounts.guessing import (
    BusyError,
    may_try,
    not_tried,
    one_at_a_time,
    succeeded,
)
from prongsai.apps.accounts.models import Person
from prongsai.apps.accounts.passwords import faults, normal
from prongsai.apps.accounts.queries import has_part
from prongsai.apps.accounts.signing_in import confirmed
from prongsai.apps.look.forms import ModelForm
from prongsai.apps.look.words import later, phrase, sentences


class SignIn(forms.Form):
    """Name and password."""

    username = forms.CharField(label=later("sign_in.username"), max_length=60)
    password = forms.CharField(
        label=later("sign_in.password"), strip=False, max_length=200, widget=forms.PasswordInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs.update(autocomplete="username", autocapitalize="none")
        self.fields["password"].widget.attrs.update(autocomplete="current-password")

    def clean_username(self) -> str:
        """Phones begin a word with a capital; no user name has one."""
        username: str = self.cleaned_data["username"]
        return username.lower()


class Password(forms.Form):
    """A new password, the present one known."""

    present = forms.CharField(
        label=later("password.present"), strip=False, max_length=200, widget=forms.PasswordInput
    )
    new = forms.CharField(
        label=later("password.new"),
        help_text=later("password.help"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput,
    )
    again = forms.CharField(
        label=later("password.again"), strip=False, max_length=200, widget=forms.PasswordInput
    )

    def __init__(self, person: Person, now: dt.datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.now = person, now
        for name, field in self.fields.items():
            kind = "current-password" if name == "present" else "new-password"
            field.widget.attrs.update(autocomplete=kind)

    def clean_present(self) -> str:
        present: str = self.cleaned_data["present"]
        check_present(self.person, present, self.now)
        return present

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        problems = faults(new, (self.person.username, self.person.name))
        if normal(new) == normal(self.cleaned_data.get("present", "")):
            raise forms.ValidationError(phrase("password.same"))
        if problems:
            raise forms.ValidationError([sentences(problem) for problem in problems])
        return new

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if "new" in self.cleaned_data and again != self.cleaned_data["new"]:
            raise forms.ValidationError(phrase("password.differs"))
        return again


class Code(forms.Form):
    """A code of an authenticator, or one on paper."""

    code = forms.CharField(
        label=later("code.code"), help_text=later("code.help"), max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )  # fmt: skip


class FirstCode(Code):
    """The first code, which proves that the phone has the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = ""
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class Confirm(forms.Form):
    """One's password again, before something that weakens the account; guessing it waits too."""

    present = forms.CharField(
        label=later("password.present"), strip=False, max_length=200, widget=forms.PasswordInput
    )

    def __init__(self, person: Person, now: dt.datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.now = person, now
        self.fields["present"].widget.attrs.update(autocomplete="current-password")

    def clean_present(self) -> str:
        present: str = self.cleaned_data["present"]
        check_present(self.person, present, self.now)
        return present


def check_present(person: Person, present: str, now: dt.datetime) -> None:
    """Somebody at a desk left alone must not try passwords at leisure."""
    name = f"present {person.key}"
    if not may_try(name, "", now):
        raise forms.ValidationError(phrase("sign_in.waits"))
    try:
        with one_at_a_time():
            right = confirmed(person, present)
    except BusyError:
        not_tried(name, "")
        raise forms.ValidationError(phrase("sign_in.busy")) from None
    if not right:
        raise forms.ValidationError(phrase("password.wrong"))
    succeeded(name, "", now)


class Me(ModelForm[Person]):
    """What one may change about oneself.

    Name and position of whoever has a part stand beside what was done in it, so others change them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_part(self.instance):
            del self.fields["name"], self.fields["position"]

    class Meta:
        model = Person
        fields = ("name", "position", "email", "language", "numerals")
        labels = {each: later(f"me.{each}") for each in fields}
        help_texts = {"email": later("me.email_help")}
        widgets = {
            "language": forms.RadioSelect(
                choices=[("th", later("me.language_th")), ("en", later("me.language_en"))]
            ),
            "numerals": forms.RadioSelect(
                choices=[
                    ("arabic", later("me.numerals_arabic")),
                    ("thai", later("me.numerals_thai")),
                ]
            ),
        }
