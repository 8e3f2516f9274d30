"""A paper goes from desk to desk, is numbered, printed, signed, replaced; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import file_making as made
from apps.results import entered as result
from paper_making import DAY, doer, numbered, order, passed, picture, printed, signed, text_of
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit import queries as audit
from prongsai.apps.audit.queries import Sieve
from prongsai.apps.files.checking import checked
from prongsai.apps.files.queries import attached, attached_to
from prongsai.apps.files.store import path_of
from prongsai.apps.papers import actions, making, queries, registering
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused
from result_making import store_few_answers

pytestmark = pytest.mark.django_db


def code_of(step: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        step()
    return refused.value.problems[0].code


def content_of(paper: Paper, key: str) -> bytes:
    found = attached(paper.agency.key, key)
    assert found is not None
    return path_of(found.stored.hash).read_bytes()


def test_a_paper_gets_no_number_before_three_desks_have_passed_it(agency: Agency) -> None:
    paper = order(agency, desks=2)

    assert code_of(lambda: registering.number(paper, doer(), DAY)) == "paper-not-approved"
    approved = passed_by_executive(paper)
    assert registering.number(approved, doer(), DAY).number == "1/2569"


def passed_by_executive(paper: Paper) -> Paper:
    return actions.take(paper, doer(Role.EXECUTIVE), seen=paper.revision)


def test_what_is_printed_bears_number_and_date_and_is_kept_as_it_is(agency: Agency) -> None:
    paper = printed(agency)
    word = content_of(paper, paper.word)
    Agency.objects.filter(pk=agency.pk).update(name="เทศบาลตำบลอื่น")
    paper.refresh_from_db()

    said = text_of(word)
    assert ("ที่ ๑/๒๕๖๙" in said, "สั่ง ณ วันที่ ๒๐ สิงหาคม พ.ศ. ๒๕๖๙" in said) == (True, True)
    assert content_of(paper, paper.word) == word
    assert content_of(paper, paper.pdf).startswith(b"%PDF-")


def test_an_unfinished_draft_is_not_submitted(agency: Agency) -> None:
    paper = actions.draft_by_hand(agency, "letter", doer())

    assert code_of(lambda: actions.take(paper, doer(), seen=1)) == "paper-unfinished"


def test_a_submitted_draft_is_changed_only_after_it_came_back(agency: Agency) -> None:
    paper = order(agency, desks=1)
    change = {"subject": "อื่น"}

    refused = code_of(lambda: actions.change(paper, change, doer(), seen=paper.revision))
    back = actions.give_back(paper, doer(Role.CHIEF_ADMINISTRATOR), "ชื่อผิด", seen=paper.revision)

    assert refused == "paper-not-a-draft"
    assert actions.change(back, change, doer(), seen=back.revision).title == "อื่น"


def test_the_second_of_two_editors_is_refused_and_loses_nothing(agency: Agency) -> None:
    paper = order(agency)
    actions.change(paper, {"subject": "ของคนแรก"}, doer(), seen=paper.revision)

    late = code_of(lambda: actions.change(paper, {"subject": "ข"}, doer(), seen=paper.revision))

    assert late == "paper-changed-meanwhile"
    assert Paper.objects.get().title == "ของคนแรก"


def test_a_desk_passes_on_only_what_it_has_read(agency: Agency) -> None:
    paper = order(agency)

    assert code_of(lambda: actions.take(paper, doer(), seen=1)) == "paper-changed-meanwhile"


def test_what_was_approved_is_changed_again_and_keeps_its_number(agency: Agency) -> None:
    paper = actions.reopen(printed(agency), doer(), "ข้อความตก")
    changed = actions.change(paper, {"subject": "แก้แล้ว"}, doer(), seen=paper.revision)
    again = actions.put_to_print(passed(changed), doer())

    assert (paper.approved, paper.number, paper.pdf) == (False, "1/2569", "")
    assert "แก้แล้ว" in text_of(content_of(again, again.word))
    assert len(attached_to(agency.key, actions.THING, again.key)) == 4


def test_a_reopened_paper_is_not_printed_before_it_is_approved_again(agency: Agency) -> None:
    paper = actions.reopen(numbered(agency), doer(), "แก้ชื่อ")

    assert code_of(lambda: actions.put_to_print(paper, doer())) == "paper-not-approved"


def test_the_print_itself_is_no_signed_scan(agency: Agency) -> None:
    paper = printed(agency)
    own = checked("ฉบับพิมพ์.pdf", content_of(paper, paper.pdf))

    assert code_of(lambda: actions.sign(paper, own, doer())) == "paper-scan-is-print"
    assert actions.sign(paper, picture(), doer()).state == "signed"


def test_a_better_scan_takes_the_place_of_a_bad_one_which_stays_among_the_files(
    agency: Agency,
) -> None:
    paper = signed(agency)
    again = actions.sign(paper, checked("ชัดกว่า.pdf", made.PDF), doer())

    names = [each.name for each in attached_to(agency.key, actions.THING, again.key)]
    assert (again.scan != paper.scan, names[-2:]) == (True, ["ลงนาม.png", "ชัดกว่า.pdf"])


def test_a_long_title_ends_at_a_word_in_the_name_of_its_file(agency: Agency) -> None:
    title = "รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานทุกส่วนงาน"
    paper = printed(agency)
    paper.number, paper.title = "สบ 99101/1", title

    name = next(making.files(paper, DAY, draft=True)).name
    assert name == "สบ 99101-1 รายงานผลการประเมินคุณธรรมและความโปร่งใสในการ.pdf"


def test_only_a_signed_paper_is_marked_ready_and_the_portal_is_given_it(agency: Agency) -> None:
    unsigned = printed(agency)
    early = code_of(lambda: actions.make_ready(unsigned, doer(), ready=True))
    paper = actions.sign(unsigned, picture(), doer())
    before = list(queries.ready_to_publish(agency))
    actions.make_ready(paper, doer(), ready=True)

    assert (early, before) == ("paper-wrong-state", [])
    assert list(queries.ready_to_publish(agency)) == [paper]
    actions.make_ready(paper, doer(), ready=False)
    assert list(queries.ready_to_publish(agency)) == []


def test_a_withdrawn_paper_says_why_or_by_what_and_its_number_is_gone(agency: Agency) -> None:
    first, second = numbered(agency, "ก"), numbered(agency, "ข")

    assert code_of(lambda: actions.withdraw(first, doer(), " ")) == "paper-reason-missing"
    gone = actions.withdraw(first, doer(), "", second)
    assert (gone.state, gone.replaced_by) == ("withdrawn", second)
    assert numbered(agency, "ค").number == "3/2569"


def test_a_paper_made_of_a_result_keeps_version_and_rules_and_is_made_anew(agency: Agency) -> None:
    result(agency, 2568, "90", steps=3)
    old = actions.draft_of_result(agency, "result-memo", 2568, doer())
    result(agency, 2568, "80", steps=3)
    again = actions.draft_of_result(agency, "result-memo", 2568, doer(), renews=old)
    old.refresh_from_db()

    assert (old.of_version, again.of_version, len(old.pack_hash)) == (1, 2, 64)
    assert (old.state, old.replaced_by) == ("withdrawn", again)
    assert "90.00" in old.fields["body"][1]
    assert "80.00" in again.fields["body"][1]


def test_a_paper_stays_as_its_version_was_when_the_result_moves_on(agency: Agency) -> None:
    result(agency, 2568, "90", steps=3)
    paper = actions.draft_of_result(agency, "announcement", 2568, doer())
    result(agency, 2568, "80", steps=3)
    drawn = making.file(paper, making.document(paper, DAY, draft=True), "docx").content

    assert "๙๐.๐๐" in text_of(drawn)
    assert "๘๐.๐๐" not in text_of(drawn)


@pytest.mark.parametrize("kind", ["analysis", "analysis-table", "summary", "summary-en"])
def test_reports_are_dated_but_not_numbered(agency: Agency, kind: str) -> None:
    result(agency, 2568, "90", steps=3)
    paper = passed(actions.draft_of_result(agency, kind, 2568, doer()))
    done = registering.number(paper, doer(), DAY)

    assert (done.number, done.dated, done.state) == ("", DAY, "numbered")
    assert "2568" in done.title


def test_a_result_is_not_announced_before_it_is_approved(agency: Agency) -> None:
    result(agency, 2568, "90", steps=1)
    draft = lambda: actions.draft_of_result(agency, "announcement", 2568, doer())  # noqa: E731

    assert code_of(draft) == "announce-not-approved"
    assert Paper.objects.count() == 0


def test_what_tells_of_few_respondents_is_marked_and_never_ready(agency: Agency) -> None:
    opened = result(agency, 2568, "90").assessment
    store_few_answers(opened)
    paper = passed(actions.draft_of_result(agency, "summary", 2568, doer()))
    registering.number(paper, doer(), DAY)
    paper.refresh_from_db()
    paper = actions.sign(actions.put_to_print(paper, doer()), picture(), doer())

    assert paper.inside
    assert code_of(lambda: actions.make_ready(paper, doer(), ready=True)) == "paper-inside"


def test_every_step_leaves_a_line_and_none_names_anybody(agency: Agency) -> None:
    paper = order(agency, "แต่งตั้งนายสมมติ ใจดี")
    actions.withdraw(paper, doer(), "นายสมมติ ลาออก")
    lines = audit.whole(agency.key, Sieve(actions.THING, key=paper.key))

    assert [each.verb for each in lines] == ["draft", "change", "withdraw"]
    assert not any("สมมติ" in f"{each.before}{each.after}" for each in lines)
