"""An installation that is set up by hand: what is typed in each step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from prongsai.apps.start.code import new_code

PASSWORD = "แมวสามตัวนอนกลางวัน"  # noqa: S105 - of nobody
TYPED: dict[str, dict[str, str]] = {
    "agency": {"name": "อบต.นาฝัน", "code": "12345", "size": "M", "domain": "https://nafan.example/a"},
    "place": {"province": "จังหวัดสมมติบุรี", "district": "ทุ่งฝัน"},
    "divisions": {"divisions": "สำนักปลัด\n- งานธุรการ\nกองคลัง\n  งานพัสดุ\n  งานจัดเก็บรายได้"},
    "year": {"year": "2568"},
    "people": {
        "coordinator_name": "ดาริกา แสนสมมติ", "coordinator_username": "darika",
        "chief_administrator_name": "มานพ ฟ้านิทาน", "chief_administrator_username": "Manop",
        "executive_name": "", "executive_username": "",
    },
    "finish": {"name": "ก้องภพ ลมเย็น", "username": "kong", "password": PASSWORD, "again": PASSWORD},
}  # fmt: skip


@pytest.fixture
def code(tmp_path: Path, settings: Any) -> str:
    """The code as the terminal showed it."""
    settings.START_CODE = tmp_path / "start-code"
    return new_code(settings.START_CODE)


@pytest.fixture
def opened(client: Client, code: str) -> Client:
    """Somebody who has typed it."""
    client.post("/start/", {"code": code})
    return client


def typed(client: Client, **instead: dict[str, str]) -> Any:
    """Every step sent as it stands, or with something else; the last answer."""
    answer = None
    for step, facts in TYPED.items():
        answer = client.post(f"/start/{step}/", facts | instead.get(step, {}))
    return answer
