"""Messages, files, corrections, hand-overs, marks: by whoever has to do with the case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from case_making import CHIEF, CITIZEN, OFFICER, WORKER, at, codes, procedure, walked
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.folder import Folder, Given
from prongsai.core.cases.log import Event
from prongsai.core.cases.telling import answer, correct, file, hand, rate, say
from prongsai.core.terms.problem import Refused

NOW = at("2026-03-10")
OPEN = walked(procedure(), "2026-03-02", ("2026-03-03", "take"))
DONE = walked(procedure(), "2026-03-02", ("2026-03-03", "take"), ("2026-03-09", "solve"))
REASON = Given(reason="พิมพ์ผิด", values={"what": "น้ำไม่ไหล"})


def refused(act: Callable[[], Event]) -> list[str]:
    with pytest.raises(Refused) as caught:
        act()
    return codes(caught.value)


def test_both_sides_say_something() -> None:
    assert say(OPEN, CITIZEN, " เมื่อไร ", NOW).text == "เมื่อไร"
    by = say(OPEN, OFFICER, "สัปดาห์หน้า", NOW, asks=True)
    assert (by.by.role, by.asks) == ("complaint_officer", True)
    assert not say(OPEN, CITIZEN, "?", NOW, asks=True).asks


def test_a_message_says_something_and_not_too_much() -> None:
    assert refused(lambda: say(OPEN, CITIZEN, " ", NOW)) == ["case-message-empty"]
    assert refused(lambda: say(OPEN, CITIZEN, "x" * 4001, NOW)) == ["case-message-long"]


def test_who_has_nothing_to_do_with_it_adds_nothing() -> None:
    stranger = Actor(who="x", roles=frozenset({"division_officer"}), units=frozenset({"roads"}))
    assert refused(lambda: say(OPEN, stranger, "?", NOW)) == ["case-none-of-yours"]


def test_who_can_move_it_has_to_do_with_it() -> None:
    assert say(OPEN, WORKER, "กำลังซ่อม", NOW).by.role == "handler"
    assert say(OPEN, CHIEF, "เร่งด้วย", NOW).by.role == "chief_administrator"


def test_files_are_added() -> None:
    assert file(OPEN, CITIZEN, ("f1",), NOW).files == ("f1",)
    assert refused(lambda: file(OPEN, CITIZEN, (), NOW)) == ["case-files-none"]
    many = tuple(map(str, range(11)))
    assert refused(lambda: file(OPEN, CITIZEN, many, NOW)) == ["case-files-many"]


def test_a_correction_leaves_what_was_said_before() -> None:
    event = correct(OPEN, OFFICER, REASON, NOW, category="road")
    after = OPEN.with_event(event)
    assert after.standing(NOW).values["what"] == "น้ำไม่ไหล"
    assert after.standing(NOW).category == "road"
    assert after.log[0].values["what"] == "ไฟดับ"


@pytest.mark.parametrize(
    ("given", "category", "code"),
    [
        (Given(values={"what": "x"}), "", "case-correct-reason"),
        (Given(reason="x"), "", "case-correct-nothing"),
        (Given(reason="x"), "moon", "case-category-unknown"),
        (Given(reason="x", values={"what": ""}), "", "case-field-missing"),
        (Given(reason="x", values={"moon": "x"}), "", "case-field-not-asked"),
    ],
)
def test_what_a_correction_is_refused_for(given: Given, category: str, code: str) -> None:
    assert refused(lambda: correct(OPEN, OFFICER, given, NOW, category=category)) == [code]


def test_the_bringer_corrects_and_hands_over_nothing() -> None:
    assert refused(lambda: correct(OPEN, CITIZEN, REASON, NOW)) == ["case-correct-office"]
    assert refused(lambda: hand(OPEN, CITIZEN, Given(unit="roads"), NOW)) == ["case-correct-office"]


def test_it_is_handed_over() -> None:
    event = hand(OPEN, OFFICER, Given(unit="roads"), NOW)
    now = OPEN.with_event(event).standing(NOW)
    assert (now.unit, now.handler, now.state) == ("roads", "", "working")
    assert refused(lambda: hand(OPEN, OFFICER, Given(), NOW)) == ["case-unit-missing"]


def test_what_is_sent_twice_is_told_once() -> None:
    once: Folder = OPEN
    for _ in range(2):
        once = once.with_event(say(once, CITIZEN, "?", NOW, key="k1"))
        given = Given(reason="x", values={"what": "y"}, key="k2", seen=2)
        once = once.with_event(correct(once, OFFICER, given, NOW))
        if len(once.log) == 4:
            once = once.with_event(hand(once, OFFICER, Given(unit="roads", key="k3"), NOW))
    again = hand(once, OFFICER, Given(unit="roads", key="k3", seen=1), NOW)
    assert again in once.log
    assert len(once.log) == 5


def test_who_had_not_seen_a_change_looks_again() -> None:
    unseen = Given(unit="roads", reason="x", values={"what": "y"}, seen=1)
    assert refused(lambda: hand(OPEN, OFFICER, unseen, NOW)) == ["case-moved-meanwhile"]
    assert refused(lambda: correct(OPEN, OFFICER, unseen, NOW)) == ["case-moved-meanwhile"]


def test_a_mark_is_given_by_the_bringer_of_a_closed_case() -> None:
    assert rate(DONE, CITIZEN, 5, NOW).values == {"rating": "5"}
    assert refused(lambda: rate(OPEN, CITIZEN, 5, NOW)) == ["case-still-open"]
    assert refused(lambda: rate(DONE, OFFICER, 5, NOW)) == ["case-bringer-only"]
    assert refused(lambda: rate(DONE, CITIZEN, 6, NOW)) == ["case-mark-outside"]
    other = walked(
        procedure(rated=False), "2026-03-02", ("2026-03-03", "take"), ("2026-03-09", "solve")
    )
    assert refused(lambda: rate(other, CITIZEN, 5, NOW)) == ["case-not-rated"]


def test_whether_it_was_settled_is_said_by_the_bringer() -> None:
    assert answer(DONE, CITIZEN, NOW, settled=True).values == {"settled": True}
    assert refused(lambda: answer(OPEN, CITIZEN, NOW, settled=True)) == ["case-still-open"]
