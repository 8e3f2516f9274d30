"""A served installation that takes reports: killed, backed up, looked through to the last file."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import secrets
import signal
import sqlite3
import subprocess
import threading
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

import pytest

from secret_finding import files_of, told, told_by_files
from web_site import PATIENCE, PROGRAM, Data, free_port, waited_for

AGENCY = "s02"
CANARIES = {
    "what": "คานารีเหลืองเนื้อเรื่องลับ", "accused": "คานารีแดงผู้ถูกแจ้ง", "where": "คานารีเขียวที่เกิดเหตุ",
    "name": "คานารีขาวผู้แจ้ง", "reach": "คานารีดำโทรศัพท์", "file": "คานารีฟ้าชื่อไฟล์",
    "inside": "คานารีม่วงในไฟล์", "more": "คานารีส้มเขียนเพิ่ม",
}  # fmt: skip
LARGE = CANARIES["inside"].encode() * 60_000
"""Beyond what Django keeps of an upload in memory."""


class Running:
    """The server as its own process, so that it can be killed."""

    def __init__(self, data: Data, temporary: Path, said: Path) -> None:
        self.data, self.port, self.temporary = data, free_port(), temporary
        self.said = said / "said.txt"
        self.start()

    def start(self) -> None:
        environment = {**self.data.environment(), "TMPDIR": str(self.temporary)}
        command = [*PROGRAM, "serve", "--data", str(self.data.folder), "--port", str(self.port)]
        with self.said.open("a") as file:
            self.process = subprocess.Popen(
                command, env=environment, stdout=file, stderr=file, start_new_session=True
            )
        waited_for(f"127.0.0.1:{self.port}", self.process, self.said)

    def kill(self) -> None:
        """Without a word, with everything that it started."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)

    def post(self, page: str, facts: Mapping[str, str], file: bytes = b"") -> str:
        """As a browser sends a form with a file."""
        edge = secrets.token_hex(16)
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in facts.items()
        ]
        if file:
            named = f'name="attached"; filename="{CANARIES["file"]}.txt"'
            head = f"--{edge}\r\nContent-Disposition: form-data; {named}\r\n"
            parts.append(head.encode() + b"Content-Type: text/plain\r\n\r\n" + file + b"\r\n")
        body = b"".join(parts) + f"--{edge}--\r\n".encode()
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/report/{AGENCY}/{page}", body,
            {"Content-Type": f"multipart/form-data; boundary={edge}"},
        )  # fmt: skip
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310 - our own
            text: str = answer.read().decode()
        return text

    def report(self, what: str, file: bytes = b"") -> str:
        """A report, and the code that says it was taken."""
        page = self.post("", {"step": "about", "whom": "unsaid"})
        token = re.search(r'name="token" value="([^"]+)"', page)
        assert token, page
        told = {name: CANARIES[name] for name in ("accused", "where", "name", "reach")}
        facts = {"step": "send", "token": token[1], "whom": "unsaid", "named": "yes", **told}
        code = re.search(r"<code>([a-z0-9-]+)</code>", self.post("", {**facts, "what": what}, file))
        assert code
        return code[1]


@pytest.fixture(scope="module")
def running(demonstration: Data, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    temporary, said = (tmp_path_factory.mktemp(each) for each in ("temporary", "said"))
    with demonstration.copied() as data:
        made = Running(data, temporary, said)
        try:
            yield made
        finally:
            with contextlib.suppress(ProcessLookupError):
                made.kill()


def of(code: str) -> dict[str, str]:
    return {**CANARIES, "code": code, "bare": code.replace("-", "")}


class Watch:
    """Names of all files that come and go in a folder while something is done."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.seen, self.over = folder, set[str](), threading.Event()
        self.thread = threading.Thread(target=self._look)

    def _look(self) -> None:
        while not self.over.is_set():
            self.seen |= {path.name for path in self.folder.rglob("*")}
            self.over.wait(0.002)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()


def test_no_file_no_argument_and_no_backup_tells_anything(running: Running, tmp_path: Path) -> None:
    with Watch(running.temporary) as watch:
        code = running.report(CANARIES["what"], LARGE)
        more = {"code": code, "more": "1", "text": CANARIES["more"], "once": secrets.token_hex(16)}
        assert CANARIES["more"] in running.post("answer/", more)
    assert watch.seen == set()  # not even for a moment

    kept = files_of(running.data.folder, running.temporary, running.said.parent)
    assert any(path.name.endswith("-wal") for path in kept) or len(kept) > 3
    assert told_by_files(kept, of(code)) == {}

    for name in ("cmdline", "environ"):
        said = Path(f"/proc/{running.process.pid}/{name}").read_bytes()
        assert told(said, of(code)) == []

    backup = tmp_path / "backup.zip"
    command = [*PROGRAM, "backup", "--data", str(running.data.folder), "--out", str(backup)]
    subprocess.run(command, env=running.data.environment(), check=True, capture_output=True)
    with zipfile.ZipFile(backup) as opened:
        assert any("sealed" in name for name in opened.namelist())
        for name in opened.namelist():
            assert told(opened.read(name), of(code)) == [], name


def test_killed_in_the_middle_no_report_is_lost_that_was_taken_and_none_is_in_the_clear(
    running: Running,
) -> None:
    taken: dict[str, str] = {}

    def send(number: int) -> None:
        for turn in range(20):
            what = f"{CANARIES['what']} {number}-{turn}"
            try:
                taken[what] = running.report(what, LARGE[:300_000])
            except (OSError, http.client.HTTPException, AssertionError):
                return  # it was never said to be taken

    threads = [threading.Thread(target=send, args=[number]) for number in range(4)]
    for each in threads:
        each.start()
    enough = threading.Event()
    while len(taken) < 3 and any(each.is_alive() for each in threads):
        enough.wait(0.05)
    running.kill()
    for each in threads:
        each.join()
    assert len(taken) >= 3

    kept = files_of(running.data.folder, running.temporary, running.said.parent)
    assert told_by_files(kept, CANARIES) == {}  # as it lay when it died
    running.start()
    for what, code in taken.items():
        assert what in running.post("answer/", {"code": code})
    (base,) = running.data.folder.glob("*.sqlite3")
    with contextlib.closing(sqlite3.connect(base)) as database:
        whole = """SELECT count(*) FROM sealed_case c WHERE
            (SELECT count(*) FROM sealed_slot s WHERE s.case_id = c.id AND s.what = 'case') < 3 OR
            (SELECT count(*) FROM sealed_record r WHERE r.case_id = c.id) < 3 OR
            (SELECT count(*) FROM sealed_passed p WHERE p.case_id = c.id) < 1"""
        assert database.execute(whole).fetchone() == (0,)  # none by half
