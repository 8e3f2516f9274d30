"""Papers for tests of the web application, made and passed on as people do it."""

from __future__ import annotations

import datetime as dt
import io

import docx

import file_making as made
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.papers import actions, headwork, registering
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.registering import Entered
from prongsai.core.access.roles import Role

AT = dt.datetime(2026, 8, 20, 3, tzinfo=dt.UTC)
DAY = dt.date(2026, 8, 20)
DESKS = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)


def doer(role: Role = Role.COORDINATOR) -> Doer:
    return Doer(f"some-{role.value}", (role,), AT)


def order(agency: Agency, subject: str = "แต่งตั้งคณะทำงาน", *, desks: int = 0) -> Paper:
    """An order written by hand; the first desks have taken their steps."""
    paper = actions.draft_by_hand(agency, "order", doer())
    fields = {"subject": subject, "body": ["ด้วยเห็นสมควรแต่งตั้งคณะทำงาน"]}
    return passed(actions.change(paper, fields, doer(), seen=1), desks)


def passed(paper: Paper, desks: int = len(DESKS)) -> Paper:
    for role in DESKS[:desks]:
        paper = actions.take(paper, doer(role), seen=paper.revision)
    return paper


def numbered(agency: Agency, subject: str = "แต่งตั้งคณะทำงาน", day: dt.date = DAY) -> Paper:
    return registering.number(order(agency, subject, desks=3), doer(), day)


def printed(agency: Agency) -> Paper:
    return actions.put_to_print(numbered(agency), doer())


def signed(agency: Agency) -> Paper:
    return actions.sign(printed(agency), picture(), doer())


def picture() -> Checked:
    """A photograph of the signed paper."""
    return checked("ลงนาม.png", made.png())


def entered(
    agency: Agency, register: str = "order", count: int | None = None, day: dt.date = DAY
) -> Paper:
    """A paper made elsewhere, in the register."""
    about = Entered(register, "มอบหมายหน้าที่", day, "นายกเทศมนตรีตำบลนาฝัน", count)
    return registering.enter(agency, about, doer())


def with_code(agency: Agency, code: str = "สบ 99101") -> None:
    headwork.change(agency, {"letter_code": code}, doer(), seen=1)


def template(text: str = "[เนื้อหา]") -> bytes:
    """An office's own paper."""
    paper, held = docx.Document(), io.BytesIO()
    paper.add_paragraph("หัวกระดาษของหน่วยงาน")
    paper.add_paragraph(text)
    paper.save(held)
    return held.getvalue()


def text_of(content: bytes) -> str:
    """What a Word file says."""
    return "\n".join(each.text for each in docx.Document(io.BytesIO(content)).paragraphs)
