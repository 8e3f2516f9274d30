"""The process that reads what strangers wrote: it can open nothing, ask nobody and keep nothing.

It imports all it needs, then gives up the right to open a file or a socket, for good. Documents
come in by a pipe, readings go out by another.
"""

from __future__ import annotations

import io
import json
import resource
import struct
import sys
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from prongsai.adapters.docx_reading import empty_docx
from prongsai.core.preaudit.reading import Form, Reading, Stop
from prongsai.core.preaudit.stumbling import what_failed
from prongsai.workshop.preaudit.documents import read_document
from prongsai.workshop.preaudit.reading_lines import as_bytes

LENGTH = struct.Struct(">Q")
_SMALL = (
    b"<html><p>x", b"%PDF-1.4\n%%EOF", b"a,b\n1,2", "\u0e01".encode("cp874"), b"\xff\xfea\0",
    b"\xfe\xff\0a", "\u00e9".encode("cp1252"),
)  # fmt: skip


def serve(asked: BinaryIO, answered: BinaryIO) -> None:
    """Read one document after the other until nobody asks any more."""
    while head := asked.read(LENGTH.size):
        about = json.loads(asked.read(LENGTH.unpack(head)[0]))
        _allow_seconds(about.pop("seconds"))
        content = asked.read(about.pop("size"))
        reading = _read(content, about)
        sent = as_bytes(reading)
        answered.write(LENGTH.pack(len(sent)) + sent)
        answered.flush()
        if reading.stopped is Stop.TOO_MUCH:  # what it still holds nobody knows
            return


def _read(content: bytes, about: dict[str, str]) -> Reading:
    try:
        return read_document(content, **about)
    except MemoryError:
        return Reading(Form.OTHER, stopped=Stop.TOO_MUCH)
    except Exception as error:  # noqa: BLE001 - what no adapter expects is no fault of the document
        return Reading(Form.OTHER, stopped=Stop.STUMBLED, stumbled=what_failed(error))


def _allow_seconds(seconds: int) -> None:
    """As much of the processor as one document may take, beside what was used before."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def give_up_rights(memory: int) -> None:
    """No memory beyond what is given, no file written, nothing opened: for the rest of its life."""
    for limit, most in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_AS, 4 * memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def _one_of_each() -> Iterator[bytes]:
    """A small file of every form: libraries load more of themselves when they are first used."""
    yield from _SMALL
    yield empty_docx()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
    yield packed.getvalue()


def main() -> None:
    for each in _one_of_each():
        read_document(each)
    give_up_rights(int(sys.argv[1]))
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
