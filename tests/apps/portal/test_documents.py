"""Signed papers on the public site: scan and readable twin together, once, by the portal alone."""

from __future__ import annotations

import pytest
from django.test import Client

from paper_making import doer, signed
from portal_making import CHIEF, assent, offered, opened, prepared, published, rendering
from prongsai.apps.agencies.models import Agency
from prongsai.apps.papers import actions as papers
from prongsai.apps.papers.models import Paper
from prongsai.apps.portal import actions, queries
from prongsai.apps.portal.candidates import candidate
from prongsai.core.portal.content import For
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(agency: Agency) -> Paper:
    opened(agency)
    return papers.make_ready(signed(agency), doer(), ready=True)


def test_a_signed_paper_goes_out_with_its_readable_twin(agency: Agency, paper: Paper) -> None:
    published(agency, f"document-{paper.key}")
    (entry,) = rendering(agency).site.shown
    found = Paper.objects.get(pk=paper.pk)

    assert [each.use for each in entry.files] == [For.READING, For.TWIN]
    assert (found.state, found.ready_at) == ("published", None)


def test_its_page_says_number_and_date(agency: Agency, paper: Paper, stranger: Client) -> None:
    published(agency, f"document-{paper.key}")
    page = stranger.get(f"/p/nafan/documents/{paper.key}/").content.decode()

    assert paper.title in page
    assert "1/2569" in page
    assert "20 สิงหาคม" in page


def test_what_is_published_is_not_offered_again(agency: Agency, paper: Paper) -> None:
    published(agency, f"document-{paper.key}")
    portal = queries.portal_of(agency)
    assert portal is not None

    assert candidate(portal, f"document-{paper.key}") is None


def test_a_paper_that_was_withdrawn_meanwhile_is_not_published(
    agency: Agency, paper: Paper
) -> None:
    assert offered(agency, f"document-{paper.key}").title.th == paper.title
    release = prepared(agency, f"document-{paper.key}")
    papers.withdraw(paper, doer(), "พิมพ์ผิด")

    with pytest.raises(Refused) as refused:
        actions.publish(agency, release.key, release.sha256, CHIEF, assent(release))
    assert [each.code for each in refused.value.problems] == ["paper-wrong-state"]
    assert rendering(agency).site.shown == []
