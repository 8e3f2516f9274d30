"""Help beside each thing and the manual are one text, and nothing is without it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from people import person
from prongsai.apps.agencies.models import Agency
from prongsai.core.access.roles import Role
from prongsai.core.terms.words import Language, Words
from prongsai.workshop.manual import Topic, chosen, topic_of, topics
from web_addresses import addresses

APPS = Path(__file__).parents[3] / "src" / "prongsai" / "apps"
NO_PAGE = {
    "health", "files:download", "home:area_file", "home:trail_file", "assessments:paper",
    "assessments:public_bundle", "assessments:inside_bundle", "papers:file", "papers:register_file",
    "papers:sample", "procurement:register_file", "procurement:month_file",
    "procurement:report_file", "dissemination:log_file", "dissemination:counts_file",
    "listings:file", "circulars:readers_file", "measures:tables_file", "measures:year_file",
    "plans:template", "plans:standing",
    "plans:progress_file", "plans:attainment_file", "plans:report_file", "plans:file",
    "risks:template", "risks:register_file",
    "risks:edition", "risks:paper_file",
    "spending:lines_file", "spending:report_file",
    "meetings:minutes_file",
}  # fmt: skip
"""Addresses that are read, but not by people in a browser."""
TOPICS = list(topics().values())
SHORTEST_TEXT, LONGEST_TEXT = 20, 260


def pages() -> list[str]:
    """Addresses that show a page."""
    entries = settings.PERMISSIONS.entries
    return [name for name in addresses() if entries[name].read and name not in NO_PAGE]


def asked_for() -> set[str]:
    """Topics that templates ask for by key."""
    texts = (path.read_text("utf-8") for path in APPS.rglob("templates/**/*.html"))
    return {key for text in texts for key in re.findall(r'{% help "(\w+)" %}', text)}


@pytest.mark.parametrize("address", pages())
def test_every_page_has_its_help(address: str) -> None:
    assert topic_of(address) is not None


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.key)
def test_every_topic_stands_on_some_page(topic: Topic) -> None:
    known = {*addresses(), *settings.PERMISSIONS.entries}

    assert topic.key in asked_for() or topic in {topic_of(address) for address in known}


def test_no_page_asks_for_help_that_is_not_there() -> None:
    assert asked_for() - topics().keys() == set()


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.key)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_topic_is_whole_in_both_languages_and_short(topic: Topic, language: Language) -> None:
    texts = [topic.title, *topic.steps, *([topic.more] if topic.more else [])]
    thai = re.compile("[ก-๙]")

    assert all(text.said(language).strip() for text in texts)
    assert SHORTEST_TEXT <= len(topic.short.said(language)) <= LONGEST_TEXT
    assert all(bool(thai.search(text.said(language))) == (language == "th") for text in texts)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.key)
def test_a_topic_is_for_roles_that_there_are(topic: Topic) -> None:
    assert set(topic.roles) <= {role.value for role in Role}


def test_the_topic_that_names_a_page_most_exactly_helps_on_it() -> None:
    found = [topic_of(address) for address in ("accounts:me", "accounts:people", "nothing:here")]

    assert [each.key if each else "" for each in found] == ["account", "people", ""]


@pytest.mark.parametrize("words", ["รหัสผ่าน", "รหัสผาน"])
def test_a_search_finds_what_is_typed_with_and_without_tone_marks(words: str) -> None:
    found = {topic.key for _, fitting in chosen(words, "", "th") for topic in fitting}

    assert {"sign_in", "account"} <= found
    assert "week" not in found


def test_each_word_sought_must_be_there_and_the_role_must_fit() -> None:
    def keys(words: str, role: str) -> set[str]:
        return {topic.key for _, found in chosen(words, role, "en") for topic in found}

    assert "approval" in keys("approves", "")
    assert keys("approves nowhere-said", "") == set()
    assert "approval" not in keys("approves", "supervisor")
    assert "sign_in" in keys("", "supervisor")


@pytest.mark.django_db
def test_the_manual_is_open_before_signing_in_and_before_anybody_has_an_account(
    client: Client,
) -> None:
    before = [client.get(each).status_code for each in ("/help/", "/help/print/")]
    person("somebody")

    assert before == [client.get(each).status_code for each in ("/help/", "/help/print/")]
    assert before == [200, 200]


@pytest.mark.django_db
def test_the_manual_and_its_print_hold_every_topic_of_which_pages_link_to_theirs(
    agency: Agency, client: Client
) -> None:
    client.force_login(person("coordinator", agency.key, Role.COORDINATOR))
    manual, printed, week = (
        client.get(each).content.decode() for each in ("/help/", "/help/print/", "/a/a1/")
    )

    assert all(f'id="{key}"' in manual and f'id="{key}"' in printed for key in topics())
    assert '/help/#week"' in week


@pytest.mark.django_db
def test_a_search_that_finds_nothing_says_so_and_keeps_the_words(client: Client) -> None:
    page = client.get("/help/", {"q": 'ไม่มีคำนี้ "<b>', "role": "nobody"}).content.decode()

    assert "ไม่มีคำนี้ &quot;&lt;b&gt;" in page
    assert "<section" not in page


def test_words_of_a_topic_are_never_the_same_in_both_languages() -> None:
    texts: list[Words] = [text for topic in TOPICS for text in (topic.title, topic.short)]

    assert [text for text in texts if text.th == text.en] == []
