"""Every finding about reaching an address has its sentences, in both languages."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from prongsai.core.preaudit.contents import Content
from prongsai.core.preaudit.verdict import Finding, Verdict
from prongsai.workshop.preaudit.telling import tell
from prongsai.workshop.voice import catalogue

CORE = Path(__file__).parents[3] / "src" / "prongsai" / "core" / "preaudit"
FILES = ("addresses", "reaching", "pages", "visit")
CHECKS = "address|reach|answer|page|https|certificate|domain|content|type|time"
SENTENCES = catalogue("preaudit-reach")


def codes_in_source() -> set[str]:
    trees = [ast.parse((CORE / f"{name}.py").read_text("utf-8")) for name in FILES]
    nodes = (node for tree in trees for node in ast.walk(tree))
    texts = {str(node.value) for node in nodes if isinstance(node, ast.Constant)}
    return {text for text in texts if re.fullmatch(rf"(?:{CHECKS})-[a-z-]+", text)}


def test_every_code_has_its_sentences_and_every_sentence_its_code() -> None:
    assert set(SENTENCES) == codes_in_source()


@pytest.mark.parametrize("code", SENTENCES)
def test_a_code_is_said_in_both_languages_with_the_same_gaps(code: str) -> None:
    said = SENTENCES[code]

    assert set(said) in ({"seen"}, {"seen", "why", "mend"})
    for part in said.values():
        assert set(part) == {"th", "en"}
        gaps = {frozenset(re.findall(r"{(\w+)}", text)) for text in part.values()}
        assert (len(gaps), all(part.values())) == (1, True)


@pytest.mark.parametrize("kind", Content)
def test_kinds_of_content_are_said_as_people_call_them(kind: Content) -> None:
    finding = Finding("type", Verdict.FINE, "type-fine", {"kind": kind.value})

    assert tell(finding, "th").seen != tell(finding, "en").seen
    assert f"content-{kind}" in catalogue("kinds")["th"]


def test_a_finding_that_is_well_asks_for_nothing() -> None:
    told = tell(Finding("answer", Verdict.FINE, "answer-fine"), "en")

    assert (told.seen, told.why, told.mend) == ("It opens", "", "")
