"""How a report is handled, for everybody: the page and its papers say what the course says."""

from __future__ import annotations

from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from prongsai.apps.agencies.models import Agency
from prongsai.apps.sealed import keeping
from prongsai.apps.sealed.frame import course
from prongsai.core.sealed.limits import Chosen
from prongsai.workshop.procedure_papers import LANGUAGES
from sealed_making import doer

pytestmark = pytest.mark.django_db


def test_the_page_tells_every_step_clock_and_guard_and_sets_no_cookie(taking: Agency) -> None:
    client = Client()
    for language in LANGUAGES:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.get(f"{reverse('sealed:guide', args=[taking.key])}?in={language}")
        page = unescape(answer.content.decode())
        told = course()
        for each in (
            told.about, told.guide.owner, *told.guide.guarded,
            *(step.title for step in told.guide.steps.values()),
            *(limit.title for limit in told.limits.values()),
            *(way.label for way in told.moves.values()),
        ):  # fmt: skip
            assert each.said(language) in page
        assert "<svg" in page
        assert "1205" in page
        assert dict(answer.cookies) == {}
        assert len(asked) <= 4


def test_the_public_form_leads_there(taking: Agency, other: Agency) -> None:
    for agency in (taking, other):  # one that takes reports, one that is not ready
        form = Client().get(reverse("sealed:report", args=[agency.key])).content.decode()
        assert reverse("sealed:guide", args=[agency.key]) in form


def test_days_that_the_office_set_stand_in_the_guide(taking: Agency) -> None:
    address = reverse("sealed:guide", args=[taking.key])
    before = Client().get(f"{address}?in=en").content.decode()
    chosen = {key: Chosen() for key in course().limits} | {"fact_finding": Chosen(length=77)}
    keeping.set_terms(taking, chosen, None, doer("law"))
    after = Client().get(f"{address}?in=en").content.decode()
    assert ("77" in before, "77" in after) == (False, True)


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_it_is_printed(taking: Agency, form: str, begins: bytes) -> None:
    answer = Client().get(reverse("sealed:guide_file", args=[taking.key, form]))
    assert answer.content.startswith(begins)


def test_no_other_form_of_it_is_made(taking: Agency) -> None:
    assert Client().get(reverse("sealed:guide_file", args=[taking.key, "csv"])).status_code == 404
