"""The way up: as cheap as any way can be, and what is said where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.adapters.highs_solver import solve
from prongsai.core.analysis.efforts import OwnStep, Terms
from prongsai.core.analysis.goal import Goal, goal_of
from prongsai.core.analysis.improve import MOST_OPTIONS, Way, improve, rank
from prongsai.core.analysis.outline import Outline
from prongsai.core.analysis.program import Program
from prongsai.core.analysis.steps import choices
from prongsai.core.analysis.whatif import with_changes
from prongsai.core.criteria.rules import Missing, RoundingOrder
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import OVERALL, Scorer, Scores
from prongsai.core.terms.problem import Refused
from scoring_situations import scorer, ten
from way_building import CEILING, USUAL, known, levels_of, small, terms

MONEY = st.integers(1, 12).map(lambda n: Fraction(n, 2))
# Twentieths of a hundredth fall on printed halves, where half up decides.
SCORES = st.one_of(
    st.integers(80, 100).map(Fraction),
    st.integers(16_000, 20_000).map(lambda n: Fraction(n, 200)),
    st.integers(240, 300).map(lambda n: Fraction(n, 3)),
)
# One step's effort, steps of another size, or two targets of which the higher may be the cheaper.
OWN = st.one_of(
    st.builds(lambda effort: (OwnStep(effort),), MONEY),
    st.builds(lambda effort: (OwnStep(effort, points=Fraction(7)),), MONEY),
    st.builds(
        lambda low, high: (OwnStep(low, Fraction(93)), OwnStep(high, Fraction(100))), MONEY, MONEY
    ),
)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Scorer, Given, Terms]:
    """Six items with scores, verdicts and efforts of any kind, some of them kept."""
    made = small(draw(st.sampled_from(RoundingOrder)), draw(st.sampled_from([USUAL, CEILING])))
    found = Given(
        known={f"I{n}": draw(SCORES) for n in (1, 2, 3)},
        marks={f"O{n}": Fraction(draw(st.integers(0, 1))) for n in (1, 2, 3)},
    )
    codes = [*found.known, *found.marks]
    own = {code: draw(OWN) for code in codes if draw(st.booleans())}
    kept = tuple(code for code in codes if draw(st.integers(0, 5)) == 0)
    return made, found, replace(terms(kept), own=own)


def every_way(made: Scorer, found: Given, on: Terms) -> Iterator[tuple[Fraction, int, Scores]]:
    """All there is to choose: effort, steps and what comes of it."""
    outline, before = Outline(made), made.score(found)
    offered = choices(outline, outline.levers(found, before), on)
    for picked in product(*((None, *choice.options) for choice in offered)):
        taken = [(c, o) for c, o in zip(offered, picked, strict=True) if o is not None]
        after = made.score(with_changes(made, found, {c.lever.key: o.target for c, o in taken}))
        effort = sum((o.effort for _, o in taken), Fraction(0))
        yield effort, sum(o.steps for _, o in taken), after


def does(made: Scorer, scores: Scores, goal: Goal) -> bool:
    if goal.level is not None:
        return rank(made, scores.level) <= rank(made, goal.level)
    printed = scores.shown(OVERALL)
    return printed is not None and printed >= goal.total


@given(situations(), st.data())
def test_the_way_is_as_cheap_as_the_cheapest_of_all_ways(
    case: tuple[Scorer, Given, Terms], data: st.DataObject
) -> None:
    made, found, on = case
    ways = list(every_way(made, found, on))
    levels = [Goal(each.total.low, each) for each in levels_of(made.pack).values()]
    printed = sorted({scores.shown(OVERALL) for _, _, scores in ways})  # type: ignore[type-var]
    totals = [Goal(Fraction(each)) for each in printed if each is not None]
    goal = data.draw(st.sampled_from([*levels, *totals]))

    way = improve(made, found, goal, on, solve)

    prices = [(effort, steps) for effort, steps, after in ways if does(made, after, goal)]
    assert way.reached == bool(prices)
    if prices:
        assert (way.effort, way.steps) == min(prices)
        assert does(made, way.after, goal)


@given(situations())
def test_out_of_reach_the_highest_total_is_given(case: tuple[Scorer, Given, Terms]) -> None:
    made, found, on = case
    highest = max(after.exact(OVERALL) or 0 for _, _, after in every_way(made, found, on))

    way = improve(made, found, Goal(Fraction(101)), on, solve)

    assert not way.reached
    assert way.after.exact(OVERALL) == highest


def reach(target: str, asked: str, shown: str, made: Scorer | None = None, **more: object) -> Way:
    made = made or small()
    kept = more.pop("kept", ())
    assert isinstance(kept, tuple)
    steps = {key: step for key, step in more.items() if isinstance(step, OwnStep)}
    given_now = known(asked, shown)
    return improve(made, given_now, goal_of(target, made.pack), terms(kept, **steps), solve)


def taken(way: Way) -> dict[str, Fraction]:
    return {each.lever.key: each.target for each in way.taken}


def test_one_passed_item_is_cheaper_than_many_answers() -> None:
    way = reach("85", "80 80 80", "1 1 0")

    assert taken(way) == {"O3": 100}
    assert (way.before.shown(OVERALL), way.after.shown(OVERALL)) == (68, 88)
    assert (way.effort, way.steps, way.taken[0].worth) == (1, 1, 20)


def test_a_step_takes_as_many_times_the_default_as_its_topic() -> None:
    hard = replace(terms(), by_topic={"structure": 4})
    found = known("80 80 80", "1 1 0")
    way = improve(small(), found, goal_of("85", small().pack), hard, solve)

    assert (taken(way), way.effort) == ({"O3": Fraction(100)}, 4)


def test_a_floor_is_reached_where_it_is_low() -> None:
    way = reach("best", "80 80 80", "1 1 1")

    assert taken(way) == {"I2": 90}
    assert way.after.shown("ASK") == 85
    assert way.next_level is None


def test_a_goal_already_reached_takes_no_step() -> None:
    way = reach("good", "90 90 90", "1 1 1")

    assert (way.reached, way.taken, way.effort, way.steps) == (True, (), 0, 0)


def test_of_equal_items_the_one_printed_first_is_taken() -> None:
    assert taken(reach("69", "70 80 70", "0 0 1")) == {"O1": 100}


def test_fewer_steps_are_taken_where_the_effort_is_the_same() -> None:
    one, many = OwnStep(Fraction(4), Fraction(100)), OwnStep(Fraction(1), points=Fraction(5))

    way = reach("88", "80 100 80", "1 1 1", I1=many, I3=one, kept=("I2",))

    assert way.effort == 0
    way = reach("97", "80 100 80", "1 1 1", I1=many, I3=one)
    assert (taken(way), way.effort, way.steps) == ({"I3": 100}, 4, 1)


@pytest.mark.parametrize("order", RoundingOrder)
def test_a_total_on_the_printed_half_is_enough(order: RoundingOrder) -> None:
    step = OwnStep(Fraction(1), Fraction("89.975"))

    way = reach("93.99", "89.975 89.975 80", "1 1 1", small(order), I3=step, kept=("I1", "I2"))

    assert way.reached
    assert way.after.exact("ASK") == Fraction("89.975")


def test_a_total_too_high_for_a_level_with_a_ceiling_is_not_taken_for_it() -> None:
    """Passing O1 alone gives 95.20, which is past `mid` and, with ASK at 92, short of `top`."""
    way = reach("mid", "92 92 92", "0 1 1", small(levels=CEILING))

    assert way.after.level == levels_of(small(levels=CEILING).pack)["top"]
    assert (way.effort, way.steps) == (5, 3)


def test_what_is_kept_stands_in_the_way_and_is_named() -> None:
    way = reach("best", "80 80 80", "1 1 0", kept=("duty", "O3"))

    assert not way.reached
    total, floor = way.obstacles
    assert (total.gap.key, total.gap.short_by, total.kept) == (
        OVERALL,
        17,
        ("I1", "I2", "I3", "O3"),
    )
    assert (floor.gap.key, floor.gap.short_by, floor.gap.steps) == ("ASK", 5, 500)
    assert floor.kept == ("I1", "I2", "I3")


def test_items_that_end_below_full_are_named_as_limits() -> None:
    low = OwnStep(Fraction(1), Fraction(82))

    way = reach("best", "80 80 80", "1 1 1", I1=low, I2=low, I3=low)

    assert [each.limited for each in way.obstacles] == [("I1", "I2", "I3")]
    assert way.after.shown("ASK") == 82


def test_items_without_score_that_are_skipped_are_named() -> None:
    made = skipping(scorer("ita/2568"))
    nine = {
        k: v for k, v in ten("90 90 90 90 90 90 90 90 90 90").known.items() if k != "disclosure"
    }

    way = improve(
        made,
        Given(known={**nine, "O1": Fraction(100)}),
        Goal(Fraction(100)),
        terms(("IIT",)),
        solve,
    )

    assert way.obstacles[0].unscored[:3] == ("O2", "O3", "O4")


def skipping(made: Scorer) -> Scorer:
    """The same rules, but what has no score does not count."""
    rules = made.pack.aggregation
    lenient = replace(
        rules,
        sub_indicator=replace(rules.sub_indicator, missing=Missing.SKIP),
        indicator=replace(rules.indicator, missing=Missing.SKIP),
    )
    return Scorer(replace(made.loaded, pack=replace(made.pack, aggregation=lenient)))


def test_an_agency_without_a_total_is_refused_with_the_reason() -> None:
    with pytest.raises(Refused) as refused:
        improve(small(), Given(), Goal(Fraction(85)), terms(), solve)

    assert refused.value.problems[0].code == "not-scored-child-not-scored"


def test_an_answer_that_only_looks_right_is_ruled_out() -> None:
    """A solver that errs by a hair is asked again."""
    asked: list[Program] = []

    def hasty(program: Program) -> tuple[int, ...] | None:
        asked.append(program)
        return (0,) * len(program.highs) if len(asked) == 1 else solve(program)

    way = improve(small(), known("80 80 80", "1 1 0"), Goal(Fraction(85)), terms(), hasty)

    assert taken(way) == {"O3": 100}
    assert len(asked) == 3


def test_known_indicators_are_raised_as_coarse_steps() -> None:
    made = scorer("ita/2568")

    way = improve(
        made,
        ten("98 97 98 97 97 85.20 84.10 83.95 100 100"),
        goal_of("ผ่านดี", made.pack),
        terms(),
        solve,
    )

    (only,) = way.taken
    assert (only.lever.key, only.lever.coarse, only.target) == (
        "improvement",
        True,
        Fraction("88.95"),
    )
    assert way.after.level == levels_of(made.pack)["good"]


@pytest.mark.parametrize("order", ["end", "weighted_parts", "instruments"])
@pytest.mark.parametrize(("pack", "level"), [("ita/2565", "A"), ("ita/2568", "good")])
def test_a_whole_year_of_items_takes_seconds_at_most(pack: str, level: str, order: str) -> None:
    """88 and 52 items; the limit is for a busy machine, docs/analysis.md has the figures."""
    made = scorer(pack, None, rounding_order=order)
    scores: dict[str, Fraction] = {}
    marks: dict[str, Fraction] = {}
    for n, item in enumerate(made.plan.items):
        if item.disclosure:
            marks[item.code] = Fraction(n % 2)
        else:
            scores[item.code] = Fraction(3000 + 3137 * n % 6500, 100)
    start = perf_counter()

    way = improve(made, Given(known=scores, marks=marks), goal_of(level, made.pack), terms(), solve)

    assert way.reached
    assert perf_counter() - start < 5


def test_more_steps_than_can_be_searched_are_refused() -> None:
    tiny = {
        code: (OwnStep(Fraction(1), points=Fraction(100, MOST_OPTIONS)),) for code in ["I1", "I2"]
    }
    found = Given(
        known={"I1": Fraction(0), "I2": Fraction(0), "I3": Fraction(90)},
        marks={f"O{n}": Fraction(1) for n in (1, 2, 3)},
    )
    with pytest.raises(Refused) as refused:
        improve(small(), found, Goal(Fraction(95)), replace(terms(), own=tiny), solve)

    assert [problem.code for problem in refused.value.problems] == ["way-search-stopped"]
