"""What three desks have passed is what is printed and signed, and nobody passes his own text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from apps.results import entered as result
from paper_making import AT, DAY, doer, numbered, order, passed, text_of
from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit import queries as audit
from prongsai.apps.audit.queries import Sieve
from prongsai.apps.files.queries import attached
from prongsai.apps.files.store import path_of
from prongsai.apps.papers import actions, headwork, making, registering
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
ALL = "/a/a1/papers/"
BOTH = (Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR)


def code_of(step: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        step()
    return refused.value.problems[0].code


def of_two_years(agency: Agency, kind: str = "analysis", desks: int = 3) -> Paper:
    """A paper that compares a result with the one before."""
    result(agency, 2567, "70", steps=3)
    result(agency, 2568, "90", steps=3)
    return passed(actions.draft_of_result(agency, kind, 2568, doer()), desks)


def drawn(paper: Paper) -> str:
    return text_of(making.file(paper, making.document(paper, DAY, draft=False), "docx").content)


def moved_letterhead(agency: Agency, address: str = "ที่อยู่ใหม่") -> None:
    headwork.change(agency, {"address": address}, doer(), seen=1)


@pytest.mark.parametrize("kind", ["analysis", "analysis-table", "summary", "announcement"])
def test_a_correction_of_another_year_changes_nothing_of_what_was_submitted(
    agency: Agency, kind: str
) -> None:
    paper = of_two_years(agency, kind)
    before = making.document(paper, DAY, draft=False)
    result(agency, 2567, "88", steps=3)

    assert making.document(Paper.objects.get(), DAY, draft=False) == before


def test_a_draft_that_nobody_submitted_follows_what_it_is_made_of(agency: Agency) -> None:
    paper = of_two_years(agency, desks=0)
    before = making.document(paper, DAY, draft=False)
    result(agency, 2567, "88", steps=3)

    assert making.document(paper, DAY, draft=False) != before


def test_a_letterhead_changed_after_submission_stands_on_the_next_paper_only(
    agency: Agency,
) -> None:
    paper = order_on_letterhead(agency)
    moved_letterhead(agency)
    headwork.set_emblem(agency, None, doer())
    later = actions.draft_by_hand(agency, "letter", doer())

    assert ("ที่อยู่ใหม่" in drawn(paper), "ที่อยู่ใหม่" in drawn(later)) == (False, True)


def order_on_letterhead(agency: Agency) -> Paper:
    fields = {"subject": "ขอเชิญ", "to": "นายอำเภอ", "body": ["ด้วย"], "position": "นายก"}
    paper = actions.draft_by_hand(agency, "letter", doer())
    return passed(actions.change(paper, fields, doer(), seen=1))


def test_what_is_printed_is_what_was_submitted(agency: Agency) -> None:
    paper = registering.number(of_two_years(agency), doer(), DAY)
    approved = drawn(paper)
    result(agency, 2567, "88", steps=3)
    done = actions.put_to_print(paper, doer())
    kept = attached(agency.key, done.word)

    assert kept is not None
    assert text_of(path_of(kept.stored.hash).read_bytes()) == approved


@pytest.mark.parametrize("role", [Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE])
def test_a_desk_does_not_pass_what_would_say_something_else_than_was_submitted(
    agency: Agency, role: Role
) -> None:
    paper = order(agency, desks=1 if role is Role.CHIEF_ADMINISTRATOR else 2)
    altered(paper)
    step = lambda: actions.take(paper, doer(role), seen=paper.revision)  # noqa: E731

    assert code_of(step) == "paper-not-as-submitted"
    back = actions.reopen(paper, doer(), "กฎเปลี่ยน")
    assert passed(back).approved


def altered(paper: Paper) -> None:
    """As if the program or what it was made from said it in other words now."""
    Paper.objects.filter(pk=paper.pk).update(fields={**paper.fields, "body": ["อีกข้อความ"]})


def test_a_paper_that_says_something_else_than_was_approved_is_not_printed(agency: Agency) -> None:
    paper = numbered(agency)
    altered(paper)
    paper.refresh_from_db()

    assert code_of(lambda: actions.put_to_print(paper, doer())) == "paper-not-as-submitted"


def test_number_and_date_are_no_change_of_what_was_approved(agency: Agency) -> None:
    paper = actions.reopen(numbered(agency), doer(), "ข้อความตก")
    again = passed(actions.change(paper, {"subject": "แก้แล้ว"}, doer(), seen=paper.revision))

    assert actions.put_to_print(again, doer()).state == "printed"


@pytest.mark.parametrize("taken", [1, 2, 3])
def test_what_was_submitted_is_taken_back_with_a_reason_and_made_of_what_is_now(
    agency: Agency, signed_in: Any, taken: int
) -> None:
    paper = of_two_years(agency, desks=taken)
    result(agency, 2567, "88", steps=3)
    client, here = signed_in(Role.COORDINATOR), f"{ALL}{paper.key}/"
    told = client.get(here).content.decode()
    client.post(f"{here}reopen/", {"reason": "ปีก่อนแก้ไขแล้ว"})
    back = Paper.objects.get()

    assert ("ผลของปีก่อนเปลี่ยน" in told, f'href="{here}reopen/"' in told) == (True, True)
    assert (back.submitted, back.approved) == ({}, False)
    assert "ผลของปีก่อนเปลี่ยน" not in client.get(here).content.decode()


def test_a_desk_does_not_pass_what_was_taken_back_and_submitted_anew_meanwhile(
    agency: Agency,
) -> None:
    paper = order(agency, desks=1)
    seen = paper.revision
    again = passed(actions.reopen(paper, doer(), "หัวกระดาษผิด"), 1)
    step = lambda: actions.take(again, doer(Role.CHIEF_ADMINISTRATOR), seen=seen)  # noqa: E731

    assert code_of(step) == "paper-changed-meanwhile"


def test_whoever_wrote_the_text_of_a_paper_does_not_pass_it(agency: Agency) -> None:
    paper, chief = order(agency), Doer("chief", BOTH, AT)
    rewritten = actions.change(paper, {"body": ["ของปลัดเอง"]}, chief, seen=paper.revision)
    submitted = passed(rewritten, 1)
    step = lambda: actions.take(submitted, chief, seen=submitted.revision)  # noqa: E731

    assert code_of(step) == "approval-same-person"


def test_whoever_wrote_an_earlier_round_of_a_paper_does_not_pass_a_later_one(
    agency: Agency,
) -> None:
    paper, chief = order(agency), Doer("chief", BOTH, AT)
    paper = actions.change(paper, {"body": ["ของปลัดเอง"]}, chief, seen=paper.revision)
    back = actions.give_back(
        passed(paper, 1), doer(Role.CHIEF_ADMINISTRATOR), "แก้เรื่อง", seen=paper.revision
    )
    again = passed(actions.change(back, {"subject": "ใหม่"}, doer(), seen=back.revision), 1)

    assert code_of(lambda: actions.take(again, chief, seen=again.revision)) == (
        "approval-same-person"
    )


def test_the_lines_of_a_paper_say_why_it_came_back_and_what_was_approved(agency: Agency) -> None:
    reason = "ชื่อตก (สมมติ)"
    person("some-chief", agency.key, Role.CHIEF_ADMINISTRATOR)
    paper = order(agency, desks=1)
    back = actions.give_back(paper, doer(Role.CHIEF_ADMINISTRATOR), reason, seen=paper.revision)
    passed(back)
    lines = audit.whole(agency.key, Sieve(actions.THING, key=paper.key))
    after = {each.verb: each.after for each in lines}

    assert "reason" in after["return"]
    assert reason not in str(after["return"])
    assert after["approve"]["approved"] is True
    assert after["approve"]["sha256"] == after["pass"]["sha256"] == after["prepare"]["sha256"]
