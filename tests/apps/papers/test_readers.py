"""A paper that is not signed yet is for those who work on it; what was signed is for all inside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from paper_making import doer, entered, numbered, order, printed, signed
from prongsai.apps.accounts.models import Person
from prongsai.apps.agencies.models import Agency
from prongsai.apps.papers import actions
from prongsai.apps.papers.models import Paper
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]
ALL = "/a/a1/papers/"
SUBJECT = "โอนย้ายพนักงานสมมติ"
READERS = (
    Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.INTERNAL_AUDITOR,
)  # fmt: skip


def answers(client: Client, paper: Paper) -> list[int]:
    """Of its page and of its files."""
    here = f"{ALL}{paper.key}/"
    kept = [f"/a/a1/files/{each}/" for each in (paper.pdf, paper.scan) if each]
    return [status_of(client, each) for each in (here, f"{here}paper.docx", *kept)]


def status_of(client: Client, address: str) -> int:
    answer = client.get(address)
    if answer.streaming:  # read to its end, so that the file is closed
        b"".join(answer)
    return answer.status_code


def shows(client: Client, address: str) -> bool:
    return SUBJECT in client.get(address).content.decode()


@pytest.mark.parametrize("role", READERS)
def test_the_desks_and_the_auditor_read_a_draft(
    agency: Agency, signed_in: SignedIn, role: Role
) -> None:
    client, paper = signed_in(role), order(agency, SUBJECT)

    assert answers(client, paper) == [200, 200]
    assert shows(client, ALL)
    assert shows(client, "/search/?q=โอนย้าย")
    assert shows(client, "/a/a1/")


def test_an_employee_neither_reads_a_draft_nor_hears_of_it(
    agency: Agency, signed_in: SignedIn
) -> None:
    client, paper = signed_in(Role.STAFF), order(agency, SUBJECT, desks=1)
    actions.give_back(paper, doer(Role.CHIEF_ADMINISTRATOR), SUBJECT, seen=paper.revision)

    assert answers(client, paper) == [404, 404]
    assert [shows(client, each) for each in (ALL, "/search/?q=โอนย้าย", "/a/a1/")] == [False] * 3


def test_what_waits_for_its_signature_is_in_the_register_but_not_to_be_read(
    agency: Agency, signed_in: SignedIn
) -> None:
    client, paper = signed_in(Role.STAFF), numbered(agency, SUBJECT)
    register = client.get(f"{ALL}register/?register=order&year=2569").content.decode()
    paper = actions.put_to_print(paper, doer())

    assert (SUBJECT in register, f"{ALL}{paper.key}/" in register) == (True, False)
    assert answers(client, paper) == [404, 404, 404]


def test_what_was_signed_or_made_elsewhere_is_for_everybody_inside(
    agency: Agency, signed_in: SignedIn
) -> None:
    client, paper, other = signed_in(Role.STAFF), signed(agency), entered(agency)

    assert answers(client, paper) == [200, 302, 200, 200]
    assert client.get(f"{ALL}{other.key}/").status_code == 200
    gone = actions.withdraw(paper, doer(), "ออกซ้ำ")
    assert answers(client, gone) == [200, 302, 200, 200]


def test_whoever_wrote_a_paper_reads_it_without_a_part_in_it_by_now(
    agency: Agency, desks: dict[Role, Person], signed_in: SignedIn
) -> None:
    client, paper = signed_in(Role.STAFF), printed(agency)
    Paper.objects.filter(pk=paper.pk).update(written_by=[desks[Role.STAFF].key])

    assert answers(client, paper) == [200, 302, 200]
