"""What the server writes down: one JSON object a line, and nothing about people.

Addresses, names, forms and messages of exceptions may hold personal data, so none of them is
written: an address is said by its name in the permission table, an exception by its kind and where
it was raised.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import traceback
from pathlib import PurePath
from typing import Any

DEEPEST = 12
"""Places in our own code that are told, the last ones …"""
ENDS = 3
"""… and how many of the last ones wherever they are: libraries may go deep."""


class Lines(logging.Formatter):
    """A record as one line."""

    def format(self, record: logging.LogRecord) -> str:
        at = dt.datetime.fromtimestamp(record.created, dt.UTC)
        said: dict[str, Any] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "said_in": f"{record.module}:{record.lineno}",
        }
        request = getattr(record, "request", None)
        match = getattr(request, "resolver_match", None)
        if match is not None:
            said["address"] = match.view_name
        if (status := getattr(record, "status_code", None)) is not None:
            said["status"] = status
        if record.exc_info and record.exc_info[1] is not None:
            said["failed"] = type(record.exc_info[1]).__name__
            said["in"] = _places(record.exc_info[1])
        return json.dumps(said, ensure_ascii=False)


def _places(error: BaseException) -> list[str]:
    frames = list(enumerate(traceback.extract_tb(error.__traceback__)))
    own = [each for each in frames if "prongsai" in PurePath(each[1].filename).parts][-DEEPEST:]
    told = dict([*own, *frames[-ENDS:]])
    return [
        f"{PurePath(told[at].filename).name}:{told[at].lineno} {told[at].name}"
        for at in sorted(told)
    ]


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": Lines}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "prongsai": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
