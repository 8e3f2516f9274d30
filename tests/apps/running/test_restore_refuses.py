"""What is not a whole and honest backup is refused, and nothing is left behind."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from installation import KEY, ran, rewritten, scripted, tables_of
from prongsai.core.terms.problem import Refused
from prongsai.shell.running.restoring import Order, restore
from running_kept import Kept
from web_site import Data, new_database

Members = dict[str, bytes]


def refused(backup: Path, kept: Kept, place: Path) -> str:
    """The code it is refused by; nothing new is there afterwards."""
    before = sorted(place.iterdir())
    with pytest.raises(Refused) as said:
        restore(Order(backup, place / "new", key=kept.data.folder / KEY))
    assert sorted(place.iterdir()) == before
    return said.value.problems[0].code


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


def changed(kept: Kept, tmp_path: Path, change: Callable[[bytes], bytes]) -> Path:
    """The backup with other bytes."""
    path = tmp_path / "bad.zip"
    path.write_bytes(change(kept.backup.read_bytes()))
    return path


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1],
        lambda _: b"",
        lambda _: b"not a backup at all",
        lambda content: content.replace(b"manifest.json", b"manifesto.jso"),
    ],
    ids=["half", "one byte less", "empty", "other", "without a manifest"],
)
def test_what_is_cut_or_no_backup_is_not_restored(
    change: Callable[[bytes], bytes], kept: Kept, tmp_path: Path, place: Path
) -> None:
    assert refused(changed(kept, tmp_path, change), kept, place) == "restore-not-a-backup"


def test_a_flipped_bit_in_any_file_is_found(kept: Kept, tmp_path: Path, place: Path) -> None:
    with zipfile.ZipFile(kept.backup) as archive:
        at = archive.getinfo("tables/audit.Entry.jsonl").header_offset + 500

    def flip(content: bytes) -> bytes:
        return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]

    assert refused(changed(kept, tmp_path, flip), kept, place) == "restore-damaged"


def other(found: Members) -> None:
    found["tables/agencies.Area.jsonl"] = b"{}\n"


def more(found: Members) -> None:
    found["tables/extra"] = b"x"


def fewer(found: Members) -> None:
    del found["tables/agencies.Area.jsonl"]


@pytest.mark.parametrize("change", [other, more, fewer])
def test_what_the_manifest_does_not_say_is_not_taken(
    change: Callable[[Members], None], kept: Kept, place: Path
) -> None:
    backup = rewritten(kept.backup, change, honest=False)
    assert refused(backup, kept, place) == "restore-damaged"


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/evil",
        "files/../../evil",
        "files\\..\\evil",
        "C:/evil",
        "files//x",
        ".ssh/x",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str, kept: Kept, place: Path) -> None:
    def with_it(found: Members) -> None:
        found[name] = b"evil"

    assert refused(rewritten(kept.backup, with_it), kept, place) == "restore-unsafe"


def test_a_layout_of_the_future_is_told_apart(kept: Kept, place: Path) -> None:
    def later(found: Members) -> None:
        found["manifest.json"] = found["manifest.json"].replace(b"backup@1", b"backup@2")

    assert refused(rewritten(kept.backup, later), kept, place) == "restore-other-layout"


def test_a_folder_that_holds_anything_is_left_alone(kept: Kept, place: Path) -> None:
    (place / "new").mkdir()
    (place / "new" / "mine").touch()
    assert refused(kept.backup, kept, place) == "restore-not-empty"


def test_a_place_where_no_folder_can_be_is_told(kept: Kept, place: Path) -> None:
    (place / "file").touch()
    with pytest.raises(Refused) as said:
        restore(Order(kept.backup, place / "file" / "new", key=kept.data.folder / KEY))
    assert said.value.problems[0].code == "restore-not-written"


def test_without_its_key_nothing_is_restored_unless_a_new_one_is_asked_for(
    kept: Kept, tmp_path: Path, place: Path
) -> None:
    with pytest.raises(Refused) as said:
        restore(Order(kept.backup, place / "new"))
    assert said.value.problems[0].code == "restore-no-key"
    wrong = tmp_path / "wrong.key"
    wrong.write_text("of another installation", "ascii")
    with pytest.raises(Refused) as said:
        restore(Order(kept.backup, place / "new", key=wrong))
    assert said.value.problems[0].code == "restore-other-key"
    assert list(place.iterdir()) == []


# --- What is found only when the rows are read -------------------------------------------------


def empty_place(kept: Kept, place: Path) -> Data:
    address = kept.data.database and new_database(kept.data.database, template="template1")
    return Data(place / "new", address)


def told(change: Callable[[Members], None], kept: Kept, place: Path) -> str:
    """What is said of a backup whose manifest fits; neither folder nor table is left."""
    data = empty_place(kept, place)
    backup = rewritten(kept.backup, change)
    done = ran(data, "restore", backup, "--data", data.folder, "--key", kept.data.folder / KEY)
    assert done.returncode == 1
    assert list(place.iterdir()) == []
    assert not data.database or tables_of(data) == {}
    return done.stderr


def test_a_backup_of_a_newer_version_is_refused(kept: Kept, place: Path) -> None:
    def newer(found: Members) -> None:
        manifest = json.loads(found["manifest.json"])
        manifest["migrations"].append(["accounts", "9999_later"])
        found["manifest.json"] = json.dumps(manifest).encode()

    assert "[restore-newer]" in told(newer, kept, place)


def test_an_altered_trail_is_found_though_the_file_is_whole(kept: Kept, place: Path) -> None:
    def altered(found: Members) -> None:
        name = "tables/audit.Entry.jsonl"
        found[name] = found[name].replace(b'"verb": "attach"', b'"verb": "remove"', 1)

    said = told(altered, kept, place)
    assert "[audit-altered]" in said
    assert "[restore-trail-faults]" in said


def test_an_altered_result_is_found_though_trail_and_file_are_whole(
    kept: Kept, place: Path
) -> None:
    def altered(found: Members) -> None:
        name = "tables/assessments.Result.jsonl"
        found[name] = re.sub(rb'"overall": "[0-9.]+"', b'"overall": "99.99"', found[name], count=1)

    said = told(altered, kept, place)
    assert "[audit-result-altered]" in said
    assert "[restore-result-faults]" in said


def row_less(found: Members) -> None:
    name = "tables/agencies.Division.jsonl"
    found[name] = found[name].partition(b"\n")[2]


def parent_less(found: Members) -> None:
    name = "tables/agencies.Agency.jsonl"
    found[name] = found[name].replace(b'"area_id": ', b'"area_id": 99', 1)


def column_less(found: Members) -> None:
    name = "tables/agencies.Area.jsonl"
    found[name] = found[name].replace(b'"kind"', b'"kinds"', 1)


def file_less(found: Members) -> None:
    del found[next(name for name in found if name.startswith("files/"))]


@pytest.mark.parametrize("change", [row_less, parent_less, column_less, file_less])
def test_rows_that_do_not_fit_together_are_not_restored(
    change: Callable[[Members], None], kept: Kept, place: Path
) -> None:
    assert "[restore-damaged]" in told(change, kept, place)


def test_a_database_that_holds_tables_is_left_alone(kept: Kept, place: Path) -> None:
    """Where there is one: of SQLite the whole file is new."""
    data = Data(place / "new", kept.data.database)
    words = ("restore", kept.backup, "--data", data.folder, "--key", kept.data.folder / KEY)
    done = ran(data, *words)
    expected = (1, True) if data.database else (0, False)
    assert (done.returncode, "[restore-database-used]" in done.stderr) == expected


def test_with_a_new_key_people_sign_in_with_their_password_alone(kept: Kept, place: Path) -> None:
    data = empty_place(kept, place)
    done = ran(data, "restore", kept.backup, "--data", data.folder, "--new-key")
    assert (done.returncode, "[restore-without-factors]" in done.stderr) == (0, True)
    said = scripted(
        data,
        "from prongsai.apps.accounts.models import Factor\n"
        "from prongsai.apps.audit.models import Entry\n"
        "print(Factor.objects.count(), Entry.objects.filter(verb='remove second factor').count())",
    )
    assert said.split() == ["0", "1"]
    assert (data.folder / KEY).read_bytes() != (kept.data.folder / KEY).read_bytes()
    assert ran(data, "audit", "verify", "--data", data.folder).returncode == 0
