"""The life of a circular: prepared, sent, acknowledged, corrected, withdrawn; a line for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from circular_making import (
    AT,
    DOER,
    STAFF,
    TITLE,
    WHOLE,
    drafted,
    given,
    missing,
    paper,
    read,
    sent,
    staff,
    unit,
)  # fmt: skip
from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.models import Entry, Kept
from prongsai.apps.circulars import actions, sending
from prongsai.apps.circulars.bins import drafts
from prongsai.apps.circulars.models import Circular, Reading
from prongsai.apps.files import actions as files
from prongsai.apps.files.models import Attached
from prongsai.core.access.roles import Role
from prongsai.core.circulars.audience import Audience, Hand, Part
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
LATER = AT + dt.timedelta(days=400)
TODAY = AT.date()
Act = Callable[[], object]


def verbs() -> list[str]:
    lines = Entry.objects.filter(thing="circulars.circular").order_by("number")
    return list(lines.values_list("verb", flat=True))


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.problems[0].code


def test_the_form_that_is_sent_twice_makes_one_draft(agency: Agency) -> None:
    rows = [drafted(agency, key="a" * 32) for _ in range(2)]

    assert (rows[0].pk == rows[1].pk, verbs()) == (True, ["add"])


def test_a_key_that_another_agency_has_is_not_taken(agency: Agency, other: Agency) -> None:
    theirs = drafted(other, key="a" * 32)

    assert drafted(agency, key=theirs.key).key != theirs.key


def test_the_trail_only_refers_to_what_may_name_somebody(agency: Agency) -> None:
    drafted(agency, address="https://a1.example/1", until=TODAY)
    after = Entry.objects.get(verb="add").after

    kept = ("circular_title", "circular_asks", "web_address")
    assert [set(after[each]) for each in kept] == [{"ref"}] * 3
    assert (after["acknowledge_by"], after["circular_roles"]) == ("2026-08-03", ["staff"])


def test_a_change_tells_what_changed_and_the_same_again_tells_nothing(agency: Agency) -> None:
    row = drafted(agency)
    for _ in range(2):
        actions.change(row, given(until=TODAY), WHOLE, DOER)
    entry = Entry.objects.get(verb="change")

    assert entry.after.keys() == {"acknowledge_by", "has_file", "version"}


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"until": TODAY - dt.timedelta(days=1)}, "circular-day-past"),
        ({"audience": Audience()}, "circular-nobody"),
    ],
)
def test_what_cannot_be_is_refused(agency: Agency, told: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused) as refused:
        drafted(agency, **told)

    assert (code(refused), Circular.objects.count()) == (why, 0)


def test_who_reaches_one_unit_writes_to_no_other(agency: Agency) -> None:
    with pytest.raises(Refused) as refused:
        actions.add(agency, given(), Hand(writes=frozenset({"works"})), DOER)

    assert code(refused) == "circular-not-yours"


def test_sending_freezes_it_and_sending_twice_sends_once(agency: Agency) -> None:
    staff(agency, 2)
    row = drafted(agency, file=paper())
    first, second = (sending.send(row, WHOLE, DOER) for _ in range(2))

    assert (len(first.hash), first.hash == second.hash, verbs()) == (64, True, ["add", "send"])
    assert Entry.objects.get(verb="send").after["asked"] == 2


def test_what_was_sent_stays_as_it_is(agency: Agency) -> None:
    staff(agency, 1)
    row = actions.change(drafted(agency, file=paper()), given(file=paper("b.png")), WHOLE, DOER)
    old = Attached.objects.exclude(key=row.file).get()
    sending.send(row, WHOLE, DOER)

    acts: list[Act] = [
        lambda: actions.change(row, given(title="อื่น"), WHOLE, DOER),
        lambda: actions.remove(row, DOER),
        lambda: files.put_back(agency.key, old.key, by="x", at=AT),
    ]
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert code(refused) == "circular-sent-already"


def test_nobody_sends_to_nobody_or_only_to_himself(agency: Agency) -> None:
    me = person("me", agency.key, Role.STAFF)

    with pytest.raises(Refused) as refused:
        sending.send(drafted(agency), WHOLE, Doer(me.key, (), AT))

    assert code(refused) == "circular-nobody-there"


def test_an_officer_prepares_and_only_the_head_sends(agency: Agency) -> None:
    unit(agency, "works")
    staff(agency, 1, "works")
    works, officer = frozenset({"works"}), Hand(writes=frozenset({"works"}))
    row = actions.add(agency, given(audience=Audience(units=works)), officer, DOER)

    with pytest.raises(Refused) as refused:
        sending.send(row, officer, DOER)
    head = sending.send(row, Hand(writes=works, sends=works), DOER)

    assert (code(refused), head.state) == ("circular-not-yours", "open")


def test_a_day_that_went_by_while_it_was_a_draft_is_told_at_sending(agency: Agency) -> None:
    staff(agency, 1)
    row = drafted(agency, until=TODAY)

    with pytest.raises(Refused) as refused:
        sending.send(row, WHOLE, Doer("sender", (), LATER))

    assert code(refused) == "circular-day-past"


def test_each_acknowledges_once_with_one_line_however_often_it_is_pressed(agency: Agency) -> None:
    first, second, third = staff(agency, 3)
    row = sent(agency)
    for who in (first, first, second):
        read(row, who)

    assert missing(row) == {third.key}
    assert Entry.objects.filter(verb="acknowledge", by=first.key).count() == 1


def test_nobody_acknowledges_what_asks_somebody_else(agency: Agency) -> None:
    staff(agency, 1)
    row = sent(agency)
    stranger = person("auditor", agency.key, Role.INTERNAL_AUDITOR)

    with pytest.raises(Refused) as refused:
        read(row, stranger)

    assert (code(refused), Reading.objects.count()) == ("circular-not-asked", 0)


def test_who_acts_for_somebody_is_not_asked_in_his_place(agency: Agency) -> None:
    [away] = staff(agency, 1)
    deputy = person("deputy", agency.key, Role.STAFF)
    deputy.memberships.update(acting_for=away)
    row = sent(agency)

    with pytest.raises(Refused):
        read(row, deputy)

    assert missing(row) == {away.key}


def test_who_comes_later_is_asked_and_who_left_is_not_missing(agency: Agency) -> None:
    gone, reader = staff(agency, 2)
    row = sent(agency)
    read(row, reader)
    for each in (gone, reader):
        each.memberships.update(until=TODAY)
    [new] = staff(agency, 1, prefix="new")

    assert missing(row, TODAY + dt.timedelta(days=1)) == {new.key}


def test_a_division_has_its_sub_units_with_it(agency: Agency) -> None:
    unit(agency, "roads", unit(agency, "works"))
    [inside] = staff(agency, 1, "roads")
    staff(agency, 1, prefix="out")
    row = sent(agency, audience=Audience(units=frozenset({"works"})))

    assert missing(row) == {inside.key}


def test_a_correction_asks_anew_and_the_version_before_keeps_its_list(agency: Agency) -> None:
    first, second = staff(agency, 2)
    row = sent(agency, file=paper())
    read(row, first)
    drafts_of = [actions.correct(row, DOER) for _ in range(2)]
    newer = sending.send(drafts_of[0], WHOLE, DOER)
    staff(agency, 1, prefix="later")

    assert drafts_of[0].pk == drafts_of[1].pk
    assert (newer.version, bool(newer.file), newer.file != row.file) == (2, True, True)
    assert (missing(row), row.state) == ({second.key}, "replaced")
    assert len(missing(newer)) == 3


def test_what_ended_is_neither_acknowledged_nor_corrected(agency: Agency) -> None:
    [who] = staff(agency, 1)
    row = sent(agency)
    for _ in range(2):
        sending.withdraw(row, "ผิดฉบับ", WHOLE, DOER)

    acts: list[Act] = [lambda: read(row, who), lambda: actions.correct(row, DOER)]
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert code(refused) == "circular-closed"
    line = Entry.objects.get(verb="end")
    assert (line.after["circular_end"], line.after["missing"]) == ("withdrawn", 1)
    assert Kept.objects.get(key=line.after["reason"]["ref"]).value == "ผิดฉบับ"


def test_a_draft_is_not_withdrawn_nor_acknowledged(agency: Agency) -> None:
    row = drafted(agency)

    acts: list[Act] = [
        lambda: sending.withdraw(row, "", WHOLE, DOER),
        lambda: sending.acknowledge(row, [Part(Role.STAFF)], DOER),
    ]
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert code(refused) == "circular-closed"


def test_who_reaches_nobody_withdraws_nothing(agency: Agency) -> None:
    staff(agency, 1)

    with pytest.raises(Refused) as refused:
        sending.withdraw(sent(agency), "", Hand(), DOER)

    assert code(refused) == "circular-not-yours"


def test_of_two_corrections_had_back_only_the_first_is_sent(agency: Agency) -> None:
    staff(agency, 1)
    row = sent(agency)
    one = actions.correct(row, DOER)
    actions.remove(one, DOER)
    sending.send(actions.correct(row, DOER), WHOLE, DOER)
    drafts().put_back(agency.key, one.key, by="x", at=AT)

    with pytest.raises(Refused) as refused:
        sending.send(one, WHOLE, DOER)

    assert code(refused) == "circular-closed"


def test_a_draft_is_deleted_had_back_and_deleted_for_good_with_its_file(agency: Agency) -> None:
    row = drafted(agency, file=paper())
    actions.remove(row, DOER)
    with pytest.raises(Refused) as refused:
        actions.change(row, given(title="อื่น"), WHOLE, DOER)
    [entry] = drafts().entries(agency.key)
    drafts().put_back(agency.key, entry.key, by="x", at=AT)
    actions.remove(row, DOER)

    assert (code(refused), entry.name) == ("circular-gone", TITLE)
    assert (drafts().empty(LATER), Circular.objects.count(), Attached.objects.count()) == (1, 0, 0)
    assert verbs() == ["add", "remove", "put back", "remove", "delete"]


def test_a_file_that_was_replaced_comes_back_to_its_draft(agency: Agency) -> None:
    row = drafted(agency, file=paper())
    old = row.file
    row = actions.change(row, given(file=paper("b.png")), WHOLE, DOER)
    with pytest.raises(Refused):
        files.put_back(agency.key, old, by="x", at=AT)
    files.put_back(agency.key, old, by=DOER.key, at=AT)
    row.refresh_from_db()

    assert (row.file, verbs()) == (old, ["add", "change", "take back"])


def test_sending_costs_the_same_however_many_are_asked(
    agency: Agency, django_assert_max_num_queries: Any
) -> None:
    staff(agency, 60)
    row = drafted(agency, audience=STAFF)

    with django_assert_max_num_queries(20):
        sending.send(row, WHOLE, DOER)
