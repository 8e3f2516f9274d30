"""Work on items: by those who owe them, a line for each change, until the whole is passed on."""

from __future__ import annotations

import datetime as dt

import pytest

from disclosure_making import AT, answer, answered, begun, doer, item, worker
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry, Kept
from prongsai.apps.bin.chores import empty
from prongsai.apps.disclosure import actions, proofs
from prongsai.apps.disclosure.actions import Owed
from prongsai.apps.disclosure.bins import Pieces
from prongsai.apps.disclosure.models import Checklist, Evidence
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.files.checking import Checked, checked
from prongsai.apps.files.models import Attached, Stored
from prongsai.core.access.roles import Role
from prongsai.core.jobs.trying import Task
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
OFFICER = Role.DIVISION_OFFICER


@pytest.fixture
def checklist(agency: Agency) -> Checklist:
    agency.divisions.create(key="finance", name="กองคลัง")
    return begun(agency)


def table(name: str = "ตาราง.csv") -> Checked:
    return checked(name, b"a,b\n1,2\n")


def lines(verb: str) -> int:
    return Entry.objects.filter(thing="disclosure.item", verb=verb).count()


def test_a_change_puts_an_item_to_work_and_leaves_one_line(checklist: Checklist) -> None:
    row = actions.change(item(checklist), worker(), {"note": "ดูหน้า 2"})
    actions.change(item(checklist), worker(), {"note": "ดูหน้า 2"})
    entry = Entry.objects.get(thing="disclosure.item", verb="change")

    assert row.state == "in-work"
    assert entry.before == {"item_state": "not-started"}
    assert entry.after["item_state"] == "in-work"
    assert Kept.objects.get(key=entry.after["note_to_assessor"]["ref"]).value == "ดูหน้า 2"


def test_a_division_works_on_its_own_items_and_on_no_others(checklist: Checklist) -> None:
    actions.assign(checklist, {"O1": Owed("finance")}, doer())
    mine = worker(OFFICER, "finance")

    assert actions.change(item(checklist, "O1"), mine, {"note": "ก"}).note == "ก"
    for row in (item(checklist, "O2"), item(checklist, "O3")):
        with pytest.raises(Refused, match="item-not-yours"):
            actions.change(row, mine, {"note": "ก"})


def test_an_item_given_to_a_person_is_that_persons_to_work_on(checklist: Checklist) -> None:
    actions.assign(checklist, {"O1": Owed("", "some-division_officer")}, doer())

    assert actions.change(item(checklist), worker(OFFICER), {"note": "ก"}).note == "ก"


def test_giving_items_out_leaves_one_line_for_all(checklist: Checklist) -> None:
    day = dt.date(2026, 9, 1)
    owed = {"O1": Owed("finance", due=day), "O2": Owed("finance"), "O3": Owed()}
    actions.assign(checklist, owed, doer())
    actions.assign(checklist, owed, doer())
    entry = Entry.objects.get(thing="disclosure.checklist", verb="assign")

    assert entry.before == {"assigned": ["O1", "O2"]}
    assert entry.after == {"assigned": ["O1 กองคลัง 2026-09-01", "O2 กองคลัง"]}


def test_a_change_of_what_was_ready_has_to_be_called_ready_again(checklist: Checklist) -> None:
    row = answer(item(checklist))
    assert row.state == "ready"

    proofs.add(row, worker(), Given("อีกหน้า", "https://nafan.example/2"))

    assert item(checklist).state == "in-work"
    assert actions.call_back(actions.call_ready(row, worker()), worker()).state == "in-work"


def test_an_item_left_unanswered_is_ready_and_can_be_taken_up_again(checklist: Checklist) -> None:
    row = actions.forgo(item(checklist), worker(), "ไม่มีบริการนี้")
    assert (row.state, row.forgone) == ("ready", "ไม่มีบริการนี้")

    row = actions.forgo(row, worker(), "")

    assert (row.state, row.forgone) == ("in-work", "")
    assert (lines("leave out"), lines("take up")) == (1, 1)


def test_nothing_can_be_changed_while_the_checklist_lies_on_a_desk(agency: Agency) -> None:
    checklist = answered(agency)
    piece = item(checklist).evidence.get()
    actions.take(checklist, doer())

    for change in (
        lambda: actions.change(item(checklist), worker(), {"note": "ก"}),
        lambda: proofs.add(item(checklist), worker(), Given("ก", "https://a.example/")),
        lambda: proofs.remove(piece, worker()),
        lambda: actions.call_back(item(checklist), worker()),
    ):
        with pytest.raises(Refused, match="checklist-on-its-way"):
            change()


# --- Evidence ------------------------------------------------------------------------------------


def test_the_same_form_sent_twice_adds_one_piece(checklist: Checklist) -> None:
    given = Given("แผน", "https://nafan.example/plan")
    first = proofs.add(item(checklist), worker(), given, "k" * 32)

    assert proofs.add(item(checklist), worker(), given, "k" * 32) == first
    assert Evidence.objects.count() == 1


def test_a_key_of_another_item_is_not_taken(checklist: Checklist) -> None:
    given = Given("แผน", "https://nafan.example/plan")
    first = proofs.add(item(checklist), worker(), given, "k" * 32)
    second = proofs.add(item(checklist, "O2"), worker(), given, "k" * 32)

    assert first.key != second.key


def test_a_scan_and_its_twin_stand_side_by_side(checklist: Checklist) -> None:
    scan = checked("ลงนาม.txt", b"signed")
    piece = proofs.add(item(checklist), worker(), Given("แผน", file=scan, twin=table()))
    proofs.change(piece, worker(), Given("แผน", "https://nafan.example/plan"))
    piece.refresh_from_db()
    kept = Attached.objects.in_bulk([piece.file, piece.twin], field_name="key")

    assert [kept[piece.file].name, kept[piece.twin].name] == ["ลงนาม.txt", "ตาราง.csv"]
    assert piece.address == "https://nafan.example/plan"


def test_evidence_is_put_in_order_and_stops_at_the_ends(checklist: Checklist) -> None:
    pieces = [
        proofs.add(item(checklist), worker(), Given(name, f"https://a.example/{name}"))
        for name in "abc"
    ]
    proofs.move(pieces[2], worker(), up=True)
    proofs.move(pieces[0], worker(), up=True)
    proofs.move(pieces[1], worker(), up=False)

    order = Evidence.objects.filter(removed_at=None).order_by("place")
    assert [each.title for each in order] == ["a", "c", "b"]
    assert lines("move evidence") == 1


def test_removed_evidence_can_be_had_back(checklist: Checklist, agency: Agency) -> None:
    piece = proofs.add(item(checklist), worker(), Given("แผน", file=table()))
    proofs.remove(piece, worker())
    (binned,) = Pieces().entries(agency.key)

    assert (binned.name, binned.reader) == ("O1 (2569) แผน", "disclosure:checklist")
    assert item(checklist).evidence.filter(removed_at=None).count() == 0
    Pieces().put_back(agency.key, binned.key, by="x", at=AT)
    assert item(checklist).evidence.filter(removed_at=None).count() == 1
    with pytest.raises(Refused, match="evidence-gone"):
        Pieces().put_back(agency.key, binned.key, by="x", at=AT)


def test_evidence_is_not_put_back_under_a_desk(agency: Agency) -> None:
    checklist = answered(agency)
    extra = proofs.add(item(checklist), worker(), Given("แผน", "https://a.example/"))
    proofs.remove(extra, worker())
    actions.call_ready(item(checklist), worker())
    actions.take(checklist, doer())

    with pytest.raises(Refused, match="checklist-on-its-way"):
        Pieces().put_back(agency.key, extra.key, by="x", at=AT)


def test_after_its_days_in_the_bin_evidence_goes_with_its_file(checklist: Checklist) -> None:
    piece = proofs.add(item(checklist), worker(), Given("แผน", file=table()))
    proofs.remove(piece, worker())
    task = Task(AT + dt.timedelta(days=31), {}, "", is_last_try=False)

    assert empty(task)["disclosure.evidence"] == 1
    assert not Evidence.objects.exists()
    assert not Attached.objects.exists()
    assert not Stored.objects.exists()
    assert empty(task)["disclosure.evidence"] == 0
