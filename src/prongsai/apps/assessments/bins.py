"""What this room has in the recycle bin."""

from __future__ import annotations

import datetime as dt

from prongsai.apps.assessments import discarding
from prongsai.apps.assessments.queries import in_bin
from prongsai.apps.look.wishes import LONGEST, whole
from prongsai.apps.look.words import phrase
from prongsai.core.bin.binned import Binned
from prongsai.core.terms.problem import refuse


class Drafts:
    """Drafts of results that nobody has passed on."""

    def entries(self, agency: str) -> list[Binned]:
        return [
            Binned(
                thing="assessments.result", key=str(each.pk), by=each.removed_by,
                name=phrase("bin.result", year=each.assessment.year, version=each.version),
                at=each.removed_at, reader="assessments:versions",
            )
            for each in in_bin(agency)
            if each.removed_at is not None
        ]  # fmt: skip

    def put_back(self, agency: str, key: str, *, by: str, at: dt.datetime) -> None:
        if not (row := whole(key, LONGEST)):
            raise refuse("result-draft-gone")
        discarding.put_back(agency, row, by=by, at=at)

    def empty(self, at: dt.datetime) -> int:
        return discarding.empty_bin(at)
