"""Papers that other parts give go the whole way: desks, number, print, scan, public page."""

from __future__ import annotations

import pytest
from django.test import Client

from given_making import everything
from paper_making import DAY, doer, passed, picture
from portal_making import opened, published, rendering
from prongsai.apps.agencies.models import Agency
from prongsai.apps.papers import actions, registering
from prongsai.apps.papers.given import draft_given
from prongsai.apps.papers.kinds import GIVEN, KINDS, asked
from prongsai.apps.papers.models import Paper
from prongsai.apps.portal import queries
from prongsai.apps.portal.candidates import candidate
from prongsai.core.portal.content import For

pytestmark = pytest.mark.django_db
DATA = everything()
SUBJECT = "เรื่องที่เผยแพร่"


def signed(agency: Agency, kind: str) -> Paper:
    """On every desk, numbered or dated, printed, signed on paper and taken back as a picture."""
    draft = draft_given(agency, kind, DATA[kind], doer(), subject=SUBJECT, of=f"{kind}:2569")
    typed = {"signer": "ผู้ลงนามสมมติ", "position": "ผู้อำนวยการกองสมมติ"}
    fields = {**draft.fields, **{key: typed[key] for key in asked(kind) if key in typed}}
    paper = passed(actions.change(draft, fields, doer(), seen=draft.revision))
    paper = actions.put_to_print(registering.number(paper, doer(), DAY), doer())
    return actions.sign(paper, picture(), doer())


def taken(stranger: Client, path: str) -> int:
    """A file, as somebody saves it: to its end."""
    answer = stranger.get(f"/p/nafan/{path}")
    assert answer.getvalue()
    return answer.status_code


@pytest.mark.parametrize("kind", [each for each in GIVEN if KINDS[each].public])
def test_each_kind_reaches_its_page_on_the_public_site(
    agency: Agency, stranger: Client, kind: str
) -> None:
    opened(agency)
    paper = actions.make_ready(signed(agency, kind), doer(), ready=True)
    published(agency, f"document-{paper.key}")
    (entry,) = rendering(agency).site.shown
    page = stranger.get(f"/p/nafan/documents/{paper.key}/")
    files = [taken(stranger, each.path) for each in entry.files]

    assert SUBJECT in page.content.decode()
    assert [each.use for each in entry.files] == [For.READING, For.TWIN]
    assert files == [200, 200]
    assert Paper.objects.get(pk=paper.pk).state == "published"


def test_minutes_stay_inside(agency: Agency) -> None:
    opened(agency)
    paper = signed(agency, "minutes")
    portal = queries.portal_of(agency)

    assert portal is not None
    assert candidate(portal, f"document-{paper.key}") is None
