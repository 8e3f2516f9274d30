"""What happens to a case besides its moves: said, filed, corrected, handed over, rated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from prongsai.core.cases.caller import Actor, written
from prongsai.core.cases.filling import fill
from prongsai.core.cases.fitting import fitting_problems
from prongsai.core.cases.folder import Folder, Given, day_of, made_before, takes_part
from prongsai.core.cases.log import Event, EventKind, Standing, Value
from prongsai.core.cases.moving import hand_problems, refuse_unseen
from prongsai.core.procedures.kinds import Phase
from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.core.terms.thai import tidy_lines

LONGEST_MESSAGE = 4000
BEST = 5
"""Marks run from 1 to this."""
MOST_FILES = 10


def say(
    folder: Folder, actor: Actor, text: str, at: dt.datetime, *, asks: bool = False, key: str = ""
) -> Event:
    """A message between the bringer and the office; one of the office may wait for an answer."""
    said = tidy_lines(text)
    problems = []
    if not said:
        problems.append(Problem("case-message-empty", {}, Place(column="text")))
    if len(said) > LONGEST_MESSAGE:
        facts = {"most": str(LONGEST_MESSAGE)}
        problems.append(Problem("case-message-long", facts, Place(column="text")))
    return _event(
        folder, actor, EventKind.SAID, at, problems, key=key, text=said,
        asks=asks and not actor.party,
    )  # fmt: skip


def file(
    folder: Folder, actor: Actor, files: tuple[str, ...], at: dt.datetime, *, key: str = ""
) -> Event:
    """Files added, by keys of the store of files."""
    problems = []
    if not files:
        problems.append(Problem("case-files-none", {}, Place(column="files")))
    if len(files) > MOST_FILES:
        facts = {"most": str(MOST_FILES)}
        problems.append(Problem("case-files-many", facts, Place(column="files")))
    return _event(folder, actor, EventKind.FILED, at, problems, key=key, files=files)


def correct(
    folder: Folder, actor: Actor, given: Given, at: dt.datetime, *, category: str = ""
) -> Event:
    """Fields or the category stated anew, with the reason; what was said before is kept."""
    before = made_before(folder.log, given.key, EventKind.CORRECTED)
    if before is not None:
        return before
    refuse_unseen(folder, given)
    fields = folder.procedure.fields.values()
    own = [each for each in fields if each.key in given.values and not each.averages]
    needed = [each.key for each in own if each.required]
    filled = fill(own, needed, given.values, day_of(folder, at))
    problems = list(filled.problems)
    if actor.party:
        problems.append(Problem("case-correct-office"))
    if not tidy_lines(given.reason):
        problems.append(Problem("case-correct-reason", {}, Place(column="reason")))
    if category and category not in folder.procedure.categories:
        facts = {"found": category}
        problems.append(Problem("case-category-unknown", facts, Place(column="category")))
    if not problems:
        problems += _fitting(folder, category, filled.values, at)
    if not filled.values and not category and not problems:
        problems.append(Problem("case-correct-nothing"))
    return _event(
        folder, actor, EventKind.CORRECTED, at, problems, key=given.key, values=filled.values,
        category=category, reason=tidy_lines(given.reason),
    )  # fmt: skip


def _fitting(
    folder: Folder, category: str, values: Mapping[str, Value], at: dt.datetime
) -> Iterator[Problem]:
    """Of what is stated anew; what nobody touches stays as it was let in."""
    now = folder.standing(folder.moment(at))
    for each in fitting_problems(
        folder.procedure, category or now.category, {**now.values, **values}, now.party
    ):
        if category or each.place.column in values:
            yield each


def hand(folder: Folder, actor: Actor, given: Given, at: dt.datetime) -> Event:
    """Given to a unit or a person, and nothing else."""
    before = made_before(folder.log, given.key, EventKind.HANDED)
    if before is not None:
        return before
    refuse_unseen(folder, given)
    problems = list(hand_problems(folder, folder.standing(folder.moment(at)), given))
    if actor.party:
        problems.append(Problem("case-correct-office"))
    if not given.unit and not given.person:
        problems.append(Problem("case-unit-missing", {}, Place(column="unit")))
    return _event(
        folder, actor, EventKind.HANDED, at, problems, key=given.key, unit=given.unit,
        person=given.person, reason=tidy_lines(given.reason),
    )  # fmt: skip


def rate(folder: Folder, actor: Actor, mark: int, at: dt.datetime, *, key: str = "") -> Event:
    """A mark by whoever brought it, once it is closed; the last one counts."""
    problems = _from_bringer(folder, actor, at)
    if not folder.procedure.rated:
        problems.append(Problem("case-not-rated"))
    if not 1 <= mark <= BEST:
        facts = {"most": str(BEST)}
        problems.append(Problem("case-mark-outside", facts, Place(column="rating")))
    return _event(
        folder, actor, EventKind.RATED, at, problems, key=key, values={"rating": str(mark)}
    )


def answer(folder: Folder, actor: Actor, at: dt.datetime, *, settled: bool, key: str = "") -> Event:
    """Whether it was really settled, as the bringer says some weeks later."""
    problems = _from_bringer(folder, actor, at)
    return _event(
        folder, actor, EventKind.SETTLED, at, problems, key=key, values={"settled": settled}
    )


def _from_bringer(folder: Folder, actor: Actor, at: dt.datetime) -> list[Problem]:
    now = folder.standing(folder.moment(at))
    problems = []
    if not actor.party or actor.party != now.party:
        problems.append(Problem("case-bringer-only"))
    if now.phase is not Phase.CLOSED:
        problems.append(Problem("case-still-open"))
    return problems


def _event(
    folder: Folder,
    actor: Actor,
    kind: EventKind,
    at: dt.datetime,
    problems: list[Problem],
    *,
    key: str,
    values: Mapping[str, Value] | None = None,
    text: str = "",
    asks: bool = False,
    files: tuple[str, ...] = (),
    category: str = "",
    unit: str = "",
    person: str = "",
    reason: str = "",
) -> Event:
    before = made_before(folder.log, key, kind)
    if before is not None:
        return before
    moment = folder.moment(at)
    right = _right(folder, actor, folder.standing(moment))
    if not right:
        problems = [Problem("case-none-of-yours"), *problems]
    if problems:
        raise Refused(problems)
    return Event(
        number=len(folder.log) + 1, kind=kind, at=moment, by=written(actor, right), key=key,
        values=values or {}, text=text, asks=asks, files=files, category=category, unit=unit,
        person=person, reason=reason,
    )  # fmt: skip


def _right(folder: Folder, actor: Actor, now: Standing) -> str:
    """The bringer always has to do with his case, even where no move is his."""
    return actor.party or takes_part(folder, actor, now)
