"""Lines of the log: added, changed, removed and had back, each with one line of the trail."""

from __future__ import annotations

import datetime as dt

import pytest

from posting_making import AT, DOER, SUBJECT, given, logged, photo
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry, Kept
from prongsai.apps.dissemination import actions, queries
from prongsai.apps.dissemination.bins import postings
from prongsai.apps.dissemination.models import Posting
from prongsai.apps.files import actions as files
from prongsai.apps.files.models import Attached
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
LATER = AT + dt.timedelta(days=400)


def verbs() -> list[str]:
    lines = Entry.objects.filter(thing="dissemination.posting").order_by("number")
    return list(lines.values_list("verb", flat=True))


def test_a_line_belongs_to_the_fiscal_year_of_its_first_day(agency: Agency) -> None:
    assert logged(agency, first=dt.date(2025, 10, 1)).year == 2569


def test_the_form_that_is_sent_twice_makes_one_line(agency: Agency) -> None:
    rows = [logged(agency, key="a" * 32) for _ in range(2)]

    assert rows[0].pk == rows[1].pk
    assert verbs() == ["add"]


def test_a_key_that_another_agency_has_is_not_taken(agency: Agency, other: Agency) -> None:
    theirs = logged(other, key="a" * 32)

    assert logged(agency, key=theirs.key).key != theirs.key


def test_what_is_still_to_come_is_refused(agency: Agency) -> None:
    with pytest.raises(Refused):
        logged(agency, first=dt.date(2026, 8, 21))

    assert Posting.objects.count() == 0


def test_the_trail_only_refers_to_what_may_name_somebody(agency: Agency) -> None:
    logged(agency, address="https://a1.example/news/1")
    after = Entry.objects.get(thing="dissemination.posting").after

    assert [set(after[each]) for each in ("posting_subject", "shown_at", "web_address")] == [
        {"ref"}
    ] * 3
    assert (after["channel"], after["first_day"]) == ("board", "2026-01-13")


def test_a_change_tells_only_what_changed_and_the_same_again_tells_nothing(agency: Agency) -> None:
    row = logged(agency)
    for _ in range(2):
        actions.change(row, given(channel="website"), DOER)
    entry = Entry.objects.get(verb="change")

    assert (entry.before["channel"], entry.after["channel"]) == ("board", "website")
    assert entry.after.keys() == {"channel", "has_file"}


def test_a_file_that_is_replaced_goes_to_the_bin_and_comes_back_to_its_line(agency: Agency) -> None:
    row = logged(agency, file=photo())
    old = row.file
    row = actions.change(row, given(file=photo("other.png")), DOER)
    new = row.file
    files.put_back(agency.key, old, by="somebody", at=AT)
    row.refresh_from_db()

    assert (row.file, new != old) == (old, True)
    assert Attached.objects.get(key=new).removed_at is not None
    assert verbs() == ["add", "change", "take back"]


def test_what_is_removed_is_counted_no_more_until_it_is_had_back(agency: Agency) -> None:
    row = logged(agency)
    for _ in range(2):
        actions.remove(row, DOER)
    gone = queries.counts(agency)
    entry = postings().entries(agency.key)[0]
    postings().put_back(agency.key, entry.key, by="somebody", at=AT)

    assert (gone, queries.counts(agency)) == ({}, {("board", 2569): 1})
    assert entry.name == f"{SUBJECT} (2569)"
    assert verbs() == ["add", "remove", "put back"]


def test_what_is_not_in_the_bin_is_not_had_back(agency: Agency) -> None:
    row = logged(agency)

    with pytest.raises(Refused):
        actions.REMOVAL.put_back(agency.key, row.key, by="somebody", at=AT)


def test_the_bin_is_emptied_with_the_picture_and_what_the_trail_kept(agency: Agency) -> None:
    kept, gone = logged(agency), logged(agency, file=photo())
    actions.remove(gone, DOER)

    assert (postings().empty(AT), postings().empty(LATER)) == (0, 1)
    assert list(Posting.objects.values_list("key", flat=True)) == [kept.key]
    assert Attached.objects.count() == 0
    line = Entry.objects.get(verb="add", key=gone.key)
    assert Kept.objects.get(key=line.after["posting_subject"]["ref"]).value is None


def test_a_line_that_is_gone_cannot_be_changed(agency: Agency) -> None:
    row = logged(agency)
    Posting.objects.all().delete()

    with pytest.raises(Refused):
        actions.change(row, given(channel="website"), DOER)


def test_a_line_that_changed_meanwhile_is_not_overwritten(agency: Agency) -> None:
    row = logged(agency)
    theirs = Posting.objects.select_related("agency").get(pk=row.pk)
    actions.change(theirs, given(place="หน้าตลาด"), DOER)

    with pytest.raises(Refused) as refused:
        actions.change(row, given(channel="website"), DOER)
    assert [each.code for each in refused.value.problems] == ["posting-moved"]
    assert Posting.objects.get(pk=row.pk).place == "หน้าตลาด"
