"""Every command that the pages and the help show does what they say."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from pathlib import Path

import pytest

from forking import forked
from prongsai.shell.main import VERBS, main
from prongsai.workshop.voice import catalogue
from web_site import Data, serving

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = ("th", "en")
BACKUP = "backup --data out/demo --out out/backup.zip"
"""What a restore needs before it."""
REGISTER = "procedures register "
"""Of a verb whose other commands need no installation."""
OF_THE_WEB = {
    "init", "serve", "work", "demo", "audit", "cases", "account", "backup", "restore", "doctor",
    "export", "portal",
}  # fmt: skip


def written_texts() -> dict[str, str]:
    """The front pages and the examples of each verb, by name."""
    pages = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "README.th.md")}
    helped = catalogue("phrases")
    return pages | {
        f"{verb} {each}": helped[f"examples_{verb}"][each] for verb in VERBS for each in LANGUAGES
    }


def commands_of(text: str) -> dict[str, int]:
    """Each with the exit code it is said to have, in the order they stand."""
    found = re.findall(r"^ *(?:\$ )?prongsai (.+?)(?: +# .*?(\d).*)?$", text, re.MULTILINE)
    return {words: int(code or 0) for words, code in found}


def written_commands() -> dict[str, int]:
    return commands_of("\n".join(written_texts().values()))


def in_this_process() -> list[str]:
    """Texts with commands that need no web application."""
    return [name for name, text in written_texts().items() if set(_quick(text))]


def _quick(text: str) -> dict[str, int]:
    every = commands_of(text)
    return {words: code for words, code in every.items() if not of_the_web(words)}


def of_the_web(words: str) -> bool:
    return words.split(maxsplit=1)[0] in OF_THE_WEB or words.startswith(REGISTER)


def in_a_process_of_its_own() -> list[tuple[str, int]]:
    """Commands of the web application: each process reads its settings once."""
    return [
        each
        for each in written_commands().items()
        if of_the_web(each[0]) and not each[0].startswith("serve")
    ]


@pytest.mark.parametrize("name", in_this_process())
def test_every_written_command_does_what_is_said(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One after the other, for one may read what the one before wrote."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for words, code in _quick(written_texts()[name]).items():
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            assert main(shlex.split(words)) == code, words


@pytest.mark.parametrize(("words", "code"), in_a_process_of_its_own())
def test_every_written_command_of_the_web_application_does_what_is_said(
    words: str, code: int, demonstration: Data, tmp_path: Path
) -> None:
    shutil.copytree(demonstration.folder, tmp_path / "out" / "demo")
    asked = [words] if not words.startswith("restore") else [BACKUP, words]
    for each in asked:
        ran = forked(shlex.split(each), demonstration.environment(), tmp_path)
        assert ran.returncode == code, ran.stderr


def test_the_written_commands_to_serve_serve(demonstration: Data) -> None:
    """They differ by folder and port only, and a test has its own."""
    words = [each for each in written_commands() if each.startswith("serve")]
    assert words
    assert [each for each in words if not re.fullmatch(r"serve( --(data|port) \S+)*", each)] == []
    with demonstration.copied() as data, serving(data) as served:
        assert f"{served.address}/" in served.said.read_text("utf-8")


def shown_outputs() -> dict[str, list[str]]:
    """What the tour shows below each command; lines cut short with an ellipsis are left out."""
    page = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```console\n(.+?)^```", page, re.MULTILINE | re.DOTALL)
    parts = [
        part
        for block in blocks
        for part in re.split(r"^\$ prongsai ", block, flags=re.MULTILINE)[1:]
    ]
    found = {}
    for part in parts:
        command, *lines = part.splitlines()
        found[command.partition(" # ")[0].strip()] = [line for line in lines if "…" not in line]
    return {command: lines for command, lines in found.items() if lines}


@pytest.mark.parametrize(("words", "lines"), shown_outputs().items())
def test_every_output_shown_on_the_front_page_is_printed(
    words: str, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        main([*shlex.split(words), "--lang", "en"])
    printed = [line.rstrip() for line in out.getvalue().splitlines()]
    assert [line for line in lines if line and line.rstrip() not in printed] == []
