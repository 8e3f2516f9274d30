"""Looking an installation over finds what is wrong with it, by codes, and changes nothing."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from installation import KEY, files_of, ran, scripted, tables_of
from prongsai.shell.running.findings import CHECKS
from prongsai.workshop.voice import problems
from running_kept import Kept
from web_site import Data


@pytest.fixture
def well(kept: Kept) -> Iterator[Data]:
    """An installation whose worker and backup have just run."""
    with kept.data.copied() as data:
        data.folder.chmod(0o700)
        (data.folder / "worker-beat").touch()
        yield data


def looked(data: Data, **settings: str) -> tuple[int, dict[str, list[str]]]:
    """The exit code, and the codes each check found."""
    done = ran(data, "doctor", "--data", data.folder, "--format", "json", **settings)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return done.returncode, {
        each["check"]: [problem["code"] for problem in each["problems"]] for each in found
    }


def test_an_installation_that_is_well_is_told_so_and_left_as_it_is(well: Data) -> None:
    before = tables_of(well), files_of(well.folder), sorted(well.folder.iterdir())
    code, found = looked(well)
    assert code == 0
    assert tuple(found) == CHECKS
    assert {codes[0] for codes in found.values() if codes} <= {
        "doctor-day-pinned", "doctor-no-mail", "doctor-backup-same-disk", "doctor-little-room",
    }  # fmt: skip
    assert (tables_of(well), files_of(well.folder), sorted(well.folder.iterdir())) == before


def test_times_never_run_backwards_in_the_demonstrations_trail(well: Data) -> None:
    said = ran(well, "audit", "verify", "--data", well.folder)

    assert (said.returncode, "audit-backwards" in said.stderr) == (0, False)


@pytest.mark.parametrize("language", ["th", "en"])
def test_it_is_read_out_in_both_languages_with_what_to_do(well: Data, language: str) -> None:
    (well.folder / KEY).chmod(0o644)
    done = ran(well, "doctor", "--data", well.folder, "--lang", language)
    assert done.returncode == 1
    assert "[doctor-key-open]" in done.stdout
    assert problems()["doctor-key-open"]["mend"][language] in done.stdout


def gone(data: Data) -> None:
    stored(data).unlink()


def altered(data: Data) -> None:
    stored(data).write_bytes(b"other")


def stored(data: Data) -> Path:
    return min((data.folder / "files").rglob("?" * 64))


def rewritten(data: Data) -> None:
    scripted(
        data,
        "from prongsai.apps.audit.models import Entry\n"
        "Entry.objects.filter(agency='s01', number=2).update(verb='odd')",
    )


def waiting(data: Data) -> None:
    (data.folder / "demonstration-day").unlink()
    scripted(
        data,
        "import datetime as dt\n"
        "from prongsai.apps.jobs.actions import enqueue\n"
        "enqueue('jobs.forget', at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=3))",
    )


def failed(data: Data) -> None:
    scripted(
        data,
        "from prongsai.apps.jobs.models import Job\nJob.objects.update(state='failed')",
    )


def improved(data: Data) -> None:
    scripted(
        data,
        "from prongsai.apps.assessments.models import Result\n"
        "Result.objects.filter(pk=1).update(shown={'overall': '99.99'})",
    )


def of_tomorrow(data: Data) -> None:
    (data.folder / "demonstration-day").unlink()
    scripted(
        data,
        "import datetime as dt\n"
        "from prongsai.apps.audit.models import Entry\n"
        "Entry.objects.filter(agency='s01', number=2).update("
        "at=dt.datetime.now(dt.UTC) + dt.timedelta(days=1))",
    )


def migrated(data: Data, change: str) -> None:
    model = "from django.db.migrations.recorder import MigrationRecorder as M\nM.Migration.objects"
    scripted(data, f"{model}.{change}")


def silent(data: Data) -> None:
    os.utime(data.folder / "worker-beat", (1, 1))


def backed_up(data: Data, at: str, file: str = "/nowhere/b.zip") -> None:
    noted = json.dumps({"at": at, "file": file})
    (data.folder / "last-backup.json").write_text(noted, "utf-8")


@pytest.mark.parametrize(
    ("harm", "check", "code"),
    [
        (lambda data: data.folder.chmod(0o755), "folder", "doctor-folder-open"),
        (lambda data: (data.folder / "x.txt").touch(), "folder", "backup-left-out"),
        (lambda data: (data.folder / KEY).chmod(0o640), "key", "doctor-key-open"),
        (lambda data: (data.folder / KEY).unlink(), "key", "doctor-key-missing"),
        (lambda data: (data.folder / "worker-beat").unlink(), "worker", "doctor-worker-never"),
        (silent, "worker", "doctor-worker-silent"),
        (gone, "files", "backup-file-missing"),
        (altered, "files", "backup-file-altered"),
        (rewritten, "trail", "audit-altered"),
        (improved, "results", "audit-result-altered"),
        (waiting, "jobs", "doctor-jobs-wait"),
        (failed, "jobs", "doctor-jobs-failed"),
        (of_tomorrow, "time", "doctor-clock"),
        (
            lambda data: migrated(data, "create(app='accounts', name='9999_later')"),
            "database", "doctor-database-newer",
        ),
        (
            lambda data: migrated(data, "filter(app='sessions').delete()"),
            "database", "doctor-database-older",
        ),
        (
            lambda data: (data.folder / "last-backup.json").unlink(),
            "backup", "doctor-backup-never",
        ),
        (
            lambda data: backed_up(data, "2026-01-02T02:00:00+07:00"),
            "backup", "doctor-backup-old",
        ),
    ],
    ids=range(17),
)  # fmt: skip
def test_what_is_wrong_is_found(
    harm: Callable[[Data], object], check: str, code: str, well: Data
) -> None:
    harm(well)
    assert code in looked(well)[1][check]


@pytest.mark.parametrize(
    ("given", "check", "code"),
    [
        ({"PRONGSAI_PROXIES": "many"}, "settings", "setting-unreadable"),
        ({"PRONGSAI_HOSTS": "ita.example.go.th"}, "standing", "doctor-without-https"),
        ({"PRONGSAI_HTTPS": "yes"}, "standing", "doctor-https-without-proxy"),
        (
            {
                "PRONGSAI_MAIL_HOST": "127.0.0.1", "PRONGSAI_MAIL_PORT": "1",
                "PRONGSAI_MAIL_FROM": "a@example.go.th", "PRONGSAI_ADDRESS": "http://127.0.0.1",
            },
            "mail", "notice-no-mail-server",
        ),
    ],
    ids=range(4),
)  # fmt: skip
def test_settings_that_cannot_be_meant_are_found(
    given: dict[str, str], check: str, code: str, well: Data
) -> None:
    returned, found = looked(well, **given)
    assert code in found[check]
    assert (returned == 1) == (code != "doctor-https-without-proxy")


def test_a_folder_without_an_installation_is_not_made_into_one(tmp_path: Path) -> None:
    nothing = Data(tmp_path / "no")
    assert looked(nothing) == (1, {"settings": ["data-folder-missing"]})
    (tmp_path / "empty").mkdir(mode=0o700)
    code, found = looked(Data(tmp_path / "empty"))
    assert (code, found["key"]) == (1, ["doctor-key-missing"])
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_database_that_is_away_is_told_as_that(well: Data) -> None:
    shutil.rmtree(well.folder / "heads")
    away = {"PRONGSAI_DATABASE": "postgresql://nobody@/none?host=/nowhere"}
    assert looked(well, **away)[1]["database"] == ["doctor-database-away"]
