"""Forms about an agency."""

from __future__ import annotations

from prongsai.apps.agencies.models import Agency
from prongsai.apps.look.forms import ModelForm
from prongsai.apps.look.words import later


class About(ModelForm[Agency]):
    """What its administrator may change."""

    class Meta:
        model = Agency
        fields = ("name", "domain")
        labels = {each: later(f"agency.{each}") for each in fields}
        help_texts = {"domain": later("agency.domain_help")}
