"""Heads kept elsewhere are read as offices keep them; what isn't an installation is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from installation import ran
from prongsai.core.audit.chain import Head
from prongsai.core.terms.problem import Refused
from prongsai.shell.commands.audit import read_heads
from web_site import Data

FIRST, SECOND = Head("a1", 3, "aa"), Head("", 7, "bb")
HEADER = "agency,number,seal\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}a1,3,aa\n,7,bb\n",
        f"{HEADER}a1,3,aa\n{HEADER},7,bb\n",
        "a1,3,aa\n,7,bb",
        f"{HEADER}a1,3,aa\r\n\r\n,7,bb\n",
    ],
)
def test_heads_of_many_days_lie_in_one_file_with_or_without_first_lines(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "heads.csv").write_text(text, "utf-8")

    assert read_heads(tmp_path / "heads.csv") == [FIRST, SECOND]


@pytest.mark.parametrize("text", ["a1,3\n", "a1,three,aa\n", "a1,3,aa,more\n"])
def test_a_line_that_is_no_head_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "heads.csv").write_text(text, "utf-8")

    with pytest.raises(Refused):
        read_heads(tmp_path / "heads.csv")


@pytest.mark.parametrize("words", [("audit", "verify"), ("work", "--once")])
def test_a_folder_without_an_installation_is_told_and_not_made(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    data = Data(tmp_path / "not-mounted")
    done = ran(data, *words, "--data", data.folder)

    assert (done.returncode, "[serve-nothing-here]" in done.stderr) == (1, True)
    assert not data.folder.exists()


def test_what_cannot_be_a_folder_a_database_or_a_port_is_told_in_a_sentence(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").touch()
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "prongsai.sqlite3").write_text("no database at all, not even a little bit", "ascii")
    told = [
        ran(Data(tmp_path), "init", "--data", tmp_path / "file" / "x").stderr,
        ran(Data(tmp_path), "init", "--data", broken).stderr,
        ran(Data(tmp_path), "serve", "--data", broken, "--port", "99999").stderr,
    ]

    codes = ("data-folder-unusable", "database-unreachable", "serve-no-port")
    for code, said in zip(codes, told, strict=True):
        assert f"[{code}]" in said
        assert "Traceback" not in said
