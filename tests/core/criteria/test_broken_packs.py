"""Every fault a pack can have, each shown by one broken file and its exact message."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from broken_packs import (
    MESSAGES,
    PACK_ID,
    BrokenPack,
    all_said,
    broken_packs,
    library_with,
    problems_of,
)
from prongsai.workshop.voice import problems

BROKEN = broken_packs()
each_broken_pack = pytest.mark.parametrize("broken", BROKEN, ids=lambda pack: pack.path.stem)
# A name typed on the command line is no fault of a pack, and a note is no fault at all.
NOT_FAULTS = {"pack-name-unreadable", "pack-draft", "pack-assumed", "pack-choice"}


@each_broken_pack
def test_a_broken_pack_raises_its_own_code_alone(broken: BrokenPack) -> None:
    assert [problem.code for problem in problems_of(broken)] == [broken.code]


@each_broken_pack
def test_the_message_names_the_line_at_fault(broken: BrokenPack) -> None:
    [place] = [problem.place for problem in problems_of(broken)]
    if broken.line is None:  # the fault is in a shared file, or in what was typed
        assert place.file != "criteria/tiny/2568/local@1.yaml"
    else:
        assert (place.file, place.line) == ("criteria/tiny/2568/local@1.yaml", broken.line)


@each_broken_pack
def test_a_broken_pack_says_its_fault_first(broken: BrokenPack) -> None:
    assert re.match(r"# says: [A-Z].+\n", broken.text)


def test_all_messages_read_as_agreed_in_both_languages() -> None:
    assert "\n".join(all_said()) == MESSAGES.read_text(encoding="utf-8")


def test_every_fault_of_packs_has_a_broken_pack() -> None:
    faults = {code for code in problems() if code.startswith(("pack-", "choice-"))}
    assert faults - NOT_FAULTS == {broken.code for broken in BROKEN}


def test_the_pack_beneath_the_faults_is_valid(tmp_path: Path) -> None:
    library = library_with("use: valid\n", tmp_path)
    loaded, problems = library.check(library.find(PACK_ID))
    assert problems == []
    assert loaded is not None
    assert loaded.name == PACK_ID
