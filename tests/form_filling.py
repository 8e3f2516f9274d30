"""Fills in a served form with what its procedure file says that each field holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import FilePayload, Locator

import file_making as made
from prongsai.core.procedures.kinds import DayBounds, FieldType
from prongsai.core.procedures.procedure import CaseField, Procedure

Typed = Mapping[str, str]
PHOTO = FilePayload(name="ภาพ.jpg", mimeType="image/jpeg", buffer=made.jpeg())
_ASKED = """form => [...form.elements].filter(
    each => each.name && each.type !== 'hidden' && each.type !== 'submit'
).map(({ name, type }) => [name, type])"""
_LEFT = ("anonymous", "email", "day")
_PLAIN = {
    FieldType.TEXT: "ตัวอย่างสมมติ", FieldType.LONG: "ข้อความตัวอย่างสำหรับทดลอง",
    FieldType.PLACE: "12 ซอยเมฆ ตำบลนาฝัน", FieldType.MONEY: "250.00",
    FieldType.PHONE: "0 2000 0000", FieldType.NATIONAL_ID: "1101700230708",
}  # fmt: skip


def filled(form: Locator, procedure: Procedure, typed: Typed) -> None:
    """Each field of the form: as `typed` by its name, or as its kind asks.

    `@words` is what stands beside a box to check.
    """
    kinds: dict[str, str] = dict(form.evaluate(_ASKED))
    for name, kind in kinds.items():
        asked = procedure.fields.get(name.removeprefix("f_"))
        if name in typed:
            _fill(form, name, kind, typed[name])
        elif name not in _LEFT:
            _guess(form, name, kind, asked)


def _fill(form: Locator, name: str, kind: str, said: str) -> None:
    place = form.locator(f"[name={name}]")
    if said.startswith("@"):
        form.locator(f"label:has([name={name}])").filter(has_text=said[1:]).locator("input").check()
    elif kind in ("radio", "checkbox"):
        form.locator(f"[name={name}][value='{said}']").check()
    elif kind.startswith("select"):
        place.select_option(said)
    else:
        place.fill(said)


def _guess(form: Locator, name: str, kind: str, asked: CaseField | None) -> None:
    place = form.locator(f"[name={name}]")
    if kind == "file":
        place.set_input_files(PHOTO)
    elif kind == "radio":
        place.first.check()
    elif kind.startswith("select"):
        options: list[Any] = place.locator("option").evaluate_all("all => all.map(o => o.value)")
        place.select_option(next(each for each in options if each))
    elif kind == "checkbox":
        if asked and asked.type in (FieldType.CHOICES, FieldType.PEOPLE) and not asked.names:
            place.first.check()
    elif not place.input_value():
        place.fill(_said(asked))


def _said(asked: CaseField | None) -> str:
    if asked is None:
        return "ตามที่ตรวจพบ"
    if asked.type is FieldType.DAY:
        return "19/8/2569" if asked.bounds is DayBounds.PAST else "21/8/2569"
    if asked.type is FieldType.NUMBER:
        return str(asked.least or 1)
    return _PLAIN[asked.type][: asked.most or None]
