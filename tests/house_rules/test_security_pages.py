"""What the pages on security name as proof is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = ("SECURITY.md", "docs/sealed.md")
_NAME = re.compile(r"`([\w.-]+(?:/[\w.-]+)*(?:\.(?:py|yaml|conf|md))?)`")
_FILE = re.compile(r"\.(?:py|yaml|conf|md)$")
_ROOMS = ("", "src/prongsai/")
_SHORT = ("core/", "apps/", "adapters/", "packs/", "tests/", "deploy/", "docs/", "workshop/")


def named(page: str) -> Iterator[tuple[str, str]]:
    """Each path that a line names, and the folder of the one before it, where it may stand too."""
    for line in (ROOT / page).read_text("utf-8").splitlines():
        folder = ""
        for name in _NAME.findall(line):
            if name.startswith(_SHORT) or _FILE.search(name):
                yield name, folder
                folder = name.rpartition("/")[0] or folder


def is_there(name: str, folder: str) -> bool:
    inside = [f"{folder}/{name}"] if folder and "/" not in name else []
    return any((ROOT / f"{room}{each}").exists() for room in _ROOMS for each in (name, *inside))


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_on_security_names_exists(page: str) -> None:
    found = list(named(page))
    assert len(found) > 5
    assert [name for name, folder in found if not is_there(name, folder)] == []


def test_a_path_that_is_not_there_is_found() -> None:
    assert is_there("test_holders.py", "tests/apps/sealed")
    assert not is_there("test_nowhere.py", "tests/apps/sealed")
    assert not is_there("tests/apps/test_passkeys.py", "")
