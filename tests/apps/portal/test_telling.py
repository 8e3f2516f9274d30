"""Whoever may publish learns that something waits; whoever prepared it, what became of it."""

from __future__ import annotations

import pytest

from portal_making import CHIEF, COORDINATOR, offered, one_ready, opened, prepared
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.notices.models import Notice
from prongsai.apps.portal import actions
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(agency: Agency, desks: dict[Role, Person]) -> dict[Role, Doer]:
    """Something to publish, and those at the desks as they act."""
    opened(agency)
    one_ready(agency)
    return {role: Doer(who.key, (role,), COORDINATOR.at) for role, who in desks.items()}


def told(text: str) -> list[str]:
    rows = Notice.objects.filter(text=f"notice.portal_{text}", channel="copy")
    return sorted(rows.values_list("recipient", flat=True))


def test_who_may_publish_is_told_of_what_was_prepared(
    agency: Agency, ready: dict[Role, Doer]
) -> None:
    actions.prepare(agency, offered(agency), ready[Role.COORDINATOR])

    assert told("prepared") == sorted(
        ready[role].key for role in (Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
    )


def test_preparing_the_same_again_tells_nobody(agency: Agency, ready: dict[Role, Doer]) -> None:
    first = ready[Role.COORDINATOR]
    actions.prepare(agency, offered(agency), first)
    actions.prepare(agency, offered(agency), Doer(first.key, first.roles, CHIEF.at))

    assert len(told("prepared")) == 2


def test_what_is_prepared_in_one_go_is_told_of_once(
    agency: Agency, ready: dict[Role, Doer]
) -> None:
    for key in ("item-2569-o12", "contact"):
        actions.prepare(agency, offered(agency, key), ready[Role.COORDINATOR])

    assert len(told("prepared")) == 2


def test_who_prepared_it_is_told_that_it_is_published(
    agency: Agency, ready: dict[Role, Doer]
) -> None:
    author = ready[Role.COORDINATOR]
    release = actions.prepare(agency, offered(agency), author)
    actions.publish(agency, release.key, release.sha256, ready[Role.EXECUTIVE])

    assert told("published") == [author.key]
    assert told("discarded") == []


def test_who_prepared_it_is_told_that_another_took_it_back(
    agency: Agency, ready: dict[Role, Doer]
) -> None:
    author = ready[Role.COORDINATOR]
    release = actions.prepare(agency, offered(agency), author)
    actions.discard_prepared(agency, release.key, ready[Role.CHIEF_ADMINISTRATOR])

    assert told("discarded") == [author.key]


def test_taking_back_what_one_prepared_oneself_tells_nobody(
    agency: Agency, ready: dict[Role, Doer]
) -> None:
    author = ready[Role.COORDINATOR]
    release = actions.prepare(agency, offered(agency), author)
    actions.discard_prepared(agency, release.key, author)

    assert told("discarded") == []


def test_what_is_refused_tells_nobody(agency: Agency, ready: dict[Role, Doer]) -> None:
    release = prepared(agency)

    with pytest.raises(Refused):
        actions.publish(agency, release.key, "0" * 64, ready[Role.EXECUTIVE])
    assert told("published") == []
