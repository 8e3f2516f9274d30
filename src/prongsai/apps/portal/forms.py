"""Forms of those who publish."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from prongsai.apps.look.forms import LineField, NameField, ReasonField
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.words import later, phrase
from prongsai.apps.portal.actions import SETTINGS
from prongsai.apps.portal.datasets import DEFAULT_LICENSE, licenses
from prongsai.apps.portal.models import Portal

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")


class SettingsForm(Watched, forms.Form):
    """How the site is called, and where people ask."""

    slug = forms.CharField(
        max_length=40, label=later("portal.slug"), help_text=later("portal.slug_help"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    unit = NameField(
        max_length=200, required=False, label=later("public.contact_unit"),
        help_text=later("portal.unit_help"),
    )  # fmt: skip
    place = ReasonField(max_length=500, required=False, label=later("public.contact_place"))
    hours = LineField(max_length=200, required=False, label=later("public.contact_hours"))
    phone = LineField(max_length=60, required=False, label=later("public.contact_phone"))
    mail = forms.EmailField(
        max_length=120, required=False, label=later("public.contact_mail"),
        help_text=later("portal.mail_help"),
    )  # fmt: skip
    license = forms.ChoiceField(
        label=later("portal.license"), help_text=later("portal.license_help")
    )

    def __init__(self, portal: Portal | None, slug: str, data: Any = None) -> None:
        stored = {name: getattr(portal, name) for name in SETTINGS} if portal else {"slug": slug}
        stored["license"] = stored.get("license") or DEFAULT_LICENSE
        super().__init__(data, initial=stored)
        chosen: Any = self.fields["license"]
        chosen.choices = [(each, each) for each in licenses()]

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"].strip().lower()
        if not _SLUG.fullmatch(slug):
            raise forms.ValidationError(phrase("portal.slug_wrong"))
        return slug


class WithdrawForm(forms.Form):
    """Why it is taken back; everybody reads it."""

    reason = ReasonField(
        max_length=500, label=later("portal.reason"), help_text=later("portal.reason_help")
    )
    hide_title = forms.BooleanField(
        required=False, label=later("portal.hide_title"), help_text=later("portal.hide_title_help")
    )


class CopyForm(forms.Form):
    """Where the copy will lie."""

    to = forms.URLField(
        max_length=200, required=False, label=later("portal.to"), help_text=later("portal.to_help"),
        assume_scheme="https",
    )  # fmt: skip
