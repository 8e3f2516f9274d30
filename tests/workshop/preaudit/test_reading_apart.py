"""Reading in a process of its own: what kills, hangs or swells it stops nothing."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import file_making as made
import page_making as pages
from prongsai.core.preaudit.reading import Form, Stop
from prongsai.workshop.preaudit.reading_apart import DEFAULT, Limits, ReadingApart
from prongsai.workshop.preaudit.reading_lines import from_bytes
from prongsai.workshop.preaudit.reading_worker import LENGTH

MEGABYTE = 1_000_000


@pytest.fixture(name="reader", scope="module")
def a_reader() -> Iterator[ReadingApart]:
    with ReadingApart() as reader:
        yield reader


def put(folder: Path, content: bytes, name: str = "file") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        (pages.html("<h1>แผน</h1>").encode("cp874"), "a.html", Form.HTML),
        (pages.pdf("แผน"), "a.pdf", Form.PDF),
        (pages.word(("แผน", 1)), "a.docx", Form.DOCX),
        (pages.sheets({"แผน": [["ก", 1]]}), "a.xlsx", Form.SHEET),
        ("แผน,1".encode("utf-16"), "a.csv", Form.CSV),
        ("แผน".encode("cp874"), "a.txt", Form.TEXT),
    ],
)
def test_every_form_is_read_without_opening_anything(
    reader: ReadingApart, tmp_path: Path, content: bytes, name: str, form: Form
) -> None:
    found = reader.read(put(tmp_path, content), name=name)

    said = [text for text, _ in found.said]
    assert (found.form, found.stopped) == (form, None)
    assert "แผน" in said[0]


@pytest.mark.parametrize(
    ("content", "stopped"),
    [
        (b" \n", Stop.EMPTY),
        (made.PDF, Stop.DAMAGED),
        (made.document()[:-40], Stop.DAMAGED),
        (made.packed({"a.txt": b"x"}), Stop.UNKNOWN),
        (b"\x7fELF\x01\x02\x03" + bytes(50), Stop.UNKNOWN),
        (made.packed({"xl/workbook.xml": bytes(90 * MEGABYTE)}), Stop.BOMB),
    ],
    ids=["empty", "pdf", "docx", "zip", "program", "bomb"],
)
def test_what_cannot_be_read_says_why(
    reader: ReadingApart, tmp_path: Path, content: bytes, stopped: Stop
) -> None:
    assert reader.read(put(tmp_path, content)).stopped is stopped


def test_pictures_and_large_files_are_not_opened(tmp_path: Path) -> None:
    with ReadingApart(Limits(bytes=10_000)) as reader:
        assert reader.read(put(tmp_path, made.png())).form is Form.IMAGE
        assert reader.read(put(tmp_path, bytes(10_001))).stopped is Stop.TOO_LARGE


def test_a_document_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    slow = put(tmp_path, b"<table>" + b"<tr><td>a<td>b" * 500_000, "slow")
    with ReadingApart(Limits(seconds=1)) as reader:
        assert reader.read(slow).stopped is Stop.TOO_SLOW
    with ReadingApart() as reader:
        assert reader.read(slow).stopped is None


def test_a_document_that_swells_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    large = put(tmp_path, b"<p>" + b"<b>a</b>" * 3 * MEGABYTE, "large")
    with ReadingApart(Limits(memory=60 * MEGABYTE)) as reader:
        assert reader.read(large).stopped in (Stop.TOO_MUCH, Stop.DIED)
        assert reader.read(put(tmp_path, b"<p>small")).stopped is None


def test_a_reading_larger_than_is_taken_is_given_up(tmp_path: Path) -> None:
    with ReadingApart(Limits(answer=5_000)) as reader:
        assert reader.read(put(tmp_path, b"<p>x" * 5_000)).stopped is Stop.TOO_MUCH
        assert reader.read(put(tmp_path, b"<p>x")).stopped is None


def test_a_reader_that_is_killed_is_replaced(tmp_path: Path) -> None:
    path = put(tmp_path, b"<table>" + b"<tr><td>a<td>b" * 300_000)
    with ReadingApart() as reader:
        reader.read(put(tmp_path, b"x", "small"))
        process = reader._process
        assert process is not None
        threading.Timer(0.3, process.kill).start()

        assert reader.read(path).stopped is Stop.DIED
        assert reader.read(path).stopped is None


def test_what_this_machine_cannot_read_is_not_told_of_the_document(tmp_path: Path) -> None:
    with ReadingApart() as reader:
        with pytest.raises(OSError, match="Input/output error"):
            reader.read(Path("/proc/self/mem"))
        assert reader.read(put(tmp_path, b"x")).stopped is None


def test_where_the_reader_itself_stumbles_it_says_what_failed() -> None:
    about = json.dumps({"seconds": 20, "size": 1, "told": None}).encode()
    done = subprocess.run(
        (sys.executable, "-m", "prongsai.workshop.preaudit.reading_worker", "200000000"),
        input=LENGTH.pack(len(about)) + about + b"x", capture_output=True, check=True,
    )  # fmt: skip
    reading = from_bytes(done.stdout[LENGTH.size :])

    assert reading.stopped is Stop.STUMBLED
    assert reading.stumbled.startswith("AttributeError sniffing.py:")


def test_a_fresh_process_takes_over_after_some_documents(tmp_path: Path) -> None:
    path = put(tmp_path, b"x")
    with ReadingApart(Limits(documents=2)) as reader:
        ids = []
        for _ in range(3):
            reader.read(path)
            assert reader._process is not None
            ids.append(reader._process.pid)

    assert ids[0] == ids[1] != ids[2]


def test_several_threads_may_ask(reader: ReadingApart, tmp_path: Path) -> None:
    paths = [put(tmp_path, f"<title>{n}</title>".encode(), f"{n}") for n in range(12)]
    found: dict[int, str] = {}

    def ask(number: int) -> None:
        found[number] = reader.read(paths[number]).title

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == {n: str(n) for n in range(12)}


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()", "open('/etc/hostname')", "import os; os.pipe()",
        "import os; os.write(1, b''); open('/dev/null', 'w')",
    ],
)  # fmt: skip
def test_the_reader_can_open_no_file_and_no_socket(attempt: str) -> None:
    module = "prongsai.workshop.preaudit.reading_worker"
    code = (
        f"import socket, {module} as worker\nworker.give_up_rights(200_000_000)\n"
        f"try:\n    exec({attempt!r})\nexcept OSError as error:\n    print(error.errno)"
    )
    done = subprocess.run(
        (sys.executable, "-c", code), capture_output=True, check=True, text=True
    )  # fmt: skip

    assert done.stdout.strip() == "24"


def test_this_process_stays_small_whatever_is_read(reader: ReadingApart, tmp_path: Path) -> None:
    paths = [
        put(tmp_path, b"<table>" + b"<tr><td>a<td>b" * 1_000_000, "a"),
        put(tmp_path, b"<p>" * 9 * MEGABYTE, "b"),
        put(tmp_path, b"x " * 14 * MEGABYTE, "c"),
        put(tmp_path, bytes(DEFAULT.bytes), "d"),
    ]
    reader.read(paths[0])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for path in paths:
        reader.read(path)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30_000
    assert reader._process is not None
    status = Path(f"/proc/{reader._process.pid}/status").read_text()
    most = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    assert int(most.split()[1]) < 240_000
