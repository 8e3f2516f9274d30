"""Lines of the log of what was made known, for tests of the web application."""

from __future__ import annotations

import datetime as dt
from typing import Any

import file_making as made
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.dissemination import actions
from prongsai.apps.dissemination.actions import Given
from prongsai.apps.dissemination.models import Posting
from prongsai.apps.files.checking import Checked, checked

AT = dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC)
DOER = Doer("somebody", (), AT)
SUBJECT = "ประกาศนโยบายไม่รับของขวัญ"


def given(**told: Any) -> Given:
    plain: dict[str, Any] = {
        "subject": SUBJECT, "channel": "board", "place": "หน้าสำนักงาน",
        "first": dt.date(2026, 1, 13),
    }  # fmt: skip
    return Given(**{**plain, **told})


def logged(agency: Agency, *, key: str = "", **told: Any) -> Posting:
    return actions.add(agency, given(**told), DOER, key)


def photo(name: str = "board.png") -> Checked:
    return checked(name, made.png())
