"""The table of ways, and how what was found compares with what is true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.preaudit.verdict import Finding, worst
from prongsai.core.shapes.tree import plain_of

MAIN_DOMAIN = "fasai.test"
GROUPS = ("reached", "certificate", "domain", "type")
OF_GROUP = {"certificate": "certificate", "domain": "domain", "type": "type"}
NOTHING = "–"


@dataclass(frozen=True)
class Way:
    """One way to misbehave, and the truth about it."""

    name: str
    address: str
    truth: tuple[str, ...]
    offered: bool
    """A mended address is offered."""
    forbidden: bool
    """Nobody may be asked there."""


def ways() -> tuple[Way, ...]:
    listed = plain_of(read_yaml(Path(__file__).with_name("ways.yaml")))["ways"]
    return tuple(
        Way(
            each["way"], each["address"], tuple(each["truth"]),
            bool(each.get("offered")), bool(each.get("forbidden")),
        )
        for each in listed
    )  # fmt: skip


def grouped(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The worst of each group of checks."""
    found: dict[str, list[Finding]] = {group: [] for group in GROUPS}
    for each in findings:
        found[OF_GROUP.get(each.check, "reached")].append(each)
    return tuple(
        worst(each.verdict for each in listed).value if listed else NOTHING
        for listed in found.values()
    )


@dataclass(frozen=True)
class Measured:
    """How well a group of checks tells broken from what is not."""

    group: str
    ways: int
    broken: int
    unsure: int
    precision: float
    recall: float
    right: int


def measured(found: Mapping[str, tuple[str, ...]]) -> tuple[Measured, ...]:
    """Precision and recall of “broken”, and how many verdicts are exactly right, by group."""
    table = {way.name: way.truth for way in ways()}
    return tuple(
        _measured(group, [(table[name][n], got[n]) for name, got in found.items()])
        for n, group in enumerate(GROUPS)
    )


def _measured(group: str, pairs: list[tuple[str, str]]) -> Measured:
    told = [pair for pair in pairs if pair != (NOTHING, NOTHING)]
    both = sum(pair == ("broken", "broken") for pair in told)
    true = sum(truth == "broken" for truth, _ in told)
    called = sum(got == "broken" for _, got in told)
    return Measured(
        group, len(told), true, sum(truth == "unsure" for truth, _ in told),
        both / called if called else 1.0, both / true if true else 1.0,
        sum(truth == got for truth, got in told),
    )  # fmt: skip


def as_table(all_measured: Iterable[Measured]) -> str:
    """As it stands in docs/preaudit.md."""
    heads = ("group", "ways", "broken", "unsure", "precision", "recall", "verdict exactly right")
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for each in all_measured:
        rates = f"{each.precision:.2f} | {each.recall:.2f} | {each.right} of {each.ways}"
        lines.append(f"| {each.group} | {each.ways} | {each.broken} | {each.unsure} | {rates} |")
    return "\n".join(lines) + "\n"
