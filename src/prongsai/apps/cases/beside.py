"""What the page of a case shows besides its log."""

from __future__ import annotations

from typing import Any

from prongsai.apps.cases import around, kept, telling_outside
from prongsai.apps.cases.models import Case
from prongsai.core.cases.folder import Folder
from prongsai.core.procedures.kinds import Channel, OutcomeGroup


def facts_of(row: Case, folder: Folder, *, works: bool) -> dict[str, Any]:
    """Holds, letters of other agencies, what was told."""
    referrals = around.referrals_of(row)
    ends = folder.procedure.outcomes.get(row.outcome)
    goes = ends is not None and ends.group is OutcomeGroup.REFERRED
    return {
        "hold": kept.hold_of(row), "referrals": referrals,
        "gathers": folder.procedure.own_data != "" and not row.closed,
        "lacks_sent": goes and all(each.came for each in referrals),
        "lacks_came": row.channel == Channel.REFERRAL.value
        and not any(each.came for each in referrals),
        "ways_out": telling_outside.ways(folder) if works else [],
    }  # fmt: skip
