"""kill -9 in the middle of reports of corruption, and locks that are really held.

One copy of the demonstration and one server: what comes after the kill is done past its pages.
"""

from __future__ import annotations

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import requests

from case_sending import asked
from installation import tables_of
from secret_finding import files_of, told, told_by_files
from web_site import Data, killed

OFFICE = "s02"
AT_ONCE, ENOUGH, PATIENCE = 3, 3, 90
SECRETS = {
    "what": "คานารีเหลืองเนื้อเรื่องลับ", "accused": "คานารีแดงผู้ถูกแจ้ง", "where": "คานารีเขียวที่เกิดเหตุ",
    "name": "คานารีขาวผู้แจ้ง", "reach": "คานารีดำโทรศัพท์", "inside": "คานารีม่วงในไฟล์",
}  # fmt: skip
FILE = SECRETS["inside"].encode() * 20_000
WRITTEN = {name: each for name, each in SECRETS.items() if name not in ("what", "inside")}
_TOKEN, _CODE = (
    re.compile(r'name="token" value="([^"]+)"'),
    re.compile(r"<code>([a-z0-9-]+)</code>"),
)

AFTER = """
import datetime as dt, re, sqlite3
import psycopg
from django.conf import settings
from django.db import connection
from django.test import Client
from prongsai.apps.agencies.models import Agency
from prongsai.apps.sealed import bringing, queries
from prongsai.apps.sealed.models import Case, Desk, Passed, Record, Slot

AGENCY = Agency.objects.get(key=OFFICE)
DESK = Desk.objects.get(agency=AGENCY)
CLIENT = Client(HTTP_HOST="127.0.0.1")
ROOT = f"/report/{OFFICE}/"
ROWS = (Case, Record, Slot, Passed)

def text_of(code):
    receipt = bringing.receipt_of(DESK, code)
    case = queries.at_place(AGENCY, receipt.place)
    said = [each.said for each in bringing.own(queries.records(case), receipt.pair)]
    return [each.get("what") or each.get("text") or each.get("name") for each in said]

def by_half():
    return [str(case.pk) for case in Case.objects.filter(agency=AGENCY)
            if case.slots.count() < 4 or case.steps.count() < 1
            or not {"report", "about", "who"} <= set(case.records.values_list("kind", flat=True))]

def counts():
    return [each.objects.count() for each in ROWS]

def code_in(page):
    return (re.findall(r"<code>([a-z0-9-]+)</code>", page.content.decode()) or [""])[0]

class Held:
    "Somebody else writes and doesn't stop."
    def __enter__(self):
        if connection.vendor == "sqlite":
            self.link = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
            self.link.execute("BEGIN IMMEDIATE")
        else:
            self.link = psycopg.connect(DATABASE)
            self.link.execute("SELECT 1 FROM sealed_desk FOR UPDATE")
            self.link.execute("SELECT 1 FROM sealed_case FOR UPDATE")
    def __exit__(self, *_):
        self.link.rollback() if connection.vendor != "sqlite" else self.link.execute("ROLLBACK")
        self.link.close()

found = {"texts": {code: text_of(code) for code in TAKEN}, "half": by_half()}
found["unanswered"] = [code_in(CLIENT.post(ROOT, facts)) for facts in UNANSWERED[:1]]

bringing.PATIENCE = "100ms"
if connection.vendor == "sqlite":
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 100")
page = CLIENT.post(ROOT, {"step": "about", "whom": "unsaid"}).content.decode()
token = re.search(r'name="token" value="([^"]+)"', page)[1]
report = {"step": "send", "token": token, "whom": "unsaid", "named": "yes", **WRITTEN,
          "what": "LOCKED"}
code = TAKEN[0]
more = {"code": code, "more": "1", "text": "ADDED", "once": "b" * 32}
before = counts()
with Held():
    first, second = CLIENT.post(ROOT, report), CLIENT.post(f"{ROOT}answer/", more)
found["locked"] = [first.status_code, second.status_code]
found["kept"] = ["LOCKED" in first.content.decode(), token in first.content.decode(),
                 "ADDED" in second.content.decode(), "b" * 32 in second.content.decode()]
found["saved"] = counts() == before
found["after"] = text_of(code_in(CLIENT.post(ROOT, report)))
CLIENT.post(f"{ROOT}answer/", more)
found["added"] = text_of(code).count("ADDED")
print(json.dumps(found))
"""


class Crowd:
    """Strangers who report one thing after the other until nobody answers."""

    def __init__(self, address: str) -> None:
        self.address = f"{address}/report/{OFFICE}/"
        self.sent, self.taken = list[dict[str, str]](), dict[str, str]()
        self.over = threading.Event()

    def post(self, facts: dict[str, str], file: bytes = b"") -> str:
        files = {"attached": ("ไฟล์.txt", file)} if file else None
        return requests.post(self.address, facts, files=files, timeout=60).text

    @property
    def is_caught(self) -> bool:
        """Whether enough were taken, and more than one is on its way just now."""
        return len(self.taken) >= ENOUGH and len(self.sent) > len(self.taken) + 1

    def report(self, number: int) -> None:
        turn = 0
        while not self.over.is_set():
            turn += 1
            try:
                (token,) = _TOKEN.findall(self.post({"step": "about", "whom": "unsaid"}))
                facts = {"step": "send", "token": token, "whom": "unsaid", "named": "yes",
                         **WRITTEN, "what": f"{SECRETS['what']} {number}-{turn}"}  # fmt: skip
                self.sent.append(facts)
                page = self.post(facts, FILE)
            except requests.RequestException:
                return  # nobody answers any more
            for code in _CODE.findall(page):
                self.taken[code] = facts["what"]


def _killed_meanwhile(data: Data) -> Crowd:
    with killed(data) as (served, kill), ThreadPoolExecutor(AT_ONCE) as pool:
        crowd = Crowd(served.address)
        try:
            many = [pool.submit(crowd.report, number) for number in range(AT_ONCE)]
            until = time.monotonic() + PATIENCE
            while not crowd.is_caught and time.monotonic() < until:
                time.sleep(0.005)
            kill()  # in the middle of what was being sent
        finally:
            crowd.over.set()
        for each in many:
            each.result()
    return crowd


def _rows(data: Data) -> bytes:
    """Everything in every table, as somebody with a dump has it."""
    values = [value for rows in tables_of(data).values() for row in rows for value in row]
    return b"\n".join(
        bytes(each) if isinstance(each, bytes | memoryview) else str(each).encode()
        for each in values
    )


def test_what_was_taken_is_whole_nothing_is_in_the_clear_and_a_lock_loses_nothing(
    demonstration: Data,
) -> None:
    with demonstration.copied() as data:
        crowd = _killed_meanwhile(data)
        assert len(crowd.taken) >= ENOUGH
        assert len(crowd.sent) > len(crowd.taken)
        codes = {f"code {code}": code for code in crowd.taken}
        assert told_by_files(files_of(data.folder), {**SECRETS, **codes}) == {}  # as it died
        assert told(_rows(data), {**SECRETS, **codes}) == []

        unanswered = [each for each in crowd.sent if each["what"] not in crowd.taken.values()]
        told_to = {
            "OFFICE": OFFICE, "TAKEN": list(crowd.taken), "UNANSWERED": unanswered,
            "WRITTEN": WRITTEN, "DATABASE": data.database,
        }  # fmt: skip
        names = "".join(f"{name} = {value!r}\n" for name, value in told_to.items())
        found: Any = asked(data, names + AFTER)
        for code, what in crowd.taken.items():
            assert found["texts"][code] == [what, "ไฟล์.txt"]
        assert found["half"] == []
        assert all(found["unanswered"])  # the same form, sent again, is taken once
        assert found["locked"] == [503, 503]
        assert found["kept"] == [True] * 4
        assert found["saved"]
        assert (found["after"], found["added"]) == (["LOCKED"], 1)
        assert told_by_files(files_of(data.folder), SECRETS) == {}
