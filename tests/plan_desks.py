"""Desks at which plans are worked on in tests: addresses, pages, files handed in."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from action_plan_making import (
    fields_of,
)
from people import person
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.plans import bridge
from prongsai.apps.plans.models import Edition
from prongsai.core.access.roles import Role
from prongsai.core.plans.record import Outcome, Reading, Stage

LIST = "/a/a1/plans/"
MOST = 12
"""Statements of a page."""


def of(row: Edition, more: str = "") -> str:
    return f"{LIST}p/{row.plan.key}/{row.number}/{more}"


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def unit(agency: Agency, name: str = "กองคลัง") -> Client:
    """An officer of a unit."""
    Division.objects.create(agency=agency, key="fin", name=name)
    who = person("officer", agency.key, Role.DIVISION_OFFICER)
    who.memberships.update(division="fin")
    client = Client()
    client.force_login(who)
    return client


def handed_in(desk: Client, name: str, content: bytes) -> Any:
    return desk.post(f"{LIST}import/", {"file": SimpleUploadedFile(name, content)})


def confirmed(desk: Client, page: Any) -> Edition:
    desk.post(f"{LIST}import/", fields_of(page))
    return Edition.objects.select_related("plan__agency").latest("pk")


def filled(row: Edition) -> None:
    """With something of all that becomes of a plan."""
    from action_plan_making import DOER  # noqa: PLC0415 - with what it is used for
    from prongsai.apps.plans import becoming  # noqa: PLC0415
    from prongsai.apps.plans.queries import Hand  # noqa: PLC0415

    plan, whole = row.plan, Hand(whole=True)
    said = bridge.content(row)
    reading = Reading(kpi="1-2", day=dt.date(2024, 9, 30), value=Decimal("81.5"), source="แบบทดสอบ")
    becoming.receive_reading(plan.agency, plan.key, reading, DOER)
    becoming.set_actual(plan, said, "ita", 2566, (Decimal("87.25"), "ประกาศผล"), DOER)
    becoming.count_cases(plan, 2565, {(Stage.DECIDED, Outcome.FOUND): 2}, DOER)
    becoming.count_cases(plan, 2566, {(Stage.DECIDED, Outcome.FOUND): 1}, DOER)
    becoming.pay(plan, said, "1", {2566: Decimal(19000), 2567: None}, whole, DOER)
