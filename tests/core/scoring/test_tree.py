"""Every number can say what it is made of."""

from __future__ import annotations

from fractions import Fraction

from prongsai.core.criteria.evidence import Confidence
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.tree import Node, tree
from prongsai.core.scoring.values import NotScored
from scoring_situations import everything, scorer, ten


def whole(pack: str, given: Given) -> Node:
    made = scorer(pack)
    return tree(made, given, made.score(given))


def at(root: Node, key: str) -> Node:
    found = root.find(key)
    assert found is not None
    return found


def test_the_tree_holds_every_computed_number_once() -> None:
    given = everything("ita/2568")

    keys = [node.key for node in whole("ita/2568", given).walk()]

    assert len(keys) == len(set(keys))
    assert set(keys) == set(scorer().score(given).values)


def test_every_node_shows_the_value_of_its_score() -> None:
    given = everything("ita/2565", best=False)
    scores = scorer("ita/2565").score(given)

    for node in whole("ita/2565", given).walk():
        if node.tier is not Tier.QUESTION:
            assert (node.value, node.shown) == (scores.exact(node.key), scores.shown(node.key))


def test_a_mean_is_the_mean_of_the_children_shown_beside_it() -> None:
    root = whole("ita/2565", everything("ita/2565"))

    for node in root.walk():
        values = [child.value for child in node.children]
        if node.tier is not Tier.OVERALL and values:
            scores = [value for value in values if isinstance(value, Fraction)]
            assert node.value == sum(scores, Fraction(0)) / len(values)


def test_the_total_shows_the_weight_of_each_instrument() -> None:
    root = whole("ita/2568", ten("90 90 90 90 90 80 80 80 70 70"))

    weights = {child.key: child.weight for child in root.children}
    assert weights == {"IIT": Fraction("0.3"), "EIT": Fraction("0.3"), "OIT": Fraction("0.4")}
    assert root.key == OVERALL


def test_a_question_shows_choices_points_and_counts_as_printed() -> None:
    given = Given(answers={"": {("I9", ""): (3, 1, 0, 2)}})

    node = at(whole("ita/2565", given), "I9")

    assert [(tick.count, tick.points) for tick in node.ticks] == [
        (3, 100), (1, Fraction(200, 3)), (0, Fraction(100, 3)), (2, 0),
    ]  # fmt: skip
    assert (node.reversed, node.n) == (True, 6)
    assert node.ticks[3].label == "มากที่สุด"


def test_choices_without_known_labels_go_by_their_number() -> None:
    given = Given(answers={"": {("I1", ""): (0, 0, 0, 0, 0, 2)}})

    assert [tick.label for tick in at(whole("ita/2568", given), "I1").ticks] == list("012345")


def test_an_item_in_parts_shows_each_part() -> None:
    answers = {("I3", "1"): (0, 0, 0, 2), ("I3", "2"): (0, 0, 2, 0), ("I3", "3"): (0, 0, 0, 0)}

    node = at(whole("ita/2565", Given(answers={"": answers})), "I3")

    assert [(child.key, child.n) for child in node.children] == [
        ("I3.1", 2), ("I3.2", 2), ("I3.3", None),
    ]  # fmt: skip
    assert isinstance(node.children[2].value, NotScored)
    assert (node.children[1].value, node.n) == (Fraction(200, 3), 2)


def test_an_item_asked_as_a_whole_shows_its_own_choices() -> None:
    node = at(whole("ita/2565", Given(answers={"": {("I3", ""): (1, 0, 0, 0)}})), "I3")

    assert (node.children, node.n, len(node.ticks)) == ((), 1, 4)


def test_a_part_without_words_of_its_own_borrows_the_items() -> None:
    given = Given(answers={"": {("I4", part): (0, 1) for part in "123"}})

    node = at(whole("ita/2565", given), "I4")

    assert all(child.name.th for child in node.children)


def test_what_was_given_is_marked_as_given() -> None:
    root = whole("ita/2568", ten("90 90 90 90 90 80 80 80 70 70"))

    assert at(root, "budget").known
    assert not at(root, "IIT").known


def test_a_verdict_rests_on_one_and_a_group_on_its_items() -> None:
    root = whole("ita/2568", everything("ita/2568"))

    assert at(root, "O1").n == 1
    assert at(root, "9.1").n == 4
    assert at(whole("ita/2568", Given()), "9.1").n is None


def test_every_node_says_how_sure_its_rule_is() -> None:
    root = whole("ita/2565", everything("ita/2565"))

    assert root.evidence.confidence is Confidence.CONFIRMED
    assert {node.evidence.confidence for node in root.walk()} > {Confidence.CONFIRMED}


def test_weights_of_a_weighted_rule_stand_at_the_children() -> None:
    heavy = scorer("ita/2568", None, disclosure_weights="heavier_tables")
    given = everything("ita/2568")

    root = tree(heavy, given, heavy.score(given))

    assert at(root, "O12").weight == Fraction(97, 27)
    assert root.find("no such key") is None
