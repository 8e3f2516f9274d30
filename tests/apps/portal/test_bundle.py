"""A copy for another host: the same bytes as served, whole, and known when it must be replaced."""

from __future__ import annotations

import hashlib
import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client

from portal_making import CHIEF, one_ready, opened, published, rendering
from prongsai.apps.agencies.models import Agency
from prongsai.apps.portal import actions, queries
from prongsai.apps.portal.bundle import MANIFEST, packed, write
from prongsai.apps.portal.exporting import remember
from prongsai.apps.portal.models import Export, Portal
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
TO = "https://nafan.example/ita"


@pytest.fixture
def portal(agency: Agency) -> Portal:
    found = opened(agency)
    one_ready(agency)
    published(agency)
    published(agency, "contact")
    return found


def copied(agency: Agency, portal: Portal, to: str = TO) -> Export:
    made = rendering(agency)
    held, manifest = packed(made)
    held.close()
    return remember(portal, made.site, manifest, to, by="somebody", at=CHIEF.at)


def served(client: Client, name: str) -> bytes:
    answer = client.get(f"/p/nafan/{name.removesuffix('index.html')}")
    return bytes(answer.getvalue())


@pytest.mark.usefixtures("portal")
def test_every_file_of_the_copy_is_what_the_server_serves(
    agency: Agency, stranger: Client, tmp_path: Path
) -> None:
    write(rendering(agency), tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != MANIFEST]
    differing = [
        path for path in files
        if served(stranger, path.relative_to(tmp_path).as_posix()) != path.read_bytes()
    ]  # fmt: skip

    assert differing == []
    assert {"index.html", "style.css", "catalog.jsonld", "en/2569/o12/index.html"} <= {
        path.relative_to(tmp_path).as_posix() for path in files
    }


@pytest.mark.usefixtures("portal")
def test_the_manifest_proves_every_file(agency: Agency, tmp_path: Path) -> None:
    told = write(rendering(agency), tmp_path)
    said = json.loads((tmp_path / MANIFEST).read_bytes())
    there = {
        path.relative_to(tmp_path).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in tmp_path.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }

    assert said["files"] == there
    assert (tmp_path / MANIFEST).read_bytes() == told
    assert [each["path"] for each in said["releases"]] == ["2569/o12/", "information/"]


@pytest.mark.usefixtures("portal")
def test_the_same_site_packs_to_the_same_bytes(agency: Agency) -> None:
    def archive() -> bytes:
        held, _ = packed(rendering(agency))
        with held:
            return held.read()

    first = archive()

    assert first == archive()
    assert zipfile.ZipFile(BytesIO(first)).testzip() is None


def test_writing_again_takes_away_what_is_no_longer_shown(
    agency: Agency, portal: Portal, tmp_path: Path
) -> None:
    write(rendering(agency), tmp_path)
    files = list((tmp_path / "files").iterdir())
    release = portal.releases.get(kind="item")
    actions.withdraw(agency, release.key, "ผิดฉบับ", CHIEF)
    write(rendering(agency), tmp_path)

    assert len(files) == 6
    assert list((tmp_path / "files").iterdir()) == []
    assert "ผิดฉบับ" in (tmp_path / "2569" / "o12" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "manifest", ["", "{}", '{"form": "portal-bundle@1", "files": {"../a": ""}}']
)
@pytest.mark.usefixtures("portal")
def test_a_folder_with_anything_else_is_left_alone(
    agency: Agency, tmp_path: Path, manifest: str
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    if manifest:
        (tmp_path / MANIFEST).write_text(manifest)

    with pytest.raises(Refused):
        write(rendering(agency), tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"


@pytest.mark.usefixtures("portal")
def test_another_agencys_copy_is_left_alone(agency: Agency, other: Agency, tmp_path: Path) -> None:
    write(rendering(agency), tmp_path)
    opened(other, "fasai")
    with pytest.raises(Refused, match="portal-out-not-empty"):
        write(rendering(other), tmp_path)

    assert (tmp_path / "2569/o12/index.html").is_file()


@pytest.mark.usefixtures("portal")
def test_what_somebody_changed_in_a_copy_is_written_anew(agency: Agency, tmp_path: Path) -> None:
    write(rendering(agency), tmp_path)
    page = tmp_path / "2569/o12/index.html"
    before = page.read_bytes()
    page.write_bytes(before.replace(b"O12", b"O13")[:-1] + b" ")
    write(rendering(agency), tmp_path)

    assert page.read_bytes() == before


def test_a_withdrawal_lists_the_copies_that_show_it(agency: Agency, portal: Portal) -> None:
    copied(agency, portal)
    release = portal.releases.get(kind="item")
    assert queries.to_replace(portal, queries.site_of(portal)) == []

    after = actions.withdraw(agency, release.key, "ผิดฉบับ", CHIEF)
    found = queries.to_replace(portal, queries.site_of(portal))

    assert [(each.to, number) for each, number in found] == [(TO, 1)]
    assert [each.to for each in queries.holding(after)] == [TO]


def test_a_new_copy_for_the_same_address_replaces_the_old_one(
    agency: Agency, portal: Portal
) -> None:
    copied(agency, portal)
    copied(agency, portal, "https://other.example/")
    actions.withdraw(agency, portal.releases.get(kind="item").key, "ผิดฉบับ", CHIEF)
    copied(agency, portal)
    found = queries.to_replace(portal, queries.site_of(portal))

    assert [each.to for each, _ in found] == ["https://other.example/"]


@pytest.mark.usefixtures("portal")
def test_the_coordinator_takes_the_copy_away_on_the_screen(signed_in: object) -> None:
    client = signed_in(Role.COORDINATOR)  # type: ignore[operator] # a client of that role
    answer = client.post("/a/a1/portal/copies/", {"to": TO})
    names = zipfile.ZipFile(BytesIO(answer.getvalue())).namelist()

    assert "2569/o12/index.html" in names
    assert Export.objects.get().to == TO
    assert TO in client.get("/a/a1/portal/copies/").content.decode()
