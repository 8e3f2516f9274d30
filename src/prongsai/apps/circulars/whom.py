"""Choosing whom something is sent to: in forms of this app, and of what apps above circulate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from prongsai.apps.circulars.bridge import Units
from prongsai.apps.look.forms import DayField
from prongsai.apps.look.words import digits, later, phrase
from prongsai.core.access.roles import AGENCY_ROLES, Role
from prongsai.core.circulars.audience import ASKED, Audience, Hand

ASKS = ("everybody", "units", "roles")
FIELDS = (*ASKS, "until")


def fields(hand: Hand, units: Units) -> dict[str, forms.Field]:
    """Everybody, units and roles, as far as whoever fills it in reaches, and until when."""
    found: dict[str, forms.Field] = {}
    if hand.whole:
        found["everybody"] = forms.BooleanField(
            label=later("circular.to_everybody"), required=False
        )
    reached = units.open if hand.whole else units.open & hand.sends
    if here := [(key, digits(name)) for key, name in units.names.items() if key in reached]:
        found["units"] = forms.MultipleChoiceField(
            label=later("circular.units"), help_text=later("circular.units_help"), choices=here,
            required=not hand.whole, widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip
    if hand.whole:
        found["roles"] = forms.MultipleChoiceField(
            label=later("circular.roles"), required=False, choices=roles(),
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip
    found["until"] = DayField(
        label=later("circular.until"), help_text=later("circular.until_help"), required=False
    )
    return found


def reaches(hand: Hand, units: Units) -> bool:
    """Whether there is anybody to choose."""
    return hand.whole or not units.open.isdisjoint(hand.sends)


def roles() -> list[tuple[str, str]]:
    """Those of an agency that can be asked."""
    return [(each.value, phrase(f"role.{each}")) for each in AGENCY_ROLES if each in ASKED]


def audience_of(said: Mapping[str, Any]) -> Audience:
    """Whom a form asks; who asks everybody names nobody besides."""
    if said.get("everybody"):
        return Audience(everybody=True)
    return Audience(
        units=frozenset(said.get("units", ())), roles=frozenset(map(Role, said.get("roles", ())))
    )


def in_words(audience: Audience, units: Units) -> list[str]:
    """Units in the order of the agency, then roles."""
    if audience.everybody:
        return [phrase("circular.everybody")]
    order = {key: place for place, key in enumerate(units.names)}
    keys = sorted(audience.units, key=lambda each: (order.get(each, len(order)), each))
    return [
        *(units.name(each) for each in keys),
        *(phrase(f"role.{each}") for each in sorted(audience.roles)),
    ]
