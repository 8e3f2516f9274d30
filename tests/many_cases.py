"""Cases of an office over five years, as rows: walked by the core, then copied in the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import Model

from complaint_making import CHOICES, DOER, PROCEDURE
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import bridge, desks
from prongsai.apps.cases.actions import keep_text
from prongsai.apps.cases.models import Case, Desk, Event, Holding, Register
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Folder, Given
from prongsai.core.cases.moving import Bringing, bring, make
from prongsai.core.cases.numbers import number_year
from prongsai.core.procedures.kinds import Channel
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.version import version_of

BLOCK = 10_000
"""So many are walked; more of them are copies with numbers and keys of their own."""
LAST = dt.date(2026, 8, 19)
DAYS = 5 * 365
UNITS = ("u0", "u1", "u2", "u3")
_SORTER = Actor(who="sorter", roles=frozenset({"complaint_officer"}))
_CHANNELS = (Channel.WEB, Channel.PHONE, Channel.COUNTER, Channel.QR, Channel.LETTER)
# Days after coming: taken in, asked, answered, over; None never.
_WAYS: tuple[tuple[int | None, int | None, int | None, str, int | None], ...] = (
    (1, None, None, "solve", 6), (0, None, None, "solve", 12), (2, None, None, "explain", 14),
    (1, 4, 9, "solve", 20), (3, None, None, "solve", 24), (1, None, None, "solve", 9),
    (1, None, None, "", None), (None, None, None, "drop", 2),
)  # fmt: skip
OPEN_FOR = 45
"""What is never finished is only that young; older ones went the way of the first."""


def filled(agency: Agency, number: int) -> None:
    """So many cases of five years; beyond a block they are copies of it."""
    for each in UNITS:
        agency.divisions.get_or_create(key=each, defaults={"name": f"กอง {each}"})
    desks.offer(agency, PROCEDURE, {"open": True, "choices": CHOICES}, DOER)
    own = bridge.as_followed(Desk.objects.get(agency=agency, procedure=PROCEDURE))
    keep_text(own, version_of(own), dt.datetime(2021, 10, 1, tzinfo=dt.UTC))
    block = min(number, BLOCK)
    _store(agency, own, list(walked(own, block)))
    for copy in range(1, number // block):
        _copied(copy, block)
    for year in set(Case.objects.values_list("year", flat=True)):
        Register.objects.create(agency=agency, procedure=PROCEDURE, year=year, last=number)


def walked(own: Procedure, number: int) -> Iterator[Folder]:
    """One after the other over the years, by the way of each."""
    categories = list(own.categories)
    for place in range(number):
        day = LAST - dt.timedelta(days=DAYS - 1 - place * DAYS // number)
        yield _one(own, day, place, categories[place * 7 % len(categories)])


def _one(own: Procedure, day: dt.date, place: int, category: str) -> Folder:
    took, asked, answered, over, ended = _WAYS[place % len(_WAYS)]
    if (LAST - day).days > OPEN_FOR and over == "":
        took, asked, answered, over, ended = _WAYS[0]
    came = _at(day, 9)
    form = Bringing(
        party="citizen", channel=_CHANNELS[place * 3 % 5], category=category,
        values={"matter": f"เรื่องที่ {place}", "name": "ผู้ร้อง สมมติ", "phone": "0812345678"},
        key=f"{place:032x}",
    )  # fmt: skip
    folder = Folder(procedure=own, log=(), days=bridge.working_days())
    folder = folder.with_event(bring(own, form, came))
    unit = UNITS[place % len(UNITS)]
    worker = Actor(who="worker", roles=frozenset({"division_officer"}), units=frozenset({unit}),
                   unit=unit)  # fmt: skip
    citizen = Actor(party="citizen")
    solved = {"result": "ดำเนินการแล้ว", "cause": "means"}
    steps: tuple[tuple[int | None, str, Actor, Given], ...] = (
        (took, "take_in", _SORTER, Given(unit=unit)),
        (asked, "ask", worker, Given(values={"question": "ที่ตั้งอยู่ที่ใด"})),
        (answered, "reply", citizen, Given(values={"answer": "หน้าตลาด"})),
        (ended, over, _SORTER if over == "drop" else worker,
         Given(values=solved if over == "solve" else {}, reason="ตามระเบียบ")),
    )  # fmt: skip
    for after, move, actor, given in steps:
        if after is not None and day + dt.timedelta(days=after) <= LAST:
            at = _at(day + dt.timedelta(days=after), 10)
            folder = folder.with_event(make(folder, move, actor, given, at))
    return folder


def _at(day: dt.date, hour: int) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour - 7, tzinfo=dt.UTC)


def _store(agency: Agency, own: Procedure, folders: list[Folder]) -> None:
    version, heads = version_of(own), list[Case]()
    for place, folder in enumerate(folders):
        row = Case(agency=agency, procedure=own.key, version=version, key=f"c{place:07}",
                   code=f"c{place:032}", sent=f"s{place:032}", number=place + 1,
                   year=number_year(own, folder.log[0].entered))  # fmt: skip
        bridge.project(row, folder, max(_at(LAST, 10), folder.log[-1].at))
        heads.append(row)
    Case.objects.bulk_create(heads, batch_size=500)
    every = zip(heads, folders, strict=True)
    pairs = [bridge.rows_of(row, own, event)
             for row, folder in every for event in folder.log]  # fmt: skip
    Event.objects.bulk_create([line for line, _ in pairs], batch_size=500)
    Holding.objects.bulk_create([each for _, held in pairs for each in held], batch_size=500)


def _copied(copy: int, block: int) -> None:
    """A block once more, in the database: nothing of it passes through here."""
    case, event, holding = _span(Case), _span(Event), _span(Holding)
    of_case = f"case_id + {case * copy}"
    _insert(Case, block, {
        "id": f"id + {case * copy}", "key": f"key || '-{copy}'", "code": f"code || '-{copy}'",
        "sent": f"sent || '-{copy}'", "number": f"number + {block * copy}",
    }, case)  # fmt: skip
    _insert(Event, block, {"id": f"id + {event * copy}", "case_id": of_case}, event)
    _insert(Holding, block, {"id": f"id + {holding * copy}", "case_id": of_case}, holding)


_SPANS: dict[str, int] = {}


def _span(model: type[Model]) -> int:
    name = model._meta.db_table
    if name not in _SPANS:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT MAX(id) FROM {name}")  # noqa: S608 - names of models
            _SPANS[name] = int(cursor.fetchone()[0])
    return _SPANS[name]


def _insert(model: type[Model], block: int, other: dict[str, Any], upto: int) -> None:  # noqa: ARG001
    columns = [field.column for field in model._meta.local_concrete_fields]
    quoted = ", ".join(f'"{each}"' for each in columns)
    said = ", ".join(str(other.get(str(each), f'"{each}"')) for each in columns)
    name = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {name} ({quoted}) SELECT {said} FROM {name} WHERE id <= {upto}"  # noqa: S608
        )
