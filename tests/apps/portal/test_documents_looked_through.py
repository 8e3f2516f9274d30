"""PDF and Word files are read before they go out; what can't be read, somebody looks through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

import page_making as pages
import papers_of_offices as papers
from file_making import png
from portal_making import CHIEF, COORDINATOR, assent, offered, one_ready, opened, prepared
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry, Kept
from prongsai.apps.files.checking import checked
from prongsai.apps.portal import actions, bridge, looking
from prongsai.apps.portal.models import Look, Release
from prongsai.core.access.roles import Role
from prongsai.core.portal.content import File
from prongsai.core.terms.problem import Problem, Refused
from prongsai.workshop.preaudit.reading_apart import Limits

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
CITIZEN = "1234567890121"
THREE_PAGES = f"หน้าแรกของบัญชีรายชื่อผู้รับเงิน\n#pagebreak()\nหน้าสอง\n#pagebreak()\nเลขที่ {CITIZEN}"


def why(agency: Agency, name: str, content: bytes) -> list[Problem]:
    """What stops an item with this file, else what somebody has to look at."""
    opened(agency)
    one_ready(agency, file=checked(name, content))
    try:
        return bridge.to_look(prepared(agency))
    except Refused as refused:
        return list(refused.problems)


def codes(found: list[Problem]) -> list[str]:
    return [each.code for each in found]


@pytest.mark.parametrize("place", papers.PLACES)
def test_a_citizen_id_is_found_wherever_word_keeps_letters(agency: Agency, place: str) -> None:
    found = why(agency, "list.docx", papers.word(f"นาย ก {CITIZEN}", place))

    assert "release-citizen-inside" in codes(found)
    assert found[0].place.file == "list.docx"


def test_a_citizen_id_in_a_pdf_is_told_with_its_page(agency: Agency) -> None:
    [problem] = why(agency, "list.pdf", pages.pdf(THREE_PAGES))

    assert problem.code == "release-citizen-inside"
    assert (problem.place.file, problem.place.path) == ("list.pdf", "page:3")


@pytest.mark.parametrize("where", ["note", "field"])
def test_notes_and_filled_in_fields_of_a_pdf_are_read(agency: Agency, where: str) -> None:
    found = why(agency, "form.pdf", papers.filled_in(**{where: CITIZEN}))

    assert codes(found) == ["release-citizen-inside"]


def test_a_column_of_ids_stops_a_word_file_but_an_empty_form_does_not(agency: Agency) -> None:
    filled = pages.word([["ชื่อ", "เลขประจำตัวประชาชน"], ["ก", "x-xxxx"]])
    empty = pages.word([["ชื่อ", "เลขประจำตัวประชาชน"], ["……", "……"]])

    assert codes(why(agency, "list.docx", filled)) == ["release-identity"]
    assert not looking_at("form.docx", empty)


def looking_at(name: str, content: bytes) -> list[str]:
    """Codes of what is found in a file, but for what is only worth knowing."""
    file = checked(name, content)
    with looking.Looking() as reader:
        found = reader.look([file], CHIEF.at)[file.digest]
    return [each.code for each in found if each.severity != "note"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("scan.pdf", pages.scan("ข้อความ"), "look-scan"),
        ("picture.png", png(), "look-picture"),
        ("parts.docx", papers.with_a_file_inside(papers.word("ก")), "look-within"),
        ("notes.docx", papers.word("แก้ตรงนี้", "comment"), "look-comments"),
        ("call.docx", papers.word("โทร 081 234 5678"), "look-phone"),
        ("torn.pdf", pages.pdf("ก")[:500] + b"%%EOF", "look-damaged"),
    ],
)
def test_what_cannot_be_told_must_be_looked_at(
    agency: Agency, name: str, content: bytes, code: str
) -> None:
    [problem] = why(agency, name, content)

    assert (problem.code, problem.place.file) == (code, name)


def test_nothing_goes_out_before_somebody_has_looked_at_it(agency: Agency) -> None:
    assert why(agency, "scan.pdf", pages.scan("ข้อความ"))
    release = Release.objects.get()

    with pytest.raises(Refused) as caught:
        actions.publish(agency, release.key, release.sha256, CHIEF)
    assert [(each.code, each.place.file) for each in caught.value.problems] == [
        ("look-missing", "scan.pdf")
    ]
    actions.publish(agency, release.key, release.sha256, CHIEF, assent(release))
    line = Entry.objects.get(thing="portal.release", verb="publish")
    assert line.by == CHIEF.key
    assert Kept.objects.get(key=line.after["portal_looked"]["ref"]).value == "scan.pdf"


def test_a_file_is_read_once_whatever_it_belongs_to(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert why(agency, "plan.pdf", pages.pdf("แผนการจัดซื้อจัดจ้างประจำปี")) == []
    monkeypatch.setattr(looking, "MOST", -1.0)
    Release.objects.all().delete()

    assert prepared(agency).to_look == []
    assert Look.objects.count() == 1


def test_nothing_of_what_a_file_says_is_kept(agency: Agency) -> None:
    why(agency, "list.docx", papers.word(f"นาย ก {CITIZEN}"))

    assert CITIZEN not in str(Look.objects.get().found)


def test_what_is_kept_of_a_file_does_not_tell_another_how_it_was_called(agency: Agency) -> None:
    found = why(agency, "first.docx", papers.word(f"นาย ก {CITIZEN}"))

    assert found[0].facts["column"] == "first.docx"
    assert "first" not in str(Look.objects.get().found)
    with looking.Looking() as reader:
        file = checked("second.docx", papers.word(f"นาย ก {CITIZEN}"))
        [again] = [each for each in reader.look([file], CHIEF.at)[file.digest] if each.facts]
    assert again.facts["column"] == "second.docx"


def test_what_was_prepared_under_older_rules_is_prepared_anew_before_it_goes_out(
    agency: Agency,
) -> None:
    why(agency, "plan.pdf", pages.pdf("แผนการจัดซื้อจัดจ้างประจำปี"))
    Release.objects.update(rules=looking.RULES - 1)
    old = Release.objects.get()
    with pytest.raises(Refused, match="look-older"):
        actions.publish(agency, old.key, old.sha256, CHIEF, assent(old))
    new = prepared(agency)

    assert (new.pk != old.pk, new.rules) == (True, looking.RULES)
    assert actions.publish(agency, new.key, new.sha256, CHIEF, assent(new)).state == "shown"


def test_a_busy_minute_is_not_kept(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "LIMITS", Limits(seconds=0))
    assert codes(why(agency, "plan.pdf", pages.pdf("แผน"))) == ["look-heavy"]

    assert not Look.objects.exists()


def test_a_request_reads_only_so_long_and_the_next_goes_on(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOST", -1.0)
    file = pages.pdf("แผนการจัดซื้อจัดจ้างประจำปี")
    assert codes(why(agency, "plan.pdf", file)) == ["look-not-yet"]

    monkeypatch.setattr(looking, "MOST", 20.0)
    assert prepared(agency).to_look == []


def test_a_document_too_slow_to_be_read_must_be_looked_at(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "LIMITS", Limits(bytes=10))

    assert codes(why(agency, "plan.pdf", pages.pdf("แผน"))) == ["look-heavy"]


def test_who_wrote_a_word_file_does_not_go_out(agency: Agency) -> None:
    opened(agency)
    one_ready(agency, file=checked("plan.docx", papers.word("ก", author="สมหญิง ใจดี")))
    draft = offered(agency).draft()
    [file] = draft.files

    assert "สมหญิง" not in papers.makers(file.content).decode()
    assert [each.sha256 for each in draft.content.of(File)] == [file.digest]


def test_that_a_pdf_names_its_maker_is_told_at_preparing(
    agency: Agency, signed_in: SignedIn
) -> None:
    opened(agency)
    file = papers.filled_in(note="plan", author="Somying")
    one_ready(agency, file=checked("plan.pdf", file))
    page = signed_in(Role.COORDINATOR).get(f"/a/{agency.key}/portal/prepare/item-2569-o12/")
    assert "ยังไม่ได้ตรวจข้อความในไฟล์ต่อไปนี้" in page.text
    actions.prepare(agency, offered(agency), COORDINATOR)
    Release.objects.all().delete()

    page = signed_in(Role.COORDINATOR).get(f"/a/{agency.key}/portal/prepare/item-2569-o12/")
    assert "คุณสมบัติของไฟล์มีชื่อผู้จัดทำ" in page.text


# --- On the page ---------------------------------------------------------------------------------


def published_by(client: Client, agency: Agency, **said: Any) -> Any:
    release = Release.objects.get()
    facts = {"release": f"{release.key}:{release.sha256}", "here": "1", **said}
    return client.post(f"/a/{agency.key}/portal/publish/", facts, follow=True)


def test_whoever_publishes_ticks_each_file(agency: Agency, signed_in: SignedIn) -> None:
    why(agency, "scan.pdf", pages.scan("ข้อความ"))
    client, release = signed_in(Role.EXECUTIVE), Release.objects.get()
    page = client.get(f"/a/{agency.key}/portal/{release.key}/")
    assert 'name="looked" value="scan.pdf"' in page.text
    assert 'name="release"' not in client.get(f"/a/{agency.key}/portal/").text

    assert "ยังไม่ได้รับรองว่าตรวจดู scan.pdf แล้ว" in published_by(client, agency).text
    assert Release.objects.get().state == "prepared"
    assert "เผยแพร่แล้ว" in published_by(client, agency, looked="scan.pdf").text
    assert Release.objects.get().state == "shown"
