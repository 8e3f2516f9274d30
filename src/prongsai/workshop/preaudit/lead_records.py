"""Lists and what lies behind them as JSON and back, so that a run that was stopped goes on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from prongsai.core.preaudit.following import Part
from prongsai.core.preaudit.months import Named
from prongsai.core.preaudit.sought import Sought
from prongsai.workshop.preaudit.following import Lead
from prongsai.workshop.preaudit.visit_records import finding_of, finding_record, whole


def lead_text(lead: Lead) -> str:
    """A list as one line, without what was seen behind it."""
    record = {"page": _record(lead.page), "links": lead.links, "whole": lead.whole}
    return whole(json.dumps(record, ensure_ascii=False))


def lead_of(text: str, sought: Sought) -> Lead:
    """The list that a line holds."""
    record = json.loads(text)
    links = tuple((address, called) for address, called in record["links"])
    return Lead(_part(record["page"]), sought, links, record["whole"])


def parts_text(parts: Mapping[str, Part]) -> str:
    """What one address shows for each list, as one line."""
    records = {key: _record(part) for key, part in parts.items()}
    return whole(json.dumps(records, ensure_ascii=False))


def parts_of(text: str) -> dict[str, Part]:
    """What a line holds for each list."""
    return {key: _part(record) for key, record in json.loads(text).items()}


def _record(part: Part) -> dict[str, Any]:
    named = part.named
    return {
        "findings": [finding_record(each) for each in part.findings],
        "named": None if named is None else {"months": list(named.months), "year": named.year},
    }


def _part(record: Mapping[str, Any]) -> Part:
    named = record["named"]
    return Part(
        tuple(map(finding_of, record["findings"])),
        None if named is None else Named(frozenset(map(tuple, named["months"])), named["year"]),
    )
