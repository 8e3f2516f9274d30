"""How somebody likes to be told."""

from __future__ import annotations

from django import forms

from prongsai.apps.look.words import later


class HowTold(forms.Form):
    """Besides the list, which is always there."""

    email = forms.BooleanField(label=later("notices.by_email"), required=False)
