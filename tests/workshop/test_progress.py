"""Long work shows that it moves, to somebody who watches and nobody else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from prongsai.workshop.progress import Progress
from prongsai.workshop.voice import Voice


class Terminal(io.StringIO):
    """A stream that says somebody watches."""

    def isatty(self) -> bool:
        return True


def watched(monkeypatch: pytest.MonkeyPatch) -> tuple[Progress, Terminal]:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    return Progress(Voice("en", screen)), screen


def test_a_long_loop_shows_a_bar_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    progress, screen = watched(monkeypatch)

    assert list(progress.over(list(range(600)), "scoring")) == list(range(600))
    assert "scoring" in screen.getvalue()


def test_a_short_loop_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    progress, screen = watched(monkeypatch)

    assert list(progress.over([1, 2], "scoring")) == [1, 2]
    assert screen.getvalue() == ""


def test_a_large_file_is_named_while_it_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    progress, screen = watched(monkeypatch)
    large, small = tmp_path / "large.csv", tmp_path / "small.csv"
    large.write_bytes(b"x" * 20_000_000)
    small.write_bytes(b"x")

    for path in (large, small):
        progress.reading(path)

    assert screen.getvalue() == f"Reading {large} (20 MB)\n"


def test_nobody_watching_is_told_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(Voice("en"))

    assert list(progress.over(list(range(600)), "scoring"))[-1] == 599
    assert capsys.readouterr().err == ""
