"""Procedures that an office writes itself say whatever it typed as text, on pages and in files."""

from __future__ import annotations

import json

import pytest
import yaml
from django.test import Client

from complaint_making import DOER
from contracts.renderers import read_pdf
from hostile_words import does, hostile, in_place, is_told, runs, words_of
from own_procedure_making import drafted, used
from people import SignedIn
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import desks
from prongsai.apps.cases.models import OwnProcedure
from prongsai.core.access.roles import Role

pytestmark = pytest.mark.django_db
OWN = "own-event-venue"
INSIDE = f"/a/a1/cases/procedures/own/{OWN}/"


@pytest.fixture
def written(agency: Agency) -> OwnProcedure:
    """A procedure of whose every Thai and English word nothing is left but such ones."""
    row = drafted(agency)
    text = in_place(json.loads(row.text))
    row.text, row.title = json.dumps(text, ensure_ascii=False), text["title"]["th"]
    row.save()
    used(row)
    desks.offer(agency, OWN, {"open": True, "place": hostile(0), "hours": hostile(1),
                              "phone": hostile(2)[:60]}, DOER)  # fmt: skip
    return row


@pytest.mark.usefixtures("written")
def test_its_words_are_text_on_every_page(client: Client, signed_in: SignedIn) -> None:
    officer = signed_in(Role.DIVISION_OFFICER)
    outside = ("", f"{OWN}/", f"{OWN}/new/", f"{OWN}/privacy/", f"figures/{OWN}/", "?lang=en")
    inside = ("", "look/", "versions/", "fields/", "about/", "subjects/", "papers/", "times/",
              "steps/", "try/", "fields/name/")  # fmt: skip
    answers = [client.get(f"/c/a1/{each}") for each in outside]
    answers += [officer.get(f"{INSIDE}{each}") for each in inside]
    around = ("", "procedures/", f"figures/{OWN}/", f"enter/{OWN}/", f"notice/{OWN}/")
    answers += [officer.get(f"/a/a1/cases/{each}") for each in around]

    for answer in answers:
        page = answer.content.decode()
        assert answer.status_code == 200, answer.request["PATH_INFO"]
        assert runs(page) == [], answer.request["PATH_INFO"]
        assert is_told(page), answer.request["PATH_INFO"]


def test_its_words_are_text_in_every_file(
    client: Client, signed_in: SignedIn, written: OwnProcedure
) -> None:
    officer = signed_in(Role.DIVISION_OFFICER)

    word = client.get(f"/c/a1/{OWN}/manual/docx/").content
    paper = client.get(f"/c/a1/{OWN}/manual/pdf/").content
    file = officer.get(f"{INSIDE}file/").content

    assert does(word) == []
    assert "cmd|" in words_of(word)
    assert "onerror=alert(2)" in "".join(read_pdf(paper).split())
    assert b"/JavaScript" not in paper
    assert yaml.safe_load(file) == json.loads(written.text)
