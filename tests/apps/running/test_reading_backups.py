"""A file that somebody calls a backup is looked at before anything of it is believed."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from installation import told_of
from prongsai.core.terms.problem import Refused
from prongsai.shell.running.archive import LAYOUT, Reading
from prongsai.shell.running.restoring import Order, restore

SCAN = b"a signed scan"
HASH = hashlib.sha256(SCAN).hexdigest()
STORED = f"files/{HASH[:2]}/{HASH[2:4]}/{HASH}"


def backup(folder: Path, members: dict[str, bytes], **facts: Any) -> Path:
    """A small one whose manifest fits it."""
    path = folder / "made.zip"
    told = {name: told_of(content) for name, content in members.items()}
    manifest = {"layout": LAYOUT, "members": told, "migrations": [], **facts}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", json.dumps(manifest))
    return path


def code_of(path: Path) -> str:
    with pytest.raises(Refused) as said:
        Reading(path)
    return said.value.problems[0].code


def test_a_stored_file_whose_content_is_not_what_its_name_says_is_refused(tmp_path: Path) -> None:
    assert code_of(backup(tmp_path, {STORED: b"something else"})) == "restore-damaged"
    assert Reading(backup(tmp_path, {STORED: SCAN})).below("files") == [STORED]


def test_a_stored_file_that_was_altered_before_the_backup_was_made_is_taken_as_it_is(
    tmp_path: Path,
) -> None:
    path = backup(tmp_path, {STORED: b"something else"}, files_altered=[HASH])

    assert Reading(path).below("files") == [STORED]


def test_a_stored_file_with_another_kind_of_name_is_refused(tmp_path: Path) -> None:
    assert code_of(backup(tmp_path, {"files/zz/zz/not-a-hash": SCAN})) == "restore-damaged"


@pytest.mark.parametrize(
    "facts",
    [
        {"migrations": None}, {"migrations": [["x"]]}, {"migrations": ["ab"]},
        {"files_missing": 5}, {"files_altered": [5]}, {"packs": ["ita/2568"]},
    ],
    ids=str,
)  # fmt: skip
def test_a_manifest_of_another_shape_is_no_backup(facts: dict[str, Any], tmp_path: Path) -> None:
    assert code_of(backup(tmp_path, {}, **facts)) == "restore-not-a-backup"


@pytest.mark.parametrize("key", [b"", b"\n", "กุญแจ".encode(), b"another"])
def test_a_key_inside_that_is_not_this_ones_is_refused(key: bytes, tmp_path: Path) -> None:
    told = hashlib.sha256(b"the key").hexdigest()
    path = backup(tmp_path, {"secret.key": key}, key_sha256=told)

    with pytest.raises(Refused) as said:
        restore(Order(path, tmp_path / "new"))

    assert said.value.problems[0].code == "restore-other-key"
    assert not (tmp_path / "new").exists()
