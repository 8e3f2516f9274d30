"""What papers of committees keep is read again as it was."""

from __future__ import annotations

import json

from given_making import appointment, minutes
from prongsai.core.meetings.minutes import Appointment, Minutes
from prongsai.core.shapes.read import read
from prongsai.core.shapes.write import plain


def test_minutes_and_appointments_are_read_again_as_they_were_kept() -> None:
    kept = minutes()["minutes"]
    found, problems = read(Minutes, json.loads(json.dumps(kept, default=str)))
    order, others = read(Appointment, appointment("7/2569")["appointment"])

    assert [*problems, *others] == []
    assert found is not None
    assert order is not None
    assert (found.meeting.count, found.resolved[0].item) == ("2/2569", 1)
    assert plain(found) == kept
    assert order.replaces == "7/2569"
