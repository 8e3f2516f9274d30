"""Titles before names of persons."""

from __future__ import annotations

from prongsai.core.cases.interests import matches
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf


def test_the_titles_shipped_are_told_apart_and_say_how_sure_they_are() -> None:
    names = Shelf(Library()).person_titles

    assert len(set(names.titles)) == len(names.titles)
    assert names.evidence is not None
    assert names.evidence.confidence == "unverified"


def test_a_name_is_found_again_under_every_title_shipped() -> None:
    titles = Shelf(Library()).person_titles.titles

    for each in titles:
        assert matches("สมชาย ใจดี", {"a": f"{each} สมชาย ใจดี"}, titles), each
