"""The whole tree of an agency as text, reviewed in differences: names, rules, weights, evidence."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import Scorer
from prongsai.core.scoring.tree import Node, tree
from scoring_situations import everything, scorer
from snapshots import same_as_kept

FOLDER = Path(__file__).parent / "snapshots"


def partly_answered() -> Given:
    """Some of everything: parts, a whole item, a negative item, verdicts, a known score."""
    answers = {
        ("I3", "1"): (0, 0, 0, 2), ("I3", "2"): (0, 1, 1, 0), ("I9", ""): (3, 1, 0, 0),
        ("I11", "1"): (0, 0, 0, 1), ("I11", "2"): (1, 0, 0, 0), ("I12", ""): (0, 0, 4, 0),
        ("I4", "1"): (0, 5),
    }  # fmt: skip
    return Given(
        answers={"": answers},
        marks={"O1": Fraction(1), "O2": Fraction(0)},
        known={"service_quality": Fraction("99.15"), "E6": Fraction(80)},
        respondents={"IIT": 6},
    )


def through_channels() -> Given:
    """Two channels that asked E1, one that did not, one item nobody answered in one of them."""
    return Given(
        answers={
            "1": {("E1", ""): (0, 0, 0, 0, 0, 3), ("E2", ""): (1, 0, 0, 0, 0, 0)},
            "2": {("E1", ""): (1, 0, 0, 0, 0, 0), ("E2", ""): (0, 0, 0, 0, 0, 0)},
            "": {("I1", ""): (0, 0, 0, 0, 1, 1)},
        },
        respondents={"IIT": 2, "EIT": 4},
    )


def both_ways() -> Given:
    """Items answered as a whole by some and in parts by others."""
    answers = {
        ("I8", ""): (0, 0, 0, 4), ("I8", "1"): (1, 0, 0, 0),
        ("I3", ""): (4, 0, 0, 0), ("I3", "1"): (0, 0, 0, 1), ("I3", "2"): (0, 0, 0, 1),
        ("I3", "3"): (0, 0, 0, 1),
    }  # fmt: skip
    return Given(answers={"": answers})


SITUATIONS = {
    "partly-2565": (scorer("ita/2565"), partly_answered()),
    "heavy-2568": (
        scorer("ita/2568", None, disclosure_weights="heavier_tables"), everything("ita/2568"),
    ),
    "channels-2568": (
        scorer("ita/2568", None, eit_channels="mean_of_channels"), through_channels(),
    ),
    "pooled-2568": (scorer("ita/2568"), through_channels()),
    "both-ways-2565": (scorer("ita/2565"), both_ways()),
    "nothing-2569": (scorer("ita/2569"), Given()),
}  # fmt: skip


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_tree_reads_as_reviewed(name: str) -> None:
    found = "\n".join(lines(*SITUATIONS[name])) + "\n"

    assert same_as_kept(found, FOLDER / f"{name}.txt")


def lines(made: Scorer, given: Given) -> Iterator[str]:
    yield from _told(tree(Scorer(made.loaded), given, made.score(given)), 0)


def _points(node: Node) -> str:
    return f" [points {node.points_evidence.confidence}]" if node.points_evidence else ""


def _told(node: Node, depth: int) -> Iterator[str]:
    value = (
        node.value
        if isinstance(node.value, Fraction)
        else f"{node.value.reason} {node.value.because}"
    )
    rule = f" {node.rule.method.value}" if node.rule else ""
    marks = f"{' known' if node.known else ''}{' reversed' if node.reversed else ''}"
    evidence = f"{node.evidence.confidence}/{','.join(node.evidence.source)}"
    yield (
        f"{'  ' * depth}{node.key} [{node.tier}] {node.name.th} | {value} = {node.shown} "
        f"w={node.weight} n={node.n}{rule}{marks} ({evidence}){_points(node)} | {node.name.en}"
    )
    for tick in node.ticks:
        yield f"{'  ' * depth}  - {tick.label}: {tick.count} x {tick.points}"
    for child in node.children:
        yield from _told(child, depth + 1)
