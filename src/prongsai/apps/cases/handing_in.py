"""How many files strangers may hand in on a day.

A flood of new cases ends at `A_DAY` in an agency. What is kept free beside that is for cases that
somebody of the office waits for: a slip that was asked for, an answer. Nobody is asked without an
officer, so codes that a flood brings along open none of it, and one case takes little of it.
"""

from __future__ import annotations

import datetime as dt

from prongsai.apps.cases.models import Case
from prongsai.apps.files.queries import from_strangers
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.readers import PARTY, waits_for
from prongsai.core.terms.problem import refuse

A_DAY = 1000
"""Of strangers, in one agency: a flood of them fills no disk, and words are taken still."""
KEPT_FREE = 500
"""So many more, of cases that the office waits for."""
OF_A_CASE = 20
"""Of one case that is there already, by whoever holds its code."""
_DAY = dt.timedelta(days=1)


def must_have_room(
    row: Case, thing: str, number: int, at: dt.datetime, folder: Folder | None
) -> None:
    """Refused where a day's files are there; `folder` is of a case that is there already."""
    since = at - _DAY
    if folder is not None and from_strangers(
        row.agency.key, thing, since, OF_A_CASE - number + 1, owner=row.key
    ):
        raise refuse("case-files-of-case", most=str(OF_A_CASE))
    most = A_DAY + (KEPT_FREE if folder is not None and is_asked(folder, at) else 0)
    if from_strangers(row.agency.key, thing, since, most - number + 1):
        raise refuse("case-files-today")


def is_asked(folder: Folder, at: dt.datetime) -> bool:
    """Whether somebody of the office has had it in hand and it waits for who brought it.

    What waits for that from its first moment was asked for by nobody.
    """
    if not any(each.by.who for each in folder.log):
        return False
    now = folder.standing(folder.moment(at))
    return now.asked or any(each.startswith(PARTY) for each in waits_for(folder, now))
