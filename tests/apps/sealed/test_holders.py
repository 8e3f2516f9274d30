"""Each holder opens a report, nobody else does; and so after every change of who holds it."""

from __future__ import annotations

import pytest

from prongsai.adapters.sealing import Pair
from prongsai.apps.accounts.models import Membership
from prongsai.apps.agencies.models import Agency, Division
from prongsai.apps.audit.models import Entry
from prongsai.apps.files.checking import checked
from prongsai.apps.sealed import actions, bringing, keys, queries
from prongsai.apps.sealed.boxes import Identity
from prongsai.apps.sealed.models import Case, Holder, Record, Slot
from prongsai.core.sealed.course import Move
from prongsai.core.sealed.holding import About, Whom
from prongsai.core.terms.problem import Refused
from sealed_making import (
    AT,
    OFFICERS,
    PASSPHRASE,
    TODAY,
    brought,
    charge,
    doer,
    key_of,
    officer,
    opened,
    opens,
    pair,
)

pytestmark = pytest.mark.django_db
WHO = Identity(name="สมหญิง ใจกล้า", reach="081-000-0000")


def test_every_officer_in_charge_opens_a_report_with_all_that_belongs_to_it(taking: Agency) -> None:
    file = checked("ใบเสร็จ.txt", "สลิป".encode())
    case, _ = brought(taking, accused="นายดำ", where="ห้องพัสดุ", files=[file])
    for name in OFFICERS:
        found = opened(taking, case, name)
        assert (found.report["what"], found.report["accused"]) == (
            "เห็นหัวหน้ารับเงินใต้โต๊ะ", "นายดำ",
        )  # fmt: skip
        assert [each.said["name"] for each in found.log] == ["ใบเสร็จ.txt"]
        assert (found.state, found.spoilt, found.who) == ("received", 0, None)
    assert opens(taking, case, "keeper") is None


def test_a_named_officer_never_opens_it_and_nothing_kept_tells_who_that_is(taking: Agency) -> None:
    case, _ = brought(taking, about=About(people=(key_of("audit"),)))
    free, _ = brought(taking)

    assert [name for name in OFFICERS if opens(taking, case, name)] == ["law", "clerk"]
    assert _shape(case) == _shape(free)


def _shape(case: Case) -> list[tuple[str, str, int]]:
    rows = Slot.objects.filter(case=case).order_by("what", "person")
    return [(row.what, row.person, len(bytes(row.box))) for row in rows]


def test_the_unit_and_the_office_concerned_are_left_out(taking: Agency) -> None:
    works = Division.objects.create(agency=taking, key="works", name="กองช่าง")
    Division.objects.create(agency=taking, key="roads", name="งานถนน", parent=works)
    Membership.objects.filter(person__username="clerk").update(division="roads")
    person = Membership.objects.get(person__username="law").person
    person.memberships.create(agency=taking.key, role="chief_administrator", since=TODAY)

    unit, _ = brought(taking, about=About(whom=Whom.UNIT, units=("works",)))
    high, _ = brought(taking, about=About(whom=Whom.CHIEF_ADMINISTRATOR))

    assert [name for name in OFFICERS if opens(taking, unit, name)] == ["law", "audit"]
    assert [name for name in OFFICERS if opens(taking, high, name)] == ["audit", "clerk"]


def test_what_fewer_than_two_could_open_is_not_taken(taking: Agency) -> None:
    with pytest.raises(Refused, match="sealed-too-few"):
        brought(taking, about=About(people=(key_of("audit"), key_of("law"))))
    assert not Case.objects.exists()


def test_left_out_on_reading_somebody_opens_it_no_more(taking: Agency) -> None:
    case, code = brought(taking)
    before = opened(taking, case, "audit")
    actions.leave_out(
        opened(taking, case, "law"), charge(taking), (), (key_of("audit"),), doer("law")
    )
    case.refresh_from_db()

    assert opens(taking, case, "audit") is None
    assert opened(taking, case, "clerk").report["what"] == before.report["what"]
    with pytest.raises(Refused, match="sealed-moved-meanwhile"):
        actions.hand_on(before, charge(taking), doer("audit"))
    assert opened(taking, case, "law").spoilt == 0
    assert _own(taking, case, code)[0] == before.report["what"]


def _own(agency: Agency, case: Case, code: str) -> list[object]:
    desk = charge(agency).desk
    assert desk is not None
    receipt = bringing.receipt_of(desk, code)
    found = queries.at_place(agency, receipt.place)
    assert found == case
    said = bringing.own(queries.records(found), receipt.pair)
    return [each.said.get("what") or each.said.get("text") for each in said]


def test_charge_is_handed_on_to_whoever_has_it_then(taking: Agency) -> None:
    case, _ = brought(taking, about=About(people=(key_of("audit"),)))
    Membership.objects.filter(person__username="clerk").update(until=TODAY.replace(day=1))
    officer(taking, "new")
    assert opens(taking, case, "new") is None

    actions.hand_on(opened(taking, case, "law"), charge(taking), doer("law"))
    case.refresh_from_db()

    assert [name for name in (*OFFICERS, "new") if opens(taking, case, name)] == ["law", "new"]


def test_a_new_key_opens_old_reports_once_a_colleague_sealed_them_anew(taking: Agency) -> None:
    case, _ = brought(taking)
    keys.set_key(taking, PASSPHRASE, doer("audit"))
    assert opens(taking, case, "audit") is None

    actions.hand_on(opened(taking, case, "law"), charge(taking), doer("law"))
    case.refresh_from_db()
    assert opens(taking, case, "audit")


def test_a_key_keeps_opening_behind_another_passphrase(taking: Agency) -> None:
    case, _ = brought(taking)
    keys.set_key(taking, "หมาป่าสีม่วงร้องเพลงลูกทุ่งใต้น้ำ", doer("law"), pair(taking, "law"))
    holder = Holder.objects.get(person=key_of("law"))

    with pytest.raises(Refused, match="sealed-not-opened"):
        keys.unlock(holder, PASSPHRASE, AT)
    unlocked, _ = keys.unlock(holder, "หมาป่าสีม่วงร้องเพลงลูกทุ่งใต้น้ำ", AT)
    assert queries.case_of(taking, case.pk, key_of("law"), unlocked.pair)


def test_a_public_key_put_in_anothers_place_is_noticed(taking: Agency) -> None:
    row, other = (
        Holder.objects.get(person=key_of("law")),
        Holder.objects.get(person=key_of("audit")),
    )
    row.public = other.public
    row.save()
    with pytest.raises(Refused, match="sealed-key-replaced"):
        pair(taking, "law")


def test_both_sheets_bring_every_report_back_and_one_alone_brings_none(
    taking: Agency, sheets: tuple[Pair, Pair]
) -> None:
    case, _ = brought(taking, who=WHO)
    Holder.objects.all().delete()
    for name in ("fresh", "other"):
        officer(taking, name)
    one, two = sheets
    for wrong in ((one, one), (two, one), (two, two)):
        with pytest.raises(Refused, match="sealed-recovery-other"):
            actions.recover(charge(taking), wrong, doer("fresh"))

    assert actions.recover(charge(taking), sheets, doer("fresh")) == 1
    case.refresh_from_db()
    assert opened(taking, case, "other").report["what"] == "เห็นหัวหน้ารับเงินใต้โต๊ะ"


def test_nobody_prints_both_sheets(taking: Agency) -> None:
    with pytest.raises(Refused, match="sealed-sheet-same-person"):
        keys.print_sheet(taking, "two", doer("law"))
    with pytest.raises(Refused, match="sealed-sheet-same-person"):
        keys.print_sheet(taking, "one", doer("keeper"))


def test_a_report_goes_its_way_and_the_trail_tells_who_but_never_what(taking: Agency) -> None:
    case, _ = brought(taking)
    for at, move in enumerate((
        Move(to="screened", reason="ความลับข้อแรก"),
        Move(to="referred", reason="ความลับข้อสอง", body="nacc", receipt="12/2569"),
        Move(to="decided", reason="ความลับข้อสาม", outcome="by_others"),
        Move(to="told"),
    ), start=1):  # fmt: skip
        actions.move(opened(taking, case, "law"), move, at, doer("law"))
    with pytest.raises(Refused, match="sealed-moved-meanwhile"):
        actions.move(opened(taking, case, "audit"), Move(to="fact_finding"), 4, doer("audit"))

    found = opened(taking, case, "clerk")
    assert found.state == "told"
    assert [each.said["body"] for each in found.log] == ["", "nacc", "", ""]
    lines = Entry.objects.filter(thing="sealed.case", verb="move")
    assert [line.after["sealed_state"] for line in lines] == [
        "screened", "referred", "decided", "told",
    ]  # fmt: skip
    assert "nacc" not in str(list(lines.values()))
    assert "ความลับ" not in str(list(lines.values()))


def test_a_changed_or_missing_box_is_told_and_hides_no_other(taking: Agency) -> None:
    case, _ = brought(taking)
    for text in ("ก", "ข", "ค"):
        actions.say(case, text, "", doer("law"), private=True)
    notes = list(Record.objects.filter(case=case, kind="note").order_by("number"))
    notes[0].box, notes[1].box = notes[1].box, notes[0].box
    Record.objects.bulk_update(notes, ["box"])
    swapped = opened(taking, case, "audit")
    notes[1].delete()
    missing = opened(taking, case, "audit")

    assert (swapped.spoilt, [each.said["text"] for each in swapped.log]) == (2, ["ค"])
    assert missing.spoilt == 2
    assert missing.report["what"] == "เห็นหัวหน้ารับเงินใต้โต๊ะ"
    with pytest.raises(Refused, match="sealed-spoilt"):
        actions.hand_on(missing, charge(taking), doer("audit"))
