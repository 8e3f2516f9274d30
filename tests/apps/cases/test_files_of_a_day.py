"""A flood of files keeps nobody from paying with a slip or from answering what he was asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from file_making import png
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions, bridge, handing_in
from prongsai.apps.cases.models import Case
from prongsai.apps.files.checking import checked
from prongsai.core.cases.folder import Given
from prongsai.core.terms.problem import Refused
from service_making import AT, BIN, HEAD, WORKER, brought, moved, opened

pytestmark = pytest.mark.django_db
FILE = checked("a.png", png())
FEES = {"fees": {"new_bin": "350.00"}, "pay_to": "ธนาคารสมมติ 000"}
PAID = Given(values={"paid": "350", "paid_on": "2026-08-03"})


@pytest.fixture(autouse=True)
def _few(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(agency, "waste-bin", **FEES)
    monkeypatch.setattr(handing_in, "A_DAY", 3)
    monkeypatch.setattr(handing_in, "KEPT_FREE", 2)
    monkeypatch.setattr(handing_in, "OF_A_CASE", 2)


def new(agency: Agency) -> Case:
    return brought(agency, "waste-bin", "new_bin", **BIN).case


def billed(agency: Agency) -> Case:
    case = moved(new(agency), "take_in", HEAD, unit="works")
    return moved(case, "bill", WORKER, values={"fee": "350"})


def files(case: Case, number: int = 1, at: dt.datetime = AT) -> None:
    actions.file(case, bridge.citizen(case), [FILE] * number, at)


def pays(case: Case) -> None:
    actions.move(case, "pay", bridge.citizen(case), PAID, AT, [FILE])


def code(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [each.code for each in refused.value.problems]


def flooded(agency: Agency) -> list[Case]:
    """All that a day takes, with cases that nobody has looked at."""
    cases = [new(agency), new(agency)]
    files(cases[0], 2)
    files(cases[1])
    return cases


def test_whoever_was_asked_for_a_slip_pays_with_it_in_the_middle_of_a_flood(
    agency: Agency,
) -> None:
    case = billed(agency)
    flooded(agency)
    pays(case)
    case.refresh_from_db()
    assert case.state != "paying"


def test_whoever_was_asked_something_answers_with_a_file(agency: Agency) -> None:
    case = moved(new(agency), "take_in", HEAD, unit="works")
    flooded(agency)
    with pytest.raises(Refused) as refused:
        files(case)
    assert code(refused) == ["case-files-today"]
    actions.say(case, WORKER, "ขอแผนที่", AT, asks=True)
    files(case)


def test_codes_that_a_flood_brings_along_open_nothing_of_what_is_kept_free(
    agency: Agency,
) -> None:
    flood = flooded(agency)
    for each in flood:
        with pytest.raises(Refused):
            files(each)
        actions.say(each, bridge.citizen(each), "ขอส่งไฟล์", AT)
        with pytest.raises(Refused):
            files(each)


def test_one_case_takes_so_many_a_day_and_the_next_day_more(agency: Agency) -> None:
    case = billed(agency)
    files(case, 2)
    with pytest.raises(Refused) as refused:
        pays(case)
    assert code(refused) == ["case-files-of-case"]
    actions.say(case, bridge.citizen(case), "ส่งสลิปพรุ่งนี้", AT)
    files(case, at=AT + dt.timedelta(days=1, minutes=1))


def test_more_at_once_than_there_is_room_for_is_refused_whole(agency: Agency) -> None:
    case, other = new(agency), new(agency)
    with pytest.raises(Refused):
        files(case, 3)
    files(case, 2)
    with pytest.raises(Refused) as refused:
        files(other, 2)
    assert code(refused) == ["case-files-today"]
    files(other)


def test_what_is_kept_free_ends_too(agency: Agency) -> None:
    asked = [billed(agency), billed(agency), billed(agency)]
    flooded(agency)
    files(asked[0], 2)
    with pytest.raises(Refused) as refused:
        pays(asked[1])
    assert code(refused) == ["case-files-today"]


def test_what_waits_for_its_bringer_without_an_officer_was_asked_by_nobody(
    agency: Agency,
) -> None:
    """As in a procedure of an office's own that begins with paying."""
    folder = bridge.folder_of(billed(agency))
    first = folder.log[0]
    states = folder.procedure.states
    first_of = {key: replace(each, first=key == "paying") for key, each in states.items()}
    begins = replace(folder.procedure, states=first_of)
    assert handing_in.is_asked(folder, AT)
    assert not handing_in.is_asked(replace(folder, procedure=begins, log=(first,)), AT)
    by = replace(first.by, who="officer")
    officer = replace(folder, procedure=begins, log=(replace(first, by=by),))
    assert handing_in.is_asked(officer, AT)
