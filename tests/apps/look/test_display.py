"""Text size, contrast and colours are remembered in the browser and change nothing else."""

from __future__ import annotations

from itertools import product

import pytest
from django.test import Client

from people import person
from prongsai.apps.look.display import COLOURS, CONTRASTS, COOKIE, SIZES, Display, display_of


@pytest.mark.parametrize("chosen", list(product(SIZES, CONTRASTS, COLOURS)))
def test_a_choice_is_remembered_as_it_was_made(chosen: tuple[str, str, str]) -> None:
    assert display_of({COOKIE: Display(*chosen).text()}) == Display(*chosen)


@pytest.mark.parametrize("text", ["", "200", "200.more", "300.more.dark", '200.more."', "..."])
def test_what_nobody_can_have_chosen_is_passed_over(text: str) -> None:
    assert display_of({COOKIE: text}) == Display()


@pytest.mark.django_db
def test_pages_are_shown_as_chosen_also_signed_out(client: Client) -> None:
    person("somebody")
    sent = {"size": "200", "contrast": "more", "colours": "dark"}
    saved = client.post("/display/", sent)
    page = client.get("/sign-in/").content.decode()

    assert saved.headers["Location"] == "/display/"
    assert 'data-size="200" data-contrast="more" data-colours="dark"' in page
    assert saved.cookies[COOKIE]["httponly"]


@pytest.mark.django_db
def test_a_choice_that_is_not_offered_is_said_beside_the_field(client: Client) -> None:
    answer = client.post("/display/", {"size": "999", "contrast": "more", "colours": "dark"})

    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert COOKIE not in answer.cookies
