"""The shipped measures answer everything that is asked, and are written as offices write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from prongsai.core.measures.library import measure_library_problems
from prongsai.core.terms.words import Words
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf

LIBRARY = Library()
SHELF = Shelf(LIBRARY)
FOUND = SHELF.measures
INDICATORS = {key for each in LIBRARY.ids for key in LIBRARY.load(str(each)).pack.indicators}
MEASURES = FOUND.measures.values()


def texts() -> Iterator[tuple[str, Words]]:
    for measure in MEASURES:
        yield f"{measure.key}/title", measure.title
        for number, words in enumerate((*measure.steps, *measure.proof)):
            yield f"{measure.key}/{number}", words


TEXTS = dict(texts())


def test_there_are_sixty_at_least_and_none_has_a_fault() -> None:
    assert len(MEASURES) >= 60
    assert list(measure_library_problems(FOUND, LIBRARY.topics, INDICATORS)) == []


def test_every_topic_and_every_indicator_is_answered() -> None:
    assert {topic for each in MEASURES for topic in each.topics} == set(LIBRARY.topics)
    assert {key for each in MEASURES for key in each.indicators} == INDICATORS


def test_every_topic_answered_has_advice_beside_it() -> None:
    assert {topic for each in MEASURES for topic in each.topics} <= SHELF.advice.topics.keys()


def test_each_has_a_readable_number_of_steps_and_some_proof() -> None:
    assert [each.key for each in MEASURES if len(each.steps) not in range(2, 6)] == []
    assert [each.key for each in MEASURES if not each.proof] == []


def test_no_two_have_the_same_title() -> None:
    said = Counter(text for each in MEASURES for text in (each.title.th, each.title.en))
    assert [text for text, times in said.items() if times > 1] == []


def test_texts_are_short_and_in_both_languages_without_figures() -> None:
    thai = "[\\u0e00-\\u0e7f]"
    assert [key for key, each in TEXTS.items() if len(each.th) > 90] == []
    assert [key for key, each in TEXTS.items() if not re.search(thai, each.th)] == []
    assert [key for key, each in TEXTS.items() if re.search(f"{thai}|[0-9]", each.en)] == []
    assert [key for key, each in TEXTS.items() if re.search(r"[0-9๐-๙]|\.$|\s\s", each.th)] == []
