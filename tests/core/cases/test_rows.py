"""Several findings in one case: each is answered, followed up and closed by itself."""

from __future__ import annotations

from typing import Any

import pytest

from case_making import at, brought, codes, day, moved, plain, procedure, words
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.cells import Speaking
from prongsai.core.cases.folder import Folder, Given
from prongsai.core.cases.log import Case
from prongsai.core.cases.moving import make
from prongsai.core.cases.register import register
from prongsai.core.cases.rows import rows
from prongsai.core.procedures.checking import Known, procedure_problems
from prongsai.core.terms.problem import Refused

LATER = {"later": True}
FIELDS: dict[str, Any] = {
    **plain()["fields"],
    "text": {"label": words("ข้อ"), **LATER},
    "number": {"label": words("ข้อที่"), "type": "number", **LATER},
    "due_on": {"label": words("กำหนด"), "type": "day", **LATER},
}


def move(*needs: str, **more: Any) -> dict[str, Any]:
    return {
        "label": words("ทำ"), "at": ["working"], "who": ["division_officer"],
        "needs": list(needs), **more,
    }  # fmt: skip


MOVES: dict[str, Any] = {
    **plain()["moves"],
    "find": move("text"), "reply": move("number", "due_on"), "end": move("number"),
    "some": move(when=["has_rows"]), "answered": move(when=["rows_answered"]),
    "closed": move(when=["rows_closed"]),
}  # fmt: skip
ROWS: dict[str, Any] = {
    "title": words("ข้อตรวจพบ"), "opens": "find", "about": "number", "answers": ["reply"],
    "closes": ["end"], "due": "due_on",
}  # fmt: skip
TABLE = {
    "all": {"name": words("ข้อ"), "shows": "rows:findings"},
    "open": {"name": words("เปิด"), "shows": "open:findings"},
}
REGISTER = {**plain()["register"], "table": TABLE}
OWN = procedure(fields=FIELDS, moves=MOVES, rows={"findings": ROWS}, register=REGISTER)
WHO = Actor(who="a", roles=frozenset({"division_officer"}), units=frozenset({"works"}))


def done(folder: Folder, deed: str, when: str = "2026-03-04", **values: str) -> Folder:
    return folder.with_event(make(folder, deed, WHO, Given(values=values), at(when)))


def begun(*texts: str) -> Folder:
    folder = moved(brought(OWN, "2026-03-02"), "2026-03-03", "take")
    for text in texts:
        folder = done(folder, "find", text=text)
    return folder


def refused(folder: Folder, deed: str, **values: str) -> list[str]:
    with pytest.raises(Refused) as found:
        done(folder, deed, **values)
    return codes(found.value)


def test_each_has_what_was_said_of_it_and_a_day_of_its_own() -> None:
    folder = done(begun("ก", "ข"), "reply", number="2", due_on="2026-03-10")
    folder = done(folder, "reply", "2026-03-05", number="1", due_on="2026-03-20")
    folder = done(folder, "end", "2026-03-12", number="1")

    one, two = rows(folder.procedure.rows["findings"], folder.log)
    assert (one.values["text"], one.due, one.closed) == ("ก", day("2026-03-20"), day("2026-03-12"))
    assert (two.values["text"], two.answered, two.closed) == ("ข", True, None)
    assert [each.is_late(day("2026-03-11")) for each in (one, two)] == [False, True]
    assert "number" not in two.values


@pytest.mark.parametrize("number", ["3", "0"])
def test_nothing_is_said_of_one_that_is_not_there(number: str) -> None:
    assert refused(begun("ก", "ข"), "end", number=number) == ["case-row-not-open"]


def test_nothing_is_said_of_one_that_is_closed_and_one_is_named() -> None:
    folder = done(begun("ก"), "end", number="1")
    assert refused(folder, "end", number="1") == ["case-row-not-open"]
    assert refused(folder, "end") == ["case-field-missing"]


def test_moves_wait_for_rows_for_answers_and_for_the_end_of_all() -> None:
    assert refused(begun(), "some") == ["case-no-rows"]
    folder = done(begun("ก", "ข"), "some")
    assert refused(folder, "answered") == ["case-rows-not-answered"]
    folder = done(folder, "reply", number="1", due_on="2026-03-10")
    folder = done(folder, "end", number="2")
    folder = done(folder, "answered")
    assert refused(folder, "closed") == ["case-rows-open"]
    done(done(folder, "end", number="1"), "closed")


def test_a_register_tells_each_with_its_day_and_how_many_are_open() -> None:
    folder = done(begun("ก", "ข"), "reply", number="2", due_on="2026-03-10")
    say = Speaking(language="th", names=str, usual=str)
    cases = [(Case(key="k", procedure="p", version="v", year=2569, number=1), folder)]
    [line] = register(OWN, cases, 2569, at("2026-03-06"), say).lines
    assert line.cells == ("1. ก\n2. ข (10 มี.ค. 69)", 2)
    before = [(cases[0][0], begun())]
    [line] = register(OWN, before, 2569, at("2026-03-06"), say).lines
    assert line.cells == (None, 0)
    older = procedure(fields=FIELDS, moves=MOVES, register=plain()["register"])
    kept = Folder(procedure=older, log=folder.log, days=folder.days)
    [line] = register(OWN, [(cases[0][0], kept)], 2569, at("2026-03-06"), say).lines
    assert line.cells == (None, None)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"opens": "moon"}, "pack-not-a-choice"), ({"about": "text"}, "pack-not-a-choice"),
        ({"due": "text"}, "pack-not-a-choice"), ({"answers": ["find"]}, "procedure-rows-unnamed"),
    ],
)  # fmt: skip
def test_rows_that_name_what_is_not_there_are_told(told: dict[str, Any], code: str) -> None:
    own = procedure(fields=FIELDS, moves=MOVES, rows={"findings": {**ROWS, **told}})
    assert code in {each.code for each in procedure_problems(own, Known([], []))}


def test_a_move_that_waits_for_rows_wants_a_file_that_has_any() -> None:
    own = procedure(fields=FIELDS, moves=MOVES)
    found = {each.place.path for each in procedure_problems(own, Known([], []))}
    assert {"moves/some/when", "moves/answered/when", "moves/closed/when"} <= found
