"""A backup holds everything as one moment shows it, and becomes the same installation again."""

from __future__ import annotations

import datetime as dt
import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from installation import (
    KEY,
    Rows,
    files_of,
    manifest_of,
    members,
    ran,
    rewritten,
    scripted,
    tables_of,
    within,
)
from running_kept import Kept
from web_site import Data, new_database

EMPTY_AFTERWARDS = {"django_session", "accounts_visit", "accounts_attempt"}
"""Who was signed in; everything else must be the same."""


def restored(kept: Kept, folder: Path, backup: Path | None = None, *words: object) -> Data:
    """The installation that comes out, in an empty database of its own."""
    address = kept.data.database and new_database(kept.data.database, template="template1")
    data = Data(folder, address)
    key = words or ("--key", kept.data.folder / KEY)
    done = ran(data, "restore", backup or kept.backup, "--data", folder, *key)
    assert done.returncode == 0, done.stderr
    return data


def compared(data: Data) -> dict[str, Rows]:
    """Tables without what is of the moment: when a migration ran."""
    found = tables_of(data)
    found["django_migrations"] = sorted(row[1:3] for row in found["django_migrations"])
    return {name: rows for name, rows in found.items() if name not in EMPTY_AFTERWARDS}


@pytest.fixture(scope="module")
def again(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Data:
    """What comes out of the backup, for all who only look; whoever writes copies it."""
    return restored(kept, tmp_path_factory.mktemp("again") / "new")


def test_every_table_and_every_file_is_the_same_after_a_restore(kept: Kept, again: Data) -> None:
    data, before, after = again, compared(kept.data), compared(again)
    assert after.keys() == before.keys()
    for name, rows in before.items():
        assert after[name] == rows, name
    assert files_of(data.folder) == files_of(kept.data.folder)
    assert len(files_of(data.folder)) >= 6
    for name in (KEY, "demonstration-day"):
        assert (data.folder / name).read_bytes() == (kept.data.folder / name).read_bytes()
        assert (data.folder / name).stat().st_mode & 0o077 == 0
    assert data.folder.stat().st_mode & 0o077 == 0
    found = tables_of(data)
    assert [found[name] for name in EMPTY_AFTERWARDS] == [[], [], []]
    assert ran(data, "audit", "verify", "--data", data.folder).returncode == 0


def test_new_rows_come_after_those_that_were_restored(again: Data) -> None:
    with again.copied() as data:
        said = scripted(
            data,
            "import datetime as dt\n"
            "from prongsai.apps.jobs.actions import enqueue\n"
            "print(enqueue('jobs.forget', at=dt.datetime.now(dt.UTC)).pk)",
        )
    assert int(said) > 1


def test_one_kind_of_database_can_be_left_for_the_other(
    kept: Kept, again: Data, tmp_path: Path
) -> None:
    """Restored into SQLite; where the tests run on PostgreSQL, from there and back again. On SQLite
    nothing more could come of a backup that holds the same.
    """
    key = ("--key", kept.data.folder / KEY)
    lite = Data(tmp_path / "lite") if again.database else again
    if again.database:
        assert ran(lite, "restore", kept.backup, "--data", lite.folder, *key).returncode == 0
    second = tmp_path / "second.zip"
    assert ran(lite, "backup", "--data", lite.folder, "--out", second).returncode == 0
    assert members(second) == members(kept.backup)
    back = restored(kept, tmp_path / "back", second) if again.database else again
    assert compared(back) == compared(kept.data)


def test_the_manifest_says_by_which_versions_it_was_made(kept: Kept) -> None:
    manifest = manifest_of(kept.backup)
    assert manifest["database"] == ("postgresql" if kept.data.database else "sqlite")
    assert ["accounts", "0001_initial"] in manifest["migrations"]
    assert manifest["packs"]["ita/2568/local@1"]
    assert manifest["rows"]["agencies.Agency"] == 24
    assert manifest["members"].keys() == members(kept.backup, "").keys() - {"manifest.json"}


def test_a_backup_is_for_its_owner_only_and_holds_the_key_only_where_asked(
    kept: Kept, tmp_path: Path
) -> None:
    assert kept.backup.stat().st_mode & 0o777 == 0o600
    key = (kept.data.folder / KEY).read_bytes()
    assert key not in b"".join(members(kept.backup, "").values())
    folder = kept.data.folder
    done = ran(kept.data, "backup", "--data", folder, "--out", tmp_path, "--with-key")
    assert done.returncode == 0
    (made,) = tmp_path.glob("prongsai-*.zip")
    assert members(made, KEY) == {KEY: key}
    assert (restored(kept, tmp_path / "new", made, "--lang", "en").folder / KEY).read_bytes() == key


def test_settings_go_along_and_passwords_do_not(kept: Kept, tmp_path: Path) -> None:
    out = tmp_path / "backup.zip"
    mail = {
        "PRONGSAI_MAIL_HOST": "mail.example", "PRONGSAI_MAIL_FROM": "ita@example.go.th",
        "PRONGSAI_ADDRESS": "https://ita.example", "PRONGSAI_MAIL_PASSWORD": "ห้ามรู้",
    }  # fmt: skip
    ran(kept.data, "backup", "--data", kept.data.folder, "--out", out, **mail)
    said = members(out, "settings.env")["settings.env"].decode()
    assert "PRONGSAI_MAIL_HOST=mail.example\n" in said
    assert "ห้ามรู้" not in said
    assert "PRONGSAI_DATABASE" not in said


def test_the_data_folder_remembers_its_last_backup(kept: Kept, tmp_path: Path) -> None:
    with kept.data.copied() as data:
        done = ran(data, "backup", "--data", data.folder, "--out", tmp_path / "b.zip")
        noted = json.loads((data.folder / "last-backup.json").read_text("utf-8"))
    assert done.returncode == 0
    assert noted["file"] == str(tmp_path / "b.zip")
    age = dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(noted["at"])
    assert dt.timedelta() <= age < dt.timedelta(hours=1)


def test_what_is_there_already_is_never_written_over(kept: Kept) -> None:
    before = kept.backup.read_bytes()
    done = ran(kept.data, "backup", "--data", kept.data.folder, "--out", kept.backup)
    assert (done.returncode, "backup-out-there" in done.stderr) == (1, True)
    assert kept.backup.read_bytes() == before


def test_a_backup_that_cannot_be_written_leaves_nothing(kept: Kept, tmp_path: Path) -> None:
    done = ran(kept.data, "backup", "--data", kept.data.folder, "--out", tmp_path / "no" / "b.zip")
    assert (done.returncode, "backup-not-written" in done.stderr) == (1, True)
    assert list(tmp_path.rglob("*")) == []


# --- While somebody writes ---------------------------------------------------------------------

WRITE = """
import datetime as dt, itertools
from prongsai.apps.files import actions
from prongsai.apps.files.checking import checked
to = actions.Owner("s03", "assessments.assessment", "2569")
for number in itertools.count():
    at = dt.datetime.now(dt.UTC)
    actions.attach(checked("ก.txt", f"during {number}".encode()), to, by="", at=at)
    print(number, flush=True)
"""


@contextmanager
def somebody_writing(data: Data) -> Iterator[None]:
    """A process that attaches files as fast as it can; inside, it has begun."""
    script = f"from prongsai.shell.web.serving import ready; ready()\n{WRITE}"
    command = [sys.executable, "-c", script]
    writer = subprocess.Popen(command, env=within(data), stdout=subprocess.PIPE)
    assert writer.stdout is not None
    try:
        assert writer.stdout.readline() == b"0\n"
        yield
    finally:
        time.sleep(0.5)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()


def test_what_is_written_meanwhile_is_in_it_whole_or_not_at_all(kept: Kept, tmp_path: Path) -> None:
    out = tmp_path / "backup.zip"
    with kept.data.copied() as data:
        with somebody_writing(data):
            done = ran(data, "backup", "--data", data.folder, "--out", out)
        assert done.returncode == 0, done.stderr
        at_last = len(tables_of(data)["files_attached"])
    found = tables_of(restored(kept, tmp_path / "new", out))
    attached, stored = found["files_attached"], found["files_stored"]
    assert len(tables_of(kept.data)["files_attached"]) < len(attached) < at_last
    assert len(stored) == len(files_of(tmp_path / "new"))


# --- What is wrong with what goes in -----------------------------------------------------------


def test_files_that_are_gone_or_altered_are_told_and_the_rest_is_kept(
    kept: Kept, tmp_path: Path
) -> None:
    out = tmp_path / "backup.zip"
    with kept.data.copied() as data:
        gone, altered, *_ = sorted((data.folder / "files").rglob("?" * 64))
        gone.unlink()
        altered.write_bytes(b"other")
        (data.folder / "notes.txt").write_text("mine", "utf-8")
        done = ran(data, "backup", "--data", data.folder, "--out", out)
    assert done.returncode == 1
    for code in ("backup-file-missing", "backup-file-altered", "backup-left-out"):
        assert f"[{code}]" in done.stderr
    again = restored(kept, tmp_path / "new", out)
    assert len(files_of(again.folder)) == len(files_of(kept.data.folder)) - 1


def test_an_installation_whose_trail_was_broken_before_can_still_be_restored(
    kept: Kept, tmp_path: Path
) -> None:
    out = tmp_path / "backup.zip"
    with kept.data.copied() as data:
        scripted(
            data,
            "from prongsai.apps.audit.models import Entry\n"
            "Entry.objects.filter(agency='s01', number=2).update(verb='odd')",
        )
        done = ran(data, "backup", "--data", data.folder, "--out", out)
    assert (done.returncode, "[backup-trail-faults]" in done.stderr) == (1, True)
    data = restored(kept, tmp_path / "new", out)
    assert ran(data, "audit", "verify", "--data", data.folder).returncode == 1


def test_a_backup_names_results_that_the_trail_tells_otherwise_and_they_stay_to_be_seen(
    kept: Kept, tmp_path: Path
) -> None:
    out = tmp_path / "backup.zip"
    with kept.data.copied() as data:
        scripted(
            data,
            "from prongsai.apps.assessments.models import Result\n"
            "Result.objects.filter(assessment__agency__key='s01', version=1,"
            " assessment__year=2567).update(shown={})",
        )
        done = ran(data, "backup", "--data", data.folder, "--out", out)
    assert done.returncode == 1
    assert "[backup-result-faults]" in done.stderr
    assert "(s01/2567/1)" in done.stderr
    data = restored(kept, tmp_path / "new", out)
    assert "[audit-result-altered]" in ran(data, "audit", "verify", "--data", data.folder).stderr


def test_a_database_of_another_version_is_not_backed_up_by_this_one(
    kept: Kept, tmp_path: Path
) -> None:
    with kept.data.copied() as data:
        scripted(
            data,
            "from django.db.migrations.recorder import MigrationRecorder as M\n"
            "M.Migration.objects.create(app='accounts', name='9999_later')",
        )
        done = ran(data, "backup", "--data", data.folder, "--out", tmp_path / "b.zip")
    assert (done.returncode, "backup-database-other" in done.stderr) == (1, True)


# --- Databases beside the main one -------------------------------------------------------------


def test_a_database_beside_the_main_one_goes_along(kept: Kept, tmp_path: Path) -> None:
    """Later parts keep data in files of their own; they need only stand in the list."""
    program = (
        "from prongsai.shell.running import parts; parts.BESIDE = ('ballots.sqlite3',)\n"
        "from prongsai.shell.main import run; run()"
    )
    out, new = tmp_path / "b.zip", tmp_path / "new"
    with (
        kept.data.copied() as data,
        closing(sqlite3.connect(data.folder / "ballots.sqlite3")) as link,
    ):
        link.execute("PRAGMA journal_mode=WAL")
        link.execute("CREATE TABLE ballot (text)")
        link.execute("INSERT INTO ballot VALUES ('one')")
        link.commit()
        _ran(program, data, "backup", "--data", data.folder, "--out", out)
    address = kept.data.database and new_database(kept.data.database, template="template1")
    key = kept.data.folder / KEY
    _ran(program, Data(new, address), "restore", out, "--data", new, "--key", key)
    with closing(sqlite3.connect(new / "ballots.sqlite3")) as link:
        assert link.execute("SELECT text FROM ballot").fetchall() == [("one",)]


def _ran(program: str, data: Data, *words: object) -> None:
    command = [sys.executable, "-c", program, *map(str, words)]
    subprocess.run(command, env=data.environment(), check=True, capture_output=True)


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    done = ran(Data(tmp_path), "backup", "--data", tmp_path / "no", "--out", tmp_path / "b.zip")
    assert (done.returncode, "data-folder-missing" in done.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_an_older_backup_is_brought_up_to_this_version(kept: Kept, tmp_path: Path) -> None:
    last = ["auth", "0012_alter_user_first_name_max_length"]

    def without_the_last(found: dict[str, bytes]) -> None:
        manifest = json.loads(found["manifest.json"])
        manifest["migrations"].remove(last)
        found["manifest.json"] = json.dumps(manifest).encode()

    older = rewritten(kept.backup, without_the_last)
    assert compared(restored(kept, tmp_path / "new", older)) == compared(kept.data)
