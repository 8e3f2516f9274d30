"""Who made a report: two different people and two reasons, and nothing less."""

from __future__ import annotations

import pytest

from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.sealed import actions, boxes, queries
from prongsai.apps.sealed.boxes import Identity
from prongsai.apps.sealed.models import IDENTITY, Case, Holder, Record
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused
from sealed_making import KEEPER, brought, charge, doer, key_of, officer, opened, pair

pytestmark = pytest.mark.django_db
WHO = Identity(name="สมหญิง ใจกล้า", reach="081-000-0000")


def asked(agency: Agency, case: Case, name: str = "law") -> None:
    actions.ask_name(opened(agency, case, name), "ต้องถามพยาน", doer(name))


def answer(agency: Agency, name: str = KEEPER, *, give: bool = True, why: str = "จำเป็น") -> None:
    (row,) = queries.waiting(agency)
    ((_, own),) = queries.opened(agency, key_of(name), pair(agency, name), what=IDENTITY)
    actions.answer_name(row, own, why, doer(name), give=give)


def test_given_for_a_reason_those_who_hold_the_report_see_the_name(taking: Agency) -> None:
    case, _ = brought(taking, who=WHO)
    assert opened(taking, case, "law").who is None
    asked(taking, case)
    answer(taking)

    assert opened(taking, case, "law").who == opened(taking, case, "audit").who == WHO
    lines = Entry.objects.filter(thing="sealed.case").order_by("number")
    assert [(line.verb, line.by) for line in lines] == [
        ("ask name", key_of("law")),
        ("give name", key_of(KEEPER)),
    ]
    assert "สมหญิง" not in str(list(lines.values()))


def test_neither_the_custodian_alone_nor_officers_alone_find_it(taking: Agency) -> None:
    case, _ = brought(taking, who=WHO)
    kept = Record.objects.select_related("case").get(case=case, kind=boxes.WHO)
    ((_, own),) = queries.opened(taking, key_of(KEEPER), pair(taking, KEEPER), what=IDENTITY)
    inner = boxes.identity_taken_out(kept, own)
    officers = opened(taking, case, "law").pair

    assert boxes.identity_of(case, inner, [own]) is None
    assert boxes.identity_of(case, bytes(kept.box), [officers]) is None
    assert boxes.identity_of(case, inner, [officers]) == WHO


def test_refused_it_stays_where_it_is_and_can_be_asked_for_again(taking: Agency) -> None:
    case, _ = brought(taking, who=WHO)
    asked(taking, case)
    answer(taking, give=False, why="เหตุผลไม่พอ")
    assert opened(taking, case, "law").who is None
    asked(taking, case)
    answer(taking)
    assert opened(taking, case, "law").who == WHO


def test_who_asks_never_answers_even_as_custodian(taking: Agency) -> None:
    Person.objects.get(username="law").memberships.create(
        agency=taking.key, role=Role.CUSTODIAN.value, since="2020-01-01"
    )
    case, _ = brought(taking, who=WHO)
    asked(taking, case)
    with pytest.raises(Refused, match="sealed-same-person"):
        answer(taking, "law")
    assert opened(taking, case, "law").who is None


def test_an_anonymous_report_looks_the_same_and_nobody_can_be_asked_for(taking: Agency) -> None:
    case, _ = brought(taking)
    named, _ = brought(taking, who=WHO)
    with pytest.raises(Refused, match="sealed-anonymous"):
        asked(taking, case)
    sizes = [
        [(row.kind, len(bytes(row.box))) for row in queries.records(each)] for each in (case, named)
    ]
    assert sizes[0] == sizes[1]


def test_a_name_is_found_after_the_report_was_sealed_anew(taking: Agency) -> None:
    case, _ = brought(taking, who=WHO)
    actions.hand_on(opened(taking, case, "law"), charge(taking), doer("law"))
    case.refresh_from_db()
    asked(taking, case)
    answer(taking)
    actions.hand_on(opened(taking, case, "audit"), charge(taking), doer("audit"))
    case.refresh_from_db()
    assert opened(taking, case, "clerk").who == WHO


def test_a_custodian_who_came_later_is_let_in_by_one_who_keeps_it(taking: Agency) -> None:
    case, _ = brought(taking, who=WHO)
    officer(taking, "second", Role.CUSTODIAN)
    args = (charge(taking), key_of(KEEPER), pair(taking, KEEPER), doer(KEEPER))
    assert actions.admit_custodians(*args) == 1
    assert actions.admit_custodians(*args) == 0
    Holder.objects.filter(person=key_of(KEEPER)).delete()
    asked(taking, case)
    answer(taking, "second")
    assert opened(taking, case, "law").who == WHO
