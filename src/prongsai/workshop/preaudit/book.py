"""What a run has seen, kept so that a run that was killed goes on where it was.

Each visit is one transaction: it is in the book whole or not at all. Rounds are kept, so that the
next one asks only for what changed and tells how long something has been broken.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

from prongsai.core.preaudit.streak import Seen, Streak, streak_of
from prongsai.core.preaudit.verdict import Finding, Verdict
from prongsai.core.preaudit.visit import Visit
from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.workshop.preaudit.visit_records import (
    findings_of,
    findings_text,
    visit_of,
    visit_text,
)

NAME = "preaudit.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS round (number INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT);
CREATE TABLE IF NOT EXISTS visit (
  round INTEGER NOT NULL REFERENCES round, address TEXT NOT NULL, at TEXT NOT NULL,
  verdict TEXT NOT NULL, visit TEXT NOT NULL, PRIMARY KEY (round, address)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS content (
  round INTEGER NOT NULL REFERENCES round, wanted TEXT NOT NULL, findings TEXT NOT NULL,
  PRIMARY KEY (round, wanted)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lead (
  round INTEGER NOT NULL REFERENCES round, wanted TEXT NOT NULL, lead TEXT NOT NULL,
  PRIMARY KEY (round, wanted)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS below (
  round INTEGER NOT NULL REFERENCES round, address TEXT NOT NULL, parts TEXT NOT NULL,
  PRIMARY KEY (round, address)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS visit_by_address ON visit (address, round);
"""
_PUT = "INSERT OR REPLACE INTO visit VALUES (?, ?, ?, ?, ?)"


class Book:
    """The book of one folder, open for one run at a time."""

    def __init__(self, folder: Path, now: dt.datetime) -> None:
        place = Place(file=str(folder / NAME))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(folder / NAME, isolation_level=None, timeout=1)
            self._base.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode=WAL")
            # A commit outlives the process at once and the machine a moment later.
            self._base.execute("PRAGMA synchronous=NORMAL")
            self._base.executescript(_TABLES)
            self.resumed, self.round = self._open_round(now)
            self.noted: dict[str, str] = {}
            """Lists by row, until the visit that showed them is put."""
        except (sqlite3.OperationalError, OSError) as error:
            if "locked" in str(error):
                raise Refused([Problem("preaudit-busy", {}, place)]) from error
            raise Refused([Problem("out-cannot-write", {"why": str(error)}, place)]) from error
        except sqlite3.DatabaseError as error:
            raise Refused([Problem("preaudit-book", {}, place)]) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def _open_round(self, now: dt.datetime) -> tuple[bool, int]:
        row = self._base.execute(
            "SELECT number, finished FROM round ORDER BY number DESC"
        ).fetchone()
        if row is not None and row[1] is None:
            return True, int(row[0])
        number = int(row[0]) + 1 if row else 1
        self._base.execute("INSERT INTO round VALUES (?, ?, NULL)", (number, now.isoformat()))
        return False, number

    def finish(self, now: dt.datetime) -> None:
        """Everything of this round was asked."""
        self._base.execute(
            "UPDATE round SET finished = ? WHERE number = ?", (now.isoformat(), self.round)
        )

    @property
    def asked(self) -> frozenset[str]:
        """Addresses that this round has asked already."""
        rows = self._base.execute("SELECT address FROM visit WHERE round = ?", (self.round,))
        return frozenset(row[0] for row in rows)

    def put(
        self, visit: Visit, verdict: Verdict, content: Mapping[str, tuple[Finding, ...]]
    ) -> None:
        """One visit, and what its content showed for each row that wanted it."""
        values = (self.round, visit.asked, visit.at.isoformat(), verdict.value, visit_text(visit))
        if not content:  # one statement is whole by itself
            self._base.execute(_PUT, values)
            return
        with self._whole():
            self._base.execute(_PUT, values)
            self._put_content(content)
            self._base.executemany(
                "INSERT OR REPLACE INTO lead VALUES (?, ?, ?)",
                [(self.round, key, self.noted.pop(key)) for key in content if key in self.noted],
            )

    def replace_content(self, content: Mapping[str, tuple[Finding, ...]]) -> None:
        """What the content of rows showed once more was known."""
        with self._whole():
            self._put_content(content)

    def _put_content(self, content: Mapping[str, tuple[Finding, ...]]) -> None:
        self._base.executemany(
            "INSERT OR REPLACE INTO content VALUES (?, ?, ?)",
            [(self.round, key, findings_text(found)) for key, found in content.items()],
        )

    @property
    def leads(self) -> dict[str, str]:
        """Lists that this round has seen, by row."""
        rows = self._base.execute("SELECT wanted, lead FROM lead WHERE round = ?", (self.round,))
        return dict(rows.fetchall())

    def put_below(self, address: str, parts: str) -> None:
        """What an address that lists lead to showed for them."""
        values = (self.round, address, parts)
        self._base.execute("INSERT OR REPLACE INTO below VALUES (?, ?, ?)", values)

    @property
    def below(self) -> dict[str, str]:
        """What lists lead to and this round has asked already."""
        rows = self._base.execute("SELECT address, parts FROM below WHERE round = ?", (self.round,))
        return dict(rows.fetchall())

    @contextlib.contextmanager
    def _whole(self) -> Iterator[None]:
        self._base.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def visit(self, address: str) -> Visit | None:
        """What this round saw there."""
        return self._visit("round = ?", address)

    def before(self, address: str) -> Visit | None:
        """What the last round before this saw there."""
        return self._visit("round < ?", address) if self.round > 1 else None

    def _visit(self, which: str, address: str) -> Visit | None:
        row = self._base.execute(
            f"SELECT visit FROM visit WHERE address = ? AND {which} ORDER BY round DESC LIMIT 1",  # noqa: S608 - one of two constants
            (address, self.round),
        ).fetchone()
        return visit_of(row[0]) if row else None

    def content(self, key: str, *, unchanged: bool) -> tuple[Finding, ...]:
        """What the content showed for a row; of the round in which it last changed."""
        first = 0 if unchanged else self.round
        row = self._base.execute(
            "SELECT findings FROM content WHERE wanted = ? AND round BETWEEN ? AND ?"
            " ORDER BY round DESC LIMIT 1",
            (key, first, self.round),
        ).fetchone()
        return findings_of(row[0]) if row else ()

    def streak(self, address: str) -> Streak:
        """The history of an address, this round included."""
        rows = self._base.execute(
            "SELECT at, verdict FROM visit WHERE address = ? ORDER BY round", (address,)
        )
        return streak_of(Seen(dt.datetime.fromisoformat(at), Verdict(told)) for at, told in rows)
