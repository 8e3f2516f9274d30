"""What has been typed so far, kept in the session of whoever knows the code: no password in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.conf import settings
from django.http import QueryDict

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.start import forms
from prongsai.apps.start.code import kept
from prongsai.apps.start.plan import Newcomer, Plan
from prongsai.core.access.roles import Role

KEY = "start"
STEPS: Mapping[str, type[django_forms.Form]] = {
    "agency": forms.AboutAgency,
    "place": forms.Place,
    "divisions": forms.DivisionLines,
    "year": forms.Year,
    "people": forms.People,
}
MYSELF = ("name", "username")
"""What of the last step is kept; the password is typed and used at once."""


def is_open(request: Asked) -> bool:
    """Whether the code that works now was typed in this session."""
    typed = request.session.get(KEY, {}).get("code", "")
    return bool(typed) and typed == kept(settings.START_CODE)


def begin(request: Asked, digest: str) -> None:
    """Remember that the code was right; what was typed before in this session stays."""
    typed = request.session.get(KEY, {}).get("typed", {})
    request.session.cycle_key()
    request.session[KEY] = {"code": digest, "typed": typed}


def end(request: Asked) -> None:
    request.session.pop(KEY, None)


def typed(request: Asked, step: str) -> dict[str, str] | None:
    """What was typed in a step; nothing where nobody has been there."""
    found: dict[str, str] | None = request.session[KEY]["typed"].get(step)
    return found


def remember(request: Asked, step: str, facts: Mapping[str, Any]) -> None:
    request.session[KEY]["typed"][step] = dict(facts)
    request.session.modified = True


def read(request: Asked, step: str) -> django_forms.Form:
    """A step as it was typed, to be checked."""
    found = QueryDict(mutable=True)
    found.update(typed(request, step) or {})
    return STEPS[step](found)


@dataclass(frozen=True, slots=True)
class Draft:
    """All steps but the last, right as far as each can tell by itself."""

    steps: Mapping[str, django_forms.Form]

    @property
    def people(self) -> forms.People:
        found = self.steps["people"]
        assert isinstance(found, forms.People)  # noqa: S101 - by `STEPS`
        return found

    @property
    def mine(self) -> bool:
        """Whether whoever sets it up coordinates as well."""
        return bool(self.people.cleaned_data["mine"])

    def plan(self, name: str, username: str) -> Plan:
        place, about = self.steps["place"].cleaned_data, self.steps["agency"].cleaned_data
        roles = [Role.SYSTEM_ADMINISTRATOR, *([Role.COORDINATOR] if self.mine else [])]
        return Plan(
            about={key: about[key] for key in ("name", "kind", "code", "size", "domain")},
            province=place["province"],
            district=place["district"],
            divisions=self.steps["divisions"].cleaned_data["divisions"],
            year=self.steps["year"].cleaned_data["year"],
            others=self.people.newcomers,
            me=Newcomer(name, username, tuple(roles)),
        )


def checked(request: Asked) -> Draft | str:
    """The draft, or the first step that isn't right yet."""
    steps = {step: read(request, step) for step in STEPS}
    wrong = next((step for step, form in steps.items() if not form.is_valid()), "")
    return wrong or Draft(steps)
