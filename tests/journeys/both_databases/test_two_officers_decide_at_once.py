"""Two officers decide at the same moment, and forms are sent many times at once: once is once."""

from __future__ import annotations

import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from http import HTTPStatus
from typing import Any

import pytest

from case_sending import LIST, NEW, OFFICE, Sender, asked
from web_site import Data, Served, serving

TIMES = 4
AT_ONCE = 6
MOVED = HTTPStatus.FOUND


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
