"""Papers that other apps have drawn up of their own data.

The app that calls has asked already whether whoever drafts may. What it gives is kept in the row
and never followed back: the paper says what was true on the day it was drafted, whatever becomes
of it afterwards. To say something newer, it is drafted anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.papers import making
from prongsai.apps.papers.actions import begin
from prongsai.apps.papers.heads import head_of
from prongsai.apps.papers.kinds import GIVEN, KINDS, OWN_HAND
from prongsai.apps.papers.models import Paper
from prongsai.workshop.kept_data import frozen

_TYPED = ("signer", "position", "unit")


def draft_given(
    agency: Agency, kind: str, given: Mapping[str, Any], doer: Doer, *, subject: str, of: str,
    key: str = "", renews: Paper | None = None,
) -> Paper:  # fmt: skip
    """A draft that says what is given; what can't be drawn of it is refused here.

    `of` names what it is made of, parts between colons: `measures:2569:h1`. The same `key` twice
    makes one paper. A paper that it `renews` leaves its signer to it, and makes way for it if it is
    a draft without a number.
    """
    if kind not in GIVEN or not of:
        raise ValueError(kind, of)
    made_of = {"of": of, "given": frozen(given), "renews": renews}
    fields: dict[str, Any] = {"subject": subject, **_signs(agency, kind)}
    if renews is not None:
        fields |= {name: renews.fields[name] for name in _TYPED if renews.fields.get(name)}
    paper = Paper(agency=agency, kind=kind, fields=fields, **made_of)
    making.document(paper, doer.at.date(), draft=True)
    return begin(agency, kind, fields, doer, key, made_of)


def _signs(agency: Agency, kind: str) -> dict[str, str]:
    """Reports and minutes are signed by whoever drew them up: nobody knows yet who that is."""
    return {} if KINDS[kind].form in OWN_HAND else making.signs(kind, head_of(agency))
