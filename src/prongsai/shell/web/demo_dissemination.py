"""What agencies of the demonstration made known: links, photos of a board, notes of broadcasts."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from collections.abc import Sequence
from functools import partial

from django.utils import timezone

from prongsai.apps.dissemination import actions
from prongsai.apps.dissemination.actions import Given
from prongsai.apps.files.checking import Checked, checked
from prongsai.core.access.roles import Role
from prongsai.shell.web.demo_papers import Act, Office

_GIFTS = "ประกาศนโยบายไม่รับของขวัญและของกำนัล ปี"
_COMPLAINTS = "ช่องทางแจ้งเรื่องร้องเรียนการทุจริต"
_NEEDS = "แผนการจัดซื้อจัดจ้าง ปีงบประมาณ พ.ศ. 2569"
_PLAN = "แผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ พ.ศ. 2569"
_NEWS = "ขอเชิญร่วมตอบแบบประเมินคุณธรรมและความโปร่งใส (EIT)"
_ABOUT = {
    f"{_GIFTS} 2568": ("no_gift_policy",), f"{_GIFTS} 2569": ("no_gift_policy",),
    _PLAN: ("prevention_plan",), _COMPLAINTS: ("complaint_guideline", "complaint_channel"),
    _NEWS: ("news",),
}  # fmt: skip
"""Topics that a subject answers; items of 2569 no longer ask for the plan of purchases."""
Line = tuple[str, str, str, tuple[int, int, int], str]
"""Subject, channel, place, first day, and what proves it: a path of the website or a file."""
_BUSY: Sequence[Line] = (
    (f"{_GIFTS} 2568", "website", "", (2025, 1, 10), "news/11"),
    (f"{_GIFTS} 2568", "board", "บอร์ดหน้าสำนักงาน", (2025, 1, 13), "photo"),
    (_NEEDS, "website", "", (2025, 10, 20), "news/40"),
    (_NEEDS, "board", "บอร์ดหน้าสำนักงาน", (2025, 10, 21), "photo"),
    (f"{_GIFTS} 2569", "website", "", (2026, 1, 12), "news/52"),
    (f"{_GIFTS} 2569", "social_media", "เพจของเทศบาล", (2026, 1, 12), "page/318"),
    (f"{_GIFTS} 2569", "board", "บอร์ดหน้าสำนักงาน", (2026, 1, 13), "photo"),
    (f"{_GIFTS} 2569", "public_address", "หมู่ที่ 1–5", (2026, 1, 14), "note"),
    (_PLAN, "website", "", (2026, 2, 2), "news/57"),
    (_PLAN, "newsletter", "ฉบับเดือนกุมภาพันธ์ 2569", (2026, 2, 16), ""),
    (_COMPLAINTS, "website", "", (2026, 3, 4), "complaints"),
    (_COMPLAINTS, "village_broadcast", "หมู่ที่ 3 และหมู่ที่ 7", (2026, 3, 9), ""),
    (_COMPLAINTS, "meeting", "ประชุมประชาคมประจำปี", (2026, 3, 20), "photo"),
    (_NEWS, "website", "", (2026, 5, 6), "news/71"),
    (_NEWS, "social_media", "เพจของเทศบาล", (2026, 5, 6), "page/344"),
    (_NEWS, "public_address", "หมู่ที่ 1–9", (2026, 5, 7), "note"),
)
_CALM: Sequence[Line] = (
    (f"{_GIFTS} 2569", "website", "", (2026, 1, 20), "news/9"),
    (f"{_GIFTS} 2569", "board", "ศาลาประชาคม", (2026, 1, 21), ""),
)
_INK, _WOOD, _SHEET = b"\x3c\x4a\x5c", b"\xc9\xa2\x6d", b"\xfb\xfa\xf4"
_WIDE, _HIGH = 240, 150


def acts(busy: Office, calm: Office) -> list[Act]:
    """Logged in one go, from notes and links that were kept."""
    return [(_at(15), partial(_log, busy, _BUSY)), (_at(16), partial(_log, calm, _CALM))]


def _log(office: Office, lines: Sequence[Line]) -> None:
    doer = office.doer(Role.COORDINATOR, _at(15 if lines is _BUSY else 16))
    for place, (subject, channel, where, day, proof) in enumerate(lines):
        file = _file(proof)
        address = f"https://{office.agency.domain}/{proof}" if proof and file is None else ""
        given = Given(
            subject=subject, channel=channel, place=where, first=dt.date(*day), address=address,
            about=_ABOUT.get(subject, ()), file=file,
        )  # fmt: skip
        actions.add(office.agency, given, doer, office.key(f"posting-{place}"))


def _file(proof: str) -> Checked | None:
    if proof == "photo":
        return photo()
    if proof == "note":
        said = "บันทึกการออกอากาศ (สมมติ)\nอ่านประกาศวันละ 2 ครั้ง เวลา 07.00 น. และ 17.00 น.\n"
        return checked("บันทึกการออกอากาศ (สมมติ).txt", said.encode())
    return None


def photo() -> Checked:
    """A made-up picture."""
    return checked("ภาพถ่าย (สมมติ).png", _photo())


def _photo() -> bytes:
    """A board with four sheets of paper, drawn."""
    lines = b"".join(
        b"\0" + b"".join(_dot(across, down) for across in range(_WIDE)) for down in range(_HIGH)
    )
    head = struct.pack(">IIBBBBB", _WIDE, _HIGH, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
        for name, held in parts
    )


def _dot(across: int, down: int) -> bytes:
    inside = 12 <= across % 58 <= 50 and 25 <= down <= 115  # noqa: PLR2004 - a drawing
    if inside and 38 <= down <= 105 and down % 9 < 2 and 18 <= across % 58 <= 44:  # noqa: PLR2004
        return _INK
    return _SHEET if inside else _WOOD


def _at(day: int) -> dt.datetime:
    return dt.datetime(2026, 8, day, 9, tzinfo=timezone.get_current_timezone())
