"""Whether the page of the trail has words for what tests made agencies' trails tell."""

from __future__ import annotations

from prongsai.apps.audit.models import Entry
from prongsai.workshop.voice import screens

_LINES = Entry.objects.exclude(agency="").values_list("thing", "verb", "before", "after")


def unsaid() -> set[str]:
    """Phrases that lines of the trail need and nobody wrote."""
    lines = list(_LINES.all())
    said = {f"trail.{thing}.{verb}" for thing, verb, _before, _after in lines}
    fields = {f"field.{key}" for *_, before, after in lines for key in (*before, *after)}
    return {each for each in said | fields if each not in screens()}
