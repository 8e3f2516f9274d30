"""kill -9 in the middle of intakes: what a slip was shown for is whole, nothing is half there."""

from __future__ import annotations

import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import requests

from case_sending import NEW, OFFICE, PROCEDURE, Sender, asked
from web_site import Data, killed, serving

AT_ONCE = 4
ENOUGH = 8
"""So many slips were shown before it is killed."""
PATIENCE = 90

WHOLE = """
from prongsai.apps.audit.models import Entry
from prongsai.apps.cases import bridge
from prongsai.apps.cases.keeping import refresh
from prongsai.apps.cases.models import Case, Event, Holding, Register
from prongsai.apps.files.models import Attached
from prongsai.apps.files.store import path_of
from prongsai.apps.notices.models import Notice
from prongsai.shell.web.clock import now

def told(row):
    events = list(row.events.order_by("number"))
    files = Attached.objects.filter(thing="cases.case", owner=row.key)
    named = [key for each in events for key in each.files]
    return {
        "matter": row.holdings.get(event=1, field="matter").value,
        "events": [each.number for each in events], "count": row.events_count,
        "files": [path_of(each.stored.hash).read_bytes().decode() for each in files],
        "named": sorted(named) == sorted(each.key for each in files),
        "lines": Entry.objects.filter(thing="cases.case", key=row.key).count(),
        "notices": Notice.objects.filter(event=f"case {row.key} 1").count(),
        "stale": refresh(row, now()),
    }

rows = Case.objects.filter(agency__key=OFFICE, procedure=PROCEDURE)
cases = {row.key: told(row) for row in rows}
numbers = sorted(rows.filter(year=2569).values_list("number", flat=True))
owners = set(Attached.objects.filter(thing="cases.case").values_list("owner", flat=True))
keys = set(Case.objects.values_list("key", flat=True))
print(json.dumps({
    "cases": cases, "numbers": numbers,
    "last": Register.objects.get(agency__key=OFFICE, procedure=PROCEDURE, year=2569).last,
    "orphans": len(owners - keys),
}))
"""


def looked_at(data: Data) -> Any:
    return asked(data, f"OFFICE, PROCEDURE = {OFFICE!r}, {PROCEDURE!r}\n{WHOLE}")


class Crowd:
    """Strangers who bring one thing after the other until nobody answers."""

    def __init__(self) -> None:
        self.sent, self.shown = list[str](), dict[str, str]()
        self.over = threading.Event()

    def bring(self, sender: Sender, page: str) -> None:
        while not self.over.is_set():
            form = uuid.uuid4().hex
            self.sent.append(form)
            try:
                code = sender.brings(form, f"เรื่อง {form}", page, form.encode())
            except requests.RequestException:
                return  # nobody answers any more
            if code:
                self.shown[form] = code


def test_what_was_shown_on_a_slip_is_whole_and_nothing_is_half_done(demonstration: Data) -> None:
    with demonstration.copied() as data:
        before = looked_at(data)
        with killed(data) as (served, kill), ThreadPoolExecutor(AT_ONCE) as pool:
            crowd = Crowd()
            try:
                senders = [Sender(served.address) for _ in range(AT_ONCE)]
                pages = [each.page(NEW) for each in senders]
                many = [
                    pool.submit(crowd.bring, *each) for each in zip(senders, pages, strict=True)
                ]
                until = time.monotonic() + PATIENCE
                while len(crowd.shown) < ENOUGH and time.monotonic() < until:
                    time.sleep(0.02)
                kill()  # in the middle of what was being sent
            finally:
                crowd.over.set()
            for each in many:
                each.result()

        found = looked_at(data)
        new = {key: each for key, each in found["cases"].items() if key not in before["cases"]}
        assert len(crowd.shown) >= ENOUGH
        assert len(crowd.sent) > len(crowd.shown)
        shown = {f"เรื่อง {form}" for form in crowd.shown}
        assert shown <= {each["matter"] for each in new.values()}
        for each in new.values():
            form = each["matter"].removeprefix("เรื่อง ")
            assert each["events"] == [1]
            assert each["count"] == 1
            assert each["files"] == [form]
            assert each["named"]
            assert (each["lines"], each["stale"]) == (1, 0)
            assert each["notices"] > 0
        assert found["orphans"] == 0
        assert found["numbers"] == list(range(1, found["last"] + 1))

        with serving(data) as served:  # the forms that nobody answered, sent again
            sender = Sender(served.address)
            page = sender.page(NEW)
            codes = {
                form: sender.brings(form, f"เรื่อง {form}", page, form.encode())
                for form in crowd.sent
            }
            assert all(codes.values())
            assert {form: codes[form] for form in crowd.shown} == crowd.shown
            followed = sender.follows(codes[crowd.sent[-1]])
            assert f"เรื่อง {crowd.sent[-1]}" in followed
        again = looked_at(data)
        matters = [each["matter"] for each in again["cases"].values()]
        assert all(matters.count(f"เรื่อง {form}") == 1 for form in crowd.sent)
