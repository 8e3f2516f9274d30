"""`prongsai init` makes an empty installation, and never touches one that people use."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from forking import forked
from installation import scripted
from web_site import PROGRAM, Data

SOMEBODY = """
from prongsai.apps.accounts.models import Person
Person.objects.create(username="somebody", name="somebody")
"""


def init(data: Data) -> subprocess.CompletedProcess[str]:
    return forked(["init", "--data", str(data.folder)], data.environment())


def test_each_time_it_prints_another_code_until_somebody_has_an_account(
    empty: tuple[Data, str],
) -> None:
    made, first = empty
    with made.copied() as data:
        codes = re.findall(r"(?:\w{4}-){3}\w{4}", init(data).stdout)
        scripted(data, SOMEBODY)
        refused = init(data)

    assert len(codes) == 1
    assert codes[0] != first
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "init-not-empty" in refused.stderr


def test_a_folder_without_an_installation_is_not_served_and_stays_as_it_was(tmp_path: Path) -> None:
    data = Data(tmp_path / "not-mounted")
    refused = subprocess.run(
        [*PROGRAM, "serve", "--data", str(data.folder), "--port", "8118"],
        env=data.environment(), check=False, capture_output=True, encoding="utf-8",
    )  # fmt: skip

    assert refused.returncode == 1
    assert "serve-nothing-here" in refused.stderr
    assert not data.folder.exists()


def test_what_it_writes_is_nobody_elses_to_read_in_an_open_folder_either(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)

    init(Data(folder))
    modes = {each.name: each.stat().st_mode & 0o077 for each in folder.rglob("*")}

    assert modes.pop("secret.key") == 0
    assert set(modes.values()) == {0}, modes
