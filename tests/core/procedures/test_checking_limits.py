"""Numbers that no calendar holds and keys that no form or column holds are told in their place."""

from __future__ import annotations

from typing import Any

import pytest

from case_making import plain, words
from prongsai.core.procedures.checking import Known, procedure_problems
from prongsai.core.procedures.checking_limits import LONGEST_KEY, OF_FORMS
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.shapes.read import read

KNOWN = Known(topics=["staff_equal_treatment"], powers=["receive_complaints"])
LONG = "k" * (LONGEST_KEY + 1)
CLOCK = "clocks/reply"
HUGE = 10**30
LARGE, SMALL = "procedure-number-large", "procedure-number-small"


def faults(path: str, value: Any) -> list[tuple[str, str]]:
    whole = plain()
    *steps, last = path.split("/")
    place: Any = whole
    for step in steps:
        place = place.setdefault(step, {})
    place[last] = value
    own, problems = read(Procedure, whole)
    assert own is not None, problems
    return [(each.code, each.place.path) for each in procedure_problems(own, KNOWN)]


@pytest.mark.parametrize(
    ("path", "value", "code", "at"),
    [
        (f"{CLOCK}/length", HUGE, LARGE, f"{CLOCK}/length"),
        (f"{CLOCK}/length", 3651, LARGE, f"{CLOCK}/length"),
        (f"{CLOCK}/warns", [1, 99_999], LARGE, f"{CLOCK}/warns"),
        (f"{CLOCK}/escalates", [{"after": HUGE, "to": "coordinator"}], LARGE,
         f"{CLOCK}/escalates"),
        (f"{CLOCK}/pauses/waiting", {"most": HUGE}, LARGE, f"{CLOCK}/pauses/waiting/most"),
        ("asks_back", HUGE, LARGE, "asks_back"),
        ("asks_back", -1, SMALL, "asks_back"),
        ("terms/long", {"name": words("ก"), "years": 101}, LARGE, "terms/long/years"),
        ("terms/short", {"name": words("ก"), "years": -1}, SMALL, "terms/short/years"),
        (f"categories/{LONG}", {"name": words("ก")}, "procedure-key-long", f"categories/{LONG}"),
        ("key", LONG, "procedure-key-long", "key"),
    ],
)  # fmt: skip
def test_what_is_past_its_limit_is_told(path: str, value: Any, code: str, at: str) -> None:
    assert (code, at) in faults(path, value)


@pytest.mark.parametrize("key", sorted(OF_FORMS))
def test_no_field_is_called_as_something_that_forms_send_besides(key: str) -> None:
    found = faults(f"fields/{key}", {"label": words("ก")})
    assert ("procedure-key-taken", f"fields/{key}") in found
