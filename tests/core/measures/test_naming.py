"""What a measure answers is found by its codes, by lineage, by subject and by whole indicators."""

from __future__ import annotations

from dataclasses import replace

from prongsai.core.criteria.lineage import Closeness, Link
from prongsai.core.measures.naming import Naming, Way, ways
from sight_making import between, pack_of, scored

PARTS = scored(2567).parts


def found(naming: Naming, codes: int = 2567) -> dict[str, Way]:
    return ways(naming, between(codes, 2567), PARTS)


def test_an_item_named_touches_its_indicator_too() -> None:
    assert found(Naming(items=("I1",))) == {"perform_duty": Way.PARTLY, "I1": Way.NAMED}


def test_what_lies_in_a_part_of_an_indicator_touches_that_part() -> None:
    group = PARTS["O1"].name.sub_indicator
    assert found(Naming(items=("O1",))) == {
        "disclosure": Way.PARTLY, group: Way.PARTLY, "O1": Way.NAMED,
    }  # fmt: skip


def test_an_indicator_named_alone_is_meant_as_a_whole() -> None:
    answered = found(Naming(indicators=("perform_duty",)))
    inside = [key for key, part in PARTS.items() if part.name.indicator == "perform_duty"]
    assert answered == dict.fromkeys(inside, Way.WHOLE)


def test_an_indicator_named_with_an_item_of_it_means_that_item() -> None:
    answered = found(Naming(items=("I1",), indicators=("perform_duty",)))
    assert answered == {"perform_duty": Way.PARTLY, "I1": Way.NAMED}


def test_a_subject_means_every_item_on_it() -> None:
    topic = PARTS["O1"].name.topic
    assert found(Naming(topics=(topic,)))["O1"] is Way.TOPIC


def test_a_code_named_says_more_than_its_subject() -> None:
    topic = PARTS["O1"].name.topic
    assert found(Naming(items=("O1",), topics=(topic,)))["O1"] is Way.NAMED


def test_codes_that_the_criteria_do_not_have_answer_nothing() -> None:
    assert found(Naming(items=("X9",), indicators=("whatever",))) == {}


def test_codes_of_the_year_before_follow_lineage() -> None:
    link = next(iter(pack_of(2567).lineage.items.items()))  # type: ignore[union-attr] # it has one
    heir, [origin, *_] = link[0], link[1].of
    assert found(Naming(items=(origin,)), codes=2566)[heir] is Way.LINEAGE


def test_codes_of_the_year_after_follow_it_back() -> None:
    later = pack_of(2568).lineage
    assert later is not None
    heir, link = next((key, each) for key, each in later.items.items() if len(each.of) > 1)
    answered = found(Naming(items=(heir,)), codes=2568)
    assert {answered[code] for code in link.of} == {Way.LINEAGE}


def test_indicators_follow_lineage_over_several_years_or_stay_what_they_are() -> None:
    assert found(Naming(indicators=("budget",)), codes=2564)["budget"] is Way.WHOLE
    far = ways(Naming(indicators=("budget", "none")), (pack_of(2563), pack_of(2567)), PARTS)
    assert far["budget"] is Way.WHOLE


def test_where_no_lineage_leads_the_subject_of_an_item_does() -> None:
    packs = (pack_of(2563), pack_of(2567))  # nothing is known of the years between
    item = next(
        each for each in pack_of(2563).items.values() if each.topic == PARTS["O1"].name.topic
    )
    assert ways(Naming(items=(item.code, "X9")), packs, PARTS)["O1"] is Way.TOPIC


def test_a_link_leads_on_though_the_subject_changed() -> None:
    new = pack_of(2567)
    assert new.lineage is not None
    link = Link(of=("O1",), how=Closeness.RELATED)
    other = replace(new, lineage=replace(new.lineage, items={"I9": link}))
    assert ways(Naming(items=("O1",)), (pack_of(2566), other), PARTS)["I9"] is Way.LINEAGE
