"""Papers that other apps give: kept as they were given, with the life of any other paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from given_making import OFFICE, everything, measures, plan
from paper_making import DAY, doer, order, passed, picture, text_of
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit import queries as audit
from prongsai.apps.audit.queries import Sieve
from prongsai.apps.files.queries import attached
from prongsai.apps.files.store import path_of
from prongsai.apps.papers import actions, bridge, headwork, making, queries, registering, sources
from prongsai.apps.papers.given import draft_given
from prongsai.apps.papers.kinds import GIVEN, KINDS, asked
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.telling import story
from prongsai.core.access.roles import Role
from prongsai.core.documents.plain_text import as_text
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.terms.problem import Refused
from prongsai.workshop.given_papers import BUILDERS
from prongsai.workshop.kept_data import value_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
ALL = "/a/a1/papers/"
DATA = everything()
OF = "measures:2563:h1"


def drafted(agency: Agency, kind: str = "measures-progress", **told: Any) -> Paper:
    facts = {"subject": "รายงานรอบหกเดือน", "of": OF, **told}
    given = facts.pop("given", DATA[kind])
    return draft_given(agency, kind, given, doer(), **facts)


def whole(paper: Paper) -> Paper:
    """With an office to sign it, as far as its form has one."""
    said = {"position": "นายกเทศมนตรี"} if "position" in asked(paper.kind) else {}
    return actions.change(paper, said, doer(), seen=paper.revision)


def said_by(paper: Paper) -> str:
    return as_text(making.document(paper, DAY, draft=False))


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        work()
    return refused.value.problems[0].code


# --- Drafting ------------------------------------------------------------------------------------


def test_every_given_kind_has_a_builder_and_every_builder_a_kind() -> None:
    assert set(GIVEN) == set(BUILDERS)


@pytest.mark.parametrize("kind", GIVEN)
def test_a_paper_of_each_kind_goes_all_the_way_to_its_signature(agency: Agency, kind: str) -> None:
    paper = passed(whole(drafted(agency, kind)))
    paper = actions.put_to_print(registering.number(paper, doer(), DAY), doer())
    done = actions.sign(paper, picture(), doer())
    kept = attached(agency.key, done.word)

    assert (done.state, done.series) == ("signed", KINDS[kind].register)
    assert kept is not None
    assert text_of(path_of(kept.stored.hash).read_bytes())


def test_sent_twice_it_is_one_paper(agency: Agency) -> None:
    assert drafted(agency, key="k" * 32).pk == drafted(agency, key="k" * 32).pk
    assert Paper.objects.count() == 1


def test_what_cannot_be_drawn_is_not_begun(agency: Agency) -> None:
    assert code_of(lambda: drafted(agency, "plan-order", given=plan())) == "plan-order-nobody"
    assert Paper.objects.count() == 0


@pytest.mark.parametrize(("kind", "of"), [("order", OF), ("analysis", OF), ("plan", "")])
def test_no_other_kind_is_given_and_none_without_a_name(agency: Agency, kind: str, of: str) -> None:
    with pytest.raises(ValueError, match=kind):
        draft_given(agency, kind, plan(), doer(), subject="ก", of=of)


def test_the_trail_says_what_it_was_made_of_and_not_what_it_says(agency: Agency) -> None:
    paper = drafted(agency)
    [line] = audit.whole(agency.key, Sieve(actions.THING, key=paper.key))

    assert line.after == {"kind_of_paper": "measures-progress", "of": OF}


def test_official_papers_begin_with_whoever_signs_them_and_reports_with_nobody(
    agency: Agency,
) -> None:
    orders, report = drafted(agency, "plan-order"), drafted(agency)

    assert "นายกเทศมนตรี" in orders.fields["position"]
    assert report.fields == {"subject": "รายงานรอบหกเดือน"}


# --- What it says --------------------------------------------------------------------------------


def test_it_says_what_was_given_in_the_order_it_was_given(agency: Agency) -> None:
    paper = Paper.objects.get(pk=drafted(agency, "measures-annual").pk)
    file = DATA["measures-annual"]["file"]
    titles = [each["title"] for each in file["measures"].values()]
    said = said_by(paper)
    places = [said.index(f" {title}") for title in titles]

    assert value_of(YearFile, bridge.given(paper)["file"]) == value_of(YearFile, file)
    assert places == sorted(places)


def test_what_is_typed_stands_on_the_paper_and_its_body_is_nobody_s_to_type(
    agency: Agency, signed_in: SignedIn
) -> None:
    paper, client = drafted(agency, "plan-order"), signed_in(Role.COORDINATOR)
    here = f"{ALL}{paper.key}/edit/"
    page = client.get(here).content.decode()
    form = {"seen": "1", "subject": "แต่งตั้งคณะทำงาน", "position": "รองนายก", "body": "แทรก"}
    client.post(here, form)
    said = said_by(Paper.objects.get())

    assert 'name="body"' not in page
    assert "บันทึกไว้เมื่อจัดทำร่าง" in page
    assert [each in said for each in ("แต่งตั้งคณะทำงาน", "รองนายก", OFFICE, "แทรก")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_a_report_may_leave_its_signer_to_a_pen(agency: Agency, signed_in: SignedIn) -> None:
    paper, client = drafted(agency), signed_in(Role.COORDINATOR)
    form = {"seen": "1", "subject": "ใหม่", "signer": "", "position": ""}

    assert client.post(f"{ALL}{paper.key}/edit/", form).status_code == 302
    assert story(Paper.objects.get()).whole


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_draft_is_looked_at_as_a_file(agency: Agency, signed_in: SignedIn, form: str) -> None:
    paper = drafted(agency)
    answer = signed_in(Role.COORDINATOR).get(f"{ALL}{paper.key}/paper.{form}")

    assert answer.status_code == 200
    assert len(b"".join(answer) if answer.streaming else answer.content) > 5_000


# --- What is submitted ---------------------------------------------------------------------------


def test_the_letterhead_of_its_submission_stays_on_it(agency: Agency) -> None:
    paper = passed(drafted(agency, "plan-order"), 1)
    before = said_by(paper)
    headwork.change(agency, {"executive_office": "ผู้อำนวยการ"}, doer(), seen=1)

    assert said_by(Paper.objects.get()) == before
    assert sources.moved(Paper.objects.get()) == ("letterhead",)


def test_data_that_changed_behind_its_back_are_not_passed_on(agency: Agency) -> None:
    paper = passed(drafted(agency), 1)
    other = drafted(agency, given=measures("analysis-2565", period="h1"))
    Paper.objects.filter(pk=paper.pk).update(given=other.given)
    paper.refresh_from_db()
    step = lambda: actions.take(paper, doer(Role.CHIEF_ADMINISTRATOR), seen=paper.revision)  # noqa: E731

    assert code_of(step) == "paper-not-as-submitted"


# --- Made anew -----------------------------------------------------------------------------------


def test_a_newer_draft_takes_the_place_of_one_without_a_number(agency: Agency) -> None:
    old = whole(drafted(agency))
    new = drafted(agency, given=measures("analysis-2565", period="h1"), renews=old)
    old.refresh_from_db()

    assert (old.state, old.replaced_by, old.reason) == ("withdrawn", new, "จัดทำใหม่จากข้อมูลปัจจุบัน")
    assert new.fields["position"] == "นายกเทศมนตรี"


def test_a_numbered_paper_stays_and_its_page_leads_to_the_newer_one(
    agency: Agency, signed_in: SignedIn
) -> None:
    old = registering.number(passed(drafted(agency)), doer(), DAY)
    new = drafted(agency, renews=old)
    page = signed_in(Role.COORDINATOR).get(f"{ALL}{old.key}/").content.decode()

    assert Paper.objects.get(pk=old.pk).state == "numbered"
    assert f'href="{ALL}{new.key}/"' in page


def test_here_it_is_neither_begun_nor_made_anew(agency: Agency, signed_in: SignedIn) -> None:
    paper, client = drafted(agency), signed_in(Role.COORDINATOR)
    offered = client.get(f"{ALL}new/").content.decode()
    begun = client.post(f"{ALL}new/", {"kind": "plan", "token": "a" * 32}, follow=True)
    anew = client.post(f"{ALL}{paper.key}/anew/", {"token": "b" * 32}, follow=True)

    assert [f'value="{kind}"' in offered for kind in GIVEN] == [False] * len(GIVEN)
    for answer in (begun, anew):
        assert "จัดทำจากข้อมูลของงานอื่น" in answer.content.decode()
    assert Paper.objects.count() == 1


# --- Finding them --------------------------------------------------------------------------------


def test_papers_are_found_by_what_they_were_made_of(agency: Agency) -> None:
    half, year = drafted(agency), drafted(agency, "measures-annual", of="measures:2563:year")
    other = drafted(agency, "measures-annual", of="measures:25631")
    gone = actions.withdraw(drafted(agency), doer(), "ซ้ำ")

    assert queries.given_of(agency, "measures:2563") == [year, half]
    assert queries.given_of(agency, OF) == [half]
    assert {other, gone}.isdisjoint(queries.given_of(agency, "measures:2563"))


def test_before_it_is_signed_it_is_shown_to_those_who_read_drafts(agency: Agency) -> None:
    drafted(agency)

    assert queries.given_of(agency, OF, drafts=False) == []


def test_lists_leave_what_was_given_where_it_is(agency: Agency, signed_in: SignedIn) -> None:
    paper, client = drafted(agency), signed_in(Role.COORDINATOR)
    order(agency)
    with CaptureQueriesContext(connection) as asked_for:
        for place in (ALL, f"{ALL}?kind=measures-progress", f"{ALL}{paper.key}/"):
            assert "รายงานรอบหกเดือน" in client.get(place).content.decode()

    of_papers = [each["sql"] for each in asked_for if "papers_paper" in each["sql"]]
    assert of_papers
    assert [each for each in of_papers if '"given"' in each] == []
