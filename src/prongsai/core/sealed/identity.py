"""Who made a report is kept apart from it, and shown when two people want it for a reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.shapes.fields import told, told_or
from prongsai.core.terms.problem import Place, Problem, Refused, refuse


class Asking(StrEnum):
    """What became of a request to know who it was."""

    OPEN = "open"
    GIVEN = "given"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An officer who holds the report asks its custodian."""

    by: str = told("Key of the officer.")
    day: dt.date = told("When.")
    state: Asking = told_or(Asking.OPEN, "What became of it.")


def asked(by: str, reason: str, today: dt.date, *, is_named: bool, is_open: bool) -> Request:
    """A request; there must be somebody to know of, a reason, and no request waiting."""
    if not is_named:
        raise refuse("sealed-anonymous")
    if is_open:
        raise refuse("sealed-asked-already")
    if not reason.strip():
        raise Refused([Problem("sealed-no-reason", {}, Place(path="reason"))])
    return Request(by=by, day=today)


def answered(request: Request, by: str, reason: str, *, give: bool) -> Request:
    """What the custodian says; never the officer who asks, whatever parts he plays."""
    if request.state is not Asking.OPEN:
        raise refuse("sealed-answered-already")
    if by == request.by:
        raise refuse("sealed-same-person")
    if not reason.strip():
        raise Refused([Problem("sealed-no-reason", {}, Place(path="reason"))])
    state = Asking.GIVEN if give else Asking.REFUSED
    return Request(by=request.by, day=request.day, state=state)
