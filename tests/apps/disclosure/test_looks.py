"""Addresses of a checklist looked at: asked for, seen on a website of this machine, remembered."""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import pytest

from disclosure_making import AT, begun, item, worker
from preaudit_site.answers import LONG, page, said
from preaudit_site.site import Answer, Site
from preaudit_site.threaded import website
from prongsai.adapters.web_visits import Limits, Manners
from prongsai.apps.agencies.models import Agency
from prongsai.apps.audit.models import Entry
from prongsai.apps.disclosure import proofs, queries, watching
from prongsai.apps.disclosure.chores import check, checked, forget, watch
from prongsai.apps.disclosure.looking import Asking
from prongsai.apps.disclosure.models import Check, Checklist, Evidence, Look
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.disclosure.seen import seen_at
from prongsai.apps.files.models import Attached
from prongsai.apps.files.store import path_of
from prongsai.apps.jobs.models import Job
from prongsai.apps.notices.models import Notice
from prongsai.core.access.roles import Role
from prongsai.core.jobs.trying import Task
from prongsai.core.preaudit.verdict import Judged, Verdict
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db
HOME = "https://www.fasai.test"


@pytest.fixture(autouse=True)
def _looking(settings: Any) -> None:
    settings.WEB_CHECKS = True


@pytest.fixture
def checklist(agency: Agency) -> Checklist:
    agency.domain = "fasai.test"
    agency.save()
    return begun(agency)


@pytest.fixture
def site() -> Iterator[Site]:
    with website() as running:
        yield running


def asking(site: Site) -> Asking:
    return Asking(
        site.door, Manners(pause=0, again_after=0.01), Limits(seconds=5, connect=1, silence=2),
        site.certificates.trusting,
    )  # fmt: skip


def piece(checklist: Checklist, path: str, code: str = "O1") -> Evidence:
    return proofs.add(item(checklist, code), worker(), Given("หน้าเว็บ", path))


def row_of(evidence: Evidence) -> Check:
    return Check.objects.get(evidence=evidence)


def jobs() -> list[dict[str, str]]:
    return list(Job.objects.filter(kind="disclosure.check").values_list("arguments", flat=True))


def all_looked(site: Site, now: dt.datetime = AT) -> int:
    return checked(queries.waiting("", 9, 40), now, asking(site))


def test_a_new_or_changed_address_waits_to_be_looked_at(checklist: Checklist) -> None:
    evidence = piece(checklist, f"{HOME}/report")
    proofs.change(evidence, worker(), Given("อีกชื่อ", f"{HOME}/report"))
    assert jobs() == [{"evidence": evidence.key}]

    proofs.change(evidence, worker(), Given("อีกชื่อ", f"{HOME}/members"))

    assert jobs() == [{"evidence": evidence.key}] * 2
    assert seen_at(evidence).waiting


def test_where_websites_are_not_asked_nothing_waits(checklist: Checklist, settings: Any) -> None:
    settings.WEB_CHECKS = False
    evidence = piece(checklist, f"{HOME}/report")

    assert (jobs(), Check.objects.count()) == ([], 0)
    assert check(Task(AT)) == {"checked": 0}
    assert watch(Task(AT)) == {"waiting": 0}
    with pytest.raises(Refused, match="checks-off"):
        watching.ask_for_all(checklist, worker())
    with pytest.raises(Refused, match="checks-off"):
        watching.ask_again(evidence, worker())


def test_the_engine_looks_at_each_address_for_its_agency_and_item(
    site: Site, checklist: Checklist
) -> None:
    fine, gone, elsewhere = (
        piece(checklist, path)
        for path in (f"{HOME}/renewed", f"{HOME}/nothing", "https://other.test/report")
    )
    assert all_looked(site) == 3

    codes = {
        each.evidence_id: {one["code"] for one in each.findings} for each in Check.objects.all()
    }
    assert "answer-fine" in codes[fine.pk]
    assert "answer-gone" in codes[gone.pk]
    assert "domain-other" in codes[elsewhere.pk]
    assert {"read-fine", "name-none"} <= codes[fine.pk]
    row = row_of(gone)
    assert (row.verdict, row.broken, row.broken_since, row.asked_at) == ("broken", 1, AT, None)
    assert Look.objects.filter(host="www.fasai.test", site="fine").count() == 2


def test_an_own_site_that_lies_inside_is_unsure_and_nothing_is_asked(
    site: Site, checklist: Checklist, settings: Any
) -> None:
    settings.SITE, settings.SITES = "https://ita.fasai.test", {"data.fasai.test": "fasai"}
    hosts = ("ita", "data", "elsewhere")
    site.names |= {f"{host}.fasai.test": [("10.1.2.3", 443)] for host in hosts}
    rows = [piece(checklist, f"https://{host}.fasai.test/p/fasai/") for host in hosts]
    all_looked(site)

    assert [row_of(each).verdict for each in rows] == ["unsure", "unsure", "broken"]
    assert site.asked == []


def test_a_list_is_followed_one_level_on_its_own_host(site: Site, checklist: Checklist) -> None:
    answers = cast(dict[str, Answer], site.answers)
    hosts = ("", "", "https://other.test")
    links = "".join(
        f'<p><a href="{host}/plan-{n}.html">โครงสร้างและอำนาจหน้าที่ {n}</a></p>'
        for n, host in enumerate(hosts)
    )
    answers["/plans"] = said(page("โครงสร้าง", links))
    answers["/plan-0.html"] = said(page("โครงสร้าง", f"<p>เทศบาลตำบลนาฝัน</p>{LONG}"))
    answers["/plan-1.html"] = said(page("โครงสร้าง"))
    evidence = piece(checklist, f"{HOME}/plans")
    all_looked(site)

    assert [request.path for request in site.asked] == ["/plans", "/plan-0.html", "/plan-1.html"]
    assert "name-fine" in {each["code"] for each in row_of(evidence).findings}


def test_what_has_not_changed_is_not_read_again(site: Site, checklist: Checklist) -> None:
    evidence = piece(checklist, f"{HOME}/renewed")
    all_looked(site)
    first = row_of(evidence)
    later = AT + dt.timedelta(hours=5)
    watching.ask_again(Evidence.objects.get(pk=evidence.pk), replace_at(later))
    all_looked(site, later)
    second = row_of(evidence)

    assert '"unchanged": true' in second.visit
    assert (second.read_at, second.at, second.looks) == (AT, later, 2)
    assert [each["code"] for each in second.findings] == [each["code"] for each in first.findings]
    assert second.sha256 == first.sha256


def replace_at(at: dt.datetime) -> Any:
    mine = worker()
    return replace(mine, doer=replace(mine.doer, at=at))


def test_what_was_seen_is_kept_packed_as_proof(site: Site, checklist: Checklist) -> None:
    evidence = piece(checklist, f"{HOME}/report")
    all_looked(site)
    kept = Attached.objects.get(key=row_of(evidence).snapshot)

    assert kept.name == "O1-20260820-1000.html.gz"
    assert kept.stored.media == "application/gzip"
    assert "รายงาน".encode() in gzip.decompress(path_of(kept.stored.hash).read_bytes())
    proofs.remove(evidence, worker())
    assert proofs.empty(AT + dt.timedelta(days=60)) == 1
    assert not Attached.objects.exists()


def test_a_damaged_address_is_offered_mended(site: Site, checklist: Checklist) -> None:
    right = "%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%81%E0%B8%B2%E0%B8%A8"
    evidence = piece(checklist, f"{HOME}/{right.replace('%', '%25')}")
    all_looked(site)
    found = seen_at(Evidence.objects.select_related("check_row").get(pk=evidence.pk))

    assert (found.verdict, found.mended) == (Verdict.BROKEN, f"{HOME}/{right}")


def test_only_some_of_an_agency_are_looked_at_in_one_job(
    site: Site, checklist: Checklist, other: Agency
) -> None:
    for place in range(3):
        piece(checklist, f"{HOME}/report?{place}")
    piece(begun(other), f"{HOME}/report")
    Job.objects.all().delete()

    first = queries.waiting("", 2, 40)
    assert [each.item.checklist.agency.key for each in first] == ["a1", "a1", "a2"]
    checked(first, AT, asking(site))
    assert jobs() == [{}]
    assert len(queries.waiting("", 2, 40)) == 1


def test_every_hour_what_was_not_looked_at_lately_waits_again(
    site: Site, checklist: Checklist
) -> None:
    evidence = piece(checklist, f"{HOME}/report")
    assert watch(Task(AT)) == {"waiting": 0}
    all_looked(site)

    assert watch(Task(AT + dt.timedelta(hours=5))) == {"waiting": 0}
    assert watch(Task(AT + dt.timedelta(hours=24))) == {"waiting": 1}
    Check.objects.update(asked_at=None)
    Checklist.objects.update(opens=AT.date(), closes=AT.date() + dt.timedelta(days=9))
    assert watch(Task(AT + dt.timedelta(hours=5))) == {"waiting": 1}
    assert seen_at(Evidence.objects.get(pk=evidence.pk)).waiting


def test_a_checklist_of_years_ago_is_not_watched(checklist: Checklist) -> None:
    piece(checklist, f"{HOME}/report")

    assert [each.pk for each in queries.running(AT.date())] == [checklist.pk]
    assert queries.running(dt.date(2029, 1, 1)) == []


def test_looks_of_long_ago_are_forgotten(site: Site, checklist: Checklist) -> None:
    piece(checklist, f"{HOME}/report")
    all_looked(site)

    assert forget(Task(AT + dt.timedelta(days=91))) == {"forgotten": 0}
    assert forget(Task(AT + dt.timedelta(days=93))) == {"forgotten": 1}


def test_asking_for_all_twice_asks_once(checklist: Checklist) -> None:
    piece(checklist, f"{HOME}/report")
    Check.objects.all().delete()

    assert watching.ask_for_all(checklist, worker()) == 1
    assert watching.ask_for_all(checklist, worker()) == 0


def test_a_division_asks_for_its_own_items(checklist: Checklist) -> None:
    evidence = piece(checklist, f"{HOME}/report")
    officer = worker(Role.DIVISION_OFFICER, "finance")

    assert watching.ask_for_all(checklist, officer) == 0
    with pytest.raises(Refused, match="item-not-yours"):
        watching.ask_again(evidence, officer)


def test_a_look_at_an_address_that_was_changed_meanwhile_says_nothing(
    checklist: Checklist,
) -> None:
    evidence = piece(checklist, f"{HOME}/report")
    looked = watching.Looked(evidence.pk, f"{HOME}/before", AT, Judged(()))

    assert watching.store(looked) is None
    assert not seen_at(evidence).known
    assert Verdict.FINE not in Look.objects.values_list("verdict", flat=True)
    assert Notice.objects.count() == Entry.objects.filter(verb="overrule").count() == 0
