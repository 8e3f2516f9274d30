"""Documents read before they go out, each once: by a process apart, never inside a transaction."""

from __future__ import annotations

import dataclasses
import datetime as dt
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self

from prongsai.apps.files.checking import Checked
from prongsai.apps.portal import bridge
from prongsai.apps.portal.models import Look
from prongsai.core.files.kinds import Kind
from prongsai.core.portal.documents import PICTURE, document_faults
from prongsai.core.preaudit.reading import Stop
from prongsai.core.terms.problem import Problem
from prongsai.workshop.preaudit.reading_apart import Limits, ReadingApart

RULES = 2
"""To be raised with whatever is looked for, so that files are read anew."""
LIMITS = Limits(seconds=10)
MOST = 20.0
"""Seconds of reading in one request; what is left is read in the next."""
READ = (Kind.PDF, Kind.DOCX, Kind.ODT)
PICTURES = (Kind.PNG, Kind.JPEG)
_OF_THE_MACHINE = (Stop.TOO_SLOW, Stop.TOO_MUCH, Stop.DIED, Stop.STUMBLED)
"""A busy minute says nothing of a file: it is read again another time."""
Looks = Mapping[str, Sequence[Problem]]
"""What was found in files, by their hash."""


def known(files: Iterable[Checked]) -> Looks:
    """What earlier looks found; nothing of files that are still to be read."""
    wanted = {each.digest: each for each in files}
    found: dict[str, Sequence[Problem]] = {
        digest: (PICTURE,) for digest, each in wanted.items() if each.kind in PICTURES
    }
    read = [digest for digest, each in wanted.items() if each.kind in READ]
    for row in Look.objects.filter(sha256__in=read, rules=RULES):
        if row.media == wanted[row.sha256].kind.media:
            found[row.sha256] = _named(map(bridge.problem_of, row.found), wanted[row.sha256])
    return found


def unread(files: Iterable[Checked], looks: Looks) -> list[Checked]:
    """Documents that nobody has read yet, each content once."""
    each_once = {each.digest: each for each in files if each.kind in READ}
    return [each for digest, each in each_once.items() if digest not in looks]


class Looking:
    """Reads what is not known yet, as long as there is time; one process for all of a request."""

    def __init__(self) -> None:
        self._reader = ReadingApart(LIMITS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.close()

    def look(self, files: Sequence[Checked], at: dt.datetime) -> Looks:
        """What was found; of files that there was no time for, nothing."""
        looks = dict(known(files))
        missing = unread(files, looks)
        with tempfile.TemporaryDirectory() as folder:
            for each in missing:
                if self._reader.spent < MOST:
                    looks[each.digest] = _read(each, self._reader, Path(folder), at)
        return looks


def _read(
    file: Checked, reader: ReadingApart, folder: Path, at: dt.datetime
) -> tuple[Problem, ...]:
    path = folder / file.digest
    path.write_bytes(file.content)
    reading = reader.read(path, file.kind.media, name=file.name)
    path.unlink()
    found = document_faults(reading)
    if reading.stopped not in _OF_THE_MACHINE:
        Look.objects.get_or_create(
            sha256=file.digest, media=file.kind.media, rules=RULES,
            defaults={"found": [bridge.plain_problem(each) for each in found], "at": at},
        )  # fmt: skip
    return _named(found, file)


def _named(found: Iterable[Problem], file: Checked) -> tuple[Problem, ...]:
    """As they are told of this file: what is kept has no name, for others may have the same."""
    return tuple(
        dataclasses.replace(each, facts={**each.facts, "column": each.facts["column"] or file.name})
        if "column" in each.facts
        else each
        for each in found
    )
