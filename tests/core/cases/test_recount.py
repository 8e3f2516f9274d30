"""Counts equal an independent recount over generated logs, whatever happens to the cases."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import recounting
from case_making import CITIZEN, DAYS, GIVEN, HOLIDAYS, OFFICER, WHO, at, brought, procedure
from measure_making import FILES
from prongsai.core.cases import telling
from prongsai.core.cases.clocks import rounds, rounds_on
from prongsai.core.cases.folder import Folder, Given
from prongsai.core.cases.log import Event, EventKind
from prongsai.core.cases.moving import make
from prongsai.core.cases.statistics import Counts, counted_over, counts
from prongsai.core.cases.year_figures import Filed, YearFigures, figures_of, parts
from prongsai.core.privacy.policy import Policy
from prongsai.core.procedures.kinds import Channel
from prongsai.core.terms.fiscal_year import FiscalYear
from recounting import FIGURES, Diary, Kind, Line, Rules, Told, cells, is_late, kinds, summed

YEARS = (FiscalYear(2569), FiscalYear(2570))
NOW = at("2027-03-20 15:00")
OFF = frozenset(map(dt.date.fromisoformat, HOLIDAYS))
CATEGORIES = ("service", "road")
CHANNELS = (Channel.WEB, Channel.LETTER, Channel.COUNTER)
UNITS = ("works", "office", "health")
# What may be done where a case stands, and where it leads; said by hand, not read of the file.
OPEN_TO = {
    "new": ("take", "take", "take", "take", "take", "correct", "withdraw"),
    "working": ("ask", "solve", "ask", "solve", "explain", "hand", "note"),
    "waiting": ("reply", "reply", "reply", "reply", "note", "reply", "withdraw"),
    "done": ("reopen",),
}
LEADS = {
    "take": "working", "ask": "waiting", "reply": "working", "solve": "done", "explain": "done",
    "withdraw": "done", "reopen": "working",
}  # fmt: skip
BY_UNIT = ("ask", "note", "solve")
REPLY: dict[str, Any] = {
    "leads": LEADS, "closed": ("done",), "starts": ("brought",), "stops": ("solve",), "off": OFF,
    "waits": "waiting",
}  # fmt: skip
# What the file says of its clock, and the same by hand.
CLOCKS: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
    ({}, {}),
    ({"rolls": True}, {"rolls": True}),
    ({"days": "working"}, {"working": True}),
    ({"counts_first": True, "length": 9}, {"counts_first": True, "length": 9}),
    ({"length": 7}, {"length": 7}),
    ({"pauses": {"waiting": {"most": 4}}, "length": 8}, {"most": 4, "length": 8}),
    ({"pauses": {}, "rolls": True}, {"waits": "", "rolls": True}),
    ({"days": "working", "pauses": {"waiting": {"most": 3}}, "length": 6},
     {"working": True, "most": 3, "length": 6}),
    ({"again": True, "starts": ["brought", "reopen"], "stops": ["solve", "note"], "rolls": True},
     {"again": True, "starts": ("brought", "reopen"), "stops": ("solve", "note"), "rolls": True}),
    ({"length": "unknown"}, {"length": None}),
)  # fmt: skip
PROCEDURES = tuple((procedure(own), Rules(**{**REPLY, **said})) for own, said in CLOCKS)
START = at("2025-10-01 09:00")

# Days after the year began, days it lay before it was entered, category, channel, and steps: days
# after the one before, which of the open ones, days before it was entered, to which unit.
steps = st.tuples(
    st.one_of(st.integers(0, 3), st.integers(3, 9), st.integers(0, 25)), st.integers(0, 6),
    st.sampled_from((0, 0, 1, 4, 8)), st.integers(0, 2),
)  # fmt: skip
lives = st.tuples(
    st.one_of(st.integers(60, 200), st.integers(0, 400)), st.sampled_from((0, 0, 0, 2, 9, 40)),
    st.integers(0, 1), st.integers(0, 2), st.lists(steps, max_size=7),
)  # fmt: skip
Life = tuple[int, int, int, int, list[tuple[int, int, int, int]]]
SURE = settings(
    max_examples=80, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip


def lived(which: int, life: Life) -> tuple[Folder, Diary]:
    """A case that the program keeps, and what somebody wrote down beside it."""
    after, lay, category, channel, walk = life
    now = START + dt.timedelta(days=after)
    came = now.date() - dt.timedelta(days=lay)
    folder = brought(
        PROCEDURES[which][0], f"{now:%Y-%m-%d %H:%M}", str(came), category=CATEGORIES[category],
        channel=CHANNELS[channel],
    )  # fmt: skip
    diary = Diary(
        CHANNELS[channel].value,
        [Line(now.date(), came, "brought", category=CATEGORIES[category])],
    )
    state = "new"
    for gap, choice, before, unit in walk:
        now += dt.timedelta(days=gap, minutes=1)
        deed = OPEN_TO[state][choice % len(OPEN_TO[state])]
        if deed in BY_UNIT and not any(line.unit for line in diary.lines):
            deed = "hand"  # withdrawn before it was given to anybody, and opened again
        done = max(came, now.date() - dt.timedelta(days=before))
        if now.date() > NOW.date():
            break
        folder, line = done_so(folder, deed, now, done, UNITS[unit])
        diary.lines.append(line)
        state = LEADS.get(deed, state)
    return folder, diary


def done_so(
    folder: Folder, deed: str, now: dt.datetime, done: dt.date, unit: str
) -> tuple[Folder, Line]:
    """One step, in both."""
    if deed == "hand":
        event = telling.hand(folder, OFFICER, Given(unit=unit), now)
        return folder.with_event(event), Line(now.date(), now.date(), deed, unit=unit)
    if deed == "correct":
        event = telling.correct(folder, OFFICER, Given(reason="x"), now, category="road")
        return folder.with_event(event), Line(now.date(), now.date(), deed, category="road")
    usual = GIVEN.get(deed, Given())
    given = Given(
        values=usual.values, reason="x" if deed in ("solve", "explain") else "",
        unit=unit if deed == "take" else "", files=("f",) if deed == "explain" else (), day=done,
    )  # fmt: skip
    who = CITIZEN if deed in ("reply", "withdraw", "reopen") else WHO[deed]
    if deed in BY_UNIT:  # whoever has it now
        last = next(each.unit for each in reversed(folder.log) if each.unit)
        who = type(who)(who="w1", roles=who.roles, units=frozenset({last}), unit=last)
    event = make(folder, deed, who, given, now)
    return folder.with_event(event), Line(now.date(), done, deed, unit=given.unit)


def same(found: Counts, hand: Told) -> None:
    assert {name: getattr(found, name) for name in FIGURES} == hand


@SURE
@given(st.integers(0, len(CLOCKS) - 1), st.lists(lives, max_size=4))
def test_every_month_by_category_channel_and_unit_equals_a_recount(
    which: int, drawn: list[Life]
) -> None:
    own, rules = PROCEDURES[which]
    cases = [lived(which, each) for each in drawn]
    diaries = [diary for _, diary in cases]
    periods = [each for year in YEARS for each in (*year.months, year.whole)]
    told = [counted_over(own, each.log, periods, NOW, DAYS) for each, _ in cases]
    for place, period in enumerate(periods):
        rows = [each[place] for each in told if each[place] is not None]
        hand = kinds(rules, diaries, period.first, period.last, NOW.date())
        same(counts(each for each in rows if each), summed(hand))
        found = {}
        for key in {(each.category, each.channel, each.unit) for each in rows if each}:
            found[key] = counts(
                each for each in rows if each and (each.category, each.channel, each.unit) == key
            )
        by_hand = cells(hand)
        assert found.keys() == by_hand.keys()
        for key, each in found.items():
            same(each, by_hand[key])


@SURE
@given(st.integers(0, len(CLOCKS) - 1), lives)
def test_every_run_of_a_clock_ends_on_the_day_that_is_counted_by_hand(
    which: int, drawn: Life
) -> None:
    """On every day on which something was entered, and long after."""
    own, rules = PROCEDURES[which]
    folder, diary = lived(which, drawn)
    for day in (*(each.entered for each in diary.lines), NOW.date()):
        lines = diary.by(day)
        found = rounds_on(own, folder.log[: len(lines)], day, DAYS)["reply"]
        by_hand = recounting.ends(rules, lines, day)
        assert [(each.due.day, each.late) for each in found if each.due] == [
            (last, max(0, (until - last).days)) for last, until in by_hand
        ]


@settings(SURE, max_examples=60)
@given(st.integers(0, len(CLOCKS) - 1), st.lists(lives, min_size=1, max_size=4))
def test_what_a_month_was_told_to_be_equals_what_could_be_counted_then(
    which: int, drawn: list[Life]
) -> None:
    """Only cases entered after it change it, and what changed is shown."""
    own, rules = PROCEDURES[which]
    cases = [lived(which, each) for each in drawn]
    diaries = [diary for _, diary in cases]
    year = figures_of([(own, each.log) for each, _ in cases], YEARS[0], NOW, DAYS)
    for month in year.months:
        first, last = month.period.first, month.period.last
        then, now = (summed(kinds(rules, diaries, first, last, day)) for day in (last, NOW.date()))
        assert month.counts is not None
        same(month.counts, now)
        changed = {each.figure: (each.published, each.now) for each in month.restated}
        changed.pop("outcomes", None)
        assert changed == {
            name: (then[name], now[name]) for name in FIGURES if then[name] != now[name]
        }


@settings(SURE, max_examples=40)
@given(st.lists(lives, min_size=1, max_size=14))
def test_parts_of_a_year_say_what_a_recount_says_or_nothing(drawn: list[Life]) -> None:
    own, rules = PROCEDURES[1]
    cases = [lived(1, each) for each in drawn]
    year = of_year([(own, each.log) for each, _ in cases])
    whole = YEARS[0].whole
    hand = kinds(rules, [diary for _, diary in cases], whole.first, whole.last, NOW.date())
    for name in ("category", "channel", "unit"):
        by_hand = recounting.by(hand, lambda each: str(getattr(each, name)))  # noqa: B023 - used at once
        found = parts(year.whole.kinds, lambda each: str(getattr(each, name)), (), Policy())  # noqa: B023
        assert {each.key for each in found} == by_hand.keys()
        for part in found:
            told = {figure: value for figure, value in part.figures.items() if value is not None}
            assert told == {figure: by_hand[part.key][figure] for figure in told}
            assert part.median_days in (None, by_hand[part.key]["median_days"])


def of_year(filed: list[Filed]) -> YearFigures:
    return figures_of(filed, YEARS[0], NOW, DAYS)


# --- General complaints, by the shipped table of holidays ----------------------------------------

COMPLAINT = FILES.shelf.procedures["general-complaint"]
ANSWERED = Rules(
    leads={"solve": "closed"}, closed=("closed",), starts=("brought",), stops=("solve",),
    off=recounting.days_off(), rolls=True,
)  # fmt: skip


@SURE
@example(
    brought_on=dt.date(2026, 3, 6), took=16
)  # the last day is a Saturday: Monday 23 is in time
@example(brought_on=dt.date(2026, 3, 6), took=17)
@example(brought_on=dt.date(2026, 3, 6), took=18)
@example(brought_on=dt.date(2026, 3, 29), took=18)  # into Songkran
@example(brought_on=dt.date(2026, 3, 29), took=19)
@given(brought_on=st.dates(dt.date(2025, 10, 1), dt.date(2026, 11, 20)), took=st.integers(0, 25))
def test_fifteen_days_of_a_complaint_end_as_they_do_by_hand(brought_on: dt.date, took: int) -> None:
    solved_on = brought_on + dt.timedelta(days=took)
    log = (
        Event(number=1, kind=EventKind.BROUGHT, at=at(str(brought_on)), category="delay"),
        Event(number=2, kind=EventKind.MOVED, at=at(str(solved_on)), move="solve"),
    )
    (only,) = rounds(COMPLAINT, log, at("2027-01-31"), FILES.shelf.working_days)["reply"]
    lines = [Line(brought_on, brought_on, "brought"), Line(solved_on, solved_on, "solve")]
    assert only.is_broken == is_late(ANSWERED, lines, dt.date(2027, 1, 31))
    assert only.due is not None
    assert only.due.day == recounting.last_day(ANSWERED, brought_on)


@pytest.mark.parametrize(
    ("brought_on", "last"),
    [("2026-03-06", "2026-03-23"), ("2026-03-29", "2026-04-16"), ("2025-12-18", "2026-01-05")],
)
def test_the_recount_itself_counts_as_a_calendar_on_the_wall_says(
    brought_on: str, last: str
) -> None:
    """Said by hand, so that the recount is not only what the engine says."""
    found = recounting.last_day(ANSWERED, dt.date.fromisoformat(brought_on))
    assert found == dt.date.fromisoformat(last)


def test_the_middle_of_days_is_the_one_between() -> None:
    assert recounting.middle([]) is None
    assert recounting.middle([9, 1, 4]) == 4
    assert str(recounting.middle([4, 1])) == "5/2"
    assert Kind._fields[:3] == ("category", "channel", "unit")
