"""What is carried over follows items by lineage and topic, and keeps where it came from."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from measure_making import FILES, PACK, TOPICS, day, measure, year
from prongsai.core.criteria.lineage import Closeness, Link
from prongsai.core.criteria.pack import Pack
from prongsai.core.measures.carrying import Carried, carry_over
from prongsai.core.measures.checking import measure_problems
from prongsai.core.measures.measure import Measure, Origin, Status, Turn
from prongsai.core.terms.problem import Severity

OLD = FILES.library.load("ita/2567").pack
DAY = day("2025-10-05")


def carried(each: Measure, old: Pack = OLD, new: Pack = PACK) -> Carried:
    last = year(each, fiscal_year=2568, pack=old.id)
    [found] = carry_over(last, [each.key], (old, new), 2569, DAY)
    return found


def test_a_measure_becomes_a_draft_that_knows_its_past() -> None:
    found = carried(measure(items=("O13",), status=Status.CLOSED)).measure
    assert (found.status, found.title) == (Status.DRAFT, "มาตรการ queue")
    assert found.origin == Origin(fiscal_year=2568, key="queue", since=2568)
    assert [each.turn for each in found.history] == [Turn.CARRIED]


def test_what_was_carried_before_remembers_its_first_year() -> None:
    origin = Origin(fiscal_year=2567, key="older", since=2565)
    found = carried(measure(origin=origin)).measure
    assert found.origin == Origin(fiscal_year=2568, key="queue", since=2565)


def test_items_follow_their_topic_though_the_code_changed() -> None:
    code = next(item.code for item in OLD.items.values() if item.topic == "procurement_report")
    found = carried(measure(items=(code,)))
    assert found.gone == ()
    assert "procurement_report" in found.measure.topics
    assert {PACK.items[each].topic for each in found.measure.items} >= {"procurement_report"}


def test_items_follow_lineage_where_the_topic_changed() -> None:
    assert PACK.lineage is not None
    [code, heir] = ["O1", "O20"]
    link = Link(of=(code,), how=Closeness.RELATED)
    new = replace(PACK, lineage=replace(PACK.lineage, items={heir: link}))
    assert heir in carried(measure(items=(code,)), new=new).measure.items


def test_what_nothing_continues_is_told() -> None:
    assert PACK.lineage is not None
    continued = {code for link in PACK.lineage.items.values() for code in link.of}
    topics = {item.topic for item in PACK.items.values()}
    lost = next(
        code
        for code, item in OLD.items.items()
        if code not in continued and item.topic not in topics
    )
    found = carried(measure(items=(lost, "O99")))
    assert (found.measure.items, found.gone) == ((), (lost, "O99"))


def test_topics_bring_items_of_the_new_year() -> None:
    found = carried(measure(items=(), topics=("news",))).measure
    assert [PACK.items[each].topic for each in found.items] == ["news"]


def test_indicators_keep_their_keys_and_what_is_gone_is_told() -> None:
    found = carried(measure(indicators=("budget", "no_such")))
    assert (found.measure.indicators, found.gone) == (("budget",), ("no_such",))


def test_packs_that_are_no_neighbours_compare_by_topic_alone() -> None:
    far = FILES.library.load("ita/2563").pack
    found = carried(measure(items=("O1",), indicators=("budget",)), old=far)
    assert found.measure.indicators == ("budget",)
    assert [PACK.items[each].topic for each in found.measure.items] == [far.items["O1"].topic]


def test_without_lineage_keys_are_kept_as_they_are() -> None:
    alone = replace(PACK, lineage=None)
    found = carried(measure(items=("O1",), indicators=("budget",)), new=alone)
    assert found.measure.indicators == ("budget",)


def test_days_move_with_the_year() -> None:
    found = carried(measure(begins=day("2024-10-01"), due=day("2025-09-30"))).measure
    assert (found.begins, found.due) == (day("2025-10-01"), day("2026-09-30"))


def test_a_leap_day_becomes_the_day_before() -> None:
    last = year(measure(due=day("2024-02-29")), fiscal_year=2567, pack=OLD.id)
    [found] = carry_over(last, ["queue"], (OLD, PACK), 2568, DAY)
    assert found.measure.due == day("2025-02-28")


@given(st.lists(st.sampled_from(list(OLD.items)), unique=True))
def test_whatever_is_carried_is_sound_in_its_new_year(items: list[str]) -> None:
    found = carried(measure(items=tuple(items), due=day("2025-01-31"))).measure
    problems = measure_problems(year(found), PACK, TOPICS)
    assert [each for each in problems if each.severity is Severity.REFUSED] == []
    assert {OLD.items[code].topic for code in items} <= set(found.topics)
