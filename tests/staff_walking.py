"""Walks of colleagues in a browser: from the form of whoever brings something to its end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import FilePayload

from desks import Desks
from file_making import png
from walking import Walker

MINE = "/a/s01/cases/mine/"
Typed = Mapping[str, str]


@dataclass(frozen=True)
class Deed:
    """What one of them does with it: a button, and what is typed."""

    by: str
    button: str
    typed: Typed = field(default_factory=dict)
    own: bool = False
    """Whether on the page of whoever brought it."""


@dataclass(frozen=True)
class Walk:
    """From the form of whoever brings it to its end."""

    procedure: str
    title: str
    by: str
    typed: Typed
    then: Sequence[Deed]
    ends: str
    blind: str = ""
    """Who must not see it."""


GIFT = Walk(
    "gift", "แจ้งการรับของขวัญหรือประโยชน์อื่นใด", "staff",
    {"category=above": "*", "giver": "ร้านสมมติ", "received_on": "18/8/2569", "occasion": "วันเกิด",
     "item": "กระเช้าผลไม้", "value": "3,500", "position": "เจ้าหน้าที่ธุรการ"},
    (Deed("chief_administrator", "สั่งให้ส่งคืน", {"reason": "เป็นคู่สัญญาของหน่วยงาน"}),
     Deed("staff", "ส่งคืนแล้ว", {"f_done_on": "20/8/2569"}, own=True)),
    "คืนผู้ให้", "division_head",
)  # fmt: skip
LOAN = Walk(
    "asset-loan", "ขอยืมทรัพย์สินของราชการ", "staff",
    {"category=outside": "*", "asset_number": "416-60-0001", "quantity": "2",
     "purpose": "ประชุมประชาคม", "place": "ลานกีฬา", "from_day": "21/8/2569", "until": "24/8/2569"},
    (Deed("coordinator", "อนุมัติให้ยืม"),
     Deed("division_officer", "ส่งมอบของ", {"f_condition_out": "สภาพดี", "files": "photo.png"}),
     Deed("division_officer", "รับคืนในสภาพดี",
          {"f_condition_in": "สภาพดี สะอาด", "files": "photo.png"})),
    "คืนในสภาพดี",
)  # fmt: skip
GRIEVANCE = Walk(
    "staff-grievance", "ร้องทุกข์ของบุคลากร", "division_officer",
    {"category=superior": "*", "matter": "มอบหมายงานไม่เป็นธรรม", "wanted": "ขอให้ทบทวน",
     "named@ก้องภพ": "*"},
    (Deed("complaint_officer", "มอบหมายนิติกร", {"person@ธารา": "*"}),
     Deed("complaint_officer", "เสนอข้อเท็จจริงและความเห็น", {"f_findings": "มีมูล"}),
     Deed("executive", "แก้ไขตามคำร้อง", {"f_result": "ทบทวนแล้ว", "reason": "พบว่าไม่เป็นไปตามเกณฑ์"})),
    "แก้ไขตามคำร้อง", "chief_administrator",
)  # fmt: skip
TRAINING = Walk(
    "training-permission", "ขออนุญาตไปอบรมหรือจัดอบรม", "staff",
    {"category=online": "*", "course": "งานสารบรรณ", "organiser": "สถาบันสมมติ",
     "level=employee": "*",
     "from_day": "21/8/2569", "to_day": "22/8/2569", "days": "2", "cost": "0", "why": "ตรงกับงาน"},
    (Deed("coordinator", "ให้คะแนนตามเกณฑ์",
          {"f_criteria=duty": "*", "f_score": "80", "reason": "ตรงกับหน้าที่"}),
     Deed("chief_administrator", "อนุมัติ"),
     Deed("staff", "รายงานผล", {"f_spent": "0", "f_learned": "ปรับทะเบียนรับหนังสือ"}, own=True)),
    "อบรมและรายงานแล้ว",
)  # fmt: skip
CHECK = Walk(
    "interest-check", "ตรวจสอบความขัดกันแห่งผลประโยชน์ในการจัดซื้อจัดจ้าง", "division_officer",
    {"category=direct": "*", "work": "ซื้อเต็นท์", "people@ปานตะวัน": "*",
     "bidders": "0105500000003 | บริษัท เต็นท์ฝัน จำกัด"},
    (Deed("division_head", "แจ้งว่ามีส่วนได้เสีย",
          {"f_ties": "0105500000003 | บริษัท เต็นท์ฝัน จำกัด", "f_relation=family": "*"}),
     Deed("division_officer", "เสนอผู้มีอำนาจ", {"f_result": "พบหนึ่งราย"}),
     Deed("executive", "ให้ถอนตัวและตั้งผู้อื่นแทน",
          {"f_recused@ปานตะวัน": "*", "f_instead": "ผู้อำนวยการกองช่าง", "reason": "มีส่วนได้เสีย"})),
    "มีผู้ถอนตัว", "staff",
)  # fmt: skip
DELEGATION = Walk(
    "delegation-order", "คำสั่งมอบอำนาจ", "coordinator",
    {"category=single": "*", "power": "ลงนามหนังสือเชิญประชุม", "giver": "นายกเทศมนตรี",
     "holder": "ปลัดเทศบาล"},
    (Deed("executive", "ลงนามคำสั่ง",
          {"f_order_number": "99/2569", "f_from_day": "20/8/2569", "f_ends_on": "25/8/2569"}),
     Deed("coordinator", "เวียนคำสั่ง", {"everybody": "*"}),
     Deed("executive", "ยกเลิกคำสั่ง", {"reason": "ออกคำสั่งใหม่"})),
    "ถูกยกเลิก",
)  # fmt: skip
RECOGNITION = Walk(
    "recognition", "ยกย่องเชิดชูเกียรติ", "staff",
    {"category=staff": "*", "nominee": "คนดีสมมติ", "round": "ปี 2569", "deeds": "คืนเงินที่เก็บได้"},
    (Deed("coordinator", "ตรวจคุณสมบัติและส่งให้คะแนน", {"f_judges@ปานตะวัน": "*"}),
     Deed("division_head", "ให้คะแนน", {"f_honesty": "38", "f_service": "35"}),
     Deed("coordinator", "สรุปคะแนน"),
     Deed("executive", "ประกาศผลคัดเลือก"),
     Deed("coordinator", "มอบเกียรติบัตร", {"f_certificate_number": "1/2569"})),
    "ได้รับเกียรติบัตร",
)  # fmt: skip
AUDIT = Walk(
    "audit-engagement", "งานตรวจสอบภายใน", "internal_auditor",
    {"category=finance": "*", "subject": "การรับเงิน", "audited": "กองคลัง", "objective": "ตรวจใบเสร็จ",
     "planned_for": "30/9/2569"},
    (Deed("executive", "เห็นชอบให้อยู่ในแผน", {"f_plan_order": "บันทึก 4/2569"}),
     Deed("internal_auditor", "เปิดตรวจ", {"unit": "finance"}),
     Deed("internal_auditor", "เพิ่มข้อตรวจพบ",
          {"f_findings": "ใบเสร็จขาดหนึ่งฉบับ", "f_advice": "ทวนทุกวัน", "f_risk=low": "*"}),
     Deed("internal_auditor", "รายงานข้อตรวจพบ"),
     Deed("division_head", "ชี้แจงรายข้อ",
          {"f_finding=1": "*", "f_reply": "จะทวนทุกวัน", "f_due_on": "31/8/2569"}),
     Deed("division_head", "ยืนยันว่าชี้แจงครบ", {"f_mend_by": "31/8/2569"}),
     Deed("internal_auditor", "ปิดข้อที่แก้ไขแล้ว", {"f_finding=1": "*", "f_followed": "ครบแล้ว"}),
     Deed("internal_auditor", "แก้ไขครบแล้ว")),
    "แก้ไขครบ", "staff",
)  # fmt: skip
DAILY = ((GIFT, "desk"), (GRIEVANCE, "phone"))
"""Which `make test` goes too, and on which screen."""
OTHERS = (LOAN, TRAINING, CHECK, DELEGATION, RECOGNITION, AUDIT)


def _type(walker: Walker, typed: Typed) -> None:
    """`name=choice` is checked, `name@words` is chosen by the words beside it."""
    page = walker.page
    for key, said in typed.items():
        name, _, chosen = key.partition("=")
        listed, _, words = key.partition("@")
        if chosen:
            page.check(f"main [name='{name}'][value='{chosen}']")
        elif words:
            _choose(walker, listed, words)
        elif page.locator(f"main input[type=file][name={key}]").count():
            picture = FilePayload(name=said, mimeType="image/png", buffer=png())
            page.set_input_files(f"main [name={key}]", picture)
        elif page.locator(f"main input[type=checkbox][name={key}]").count():
            page.check(f"main [name={key}]")
        elif page.locator(f"main select[name={key}]").count():
            page.select_option(f"main [name={key}]", said)
        else:
            page.locator(f"main [name={key}]:visible").fill(said)


def _choose(walker: Walker, name: str, words: str) -> None:
    found = walker.page.locator(f"main select[name={name}]")
    if found.count():
        option = found.locator("option").filter(has_text=words)
        found.select_option(option.get_attribute("value"))
    else:
        labels = walker.page.locator(f"main label:has(input[name={name}])")
        labels.filter(has_text=words).locator("input").check()


def _bring(walker: Walker, walk: Walk) -> str:
    walker.go(MINE)
    walker.look()
    walker.page.get_by_role("link", name=walk.title, exact=True).click()
    walker.look()
    _type(walker, walk.typed)
    walker.press("ส่งเรื่อง")
    walker.look()
    found = re.search(r"\d+/25\d\d", walker.page.get_by_role("heading", level=1).inner_text())
    assert found, walker.page.get_by_role("main").inner_text()
    return found[0]


def _do(walker: Walker, walk: Walk, deed: Deed, number: str) -> None:
    walker.go(MINE)
    walker.page.get_by_role("link", name=f"{walk.title} {number}", exact=True).first.click()
    walker.page.wait_for_load_state()
    if deed.own:
        if not walker.page.locator("main details[open]").count():
            walker.page.locator("main summary").filter(has_text=deed.button).click()
    else:
        works = walker.page.get_by_role("link", name="เปิดหน้าผู้ปฏิบัติงานของเรื่องนี้")
        if works.count():
            works.click()
        walker.look()
        walker.page.get_by_role("link", name=deed.button, exact=True).click()
        walker.look()
    _type(walker, deed.typed)
    walker.press(deed.button)
    walker.look()
    assert not walker.page.locator(".wrong").count(), walker.page.get_by_role("main").inner_text()


def walked(desks: Desks, walk: Walk, size: str) -> None:
    number = _bring(desks.of(walk.by, size), walk)
    if walk.blind:
        _sees_nothing(desks.of(walk.blind, size), walk, number)
    for deed in walk.then:
        _do(desks.of(deed.by, size), walk, deed, number)
    _ended(desks.of(walk.by, size), walk, number)
    assert desks.wrong() == []


def _sees_nothing(walker: Walker, walk: Walk, number: str) -> None:
    for address in (MINE, "/a/s01/cases/?stage=all", "/a/s01/", "/me/notices/"):
        walker.go(address)
        assert f"{walk.title} {number}" not in walker.page.locator("body").inner_text()


def _ended(walker: Walker, walk: Walk, number: str) -> None:
    walker.go(MINE)
    walker.page.get_by_role("link", name=f"{walk.title} {number}", exact=True).first.click()
    walker.look()
    assert walk.ends in walker.page.get_by_role("main").inner_text()
