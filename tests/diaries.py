"""Cases made through the application, with what somebody notes down of each beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from hypothesis import strategies as st

import recounting
from complaint_making import DOER, PROCEDURE, opened
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions, bridge, desks
from prongsai.apps.cases.models import Case, Desk
from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Given
from prongsai.core.cases.moving import Bringing
from prongsai.core.procedures.kinds import Channel
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.fiscal_year import FiscalYear
from recounting import Diary, Kind, Line, Rules, kinds

YEAR, BEFORE = FiscalYear(2569), FiscalYear(2568)
NOW = dt.datetime(2026, 11, 20, 20, tzinfo=THAI_TIME)
COMPLAINT, BIN = 0, 1
UNITS = ("works", "health", "office")
CAUSES = ("means", "rule")
OFFICER = Actor(
    who="officer", unit="works", units=frozenset(UNITS),
    roles=frozenset({"complaint_officer", "division_officer", "division_head", "coordinator"}),
)  # fmt: skip
CITIZEN = Actor(party="citizen")
FORM = {"matter": "ก", "name": "ก", "phone": "0812345678", "address": "ก", "where": "ก"}


@dataclass(frozen=True)
class Told:
    """A procedure as somebody reads its file: what may be done where, and what its clock counts."""

    key: str
    rules: Rules
    open_to: dict[str, tuple[str, ...]]
    categories: tuple[str, ...]
    channels: tuple[str, ...]
    first: str = "received"


_LEADS = {
    "take_in": "working", "ask": "waiting", "reply": "working", "go_on": "working",
    "give_back": "received", "solve": "closed", "explain": "closed", "send_on": "referred",
    "drop": "closed", "withdraw": "closed", "not_solved": "received",
}  # fmt: skip
TOLD = (
    Told(
        PROCEDURE,
        Rules(
            leads=_LEADS, closed=("closed", "referred"), starts=("brought", "not_solved"),
            stops=("inform", "solve", "explain", "send_on", "drop"), rolls=True, again=True,
            off=recounting.days_off(),
        ),
        {
            "received": ("take_in", "take_in", "take_in", "drop", "withdraw", "send_on"),
            "working": ("solve", "solve", "ask", "explain", "inform", "give_back"),
            "waiting": ("reply", "go_on", "withdraw"),
            "closed": ("not_solved",), "referred": ("not_solved",),
        },
        ("procurement", "delay", "unfair_service"),
        ("web", "qr", "counter", "phone", "letter", "box", "referral", "social"),
    ),
    Told(
        "waste-bin",
        Rules(
            leads={"take_in": "working", "bill": "paying", "serve": "done", "withdraw": "done",
                   "lapse": "done"},
            closed=("done",), starts=("take_in",), stops=("serve",), length=5, working=True,
            again=True, waits="paying", off=recounting.days_off(),
        ),
        {
            "received": ("take_in", "take_in", "withdraw"), "working": ("serve", "bill", "bill"),
            "paying": ("withdraw", "lapse"), "done": (),
        },
        ("new_bin", "broken"), ("web", "qr", "counter", "phone", "letter"),
    ),
)  # fmt: skip

# Which procedure, days after 1 October, days it lay before it was entered, category, way in, and
# steps: days after the one before, which of the open ones, days before it was entered, which unit.
steps = st.tuples(
    st.one_of(st.integers(0, 5), st.integers(0, 30)), st.integers(0, 5),
    st.sampled_from((0, 0, 3)), st.integers(0, 2),
)  # fmt: skip
lives = st.lists(
    st.tuples(
        st.integers(0, 1), st.one_of(st.integers(-60, 400), st.integers(330, 380)),
        st.sampled_from((0, 0, 2, 40)), st.integers(0, 2), st.integers(0, 7),
        st.lists(steps, max_size=5),
    ),
    min_size=1, max_size=7,
)  # fmt: skip
Life = tuple[int, int, int, int, int, list[tuple[int, int, int, int]]]
_forms = count()


def lived(
    agency: Agency, drawn: Sequence[Life], of: Sequence[Told] = TOLD
) -> tuple[list[Diary], ...]:
    """Cases made through the engine, each noted down by hand, by procedure."""
    found: tuple[list[Diary], ...] = ([], [])
    for which, start, lay, category, way, walk in drawn:
        told = of[which]
        now = dt.datetime.combine(YEAR.first, dt.time(10), THAI_TIME) + dt.timedelta(days=start)
        came = now.date() - dt.timedelta(days=lay)
        subject = told.categories[category % len(told.categories)]
        channel = told.channels[way % len(told.channels)]
        form = Bringing(
            party="citizen", channel=Channel(channel), category=subject, day=came,
            values={name: each for name, each in FORM.items() if name in _asked(agency, told)},
            key=f"form-{next(_forms)}",
        )  # fmt: skip
        case = actions.bring(agency, own_of(agency, told), form, now).case
        diary = Diary(channel, [Line(now.date(), came, "brought", category=subject)])
        _walk(case, diary, told, now, walk)
        found[which].append(diary)
    return found


def own_of(agency: Agency, told: Told) -> Procedure:
    return bridge.as_followed(Desk.objects.get(agency=agency, procedure=told.key))


def _asked(agency: Agency, told: Told) -> set[str]:
    return {each.key for each in own_of(agency, told).asked}


def _walk(
    case: Case, diary: Diary, told: Told, now: dt.datetime, walk: list[tuple[int, int, int, int]]
) -> None:
    state = told.first
    for gap, choice, before, unit in walk:
        now += dt.timedelta(days=gap, minutes=1)
        deeds = told.open_to[state]
        if not deeds or now > NOW:
            return
        deed = deeds[choice % len(deeds)]
        done = max(diary.came, now.date() - dt.timedelta(days=before))
        cause = CAUSES[choice % 2] if deed == "solve" else ""
        values = {
            "solve": {"result": "ข", "cause": cause}, "ask": {"question": "ก"}, "serve":
            {"result": "ข"}, "reply": {"answer": "ก"}, "inform": {"progress": "ก"},
            "send_on": {"sent_to": "ก"}, "bill": {"fee": "20"},
        }.get(deed, {})  # fmt: skip
        to = UNITS[unit] if deed == "take_in" else ""
        given = Given(values=values, reason="เหตุผล", unit=to, day=done)
        who = CITIZEN if deed in ("withdraw", "not_solved", "reply") else OFFICER
        actions.move(case, deed, who, given, now)
        diary.lines.append(Line(now.date(), done, deed, unit=to, cause=cause))
        state = told.rules.leads.get(deed, state)


def by_hand(told: Told, noted: list[Diary], first: dt.date, last: dt.date) -> list[Kind]:
    return kinds(told.rules, noted, first, last, NOW.date())


def prepared(agency: Agency) -> None:
    opened(agency)
    for key in UNITS:
        agency.divisions.get_or_create(key=key, defaults={"name": f"กอง {key}"})
    desks.offer(agency, "waste-bin", {"open": True, "choices": {"serve": {"length": 5}}}, DOER)
