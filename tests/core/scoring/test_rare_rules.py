"""Rules no shipped year uses, or not yet: the core must do what a pack says all the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from prongsai.core.criteria.evidence import Confidence, Evidence
from prongsai.core.criteria.lineage import Closeness
from prongsai.core.criteria.pack import Pack
from prongsai.core.criteria.rules import Missing, RoundingOrder
from prongsai.core.privacy.policy import Policy
from prongsai.core.scoring.descent import Cut, carry, descent
from prongsai.core.scoring.divisions import showable
from prongsai.core.scoring.given import Given, pooled
from prongsai.core.scoring.rollup import roll_up
from prongsai.core.scoring.score import OVERALL, Scorer
from prongsai.core.scoring.tree import tree
from prongsai.core.scoring.values import NotScored, Reason
from prongsai.core.shapes.fields import UNKNOWN
from prongsai.core.terms.words import Words
from scoring_situations import instruments, scorer

BASE = scorer("ita/2568").loaded


def changed(**fields: Any) -> Scorer:
    """FY2568 with some of its rules replaced."""
    return Scorer(replace(BASE, pack=replace(BASE.pack, **fields)))


def missing(what: Missing) -> Scorer:
    rules = BASE.pack.aggregation
    return changed(aggregation=replace(rules, indicator=replace(rules.indicator, missing=what)))


@pytest.mark.parametrize(
    ("what", "expected"), [(Missing.SKIP, 90), (Missing.ZERO, 60), (Missing.NOT_SCORED, None)]
)
def test_a_child_without_score_does_what_the_pack_says(what: Missing, expected: int | None) -> None:
    given = Given(known={"I4": Fraction(80), "I5": Fraction(100)})

    assert missing(what).score(given).exact("budget") == expected


@pytest.mark.parametrize("what", list(Missing))
def test_no_child_with_a_score_is_never_a_number(what: Missing) -> None:
    assert missing(what).score(Given()).values["budget"] == NotScored(
        Reason.NOT_GIVEN, ("I4", "I5", "I6")
    )


def test_skipping_in_a_weighted_mean_keeps_the_other_weights() -> None:
    heavy = scorer("ita/2568", None, disclosure_weights="heavier_tables").loaded
    rules = heavy.pack.aggregation
    skipping = replace(rules, indicator=replace(rules.indicator, missing=Missing.SKIP))
    made = Scorer(replace(heavy, pack=replace(heavy.pack, aggregation=skipping)))

    scores = made.score(Given(known={"O21": Fraction(100), "O24": Fraction(0)}))

    assert scores.exact("prevention") == Fraction(100) / (1 + Fraction(7, 4))


def test_an_unknown_channel_rule_leaves_its_items_without_score() -> None:
    eit = replace(BASE.pack.instruments["EIT"], channels=UNKNOWN)
    made = changed(instruments={**BASE.pack.instruments, "EIT": eit})
    answers = {("E1", ""): (0, 0, 0, 0, 0, 1), ("I1", ""): (0, 0, 0, 0, 0, 1)}

    scores = made.score(Given(answers={"1": answers, "2": answers}))

    assert scores.values["E1"] == NotScored(Reason.RULE_UNKNOWN, ("EIT",))
    assert scores.exact("I1") == 100


def test_a_total_without_known_levels_has_no_level_but_may_pass() -> None:
    scores = changed(levels=UNKNOWN).score(instruments("90", "90", "90"))

    assert (scores.exact(OVERALL), scores.level, scores.passed) == (90, None, True)
    assert roll_up([(scores, 1)], ()).levels == {}


def test_a_total_without_known_pass_mark_has_a_level_all_the_same() -> None:
    scores = changed(pass_mark=UNKNOWN).score(instruments("90", "90", "90"))

    assert scores.passed is None
    assert scores.level is not None


def test_an_indicator_without_items_is_not_given() -> None:
    items = {code: item for code, item in BASE.pack.items.items() if item.indicator != "budget"}

    assert changed(items=items).score(Given()).values["budget"] == NotScored(Reason.NOT_GIVEN)


def test_layers_a_division_has_no_score_for_are_left_out() -> None:
    made = scorer("ita/2568")
    answers = {("I1", ""): (0, 0, 0, 0, 6, 6)}
    parts: Mapping[str, Any] = {
        name: (given, made.score(given))
        for name in ("ก", "ข")
        for given in [Given(answers={"": answers}, respondents={"IIT": 12})]
    }

    assert showable(made, parts, Policy())["ก"] >= {"IIT", "budget", "I1"}


def test_items_nobody_knows_the_fate_of_are_not_called_gone() -> None:
    earlier, later = (scorer(f"ita/{year}").pack for year in (2568, 2569))

    cuts = {each.code: each.cut for each in descent([earlier, later]).cuts}

    assert cuts["I1"] is Cut.NOT_KNOWN
    assert cuts["O11"] is Cut.GONE


def test_a_fate_unknown_in_a_later_year_is_unknown_from_the_start() -> None:
    packs: list[Pack] = [scorer(f"ita/{year}").pack for year in (2563, 2564, 2565)]
    assert packs[2].lineage is not None
    links = {code: link for code, link in packs[2].lineage.items.items() if "I7" not in link.of}
    vague = replace(packs[2].lineage, items=links, unknown={"I7": Words("ไม่ทราบ", "Not known")})
    packs[2] = replace(packs[2], lineage=vague)

    assert Cut.NOT_KNOWN in {each.cut for each in descent(packs).cuts if each.code == "I7"}


def test_too_few_respondents_without_score_say_so() -> None:
    made = scorer("ita/2568", None, too_few_respondents="not_scored")
    given = Given(respondents={"IIT": 5}, headcounts={"IIT": 100}, known={"budget": Fraction(9)})

    assert made.score(given).values["IIT"] == NotScored(Reason.TOO_FEW, ("IIT",))


def test_too_few_respondents_count_as_they_are_by_default() -> None:
    answers = {(f"I{n}", ""): (0, 0, 0, 0, 0, 5) for n in range(1, 16)}
    counts = {key: (5, 0, 0, 0, 0, 0) for key in answers if key[0] in ("I3", "I4", "I5")}
    given = Given(
        answers={"": {**answers, **counts}}, respondents={"IIT": 5}, headcounts={"IIT": 100}
    )

    score = scorer().score(given).exact("IIT")
    assert score is not None
    assert 0 < score < 100


def test_unknown_weights_are_named_by_instrument() -> None:
    iit = replace(BASE.pack.instruments["IIT"], weight=UNKNOWN)
    made = changed(instruments={**BASE.pack.instruments, "IIT": iit})

    overall = made.score(instruments("90", "90", "90")).overall

    assert overall == NotScored(Reason.RULE_UNKNOWN, ("IIT",))


def test_an_unknown_method_of_the_total_is_named_as_the_total() -> None:
    rules = BASE.pack.aggregation
    made = changed(aggregation=replace(rules, overall=replace(rules.overall, method=UNKNOWN)))

    overall = made.score(instruments("90", "90", "90")).overall

    assert overall == NotScored(Reason.RULE_UNKNOWN, (OVERALL,))


def test_an_unknown_method_of_an_instrument_is_named_by_it() -> None:
    rules = BASE.pack.aggregation
    made = changed(aggregation=replace(rules, instrument=replace(rules.instrument, method=UNKNOWN)))

    scores = made.score(Given(known={key: Fraction(90) for key in BASE.pack.indicators}))

    assert scores.values["IIT"] == NotScored(Reason.RULE_UNKNOWN, ("IIT",))
    assert scores.misses == ()


def test_part_of_the_children_without_score_hangs_the_parent_on_them() -> None:
    value = scorer().score(Given(known={"I4": Fraction(80)})).values["budget"]

    assert value == NotScored(Reason.CHILD_NOT_SCORED, ("I5", "I6"))


def test_children_lacking_for_several_reasons_are_named_one_by_one() -> None:
    nobody = {"": {("I4", ""): (0,) * 6}}

    value = scorer().score(Given(answers=nobody)).values["budget"]

    assert value == NotScored(Reason.CHILD_NOT_SCORED, ("I4", "I5", "I6"))


def test_parts_win_over_an_answer_to_the_whole_item() -> None:
    answers = {("I8", "1"): (0, 0, 0, 1), ("I8", "2"): (0, 0, 0, 1), ("I8", ""): (1, 0, 0, 0)}

    assert scorer("ita/2565").score(Given(answers={"": answers})).exact("I8") == 100


def test_pooling_adds_counts_choice_by_choice() -> None:
    one, two = {("E1", ""): (1, 2, 0, 0, 0, 3)}, {("E1", ""): (4, 0, 0, 0, 5, 0)}

    assert pooled({"a": one, "b": two}) == {("E1", ""): [5, 2, 0, 0, 5, 3]}
    assert pooled({"a": one}) == one


def test_what_is_known_besides_answers_is_carried_along() -> None:
    packs = [scorer(f"ita/{year}").pack for year in (2563, 2564)]

    carried = carry(Given(headcounts={"IIT": 9}, respondents={"IIT": 3}), descent(packs))

    assert (carried.headcounts, carried.respondents) == ({"IIT": 9}, {"IIT": 3})


def test_a_broken_chain_compares_nothing_and_names_everything() -> None:
    later = replace(BASE.pack, lineage=None)

    found = descent([scorer("ita/2566").pack, scorer("ita/2567").pack, later])

    assert (found.items, found.indicators, found.instruments) == ({}, {}, {})
    assert (found.overall, found.levels) == (False, False)
    assert {cut.code for cut in found.cuts} == {
        *later.items, *later.indicators, *later.instruments,
    }  # fmt: skip


def test_how_a_link_fails_to_compare_is_kept() -> None:
    cuts = descent([scorer("ita/2565").pack, scorer("ita/2566").pack]).cuts

    assert {cut.how for cut in cuts if cut.cut is Cut.NOT_COMPARABLE} >= {Closeness.RESCALED}


def test_a_scorer_keeps_the_pack_it_was_made_of() -> None:
    assert scorer().loaded.pack.id == "ita/2568/local@1"


def test_two_who_agree_are_two_and_of_one_voice() -> None:
    made = scorer()
    answers = {(f"I{n}", ""): (0, 0, 0, 7, 0, 0) for n in range(1, 16)}
    lone = {(f"I{n}", ""): (0, 0, 0, 6, 1, 0) for n in range(1, 16)}
    parts = {
        name: (given, made.score(given))
        for name, counts in (("same", answers), ("mixed", lone), ("more", lone))
        for given in [Given(answers={"": counts}, respondents={"IIT": 7})]
    }

    shown = showable(made, parts, Policy())

    assert shown["same"] == frozenset()
    assert any("IIT" in shown[name] for name in ("mixed", "more"))


def test_parts_rounded_up_one_by_one_never_pass_a_hundred() -> None:
    weights = {"IIT": Fraction(1, 6), "EIT": Fraction(1, 6), "OIT": Fraction(2, 3)}
    instruments_ = {
        key: replace(each, weight=weights[key]) for key, each in BASE.pack.instruments.items()
    }
    early = replace(BASE.pack.rounding, order=RoundingOrder.WEIGHTED_PARTS)
    made = changed(instruments=instruments_, rounding=early)

    best = made.score(instruments("100", "100", "100"))
    near = made.score(instruments("99.97", "100", "99.99"))

    assert (best.exact(OVERALL), best.passed) == (100, True)
    assert near.exact(OVERALL) == Fraction("99.99")


def test_a_channel_that_asked_but_got_no_answer_gives_no_mean() -> None:
    nobody = {("E1", ""): (0,) * 6}
    made = scorer("ita/2568", None, eit_channels="mean_of_channels")

    value = made.score(Given(answers={"1": nobody, "2": nobody})).values["E1"]

    assert value == NotScored(Reason.NO_ANSWERS)


def test_one_channel_alone_is_no_mean_and_needs_no_rule() -> None:
    eit = replace(BASE.pack.instruments["EIT"], channels=UNKNOWN)
    made = changed(instruments={**BASE.pack.instruments, "EIT": eit})
    given = Given(answers={"": {("I1", ""): (1,) + (0,) * 5}, "1": {("E1", ""): (0,) * 5 + (1,)}})

    assert made.score(given).exact("E1") == 100
    assert made.averages("EIT") is False


def test_each_number_shows_the_evidence_of_its_own_rule() -> None:
    def sure(note: str) -> Evidence:
        return Evidence(confidence=Confidence.INFERRED, note=Words(note, note))

    tiers = ("item", "sub_indicator", "indicator", "indicator_over", "instrument", "overall")
    rules = replace(BASE.pack.aggregation, evidence_of={tier: sure(tier) for tier in tiers})
    instruments_ = {
        key: replace(each, evidence_of={"weight": sure(f"weight of {key}")})
        for key, each in BASE.pack.instruments.items()
    }
    scales = {
        key: replace(each, evidence_of={"points": sure(f"points of {key}")})
        for key, each in BASE.pack.scales.items()
    }
    items = {code: replace(each, evidence=sure(code)) for code, each in BASE.pack.items.items()}
    made = changed(aggregation=rules, instruments=instruments_, scales=scales, items=items)
    root = tree(made, Given(), made.score(Given()))

    def noted(key: str) -> str:
        node = root.find(key)
        assert node is not None
        assert node.evidence.note is not None
        return node.evidence.note.en

    expected = {
        "overall": "overall", "IIT": "weight of IIT", "budget": "indicator",
        "disclosure": "indicator_over", "9.2": "sub_indicator", "I1": "I1", "O1": "O1",
    }  # fmt: skip
    assert {key: noted(key) for key in expected} == expected
    first = root.find("I1")
    assert first is not None
    assert first.points_evidence == sure("points of six_level")


def test_a_part_shows_the_evidence_of_that_part() -> None:
    old = scorer("ita/2565").loaded
    own = Evidence(confidence=Confidence.UNVERIFIED)
    item = old.pack.items["I8"]
    parts = {key: replace(part, evidence=own) for key, part in item.parts.items()}
    items = {**old.pack.items, "I8": replace(item, parts=parts)}
    made = Scorer(replace(old, pack=replace(old.pack, items=items)))
    given = Given(answers={"": {("I8", "1"): (0, 0, 0, 1)}})

    node = tree(made, given, made.score(given)).find("I8.1")

    assert node is not None
    assert node.evidence == own
