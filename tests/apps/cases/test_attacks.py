"""Cases attacked by a stranger with a program, and by officers without the power."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from complaint_making import AT, PROCEDURE, WORKER, brought, given, opened
from file_making import exif, jpeg, packed, png
from people import SignedIn, person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import actions, codes, handing_in
from prongsai.apps.cases.models import Case, Event, Holding
from prongsai.apps.files.models import Attached
from prongsai.apps.files.store import path_of
from prongsai.core.access.roles import Role
from prongsai.core.cases.folder import Given
from prongsai.core.terms.receipt_code import LETTERS, is_whole, receipt_code

pytestmark = pytest.mark.django_db

NEW, FOLLOW, LIST = f"/c/a1/{PROCEDURE}/new/", "/c/a1/follow/", "/a/a1/cases/"
FORM = {
    "category": "infrastructure", "matter": "ไฟทางดับ", "anonymous": "on", "token": "0" * 32,
}  # fmt: skip
BOMB_MEGABYTES = 300
FEW = 8
"""Letters of a digest; of thirty unlike ones hardly two share the first of them."""


def handed_in(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


# --- Codes ---------------------------------------------------------------------------------------


def test_a_code_has_more_forms_than_anybody_can_try() -> None:
    """At a million a second, with a million cases, for longer than ten years to one hit."""
    tries_to_a_hit = len(LETTERS) ** 15 // 10**6
    seconds = tries_to_a_hit // 10**6
    assert seconds > 10 * 365 * 24 * 3600


def test_codes_that_are_guessed_get_the_same_answer(agency: Agency, client: Client) -> None:
    """Whole or not, of this agency or another: nothing tells them apart but the code itself."""
    opened(agency)
    brought(agency)
    whole = [receipt_code(bytes([number]) * 32) for number in range(20)]
    broken = [f"{each[:-1]}{'a' if each[-1] != 'a' else 'b'}" for each in whole]
    assert all(map(is_whole, whole))

    answers = [client.post(FOLLOW, {"code": each}) for each in (*whole, *broken)]

    assert {each.status_code for each in answers} == {404}
    pages = {each.content.decode().replace(code, "") for each, code in
             zip(answers, (*whole, *broken), strict=True)}  # fmt: skip
    assert len({len(each) for each in pages}) == 1


def test_a_code_that_is_nearly_right_is_looked_for_by_a_digest_that_shares_nothing_with_it(
    agency: Agency, client: Client
) -> None:
    """Whatever time a search takes tells of digests alone: letters that fit bring none nearer."""
    opened(agency)
    right = brought(agency).code
    bare = right.replace("-", "")
    near = [
        code for letter in LETTERS for last in LETTERS
        if is_whole(code := f"{bare[:-2]}{letter}{last}") and code != bare
    ]  # fmt: skip
    kept = Case.objects.get().code
    assert kept == codes.digest(right)

    assert len(near) == len(LETTERS) - 1
    assert kept[:FEW] not in {codes.digest(each)[:FEW] for each in near}
    assert {client.post(FOLLOW, {"code": each}).status_code for each in near[:3]} == {404}


# --- Files ---------------------------------------------------------------------------------------


def bomb() -> bytes:
    """Some kilobytes that unpack to more than is taken."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/sheet.xml", "w", force_zip64=True) as part:
            for _ in range(BOMB_MEGABYTES):
                part.write(bytes(1 << 20))
    return made.getvalue()


HOSTILE = {
    "a bomb as a workbook": ("a.xlsx", bomb),
    "a drawing with a script": ("a.svg", lambda: b"<svg onload='alert(1)'/>"),
    "a drawing called a picture": ("a.png", lambda: b"<svg onload='alert(1)'/>"),
    "a page called a picture": ("a.jpg", lambda: b"<html><script>alert(1)</script></html>"),
    "a page": ("a.html", lambda: b"<html><script>alert(1)</script></html>"),
    "an archive called a picture": ("a.png", lambda: packed({"a": b"b"})),
    "a program called a document": ("a.docx", lambda: b"MZ" + bytes(500)),
    "two endings": ("a.pdf.exe", lambda: b"MZ" + bytes(500)),
    "nothing in it": ("a.pdf", lambda: b""),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_brings_nothing_and_loses_nothing(
    agency: Agency, client: Client, what: str
) -> None:
    opened(agency)
    name, content = HOSTILE[what]

    page = client.post(NEW, {**FORM, "files": [handed_in(name, content())]}).content.decode()

    assert "errorlist" in page
    assert "ไฟทางดับ" in page
    assert (Case.objects.count(), Attached.objects.count()) == (0, 0)


def test_a_flood_of_files_ends_and_words_are_still_taken(
    agency: Agency, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(agency)
    monkeypatch.setattr(handing_in, "A_DAY", 3)
    for number in range(3):
        said = {**FORM, "token": f"{number:032x}", "files": [handed_in("a.txt", b"x")]}
        client.post(NEW, said, REMOTE_ADDR="192.0.2.7")

    more = {**FORM, "token": "9" * 32, "files": [handed_in("a.txt", b"y")]}
    page = client.post(NEW, more).content.decode()

    assert "errorlist" in page
    assert "ไฟทางดับ" in page
    assert Case.objects.count() == Attached.objects.count() == 3
    assert "<code>" in client.post(NEW, {**FORM, "token": "8" * 32}).content.decode()


def test_a_picture_is_kept_without_the_place_where_it_was_taken(
    agency: Agency, client: Client
) -> None:
    opened(agency)
    picture = jpeg(exif(6))
    assert b"GPS" in picture

    client.post(NEW, {**FORM, "files": [handed_in("a.jpg", picture)]})

    kept = path_of(Attached.objects.get().stored.hash).read_bytes()
    assert b"GPS" not in kept
    assert kept.startswith(b"\xff\xd8")


def test_what_is_two_kinds_at_once_is_handed_out_to_be_saved_and_never_run(
    agency: Agency, client: Client
) -> None:
    """A picture with a page behind it loses the page, and no browser opens it in this site."""
    opened(agency)
    both = png() + b"<html><script>alert(1)</script></html>"
    page = client.post(NEW, {**FORM, "files": [handed_in("a.png", both)]}).content.decode()
    kept = Attached.objects.first()
    if kept is None:
        assert "errorlist" in page
        return
    code = page.split("<code>")[1].split("</code>")[0]

    answer = client.post(f"{FOLLOW}file/", {"code": code, "file": kept.key})

    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined] # of a file
    assert content.startswith(b"\x89PNG")
    assert b"<script>" not in content
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Type"] == "image/png"


# --- Forged forms --------------------------------------------------------------------------------


def test_a_form_can_not_say_what_only_an_officer_says(agency: Agency, client: Client) -> None:
    """Another way in, a day gone by, a unit, a handler, a state: none of it is asked."""
    opened(agency)
    forged = {
        "channel": "letter", "day": "2020-01-01", "unit": "works", "person": "worker",
        "state": "closed", "outcome": "solved", "result": "x", "named": "worker", "hold": "1",
        "number": "1", "year": "2500", "version": "x", "party": "agency",
    }  # fmt: skip

    client.post(NEW, {**FORM, **forged})

    case = Case.objects.get()
    assert (case.channel, case.unit, case.handler, case.state) == ("web", "", "", "received")
    assert case.brought == timezone.localdate(case.entered)
    assert not case.behind
    assert case.party == "citizen"
    assert set(Event.objects.get().values) == set()
    assert set(Holding.objects.values_list("field", flat=True)) == {"matter"}


def test_a_move_takes_no_field_that_it_does_not_ask_for(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    case = brought(agency).case
    client = signed_in(Role.COMPLAINT_OFFICER)

    client.post(f"{LIST}c/{case.key}/move/take_in/", {
        "unit": "works", "token": "a" * 32, "seen": "1", "f_result": "หลอก", "f_matter": "อื่น",
        "outcome": "solved", "state": "closed",
    })  # fmt: skip

    last = Event.objects.latest("number")
    assert (last.move, last.values) == ("take_in", {})
    assert Holding.objects.get(field="matter").value == "ไฟทางดับ"


def test_the_key_of_a_form_is_good_for_one_deed_only(agency: Agency) -> None:
    """A form that is sent again as another move changes nothing."""
    opened(agency)
    case = given(brought(agency).case)
    key = "b" * 32
    values = {"progress": "กำลังทำ"}
    actions.move(case, "inform", WORKER, Given(values=values, key=key), AT)

    with pytest.raises(Exception, match="case-key-used"):
        actions.move(case, "solve", WORKER, Given(values={"result": "x"}, key=key), AT)
    assert Event.objects.filter(case=case).count() == 3


def test_the_form_of_another_agency_brings_nothing_here(
    agency: Agency, other: Agency, client: Client
) -> None:
    opened(agency)
    opened(other)
    client.post(NEW, FORM)

    answer = client.post(f"/c/a2/{PROCEDURE}/new/", FORM)

    assert Case.objects.count() == 1
    assert "<code>" not in answer.content.decode()


def test_officers_of_another_agency_reach_no_case(
    agency: Agency, other: Agency, client: Client
) -> None:
    opened(agency)
    opened(other)
    case = brought(agency).case
    client.force_login(person("foreign", "a2", Role.COMPLAINT_OFFICER, Role.COORDINATOR))

    for path in (f"/a/a2/cases/c/{case.key}/", f"{LIST}c/{case.key}/"):
        for more in ("", "people/", "say/", "hold/", "correct/", "move/drop/"):
            said = {"text": "x", "reason": "x", "token": "c" * 32, "seen": "1"}
            assert client.post(f"{path}{more}", said).status_code in {403, 404, 405}
            assert client.get(f"{path}{more}").status_code in {403, 404, 405}
    assert Event.objects.filter(case=case).count() == 1
    assert "ไฟทางดับ" not in client.get("/a/a2/cases/?stage=all").content.decode()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.INTERNAL_AUDITOR, Role.SYSTEM_ADMINISTRATOR])
def test_whoever_only_looks_changes_nothing(
    agency: Agency, signed_in: SignedIn, role: Role
) -> None:
    opened(agency)
    case = brought(agency).case
    client = signed_in(role)
    lines = Entry.objects.filter(thing="cases.case").count()

    for more in ("people/", "say/", "hold/", "correct/", "move/drop/", "move/take_in/"):
        said = {"text": "x", "reason": "x", "token": "d" * 32, "seen": "1", "unit": "works"}
        client.post(f"{LIST}c/{case.key}/{more}", {**said, "category": "delay"})

    case.refresh_from_db()
    assert (Event.objects.count(), case.hold, case.category) == (1, False, "infrastructure")
    assert Entry.objects.filter(thing="cases.case").count() == lines


def _name(template: Any) -> str:
    return str(template.name)


def test_an_officer_of_another_unit_reaches_nothing_of_a_case(
    agency: Agency, client: Client
) -> None:
    opened(agency)
    agency.divisions.create(key="health", name="กองสาธารณสุข")
    case = given(brought(agency).case)
    someone = person("healer", "a1", Role.DIVISION_OFFICER)
    someone.memberships.update(division="health")
    client.force_login(someone)

    for more in ("", "people/", "say/", "correct/", "move/solve/"):
        said = {"text": "x", "reason": "x", "token": "e" * 32, "f_result": "x", "seen": "2"}
        page: Any = client.post(f"{LIST}c/{case.key}/{more}", said)
        given_back = page.status_code == 200 and "cases/unsent.html" in map(_name, page.templates)
        assert given_back or page.status_code in {302, 403, 404, 405}
        for told in ("ไฟทางดับ", case.register_number, "กองช่าง"):
            assert told not in page.content.decode()
    assert "ไฟทางดับ" not in client.get(f"{LIST}?stage=all").content.decode()
    assert Event.objects.filter(case=case).count() == 2
