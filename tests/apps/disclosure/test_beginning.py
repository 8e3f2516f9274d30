"""A year's checklist begins from last year's; whoever looks confirms it item by item."""

from __future__ import annotations

import pytest

from disclosure_making import answer, begun, doer, item, worker
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import open_year
from prongsai.apps.audit.models import Entry
from prongsai.apps.disclosure import actions, beginning, bridge, proofs
from prongsai.apps.disclosure.actions import Owed
from prongsai.apps.disclosure.models import Checklist, Evidence
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.files.checking import checked
from prongsai.apps.files.models import Attached
from prongsai.apps.files.store import path_of
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db


def test_a_checklist_has_every_disclosure_item_of_its_rules_in_their_order(agency: Agency) -> None:
    checklist = begun(agency, 2568)
    codes = list(checklist.items.order_by("place").values_list("code", flat=True))

    assert codes == list(bridge.asked_in(bridge.pack_of(checklist)))
    assert codes[:2] == ["O1", "O2"]
    assert not any(code.startswith(("I", "E")) for code in codes)
    assert set(checklist.items.values_list("state", flat=True)) == {"not-started"}


def test_it_is_begun_once_however_often_it_is_sent(agency: Agency) -> None:
    assert begun(agency) == begun(agency)
    assert Checklist.objects.count() == 1
    assert Entry.objects.filter(thing="disclosure.checklist").count() == 1


def test_a_year_that_nobody_opened_has_no_checklist(agency: Agency) -> None:
    with pytest.raises(Refused):
        beginning.begin(agency, 2569, doer())


def last_year(agency: Agency) -> Checklist:
    """O12 of 2568 is what O11 of 2569 touches; O13 became O12."""
    checklist = begun(agency, 2568)
    table = checked("แผน.csv", "เดือน,จำนวน\nตุลาคม,1\n".encode())
    answer(item(checklist, "O13"), given=Given("รายงานพัสดุ", "https://nafan.example/r", table))
    owed = {"O13": Owed("finance")}
    actions.assign(checklist, owed, doer())
    actions.change(item(checklist, "O13"), worker(), {"note": "หน้า 3", "points": "100"})
    return checklist


def test_what_an_item_continues_gives_it_evidence_note_and_division(agency: Agency) -> None:
    last_year(agency)
    row = item(begun(agency), "O12")
    piece = row.evidence.get()

    assert (row.carried, row.carried_how, row.renewed_at) == (["O13"], "reworded", None)
    assert (row.note, row.division, row.state) == ("หน้า 3", "finance", "not-started")
    assert (piece.title, piece.address) == ("รายงานพัสดุ", "https://nafan.example/r")


def test_what_was_found_and_the_self_score_are_asked_anew(agency: Agency) -> None:
    last_year(agency)
    row = item(begun(agency), "O12")

    assert (row.shown, row.points, row.points_reason) == ({}, "", "")


def test_files_are_carried_as_files_of_the_new_year(agency: Agency) -> None:
    checklist = last_year(agency)
    new = item(begun(agency), "O12").evidence.get()
    old = item(checklist, "O13").evidence.get()
    files = Attached.objects.in_bulk([old.file, new.file], field_name="key")

    assert old.file != new.file
    assert files[old.file].stored == files[new.file].stored
    assert files[new.file].owner == "2569-O12"
    assert path_of(files[new.file].stored.hash).is_file()


def test_what_lies_in_the_bin_is_not_carried(agency: Agency) -> None:
    checklist = last_year(agency)
    row = item(checklist, "O13")
    proofs.remove(row.evidence.get(), worker())

    assert not Evidence.objects.filter(item__checklist=begun(agency)).exists()


def test_before_it_is_begun_one_sees_what_comes_and_what_stays_behind(agency: Agency) -> None:
    last_year(agency)
    open_year(agency, 2569, by="", at=doer().at)
    coming = beginning.ahead(agency, 2569)

    assert coming.taken["O12"].carried.of == ("O13",)
    assert len(coming.taken["O12"].pieces) == 1
    assert "O11" in coming.left


def test_a_carried_item_is_not_ready_before_somebody_confirms_it(agency: Agency) -> None:
    last_year(agency)
    row = item(begun(agency), "O12")
    with pytest.raises(Refused, match="item-not-whole"):
        actions.call_ready(row, worker())
    actions.confirm_renewed(row, worker())
    actions.confirm_renewed(row, worker())

    assert actions.call_ready(row, worker()).state == "ready"
    assert Entry.objects.filter(thing="disclosure.item", verb="confirm").count() == 1
