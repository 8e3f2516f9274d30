"""A small procedure and cases of it, for tests."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from typing import Any

from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Folder, Given
from prongsai.core.cases.log import By, Log
from prongsai.core.cases.moving import Bringing, bring, make
from prongsai.core.procedures.kinds import Channel
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.shapes.read import read
from prongsai.core.terms.problem import Refused

# Songkran, the turn of the year and a substitute, as offices keep them.
HOLIDAYS = (
    "2025-12-31", "2026-01-01", "2026-01-02", "2026-04-06", "2026-04-13", "2026-04-14",
    "2026-04-15", "2026-12-31", "2027-01-01", "2028-02-28",
)  # fmt: skip
DAYS = WorkingDays(frozenset(map(dt.date.fromisoformat, HOLIDAYS)), dt.date(2028, 12, 31))


def words(text: str) -> dict[str, str]:
    return {"th": text, "en": text}


def at(text: str) -> dt.datetime:
    """A moment in Thailand: `2026-04-09 15:30`, or noon of a day."""
    full = text if " " in text else f"{text} 12:00"
    return dt.datetime.fromisoformat(full).replace(tzinfo=THAI_TIME)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


CLOCK: dict[str, Any] = {
    "title": words("ตอบ"), "starts": ["brought"], "stops": ["solve"], "length": 15,
    "pauses": {"waiting": {}}, "warns": [3],
    "escalates": [{"after": 1, "to": "chief_administrator"}],
}  # fmt: skip


STORY: dict[str, Any] = {
    "about": words("ตอบทัน"), "brought": {"at": "2026-03-02 09:00"},
    "then": [
        {"at": "2026-03-03 09:00", "move": "take"}, {"at": "2026-03-05 09:00", "move": "solve"},
    ],
    "expect": [{
        "as_of": "2026-03-06 09:00", "state": "done", "outcome": "solved",
        "clocks": {"reply": {"state": "kept", "due": "2026-03-17", "late": 0, "rounds": 1}},
    }],
}  # fmt: skip


def plain(clock: dict[str, Any] | None = None, **told: Any) -> dict[str, Any]:
    """The procedure as its file would say it."""
    end = {"who": ["handler"], "reason": "public"}
    return {
        "schema": 1, "key": "small", "title": words("เรื่องเล็ก"), "about": words("ทดลอง"),
        "kind": "complaint", "sources": {"own": {"title": words("ตัวอย่าง")}},
        "evidence": {"confidence": "inferred", "source": ["own"]},
        "parties": {
            "citizen": {
                "name": words("ผู้ร้อง"), "kind": "citizen", "brings": True, "anonymous": True,
            },
            "staff": {"name": words("บุคลากร"), "kind": "staff", "brings": True},
        },
        "channels": ["web", "letter", "counter"],
        "categories": {"service": {"name": words("บริการ")}, "road": {"name": words("ถนน")}},
        "fields": {
            "what": {"label": words("เรื่อง"), "type": "long", "required": True},
            "name": {
                "label": words("ชื่อ"), "required": True, "data": "identity",
                "purpose": words("ติดต่อกลับ"), "retention": "usual",
            },
            "phone": {
                "label": words("โทรศัพท์"), "type": "phone", "data": "identity",
                "purpose": words("ติดต่อกลับ"), "retention": "usual",
            },
            "accused": {"label": words("ผู้ถูกร้อง"), "names": True, "later": True},
            "result": {"label": words("ผล"), "type": "long", "later": True},
            "since": {"label": words("ตั้งแต่"), "type": "day", "bounds": "past"},
            "until": {"label": words("ถึง"), "type": "day", "later": True},
        },
        "states": {
            "new": {"label": words("ใหม่"), "public": words("รับแล้ว"), "first": True},
            "working": {"label": words("ดำเนินการ"), "public": words("กำลังดำเนินการ")},
            "waiting": {
                "label": words("รอผู้ร้อง"), "public": words("รอคำตอบจากท่าน"), "phase": "waiting",
            },
            "done": {"label": words("เสร็จ"), "public": words("เสร็จแล้ว"), "phase": "closed"},
        },
        "outcomes": {
            "solved": {"name": words("แก้ไขแล้ว"), "group": "granted"},
            "explained": {"name": words("ชี้แจง"), "group": "refused"},
            "withdrawn": {"name": words("ถอนเรื่อง"), "group": "withdrawn"},
        },
        "moves": {
            "take": {
                "label": words("รับเรื่อง"), "at": ["new"], "to": "working", "hands": "unit",
                "who": ["complaint_officer"], "when": ["not_own_case"], "takes": ["accused"],
            },
            "ask": {
                "label": words("ขอข้อมูล"), "at": ["working"], "to": "waiting", "who": ["handler"],
                "tells": ["citizen"],
            },
            "reply": {
                "label": words("ตอบ"), "at": ["waiting"], "to": "working", "files": "may",
                "who": ["citizen", "staff", "handler"],
            },
            "note": {
                "label": words("บันทึก"), "at": ["working", "waiting"], "takes": ["until", "since"],
                "who": ["handler", "chief_administrator"],
            },
            "solve": {
                "label": words("แก้ไขแล้ว"), "at": ["working"], "to": "done", "outcome": "solved",
                "needs": ["result"], **end,
            },
            "explain": {
                "label": words("ชี้แจง"), "at": ["working"], "to": "done", "outcome": "explained",
                "files": "must", "who": ["power:receive_complaints"], "reason": "inside",
            },
            "withdraw": {
                "label": words("ถอนเรื่อง"), "at": ["new", "working", "waiting"], "to": "done",
                "outcome": "withdrawn", "who": ["citizen", "staff"],
            },
            "reopen": {
                "label": words("ยังไม่แก้ไข"), "at": ["done"], "to": "working",
                "who": ["citizen", "chief_administrator"],
            },
        },
        "clocks": {"reply": deepcopy({**CLOCK, **(clock or {})})},
        "counted": "reply",
        "routing": {
            "first": "complaint_officer", "excludes": ["named_person", "superior", "bringer"],
        },
        "terms": {"usual": {"name": words("ทั่วไป"), "years": 5}},
        "register": {"title": words("ทะเบียน"), "columns": ["what"]},
        "rated": True,
        "manual": {
            "owner": words("สำนักปลัด"), "for_whom": words("ทุกคน"),
            "steps": {
                "bring": {"title": words("ยื่นเรื่อง"), "moves": ["brought"]},
                "work": {
                    "title": words("ดำเนินการ"), "minutes": 60,
                    "moves": ["take", "ask", "reply", "note"],
                },
                "end": {
                    "title": words("แจ้งผล"),
                    "moves": ["solve", "explain", "withdraw", "reopen"],
                },
            },
        },
        "stories": {"one": deepcopy(STORY)},
        **told,
    }  # fmt: skip


def procedure(clock: dict[str, Any] | None = None, **told: Any) -> Procedure:
    found, problems = read(Procedure, plain(clock, **told))
    assert found is not None, problems
    return found


CITIZEN = Actor(party="citizen")
OFFICER = Actor(who="o1", roles=frozenset({"complaint_officer"}), unit="office")
WORKER = Actor(
    who="w1", roles=frozenset({"division_officer"}), units=frozenset({"works"}), unit="works"
)
CHIEF = Actor(
    who="c1", roles=frozenset({"chief_administrator"}), acting=frozenset({"chief_administrator"}),
    powers={"receive_complaints": "12/2569"},
)  # fmt: skip
WHO = {
    "take": OFFICER, "ask": WORKER, "reply": CITIZEN, "note": WORKER, "solve": WORKER,
    "withdraw": CITIZEN, "reopen": CITIZEN, "explain": CHIEF,
}  # fmt: skip
GIVEN = {"take": Given(unit="works"), "solve": Given(reason="ซ่อมแล้ว", values={"result": "ซ่อม"})}


def brought(
    own: Procedure, when: str, day_came: str = "", by: By | None = None, **told: Any
) -> Folder:
    """A case just brought."""
    form = Bringing(
        party=told.pop("party", "citizen"), channel=told.pop("channel", Channel.WEB),
        category=told.pop("category", "service"), anonymous=told.pop("anonymous", False),
        values={"what": "ไฟดับ", "name": "ก", **told}, by=by or By(),
        day=day(day_came) if day_came else None,
    )  # fmt: skip
    return Folder(procedure=own, log=(bring(own, form, at(when)),), days=DAYS)


def moved(folder: Folder, when: str, move: str, given: Given | None = None) -> Folder:
    """The same moved on by whoever usually makes this move."""
    event = make(folder, move, WHO[move], given or GIVEN.get(move, Given()), at(when))
    return folder.with_event(event)


def walked(own: Procedure, when: str, *steps: tuple[str, str]) -> Folder:
    """A case brought and moved: each step a moment and a move."""
    folder = brought(own, when)
    for each, move in steps:
        folder = moved(folder, each, move)
    return folder


def log_of(*steps: tuple[str, str], own: Procedure | None = None) -> Log:
    (when, _), *others = steps
    return walked(own or procedure(), when, *others).log


def codes(refused: Refused) -> list[str]:
    return [each.code for each in refused.problems]
