"""The form of one risk: its levels before and after, by steps that are explained."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from prongsai.apps.look.forms import DayField
from prongsai.apps.look.words import digits, language, later, phrase
from prongsai.apps.risks.forms import BahtField, RowForm, _choice, _line, _text, choices
from prongsai.apps.risks.queries import Held
from prongsai.core.risks.parts import GOES_ON
from prongsai.core.risks.register import Rating
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.words import Words

GROUPS: Mapping[str, tuple[str, ...]] = {
    "what": ("event", "work", "step", "cause", "kind", "bribery", "area", "owner"),
    "before": ("loss", "inherent_likelihood", "inherent_impact", "inherent_level", "response"),
    "after": (
        "residual_likelihood", "residual_impact", "residual_level", "afterwards", "controllable",
        "remaining", "next_year",
    ),
    "review": ("reviewed", "review"),
}  # fmt: skip
"""Fields as the form puts them together."""
_RATED = ("inherent", "residual")


class RiskForm(RowForm):
    """One risk; what isn't known yet stays blank."""

    kind, own_only = "risk", True
    event = _text("event", 2, help_text=later("risk.event_help"))
    work = _choice("work")
    step = _line("step", required=False, help_text=later("risk.step_help"))
    cause = _text("cause", 2, required=False)
    kind_of = _choice("kind")
    bribery = forms.BooleanField(
        label=later("risk.bribery"), required=False, help_text=later("risk.bribery_help")
    )
    area = _choice("area")
    owner = _choice("owner")
    loss = BahtField(label=later("risk.loss"))
    inherent_likelihood = _choice("likelihood")
    inherent_impact = _choice("impact")
    inherent_level = _choice("level")
    response = _choice("response")
    residual_likelihood = _choice("likelihood")
    residual_impact = _choice("impact")
    residual_level = _choice("level")
    afterwards = _choice("afterwards")
    controllable = _choice("controllable")
    remaining = _text("remaining", 2, required=False)
    next_year = _text("next_year", 2, required=False)
    reviewed = DayField(label=later("risk.reviewed"), required=False)
    review = DayField(label=later("risk.review"), required=False)

    def fill(self) -> None:
        frame, year = self.held.frame, self.held.year
        self.fields["kind"] = self.fields.pop("kind_of")
        works = [(key, f"{key} {each.name}") for key, each in self.held.register.works.items()]
        self._set("work", works)
        for name, known in (
            ("kind", frame.kinds), ("area", frame.areas), ("response", frame.responses),
            ("afterwards", frame.afterwards), ("inherent_level", frame.levels),
            ("residual_level", frame.levels),
        ):  # fmt: skip
            self._set(name, choices(known))
        self._set(
            "controllable", [(each, phrase(f"risk.controllable_{each}")) for each in ("yes", "no")]
        )
        matrix = frame.matrices.get(year.matrix)
        for name in _RATED:
            if matrix is None:
                del self.fields[f"{name}_likelihood"], self.fields[f"{name}_impact"]
                continue
            self._set(f"{name}_likelihood", _steps(matrix.likelihood))
            self._set(f"{name}_impact", _steps(matrix.impact))
            self.fields[f"{name}_level"].help_text = phrase("risk.level_help")
        self.fields["loss"].help_text = thresholds(self.held)

    def goes_on(self, name: str) -> bool:
        return name.partition("_")[0] == "residual" or name in GOES_ON["risk"]

    @property
    def groups(self) -> list[tuple[str, list[BoundField]]]:
        found = [
            (group, [self[name] for name in names if name in self.fields])
            for group, names in GROUPS.items()
        ]
        return [(group, fields) for group, fields in found if fields]

    def row(self) -> dict[str, Any]:
        found: dict[str, Any] = super().row()
        for name in _RATED:
            parts = {
                part: self.cleaned_data.get(f"{name}_{part}")
                for part in Rating.__dataclass_fields__
            }
            if any(f"{name}_{part}" in self.fields for part in parts):
                found[name] = Rating(
                    level=parts["level"] or None, likelihood=_step(parts["likelihood"]),
                    impact=_step(parts["impact"]),
                )  # fmt: skip
        for name in ("work", "kind", "area", "response", "afterwards"):
            if name in found:
                found[name] = found[name] or None
        if "controllable" in found:
            found["controllable"] = {"yes": True, "no": False}.get(found["controllable"])
        return found


def _step(said: str | None) -> int | None:
    return int(said) if said else None


def _steps(names: tuple[Words, ...]) -> list[tuple[str, str]]:
    return [(str(n), digits(f"{n} {each.said(language())}")) for n, each in enumerate(names, 1)]


def thresholds(held: Held) -> str:
    """From which loss which step of impact begins; empty where that is not laid down."""
    size = held.frame.sizes.get(held.year.size)
    steps = size.loss.get(held.year.matrix, ()) if size else ()
    told = [
        phrase("risk.loss_step", amount=money_in_table(each).removesuffix(".00"), step=number)
        for number, each in enumerate(steps, 2)
    ]
    return phrase("risk.loss_help", steps=", ".join(told)) if told else ""
