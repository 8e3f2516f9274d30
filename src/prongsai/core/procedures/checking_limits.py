"""What no calendar, no column and no form could hold: days and years without end, keys too long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.settling import LONGEST
from prongsai.core.terms.problem import Place, Problem

LONGEST_KEY = 60
LONGEST_YEARS = 100
_Numbers = Iterable[tuple[str, object, int]]
OF_FORMS = frozenset({
    "anonymous", "by", "category", "channel", "code", "csrfmiddlewaretoken", "day", "do", "files",
    "lang", "party", "token",
})  # fmt: skip
"""What forms with which cases are brought send besides the fields of the file."""


def limit_problems(own: Procedure) -> Iterator[Problem]:
    """Every number past its limit, every key that is too long or means something else."""
    for path, number, most in (*_days(own), *_years(own)):
        if isinstance(number, int) and number > most:
            facts = {"found": str(number)[:20], "most": str(most)}
            yield Problem("procedure-number-large", facts, Place(path=path))
    if own.asks_back is not None and own.asks_back < 0:
        facts = {"found": str(own.asks_back)[:20]}
        yield Problem("procedure-number-small", facts, Place(path="asks_back"))
    for key, term in own.terms.items():
        if isinstance(term.years, int) and term.years < 0:
            facts = {"found": str(term.years)[:20]}
            yield Problem("procedure-number-small", facts, Place(path=f"terms/{key}/years"))
    yield from _keys(own)


def _days(own: Procedure) -> _Numbers:
    for key, clock in own.clocks.items():
        path = f"clocks/{key}"
        yield f"{path}/length", clock.length, LONGEST
        yield from ((f"{path}/warns", each, LONGEST) for each in clock.warns)
        yield from ((f"{path}/escalates", each.after, LONGEST) for each in clock.escalates)
        for state, pause in clock.pauses.items():
            yield f"{path}/pauses/{state}/most", pause.most, LONGEST
    yield "asks_back", own.asks_back, LONGEST


def _years(own: Procedure) -> _Numbers:
    for key, term in own.terms.items():
        yield f"terms/{key}/years", term.years, LONGEST_YEARS


def _keys(own: Procedure) -> Iterator[Problem]:
    parts: dict[str, Iterable[str]] = {
        "parties": own.parties, "categories": own.categories, "fields": own.fields,
        "states": own.states, "moves": own.moves, "clocks": own.clocks, "terms": own.terms,
        "outcomes": own.outcomes, "rows": own.rows, "documents": own.documents,
    }  # fmt: skip
    for part, keys in {"key": [own.key], **parts}.items():
        for key in keys:
            if len(key) > LONGEST_KEY:
                path = part if part == "key" else f"{part}/{key}"
                facts = {"found": key[:LONGEST_KEY], "most": str(LONGEST_KEY)}
                yield Problem("procedure-key-long", facts, Place(path=path))
    for key in own.fields:
        if key in OF_FORMS:
            yield Problem("procedure-key-taken", {"found": key}, Place(path=f"fields/{key}"))
