"""The one place that looks at the clock; everything else is told what time it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from prongsai.shell.web.settings import CONFIG

OPENS = dt.timedelta(hours=8)
"""When an office begins its day, after midnight."""


def now() -> dt.datetime:
    """The moment, in the time zone of the installation; its date pinned in a demonstration."""
    moment = timezone.localtime()
    return shown(moment, CONFIG.today) if CONFIG.today else moment


def shown(moment: dt.datetime, day: dt.date) -> dt.datetime:
    """On the day of a demonstration. Who looks at night is shown office hours: by their own clock
    what came in that morning would still lie ahead.
    """
    midnight = dt.datetime.combine(moment.date(), dt.time(), moment.tzinfo)
    if moment - midnight < OPENS:
        moment += OPENS
    return dt.datetime.combine(day, moment.timetz())


class Clock:
    """Every request knows when it came."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = moment = now()  # type: ignore[attr-defined] # every view is given these
        request.today = moment.date()  # type: ignore[attr-defined]
        request.instant = timezone.now()  # type: ignore[attr-defined] # authenticators have no pin
        return self.respond(request)
