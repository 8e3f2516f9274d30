"""Measures from draft to their end, and who may do what to them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from measure_rows import AT, DOER, WHOLE, YEAR, drafted, in_force, reported, result, value
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.measures import actions, bridge, own, queries, reading
from prongsai.apps.measures.models import Measure, MeasureYear, OwnSuggestion
from prongsai.core.measures.hands import Hand
from prongsai.core.measures.measure import Cycle, Status, Turn, Unit
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
FINANCE = Hand(units=frozenset({"finance", "supplies"}))


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.problems[0].code


def verbs(row: Measure) -> list[str]:
    return list(Entry.objects.filter(key=row.key).order_by("pk").values_list("verb", flat=True))


def test_the_first_measure_of_a_year_settles_whose_items_it_answers(agency: Agency) -> None:
    result(agency, 2568, {})
    drafted(agency)
    year = MeasureYear.objects.get()
    assert (year.year, year.answers, year.pack) == (2569, 2568, "ita/2568/local@1")


def test_a_year_without_a_result_answers_the_rules_of_the_year_before(agency: Agency) -> None:
    drafted(agency)
    year = MeasureYear.objects.get()
    assert (year.answers, year.pack) == (None, "ita/2568/local@1")


def test_what_a_row_holds_comes_back_as_the_same_measure(agency: Agency) -> None:
    said = value(
        title_en="Queue tickets", finding="รอนาน", indicators=("service_quality",),
        begins=dt.date(2025, 10, 1), due=dt.date(2026, 9, 30),
        units=(Unit(name="กองคลัง", part="งานพัสดุ"), Unit(name="สำนักปลัด", part="งานธุรการ")),
        joint=True,
    )  # fmt: skip
    row = actions.add(queries.year_or_planned(agency, YEAR), said, WHOLE, DOER)
    row.refresh_from_db()
    assert bridge.value(row) == said
    ids = [each["id"] for each in row.units]
    assert ids[0] == "supplies"
    assert [bridge.division_of(each) for each in ids] == ["supplies", "office"]


def test_a_unit_that_is_no_division_keeps_its_name_and_belongs_to_none(agency: Agency) -> None:
    row = drafted(agency, units=(Unit(name="สถานีอนามัย"),))
    assert bridge.division_of(row.units[0]["id"]) == ""
    assert bridge.value(row).units == (Unit(name="สถานีอนามัย"),)


def test_a_form_sent_twice_makes_one_measure(agency: Agency) -> None:
    year = queries.year_or_planned(agency, YEAR)
    key = "a" * 32
    first = actions.add(year, value(), WHOLE, DOER, key)
    assert actions.add(year, value(), WHOLE, DOER, key) == first
    assert Measure.objects.count() == 1


def test_measures_without_a_key_are_numbered(agency: Agency) -> None:
    assert [drafted(agency, key).code for key in ("", "", "queue", "queue")] == [
        "own_1", "own_2", "queue", "queue_2",
    ]  # fmt: skip


def test_what_is_wrong_is_said_beside_its_field(agency: Agency) -> None:
    with pytest.raises(Refused) as refused:
        drafted(agency, items=("X99",), due=dt.date(2030, 1, 1))
    assert {(each.code, each.place.column) for each in refused.value.problems} == {
        ("measure-unknown-item", "answers"), ("measure-day-outside", "due"),
    }  # fmt: skip
    assert not Measure.objects.exists()


def test_a_head_drafts_for_the_own_unit_and_for_no_other(agency: Agency) -> None:
    year = queries.year_or_planned(agency, YEAR)
    row = actions.add(year, value(), FINANCE, DOER)
    assert row.status == Status.DRAFT
    for told in ({"units": (Unit(name="กองช่าง"),)}, {"units": (), "everyone": True}):
        with pytest.raises(Refused) as refused:
            actions.add(year, value("other", **told), FINANCE, DOER)
        assert code_of(refused) == "measure-not-yours"


def test_a_head_changes_a_draft_but_nothing_in_force(agency: Agency) -> None:
    row = drafted(agency)
    after = replace(bridge.value(row), title="จัดบัตรคิวใหม่")
    row = actions.change(row, after, FINANCE, DOER, seen=1)
    assert row.title == "จัดบัตรคิวใหม่"
    row = actions.move(row, Turn.PUT_IN_FORCE, DOER)
    with pytest.raises(Refused) as refused:
        actions.change(row, replace(after, title="อีกชื่อ"), FINANCE, DOER, seen=row.revision)
    assert code_of(refused) == "measure-in-force"


def test_the_history_tells_of_changes_once_in_force(agency: Agency) -> None:
    row = in_force(agency)
    for title in ("ชื่อใหม่", "ชื่อใหม่กว่า"):
        said = replace(bridge.value(row), title=title)
        row = actions.change(row, said, WHOLE, DOER, seen=row.revision)
    turns = [each.turn for each in bridge.value(row).history]
    assert turns == [Turn.PUT_IN_FORCE, Turn.CHANGED]
    assert verbs(row) == ["add", "put in force", "change", "change"]


def test_who_comes_second_is_told(agency: Agency) -> None:
    row = drafted(agency)
    actions.change(row, replace(bridge.value(row), title="หนึ่ง"), WHOLE, DOER, seen=1)
    with pytest.raises(Refused) as refused:
        actions.change(row, replace(bridge.value(row), title="สอง"), WHOLE, DOER, seen=1)
    assert code_of(refused) == "measure-changed-meanwhile"


def test_saving_the_same_writes_nothing(agency: Agency) -> None:
    row = drafted(agency)
    assert actions.change(row, bridge.value(row), WHOLE, DOER, seen=0).revision == 1
    assert verbs(row) == ["add"]


def test_nobody_responsible_keeps_a_measure_from_being_put_in_force(agency: Agency) -> None:
    row = drafted(agency, units=())
    with pytest.raises(Refused) as refused:
        actions.move(row, Turn.PUT_IN_FORCE, DOER)
    assert code_of(refused) == "measure-nobody-does-it"


def test_dropping_needs_a_reason_and_it_can_be_taken_up_again(agency: Agency) -> None:
    row = in_force(agency)
    with pytest.raises(Refused) as refused:
        actions.move(row, Turn.DROPPED, DOER)
    assert code_of(refused) == "measure-drop-reason"
    row = actions.move(row, Turn.DROPPED, DOER, "ไม่มีงบประมาณ")
    assert (row.status, bridge.value(row).history[-1].note) == ("dropped", "ไม่มีงบประมาณ")
    assert actions.move(row, Turn.RESUMED, DOER).status == "draft"


def test_a_second_click_is_told_that_it_is_done(agency: Agency) -> None:
    row = in_force(agency)
    with pytest.raises(Refused) as refused:
        actions.move(row, Turn.PUT_IN_FORCE, DOER)
    assert code_of(refused) == "measure-not-so"


def test_a_unit_that_reported_stays_responsible(agency: Agency) -> None:
    row = in_force(agency)
    reported(row)
    for told in ({"units": (Unit(name="กองช่าง"),)}, {"cycle": Cycle.MONTHLY}):
        said = replace(bridge.value(row), **told)
        with pytest.raises(Refused) as refused:
            actions.change(row, said, WHOLE, DOER, seen=row.revision)
        assert code_of(refused) == "measure-reports-would-go"


def test_drafts_go_into_the_bin_and_come_back(agency: Agency) -> None:
    row = drafted(agency)
    actions.remove(row, WHOLE, DOER)
    assert queries.measures_of(agency, YEAR) == []
    with pytest.raises(Refused) as refused:
        actions.change(row, bridge.value(row), WHOLE, DOER, seen=1)
    assert code_of(refused) == "measure-gone"
    actions.REMOVAL.put_back("a1", row.key, by=DOER.key, at=AT)
    assert queries.measures_of(agency, YEAR) == [row]


def test_after_its_days_in_the_bin_a_draft_is_gone_for_good(agency: Agency) -> None:
    row = drafted(agency)
    actions.remove(row, WHOLE, DOER)
    assert actions.REMOVAL.empty(timezone.now() + dt.timedelta(days=4000)) == 1
    assert not Measure.objects.exists()


def test_what_was_in_force_or_reported_is_not_deleted(agency: Agency) -> None:
    with pytest.raises(Refused) as refused:
        actions.remove(in_force(agency), WHOLE, DOER)
    assert code_of(refused) == "measure-not-a-draft"
    row = drafted(agency, "other")
    reported(row)
    with pytest.raises(Refused) as refused:
        actions.remove(row, WHOLE, DOER)
    assert code_of(refused) == "measure-has-reports"


# --- Suggestions ---------------------------------------------------------------------------------


def test_a_suggestion_is_adopted_once(agency: Agency) -> None:
    result(agency, 2568, {"I1": "60"})
    found = reading.answering(agency, YEAR)
    said = reading.draft_of(found.suggestions[0], found, AT.date())
    made = actions.adopt(found.year, [said, said], WHOLE, DOER)
    again = actions.adopt(reading.answering(agency, YEAR).year, [said], WHOLE, DOER)
    assert {row.pk for row in (*made, *again)} == {made[0].pk}
    row = made[0]
    assert (row.status, row.suggested, row.items) == ("draft", said.key, ["I1"])
    assert bridge.value(row).history[0].turn is Turn.ADOPTED


def test_units_that_the_office_does_not_have_are_left_open(agency: Agency) -> None:
    agency.divisions.filter(key="office").delete()
    units = queries.units_of(agency)
    said = value(units=(Unit(name="สำนักปลัด"), Unit(name="กองคลัง")), joint=True)
    fitted = actions.fitted(said, units)
    assert (fitted.units, fitted.joint) == ((Unit(name="กองคลัง"),), False)


def test_the_fewest_answer_each_open_point_once(agency: Agency) -> None:
    result(agency, 2568, {"I1": "60", "I4": "60"})
    found = reading.answering(agency, YEAR)
    few = reading.fewest_open(found, [])
    assert len(few) < len(found.suggestions)
    said = [reading.draft_of(each, found, AT.date()) for each in few]
    rows = actions.adopt(found.year, said, WHOLE, DOER)
    assert reading.fewest_open(found, rows) == ()
    assert all(each.measures for each in found.covered(rows))


def test_a_measure_kept_in_the_own_library_is_adopted_in_the_next_year(agency: Agency) -> None:
    row = in_force(agency, items=("E1",), topics=())
    kept = own.keep_measure(row, DOER)
    assert own.keep_measure(row, DOER) == kept
    pack = queries.pack_of(queries.year_or_planned(agency, 2570))
    said = reading.draft_of_own(kept, pack, AT.date())
    made = actions.adopt(queries.year_or_planned(agency, 2570), [said], WHOLE, DOER)[0]
    assert (made.year, made.title, made.suggested) == (2570, row.title, kept.key)
    assert made.items == ["E1"]


def test_the_own_library_follows_its_measure_and_goes_into_the_bin(agency: Agency) -> None:
    row = in_force(agency)
    kept = own.keep_measure(row, DOER)
    said = replace(bridge.value(row), title="ชื่อใหม่")
    row = actions.change(row, said, WHOLE, DOER, seen=row.revision)
    own.keep_measure(row, DOER)
    own.remove("a1", kept.key, DOER)
    assert queries.own_suggestions(agency) == []
    own.REMOVAL.put_back("a1", kept.key, by=DOER.key, at=AT)
    assert [each.title for each in queries.own_suggestions(agency)] == ["ชื่อใหม่"]
    own.remove("a1", kept.key, DOER)
    own.keep_measure(row, DOER)
    assert OwnSuggestion.objects.get().removed_at is None
