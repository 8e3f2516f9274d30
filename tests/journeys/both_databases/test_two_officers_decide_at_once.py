"""Two officers decide or lend at the same moment, and forms are sent many times: once is once."""

from __future__ import annotations

import re
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from http import HTTPStatus
from typing import Any

import pytest

from case_sending import LIST, NEW, OFFICE, Sender, asked
from holding_on import holding
from web_site import Data, Served, serving

TIMES = 4
AT_ONCE = 6
MOVED = HTTPStatus.FOUND
WHILE = 0.4
"""Seconds in which whoever did not have to wait would have been answered."""
TAKEN = "มีผู้ยืมหรืออนุมัติให้ยืมแล้วถึง"


@pytest.fixture(scope="module")
def data(demonstration: Data) -> Any:
    with demonstration.copied() as own:
        yield own


@pytest.fixture(scope="module")
def site(data: Data) -> Any:
    with serving(data) as served:
        yield served


def key_of(data: Data, form: str) -> str:
    found = asked(data, (
        "from prongsai.apps.cases.codes import form_digest\n"
        "from prongsai.apps.cases.models import Case\n"
        f"print(json.dumps(Case.objects.get(sent=form_digest({form!r})).key))"
    ))  # fmt: skip
    return str(found)


def log_of(data: Data, key: str) -> list[list[Any]]:
    found = asked(data, (
        "from prongsai.apps.cases.models import Event\n"
        f"rows = Event.objects.filter(case__key={key!r}).order_by('number')\n"
        "print(json.dumps([[each.number, each.kind, each.move] for each in rows]))"
    ))  # fmt: skip
    return list(found)


def test_of_two_who_decide_at_once_one_wins_and_the_other_loses_nothing(
    data: Data, site: Served
) -> None:
    stranger = Sender(site.address)
    first = Sender(site.address).signed_in("complaint_officer")
    second = Sender(site.address).signed_in("coordinator")
    for number in range(TIMES):
        form = uuid.uuid4().hex
        assert stranger.brings(form, f"สองคนพร้อมกัน {number}")
        key = key_of(data, form)
        paths = [f"{LIST}c/{key}/move/{deed}/" for deed in ("drop", "send_on")]
        pages = [first.page(paths[0]), second.page(paths[1])]
        said = [
            {"reason": f"ไม่มีมูล {number}", "token": uuid.uuid4().hex, "seen": "1"},
            {"reason": f"ไม่อยู่ในอำนาจ {number}", "token": uuid.uuid4().hex, "seen": "1"},
        ]
        said[1].update(more_of(pages[1]))

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(Sender.send, (first, second), paths, said, pages))

        codes = [each.status_code for each in answers]
        assert sorted(codes) == [HTTPStatus.OK, MOVED], [each.text for each in answers]
        loser = codes.index(HTTPStatus.OK)
        told = unescape(answers[loser].text)
        assert said[loser]["reason"] in told
        assert "errorlist" in told
        won = ("drop", "send_on")[1 - loser]
        assert log_of(data, key) == [[1, "brought", ""], [2, "moved", won]]


def test_who_decides_while_another_is_not_done_waits_and_is_told(data: Data, site: Served) -> None:
    """The other's move is written and not yet kept: nobody can be more at once than that."""
    form = uuid.uuid4().hex
    assert Sender(site.address).brings(form, "ตัดสินพร้อมกัน")
    key = key_of(data, form)
    second = Sender(site.address).signed_in("coordinator")
    path = f"{LIST}c/{key}/move/send_on/"
    page = second.page(path)
    said = {"reason": "ไม่อยู่ในอำนาจ", "token": uuid.uuid4().hex, "seen": "1", **more_of(page)}

    waited, told = late(second, path, said, page, data, (
        "from complaint_making import SORTER\n"
        "from prongsai.apps.cases.actions import move\n"
        "from prongsai.apps.cases.models import Case\n"
        "from prongsai.core.cases.folder import Given\n"
        "from prongsai.shell.web.clock import now\n"
        f"case = Case.objects.get(key={key!r})\n"
        "move(case, 'drop', SORTER, Given(reason='ไม่มีมูล'), now())\n"
    ))  # fmt: skip

    assert waited
    assert said["reason"] in told
    assert "errorlist" in told
    assert log_of(data, key) == [[1, "brought", ""], [2, "moved", "drop"]]


def late(
    sender: Sender, path: str, said: dict[str, str], page: str, data: Data, doing: str
) -> tuple[bool, str]:
    """Whether a form that is sent while another is doing something waits, and its answer."""
    with holding(data, doing) as let_go, ThreadPoolExecutor(1) as pool:
        answer = pool.submit(sender.send, path, said, page)
        time.sleep(WHILE)
        waited = not answer.done()
        let_go()
        found = answer.result()
    assert found.status_code == HTTPStatus.OK, found.text
    return waited, unescape(found.text)


def loans_of(data: Data, code: str) -> list[str]:
    """Two cases that ask for the one thing of this code, and two officers who may approve them."""
    found = asked(data, (
        "from complaint_making import AT, DOER\n"
        "from staff_case_making import LOAN, brought\n"
        "from prongsai.apps.accounts.models import Person\n"
        "from prongsai.apps.agencies.models import Agency\n"
        "from prongsai.apps.cases.lending import enlist\n"
        "from prongsai.core.cases.things import Thing\n"
        f"office = Agency.objects.get(key={OFFICE!r})\n"
        "for name in ('coordinator', 'chief_administrator'):\n"
        "    powers = Person.objects.get(username=name).powers\n"
        "    about = dict(agency=office.key, power='permit_borrowing_inside')\n"
        "    powers.get_or_create(**about, defaults=dict(since=AT.date(), order='1'))\n"
        f"enlist(office, Thing(code={code!r}, name='เต็นท์'), DOER)\n"
        "staff = Person.objects.get(username='staff')\n"
        f"said = {{**LOAN, 'item': '', 'asset_number': {code!r}, 'quantity': '1'}}\n"
        "two = [brought(office, 'asset-loan', staff, said).key for _ in range(2)]\n"
        "print(json.dumps(two))"
    ))  # fmt: skip
    return list(found)


def kept_of(data: Data, code: str) -> tuple[list[str], dict[str, tuple[list[str], int]]]:
    """Who has it; of each case that asks for it its moves, and how often the trail speaks of it."""
    found = asked(data, (
        "from prongsai.apps.audit.models import Entry\n"
        "from prongsai.apps.cases.models import Case\n"
        "from prongsai.apps.cases.models_things import ThingUse\n"
        f"uses = [each.case.key for each in ThingUse.objects.filter(thing__code={code!r})]\n"
        "told = {}\n"
        f"for case in Case.objects.filter(events__values__asset_number={code!r}):\n"
        "    moves = list(case.events.order_by('number').values_list('move', flat=True))\n"
        "    told[case.key] = (moves, Entry.objects.filter(key=case.key).count())\n"
        "print(json.dumps([uses, told]))"
    ))  # fmt: skip
    uses, told = found
    return uses, {key: (moves, lines) for key, (moves, lines) in told.items()}


def approving(key: str) -> str:
    return f"{LIST}c/{key}/move/approve/"


def test_of_two_who_lend_the_same_thing_at_once_one_does(data: Data, site: Served) -> None:
    names = ("coordinator", "chief_administrator")
    officers = [Sender(site.address).signed_in(each) for each in names]
    for number in range(TIMES // 2):
        code = f"race-{number}"
        keys = loans_of(data, code)
        paths = [approving(each) for each in keys]
        pages = [each.page(path) for each, path in zip(officers, paths, strict=True)]
        said = [{"token": uuid.uuid4().hex, "seen": "1"} for _ in keys]

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(Sender.send, officers, paths, said, pages))

        codes = [each.status_code for each in answers]
        assert sorted(codes) == [HTTPStatus.OK, MOVED], [each.text for each in answers]
        winner, loser = keys[codes.index(MOVED)], keys[codes.index(HTTPStatus.OK)]
        assert TAKEN in unescape(answers[codes.index(HTTPStatus.OK)].text)
        assert kept_of(data, code) == (
            [winner], {winner: (["", "approve"], 2), loser: ([""], 1)},
        )  # fmt: skip


def test_who_lends_what_another_is_lending_waits_and_is_told(data: Data, site: Served) -> None:
    first, second = loans_of(data, "held")
    officer = Sender(site.address).signed_in("chief_administrator")
    page = officer.page(approving(second))
    said = {"token": uuid.uuid4().hex, "seen": "1"}

    waited, told = late(officer, approving(second), said, page, data, (
        "from staff_case_making import moved\n"
        "from prongsai.apps.accounts.models import Person\n"
        "from prongsai.apps.cases.models import Case\n"
        f"case = Case.objects.get(key={first!r})\n"
        "moved(case, 'approve', Person.objects.get(username='coordinator'))\n"
    ))  # fmt: skip

    assert waited
    assert TAKEN in told
    assert kept_of(data, "held") == ([first], {first: (["", "approve"], 2), second: ([""], 1)})


def more_of(page: str) -> dict[str, str]:
    """A word for each field of a form that no test names."""
    names = re.findall(r'<(?:input|textarea)[^>]*name="(f_\w+)"', page)
    return dict.fromkeys(names, "หน่วยงานเจ้าของเรื่อง")


def test_one_form_sent_by_many_at_once_is_one_case_and_one_code(data: Data, site: Served) -> None:
    form = uuid.uuid4().hex
    senders = [Sender(site.address) for _ in range(AT_ONCE)]
    pages = [each.page(NEW) for each in senders]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        codes = list(pool.map(
            lambda sender, page: sender.brings(form, "กดหลายครั้ง", page, b"x"), senders, pages
        ))  # fmt: skip

    assert len(set(codes)) == 1
    assert codes[0]
    assert log_of(data, key_of(data, form)) == [[1, "brought", ""]]
    files = asked(data, (
        "from prongsai.apps.files.models import Attached\n"
        f"rows = Attached.objects.filter(agency={OFFICE!r}, thing='cases.case', "
        f"owner={key_of(data, form)!r})\nprint(rows.count())"
    ))  # fmt: skip
    assert files == 1


def test_messages_and_moves_at_once_all_stand_in_the_log(data: Data, site: Served) -> None:
    """What a citizen writes refuses nobody; two who write at once both are heard."""
    form = uuid.uuid4().hex
    stranger = Sender(site.address)
    code = stranger.brings(form, "เขียนพร้อมกัน")
    senders = [Sender(site.address) for _ in range(AT_ONCE)]

    def say(sender: Sender, number: int) -> str:
        return sender.follows(code, do="say", text=f"ข้อความ {number}", token=uuid.uuid4().hex)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(say, senders, range(AT_ONCE)))

    log = log_of(data, key_of(data, form))
    page = stranger.follows(code)
    assert [number for number, *_ in log] == list(range(1, len(log) + 1))
    for number in range(AT_ONCE):
        assert f"ข้อความ {number}" in page
