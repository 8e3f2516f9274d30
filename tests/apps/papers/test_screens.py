"""The screens of papers: one next step for whoever's turn it is, forms that keep what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import file_making as made
from apps.results import entered as result
from paper_making import (
    AT,
    DAY,
    doer,
    entered,
    numbered,
    order,
    passed,
    printed,
    signed,
    template,
    text_of,
    with_code,
)
from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.papers import actions, registering
from prongsai.apps.papers.due import PAPERS
from prongsai.apps.papers.models import Letterhead, Paper, Series
from prongsai.core.access.roles import Role
from template_making import of_document

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
ALL = "/a/a1/papers/"


def next_step(client: Client, paper: Paper) -> str:
    page = client.get(f"{ALL}{paper.key}/").content.decode()
    found = re.search(r'<section class="next".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def test_one_click_makes_a_draft_of_a_result_and_two_make_one(
    agency: Agency, signed_in: SignedIn
) -> None:
    result(agency, 2568, "90", steps=3)
    client = signed_in(Role.COORDINATOR)
    form = {"kind": "result-memo", "year": "2568", "token": "a" * 32}
    places = {client.post(f"{ALL}new/", form)["Location"] for _ in range(2)}

    assert places == {f"{ALL}{'a' * 32}/"}
    assert "นายกเทศมนตรีตำบลนาฝัน" in client.get(places.pop()).content.decode()


@pytest.mark.parametrize("form", [{"kind": "x"}, {"kind": "summary", "year": "2599"}, {}])
def test_what_cannot_be_made_is_said(
    agency: Agency, signed_in: SignedIn, form: dict[str, str]
) -> None:
    page = signed_in(Role.COORDINATOR).post(f"{ALL}new/", form, follow=True).content.decode()

    assert ("ไม่พบผล" in page, Paper.objects.filter(agency=agency).count()) == (True, 0)


def test_whoevers_turn_it_is_has_the_button_and_nobody_else(
    agency: Agency, signed_in: SignedIn
) -> None:
    paper = order(agency, desks=1)

    assert "เห็นชอบและเสนอผู้บริหาร" in next_step(signed_in(Role.CHIEF_ADMINISTRATOR), paper)
    assert "<form" not in next_step(signed_in(Role.EXECUTIVE), paper)
    assert "<form" not in next_step(signed_in(Role.INTERNAL_AUDITOR), paper)


def test_each_step_leads_to_the_next(agency: Agency, signed_in: SignedIn) -> None:
    coordinator, paper = signed_in(Role.COORDINATOR), order(agency)
    here = f"{ALL}{paper.key}/"
    for role in (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE):
        signed_in(role).post(f"{here}decide/", {"seen": paper.revision})
    assert f'href="{here}number/"' in next_step(coordinator, paper)
    coordinator.post(f"{here}number/", {"dated": day_typed(), "count": ""})
    assert f'action="{here}print/"' in next_step(coordinator, paper)
    coordinator.post(f"{here}print/")
    assert f'href="{here}scan/"' in next_step(signed_in(Role.EXECUTIVE), paper)
    scan = SimpleUploadedFile("ลงนาม.pdf", made.PDF)
    signed_in(Role.EXECUTIVE).post(f"{here}scan/", {"file": scan})
    assert f'action="{here}ready/"' in next_step(coordinator, paper)
    coordinator.post(f"{here}ready/")
    paper.refresh_from_db()

    assert (paper.number[:2], paper.ready_at is not None) == ("1/", True)


def day_typed() -> str:
    """Today as an officer types it."""
    today = timezone.localdate()
    return f"{today.day}/{today.month}/{today.year + 543}"


@pytest.mark.parametrize("day", ["1/1/2560", "1/1/2600", "เมื่อวาน"])
def test_a_slip_in_the_year_opens_no_other_register(
    agency: Agency, signed_in: SignedIn, day: str
) -> None:
    paper = order(agency, desks=3)
    answer = signed_in(Role.COORDINATOR).post(f"{ALL}{paper.key}/number/", {"dated": day})

    assert "errorlist" in answer.content.decode()
    assert not Series.objects.exists()


@pytest.mark.parametrize("step", ["decide", "print", "ready", "number", "scan", "withdraw"])
def test_a_step_taken_twice_or_out_of_turn_changes_nothing(
    agency: Agency, signed_in: SignedIn, step: str
) -> None:
    paper = actions.withdraw(signed(agency), doer(), "ออกซ้ำ")
    before = Paper.objects.values().get()
    data = {"seen": paper.revision, "dated": "1/1/2569", "reason": "อีก"}
    data["file"] = SimpleUploadedFile("x.pdf", made.PDF)
    answer = signed_in(Role.COORDINATOR).post(f"{ALL}{paper.key}/{step}/", data)

    assert (answer.status_code in (200, 302), Paper.objects.values().get()) == (True, before)


def test_a_desk_sends_back_with_a_reason_that_the_coordinator_reads(
    agency: Agency, signed_in: SignedIn
) -> None:
    paper = order(agency, desks=1)
    chief = signed_in(Role.CHIEF_ADMINISTRATOR)
    chief.post(f"{ALL}{paper.key}/decide/", {"seen": 2, "back": "1", "reason": "ชื่อตก"})
    page = signed_in(Role.COORDINATOR).get(f"{ALL}{paper.key}/").content.decode()

    assert "ส่งกลับ: ชื่อตก" in page


def test_the_second_editor_is_shown_what_the_first_wrote_and_keeps_his_own(
    agency: Agency, signed_in: SignedIn
) -> None:
    paper, client = order(agency), signed_in(Role.COORDINATOR)
    typed = {"seen": "2", "body": "ของฉัน", "position": "นายก", "signer": "", "dated": ""}
    client.post(f"{ALL}{paper.key}/edit/", {**typed, "subject": "ของคนแรก"})
    late = client.post(f"{ALL}{paper.key}/edit/", {**typed, "subject": "ของคนที่สอง"})
    page = late.content.decode()

    assert "ผู้อื่นบันทึกไว้ว่า: ของคนแรก" in page
    assert 'value="ของคนที่สอง"' in page
    assert 'name="seen" value="3"' in page


def test_a_draft_is_looked_at_as_what_it_will_be_and_marked_as_a_draft(
    agency: Agency, signed_in: SignedIn
) -> None:
    paper = order(agency)
    word = signed_in(Role.INTERNAL_AUDITOR).get(f"{ALL}{paper.key}/paper.docx")

    assert "เรื่อง แต่งตั้งคณะทำงาน" in text_of(word.content)
    assert (
        signed_in(Role.INTERNAL_AUDITOR)
        .get(f"{ALL}{paper.key}/paper.pdf")
        .content.startswith(b"%PDF-")
    )
    assert signed_in(Role.INTERNAL_AUDITOR).get(f"{ALL}{paper.key}/paper.exe").status_code == 404


def test_what_was_printed_is_handed_out_as_it_was(agency: Agency, signed_in: SignedIn) -> None:
    paper = printed(agency)
    answer = signed_in(Role.INTERNAL_AUDITOR).get(f"{ALL}{paper.key}/paper.pdf")

    assert answer["Location"] == f"/a/a1/files/{paper.pdf}/"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("a.txt", b"x", "ไฟล์ txt ใช้เป็นสำเนา"), ("a.pdf", b"x", "แต่เนื้อไฟล์"), ("a.docx", b"", "ว่าง")],
)
def test_a_scan_is_a_pdf_or_a_picture(
    agency: Agency, signed_in: SignedIn, name: str, content: bytes, said: str
) -> None:
    paper, file = printed(agency), SimpleUploadedFile(name, content)
    page = signed_in(Role.COORDINATOR).post(f"{ALL}{paper.key}/scan/", {"file": file})

    assert said in page.content.decode()
    assert Paper.objects.get().state == "printed"


def test_a_result_that_moved_on_is_told_and_the_paper_made_anew(
    agency: Agency, signed_in: SignedIn
) -> None:
    result(agency, 2568, "90", steps=3)
    paper = actions.draft_of_result(agency, "summary", 2568, doer())
    client, here = signed_in(Role.COORDINATOR), f"{ALL}{paper.key}/"
    quiet = client.get(here).content.decode()
    result(agency, 2568, "80", steps=3)
    told = client.get(here).content.decode()
    anew = client.post(f"{here}anew/")["Location"]

    assert ("ขณะนี้ใช้ฉบับที่ 2" in quiet, "ขณะนี้ใช้ฉบับที่ 2" in told) == (False, True)
    assert "ผลปีงบประมาณ พ.ศ. 2568 ฉบับที่ 2" in client.get(anew).content.decode()
    assert "ยกเลิกโดย" in client.get(here).content.decode()


def test_a_signed_paper_stays_when_it_is_made_anew_until_somebody_withdraws_it(
    agency: Agency, signed_in: SignedIn
) -> None:
    result(agency, 2568, "90", steps=3)
    paper = passed(actions.draft_of_result(agency, "announcement", 2568, doer()))
    registering.number(paper, doer(), DAY)
    result(agency, 2568, "80", steps=3)
    client, here = signed_in(Role.COORDINATOR), f"{ALL}{paper.key}/"
    anew = Paper.objects.get(key=client.post(f"{here}anew/")["Location"].split("/")[-2])

    assert Paper.objects.get(pk=paper.pk).state == "numbered"
    client.post(f"{here}withdraw/", {"by": anew.key, "reason": ""})
    assert Paper.objects.get(pk=paper.pk).replaced_by == anew


def test_the_list_keeps_its_filters_in_the_address(agency: Agency, signed_in: SignedIn) -> None:
    order(agency, "ร่างอยู่")
    signed(agency)
    client = signed_in(Role.INTERNAL_AUDITOR)
    pages = {
        stage: client.get(f"{ALL}?stage={stage}&kind=order").content.decode()
        for stage in ("going", "signed", "withdrawn")
    }

    found = {stage: ("ร่างอยู่" in page, "1/2569" in page) for stage, page in pages.items()}
    assert found == {
        "going": (True, False), "signed": (False, True), "withdrawn": (False, False),
    }  # fmt: skip


def test_a_long_list_asks_as_often_as_a_short_one(agency: Agency, signed_in: SignedIn) -> None:
    client = signed_in(Role.INTERNAL_AUDITOR)
    order(agency)
    client.get(ALL)
    with CaptureQueriesContext(connection) as few:
        client.get(ALL)
    for number in range(34):
        order(agency, f"คำสั่งที่ {number}")
    with CaptureQueriesContext(connection) as many:
        page = client.get(ALL).content.decode()

    assert len(few) == len(many) <= 12
    assert page.count("<tr>") == 31
    assert "before=" in page


# --- Home, search, letterhead --------------------------------------------------------------------


def test_what_waits_is_due_from_whoever_takes_the_step(agency: Agency) -> None:
    with_code(agency)
    order(agency)
    order(agency, desks=1)
    order(agency, desks=3)
    numbered(agency)
    printed(agency)
    for _ in range(3):
        entered(agency)

    assert [each.what for each in PAPERS.of(agency, AT)] == [
        "paper_prepare", "paper_pass", "paper_number", "paper_print", "paper_sign", "paper_scans",
    ]  # fmt: skip
    assert PAPERS.of(agency, AT)[-1].facts == {"number": "3"}


def test_papers_are_found_by_words_and_number_by_those_who_work_there(
    agency: Agency, other: Agency, signed_in: SignedIn
) -> None:
    numbered(agency, "แต่งตั้งคณะทำงานใสสะอาด")
    stranger = Client()
    stranger.force_login(person("stranger", other.key, Role.COORDINATOR))
    mine = signed_in(Role.INTERNAL_AUDITOR)

    assert "1/2569" in mine.get("/search/", {"q": "ใสสะอาด"}).content.decode()
    assert "ใสสะอาด</a>" in mine.get("/search/", {"q": "1/2569"}).content.decode()
    assert "1/2569" not in stranger.get("/search/", {"q": "ใสสะอาด"}).content.decode()


def test_the_letterhead_stands_on_the_next_paper(agency: Agency, signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    said = {"seen": "1", "address": "๙๙ หมู่ ๙", "letter_code": "สบ 1", "executive": "สมมติ"}
    client.post(f"{ALL}letterhead/", said)
    paper = actions.draft_by_hand(agency, "letter", doer())
    word = client.get(f"{ALL}{paper.key}/paper.docx").content

    assert (paper.fields["signer"], "๙๙ หมู่ ๙" in text_of(word)) == ("สมมติ", True)


def test_the_second_who_changes_the_letterhead_is_told(agency: Agency, signed_in: SignedIn) -> None:
    client = signed_in(Role.COORDINATOR)
    client.post(f"{ALL}letterhead/", {"seen": "1", "telephone": "1"})
    page = client.post(f"{ALL}letterhead/", {"seen": "1", "telephone": "2"}).content.decode()

    assert ("มีผู้แก้ไข" in page, 'value="2"' in page) == (True, True)
    assert Letterhead.objects.get(agency=agency).telephone == "1"


def test_a_template_is_looked_over_before_it_is_used(agency: Agency, signed_in: SignedIn) -> None:
    client, paper = signed_in(Role.COORDINATOR), order(agency)
    own = "หัวกระดาษของหน่วยงาน"
    file = SimpleUploadedFile("แม่แบบ.docx", template())
    client.post(f"{ALL}letterhead/template/", {"file": file})
    sample = client.get(f"{ALL}letterhead/sample.docx").content
    before = client.get(f"{ALL}{paper.key}/paper.docx").content
    client.post(f"{ALL}letterhead/template/", {"use": "1"})
    after = client.get(f"{ALL}{paper.key}/paper.docx").content
    client.post(f"{ALL}letterhead/template/", {"drop": "1"})
    plain = client.get(f"{ALL}{paper.key}/paper.docx").content

    said = [own in text_of(each) for each in (sample, before, after, plain)]
    assert said == [True, False, True, False]


@pytest.mark.parametrize("odd", [False, True])
def test_a_template_that_cannot_be_used_is_refused_beside_the_field(
    agency: Agency, signed_in: SignedIn, *, odd: bool
) -> None:
    content = of_document(r'w:pgSz w:w="\d+"', 'w:pgSz w:w="abc"') if odd else made.PDF
    file = SimpleUploadedFile(f"แม่แบบ.{'docx' if odd else 'pdf'}", content)
    page = signed_in(Role.COORDINATOR).post(f"{ALL}letterhead/template/", {"file": file})

    assert "errorlist" in page.content.decode()
    assert not Letterhead.objects.filter(agency=agency).exclude(trial="").exists()


def test_an_emblem_that_was_handed_in_stands_on_every_paper(
    agency: Agency, signed_in: SignedIn
) -> None:
    client, paper = signed_in(Role.COORDINATOR), order(agency)
    file = SimpleUploadedFile("ตรา.png", made.png())
    before = client.get(f"{ALL}{paper.key}/paper.pdf").content
    client.post(f"{ALL}letterhead/emblem/", {"file": file})
    borne = client.get(f"{ALL}{paper.key}/paper.pdf").content
    client.post(f"{ALL}letterhead/emblem/", {"drop": "1"})
    after = client.get(f"{ALL}{paper.key}/paper.pdf").content

    assert [b"/Subtype/Image" in each for each in (before, borne, after)] == [False, True, False]


@pytest.mark.parametrize("content", [made.PDF, made.png()[:-30]])
def test_a_picture_that_cannot_be_drawn_is_no_emblem(
    agency: Agency, signed_in: SignedIn, content: bytes
) -> None:
    name = "ตรา.pdf" if content == made.PDF else "ตรา.png"
    file = SimpleUploadedFile(name, content)
    page = signed_in(Role.COORDINATOR).post(f"{ALL}letterhead/emblem/", {"file": file})

    assert "errorlist" in page.content.decode()
    assert not Letterhead.objects.filter(agency=agency).exclude(emblem="").exists()
