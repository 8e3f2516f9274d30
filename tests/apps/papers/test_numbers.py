"""Numbers: in order, anew each calendar year, each once, also for two at the same moment."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from paper_making import DAY, doer, entered, numbered, passed, with_code
from prongsai.apps.agencies.models import Agency
from prongsai.apps.papers import actions, registering
from prongsai.apps.papers.kinds import BY_HAND
from prongsai.apps.papers.models import Paper, Series
from prongsai.core.terms.problem import Refused


@pytest.mark.django_db
def test_numbers_follow_each_other_and_begin_anew_with_the_calendar_year(agency: Agency) -> None:
    days = (DAY, DAY, dt.date(2026, 10, 2), dt.date(2027, 1, 4))

    assert [numbered(agency, f"{day}", day).number for day in days] == [
        "1/2569", "2/2569", "3/2569", "1/2570",
    ]  # fmt: skip


@pytest.mark.django_db
def test_each_register_counts_by_itself_and_letters_bear_the_code_of_the_agency(
    agency: Agency,
) -> None:
    with_code(agency)
    registers = ("order", "announcement", "letter", "circular", "memo", "certificate")

    assert [entered(agency, each).number for each in registers] == [
        "1/2569", "1/2569", "สบ 99101/1", "สบ 99101/ว 1", "สบ 99101/1", "1/2569",
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_letter_waits_for_the_code_of_the_agency(agency: Agency) -> None:
    with pytest.raises(Refused) as refused:
        entered(agency, "letter")

    assert refused.value.problems[0].code == "paper-letter-code-missing"
    assert Series.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("kind", BY_HAND)
def test_every_kind_that_is_written_by_hand_is_numbered_and_drawn(
    agency: Agency, kind: str
) -> None:
    with_code(agency)
    paper = actions.draft_by_hand(agency, kind, doer())
    said = {"subject": "ก", "to": "ข", "body": ["ค"], "position": "ง"}
    paper = passed(actions.change(paper, said, doer(), seen=1))
    done = registering.number(paper, doer(), DAY)

    assert done.number.endswith(("1/2569", "/1", "/ว 1"))
    assert actions.put_to_print(done, doer()).pdf


@pytest.mark.django_db
def test_a_number_may_be_wished_but_never_taken_twice(agency: Agency) -> None:
    assert entered(agency, count=12).number == "12/2569"
    assert entered(agency, count=10).number == "10/2569"
    assert entered(agency).number == "13/2569"
    with pytest.raises(Refused) as refused:
        entered(agency, count=10)

    assert refused.value.problems[0].code == "paper-number-taken"


@pytest.mark.django_db
def test_the_database_itself_refuses_a_number_twice(agency: Agency) -> None:
    first, second = entered(agency), entered(agency)

    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=second.pk).update(count=first.count)


@pytest.mark.django_db
def test_an_office_goes_on_from_its_own_book_and_never_back(agency: Agency) -> None:
    registering.take_over(agency, "order", 2026, 45, doer())

    assert entered(agency).number == "46/2569"
    with pytest.raises(Refused) as refused:
        registering.take_over(agency, "order", 2026, 44, doer())
    assert refused.value.problems[0].code == "paper-number-back"


@pytest.mark.django_db
def test_sending_the_same_form_twice_takes_one_number(agency: Agency) -> None:
    about = registering.Entered("order", "ก", DAY, "นายก")
    first, second = (registering.enter(agency, about, doer(), "k" * 32) for _ in range(2))

    assert first == second
    assert Series.objects.get().last == 1


@pytest.mark.django_db
def test_a_key_of_another_agency_opens_nothing_there(agency: Agency, other: Agency) -> None:
    theirs = actions.draft_by_hand(other, "order", doer(), "k" * 32)
    own = actions.draft_by_hand(agency, "order", doer(), "k" * 32)

    assert (own.agency, own.key != theirs.key) == (agency, True)
