"""How long a clock may stand still is among the times an office writes of its own procedure."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from own_procedure_making import drafted
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import made
from prongsai.apps.cases.models import OwnProcedure
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
ONE = "/a/a1/cases/procedures/own/own-event-venue/"


def posted(client: Client, part: str, **said: Any) -> str:
    """The form as it stands, with some of it typed anew."""
    form = client.get(f"{ONE}{part}/").context["form"]
    now = {name: form[name].value() for name in form.fields}
    kept = {name: "" if value is None else value for name, value in now.items()}
    return client.post(f"{ONE}{part}/", {**kept, **said}, follow=True).content.decode()


def pause(state: str = "paying") -> dict[str, Any]:
    found: dict[str, Any] = made.tree_of(OwnProcedure.objects.get())["clocks"]["serve"]["pauses"]
    said: dict[str, Any] = found[state]
    return said


def test_a_cap_is_typed_where_a_clock_stands_still_and_only_there(
    agency: Agency, signed_in: SignedIn
) -> None:
    drafted(agency)
    officer = signed_in(Role.DIVISION_OFFICER)
    form = officer.get(f"{ONE}times/").context["form"]
    assert [name for name in form.fields if name.startswith("cap_")] == ["cap_serve_paying"]
    before = pause()
    posted(officer, "times", cap_serve_paying="10")
    assert pause() == {**before, "most": 10}
    found, problems = made.looked_over(made.tree_of(OwnProcedure.objects.get()))
    assert problems == []
    assert found is not None
    assert found.clocks["serve"].pauses["paying"].cap == 10


def test_blank_says_that_nobody_has_set_it_yet(agency: Agency, signed_in: SignedIn) -> None:
    drafted(agency)
    officer = signed_in(Role.DIVISION_OFFICER)
    posted(officer, "times", cap_serve_paying="10")
    posted(officer, "times", cap_serve_paying="")
    assert pause()["most"] == "unknown"


@pytest.mark.parametrize("typed", ["0", "-3", "9999", "สิบ"])
def test_what_can_be_no_number_of_days_is_refused_and_stays_typed(
    agency: Agency, signed_in: SignedIn, typed: str
) -> None:
    drafted(agency)
    page = posted(signed_in(Role.DIVISION_OFFICER), "times", cap_serve_paying=typed)
    assert f'value="{typed}"' in page
    assert pause()["most"] == "unknown"
