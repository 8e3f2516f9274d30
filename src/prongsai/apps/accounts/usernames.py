"""Names to sign in with: small letters, however a phone begins what is typed."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from prongsai.apps.look.words import later, phrase

LONGEST = 60
_USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,59}", re.ASCII)


def as_kept(typed: str) -> str:
    """As it is stored: phones begin with a capital and end with a space."""
    return typed.strip().lower()


class UsernameField(forms.CharField):
    """A name for a new account."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", later("sign_in.username"))
        super().__init__(max_length=LONGEST, **options)
        self.widget.attrs.update(autocapitalize="none", autocomplete="off", spellcheck="false")

    def to_python(self, value: Any) -> str:
        name = as_kept(super().to_python(value) or "")
        if name and not _USERNAME.fullmatch(name):
            raise forms.ValidationError(phrase("people.username_wrong"))
        return name
