"""A template or an emblem that comes out of the recycle bin is in its place again."""

from __future__ import annotations

import datetime as dt

import pytest

import file_making as made
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.queries import verify
from prongsai.apps.files.actions import put_back
from prongsai.apps.files.checking import checked
from prongsai.apps.files.queries import in_bin
from prongsai.apps.papers import headwork
from prongsai.apps.papers.models import Letterhead
from prongsai.core.access.roles import Role
from template_making import template

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 8, 10, 10, tzinfo=dt.UTC)
DOER = Doer("clerk", (Role.COORDINATOR,), AT)
TEMPLATE = checked("แม่แบบ.docx", template())


def back(agency: Agency) -> None:
    """The last thing that was thrown away comes back."""
    (thrown, *_) = in_bin(agency.key)
    put_back(agency.key, thrown.key, by=DOER.key, at=AT)


def head(agency: Agency) -> Letterhead:
    return Letterhead.objects.get(agency=agency)


def test_a_template_that_comes_back_is_there_to_be_tried(agency: Agency) -> None:
    headwork.try_template(agency, TEMPLATE, DOER)
    used = headwork.use_template(agency, DOER).template
    headwork.drop_template(agency, DOER)
    back(agency)

    assert (head(agency).trial, head(agency).template) == (used, "")
    assert not in_bin(agency.key)
    assert not list(verify())


def test_an_emblem_that_comes_back_is_the_emblem_and_the_one_since_goes(agency: Agency) -> None:
    first = headwork.set_emblem(agency, checked("ตรา.png", made.png()), DOER).emblem
    newer = made.png(made.chunk(b"tEXt", b"newer"))
    second = headwork.set_emblem(agency, checked("ตราใหม่.png", newer), DOER).emblem
    back(agency)

    assert head(agency).emblem == first
    assert [each.key for each in in_bin(agency.key)] == [second]
