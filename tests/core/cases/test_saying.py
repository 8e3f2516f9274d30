"""Several people say something in one case; ties to bidders; minutes waited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_making import (
    at,
    brought,
    codes,
    day,
    moved,
    plain,
    procedure,
    words,
)  # fmt: skip
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.filling import fill
from prongsai.core.cases.folder import Folder, Given
from prongsai.core.cases.interests import Matched, matches, parties
from prongsai.core.cases.moving import make
from prongsai.core.cases.saying import each_said, listed, silent
from prongsai.core.cases.waits import waited, waits
from prongsai.core.procedures.procedure import Wait
from prongsai.core.terms.problem import Refused

MOVES = {
    **plain()["moves"],
    "say": {
        "label": words("แจ้ง"), "at": ["working"], "who": ["division_officer"], "each": "people",
        "takes": ["result"],
    },
    "send": {
        "label": words("เสนอ"), "at": ["working"], "who": ["division_officer"],
        "when": ["all_said"],
    },
    "restart": {
        "label": words("ใหม่"), "at": ["working"], "to": "working", "who": ["division_officer"],
    },
}  # fmt: skip
FIELDS = {**plain()["fields"], "people": {"label": words("ผู้แจ้ง"), "type": "people"}}
OWN = procedure(moves=MOVES, fields=FIELDS)


def somebody(who: str) -> Actor:
    return Actor(who=who, roles=frozenset({"division_officer"}), units=frozenset({"works"}))


def begun(*people: str) -> Folder:
    return moved(brought(OWN, "2026-03-02", people=people), "2026-03-03", "take")


def done(folder: Folder, who: str, move: str, when: str = "2026-03-04", **values: str) -> Folder:
    event = make(folder, move, somebody(who), Given(values=values), at(when))
    return folder.with_event(event)


def test_what_each_says_stands_beside_what_others_said() -> None:
    folder = done(begun("a", "b"), "a", "say", result="ไม่มี")
    assert "result" not in folder.standing(at("2026-03-05")).values
    folder = done(done(folder, "b", "say", result="มี"), "a", "say", result="แก้")
    found = each_said(OWN, folder.log, "people")
    assert {who: event.values["result"] for who, event in found.items()} == {"a": "แก้", "b": "มี"}


def test_it_waits_until_everybody_listed_has_said_it() -> None:
    folder = begun("a", "b")
    for who, left in (("a", ("b",)), ("b", ())):
        with pytest.raises(Refused) as refused:
            done(folder, "a", "send")
        assert codes(refused.value) == ["case-not-all-said"]
        folder = done(folder, who, "say")
        assert silent(OWN, folder.log, folder.standing(at("2026-03-05"))) == left
    assert done(folder, "a", "send").log[-1].move == "send"


def test_nobody_says_it_who_is_not_listed() -> None:
    with pytest.raises(Refused) as refused:
        done(begun("a"), "c", "say")
    assert codes(refused.value) == ["case-not-yours"]
    assert listed(begun().standing(at("2026-03-05")), "people") == ()


def test_begun_again_everybody_says_it_anew() -> None:
    folder = done(done(begun("a"), "a", "say"), "a", "restart")
    assert silent(OWN, folder.log, folder.standing(at("2026-03-05"))) == ("a",)


def test_people_are_a_list() -> None:
    field = OWN.fields["people"]
    assert fill([field], (), {"people": ["a", "a", "b"]}, day("2026-03-02")).values == {
        "people": ("a", "b")
    }
    many = fill([field], (), {"people": [str(n) for n in range(101)]}, day("2026-03-02"))
    assert many.problems[0].code == "case-field-many"


# --- Ties to bidders ------------------------------------------------------------------------------

BIDDERS = """0-1055-60000-01-1 | บริษัท ฟ้าใส จำกัด | นาย ก, นาง ข
๐๑๐๕๕๖๐๐๐๐๐๒๒ | ร้านดินดี
ห้างไม่มีเลข

|"""


def test_lines_are_read_as_people_type_them() -> None:
    assert [(each.tax_id, each.name, each.directors) for each in parties(BIDDERS)] == [
        ("0105560000011", "บริษัท ฟ้าใส จำกัด", ("นาย ก", "นาง ข")),
        ("0105560000022", "ร้านดินดี", ()),
        ("", "ห้างไม่มีเลข", ()),
    ]
    assert next(parties("0105560000011")).name == ""


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("0105560000011 | ชื่ออื่น", [Matched.TAX_ID]),
        ("0105560000099 | ร้านดินดี", []),
        ("ร้านดินดี", [Matched.NAME]),
        ("นาง  ข", [Matched.DIRECTOR]),
        ("0105560000033 | ห้างไม่มีเลข", [Matched.NAME]),
        ("ไม่มี", []),
        ("", []),
    ],
)
def test_ties_are_found_by_id_name_and_director(said: str, by: list[Matched]) -> None:
    assert [each.by for each in matches(BIDDERS, {"a": said})] == by


TITLES = ("นาย", "นาง", "นางสาว", "น.ส.", "ดร.", "ว่าที่ ร.ต.", "Miss")


@pytest.mark.parametrize(
    ("bidder", "said", "by"),
    [
        ("0105560000011 | ฟ้าใส | สมชาย ใจดี", "1234567890121 | สมชาย ใจดี", [Matched.DIRECTOR]),
        ("0105560000011 | ฟ้าใส | ก, สมชาย", "0105560000022 | ดินดี | สมชาย, ข", [Matched.DIRECTOR]),
        ("1234567890121 | สมชาย ใจดี", "0105560000022 | ดินดี | นายสมชาย ใจดี", [Matched.DIRECTOR]),
        ("0105560000011 | สมชาย | นายสมชาย", "0105560000022 | สมชาย", [Matched.DIRECTOR]),
        ("0105560000011 | ฟ้าใส | นายสมชาย", "สมชาย", [Matched.DIRECTOR]),
        ("นาย สมชาย", "ว่าที่ร.ต. ดร.สมชาย", [Matched.NAME]),
        ("น.ส.สมใจ", "นางสาวสมใจ", [Matched.NAME]),
        ("Miss Fah", "Fah", [Matched.NAME]),
        ("Missana", "Ana", []),
        ("ฟ้าใส | นางาม", "าม", []),
        ("ฟ้าใส | นาย", "นาง", []),
        ("0105560000011 | ฟ้าใส", "0105560000022 | ฟ้าใส", []),
        ("0105560000011 | ฟ้าใส", "0105560000022", []),
        ("0105560000011 | ฟ้าใส | ก", "0105560000011 | ฟ้าใส | ก", [Matched.TAX_ID]),
    ],
)
def test_titles_are_left_aside_and_directors_compared_whatever_the_ids(
    bidder: str, said: str, by: list[Matched]
) -> None:
    assert [each.by for each in matches(bidder, {"a": said}, TITLES)] == by


def test_without_titles_names_are_compared_as_they_stand() -> None:
    assert matches("นายสมชาย", {"a": "สมชาย"}) == ()


LINES = st.builds(
    lambda tax_id, name, directors: f"{tax_id} | {name} | {', '.join(directors)}",
    st.sampled_from(("", "0105560000011", "1234567890121")),
    st.sampled_from(("ก", "นาย ก", "ฟ้าใส")),
    st.lists(st.sampled_from(("ก", "นางสาวก", "ข", "ดร.ข", "ค")), max_size=3),
)


@given(LINES, LINES)
def test_who_declares_and_who_bids_may_change_places(one: str, other: str) -> None:
    found = [each.by for each in matches(one, {"a": other}, TITLES)]
    assert found == [each.by for each in matches(other, {"a": one}, TITLES)]


@given(st.lists(LINES, max_size=4), st.permutations(TITLES))
def test_the_order_of_lines_and_titles_changes_nothing(lines: list[str], titles: list[str]) -> None:
    turned = list(reversed(lines))
    found = [
        {(each.bidder, each.by) for each in matches("\n".join(bidders), {"a": "ก | ข"}, each)}
        for bidders, each in ((lines, TITLES), (turned, titles))
    ]
    assert found[0] == found[1]


@given(st.integers(0, 10**13 - 1))
def test_one_id_always_matches_itself(number: int) -> None:
    tax_id = f"{number:013}"
    (found,) = matches(f"{tax_id} | ก", {"a": f"{tax_id[0]}-{tax_id[1:]} | ข"})
    assert (found.who, found.by, found.bidder.tax_id) == ("a", Matched.TAX_ID, tax_id)


# --- Minutes -------------------------------------------------------------------------------------

WAIT = Wait(key="w", title=OWN.title, starts="brought", stops=("take",), by="since")


def test_minutes_are_told_by_group() -> None:
    logs = [
        moved(
            brought(OWN, "2026-03-02 09:00", since="2026-01-01"), f"2026-03-02 09:{n}", "take"
        ).log
        for n in (10, 30, 45)
    ]
    found = waited(WAIT, [*logs, brought(OWN, "2026-03-02").log])
    assert [(each.group, each.number, each.median, each.longest) for each in found] == [
        ("2026-01-01", 3, 30, 45)
    ]


def test_a_wait_over_night_is_none_and_one_can_begin_again() -> None:
    assert list(waits(WAIT, moved(brought(OWN, "2026-03-02"), "2026-03-03", "take").log)) == []
    twice = Wait(key="w", title=OWN.title, starts="ask", stops=("reply",))
    folder = moved(brought(OWN, "2026-03-02 09:00"), "2026-03-02 09:01", "take")
    for when, move in (("09:10", "ask"), ("09:15", "reply"), ("10:00", "ask"), ("10:07", "reply")):
        folder = moved(folder, f"2026-03-02 {when}", move)
    assert [minutes for _, minutes in waits(twice, folder.log)] == [5, 7]
