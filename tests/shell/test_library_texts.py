"""Every text of the shipped topic library is complete, and written as an office writes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from prongsai.core.analysis.library import IndicatorAdvice, TopicAdvice
from prongsai.core.terms.words import Words
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf

LIBRARY = Library()
ADVICE = Shelf(LIBRARY).advice
LONGEST = 220
THAI = r"[\u0e00-\u0e7f]"


Entry = TopicAdvice | IndicatorAdvice
ENTRIES: tuple[Entry, ...] = (*ADVICE.topics.values(), *ADVICE.indicators.values())


def lists_of(entry: Entry) -> dict[str, tuple[Words, ...]]:
    if isinstance(entry, TopicAdvice):
        return {"causes": entry.causes, "advice": entry.advice}
    advice = entry.advice
    return {
        "strength": advice.strength,
        "keep": advice.keep,
        "mend": advice.mend,
        "guidelines": entry.guidelines,
    }


def texts() -> Iterator[tuple[str, Words]]:
    for topic in ADVICE.topics.values():
        yield f"{topic.key}/asks", topic.asks
    for indicator in ADVICE.indicators.values():
        reading = indicator.reading
        yield f"{indicator.key}/measures", indicator.measures
        for band, words in zip(
            ("strength", "keep", "mend"),
            (reading.strength, reading.keep, reading.mend),
            strict=True,
        ):
            yield f"{indicator.key}/reading/{band}", words
    for entry in ENTRIES:
        for name, words_list in lists_of(entry).items():
            for number, words in enumerate(words_list):
                yield f"{entry.key}/{name}/{number}", words


TEXTS = dict(texts())


def thai_with(pattern: str) -> dict[str, str]:
    return {place: each.th for place, each in TEXTS.items() if re.search(pattern, each.th)}


def english_with(pattern: str) -> dict[str, str]:
    return {place: each.en for place, each in TEXTS.items() if re.search(pattern, each.en)}


def test_every_topic_has_its_entry_and_nothing_else_has() -> None:
    assert ADVICE.topics.keys() == LIBRARY.topics
    assert len(ADVICE.topics) == 103


def test_every_indicator_of_every_year_has_its_entry_and_nothing_else_has() -> None:
    keys = {key for each in LIBRARY.ids for key in LIBRARY.load(str(each)).pack.indicators}
    assert ADVICE.indicators.keys() == keys


@pytest.mark.parametrize("topic", ADVICE.topics.values(), ids=lambda topic: topic.key)
def test_a_topic_has_causes_and_advice_in_readable_number(topic: TopicAdvice) -> None:
    assert len(topic.causes) in range(1, 4)
    assert len(topic.advice) in range(2, 5)


@pytest.mark.parametrize("indicator", ADVICE.indicators.values(), ids=lambda each: each.key)
def test_an_indicator_has_advice_in_readable_number(indicator: IndicatorAdvice) -> None:
    advice = indicator.advice
    assert {len(each) in range(2, 5) for each in (advice.strength, advice.keep, advice.mend)} == {
        True
    }
    assert len(indicator.guidelines) in range(2, 4)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_nothing_is_said_twice_in_an_entry(entry: Entry) -> None:
    said = [words for each in lists_of(entry).values() for words in each]
    twice = Counter(text for words in said for text in (words.th, words.en))
    assert [text for text, times in twice.items() if times > 1] == []


def test_no_advice_on_a_topic_is_given_in_the_same_words_for_another() -> None:
    said = Counter(each.th for topic in ADVICE.topics.values() for each in topic.advice)
    assert [text for text, times in said.items() if times > 1] == []


def test_both_languages_are_written_and_differ() -> None:
    assert not {place for place, each in TEXTS.items() if not each.th or each.th == each.en}
    assert thai_with(rf"^(?!.*{THAI})") == {}
    assert english_with(THAI) == {}


def test_thai_sentences_are_short() -> None:
    assert {place for place, each in TEXTS.items() if len(each.th) > LONGEST} == set()


def test_spaces_are_single_and_nowhere_at_the_ends() -> None:
    assert thai_with(r"\s\s|^\s|\s$|[^\S ]") == {}
    assert english_with(r"\s\s|^\s|\s$|[^\S ]") == {}


def test_mai_yamok_stands_alone() -> None:
    assert thai_with("(?<! )ๆ|ๆ(?! |$)") == {}


def test_thai_sentences_end_without_a_full_stop_and_hold_no_western_marks() -> None:
    assert thai_with(r"\.$|[,;:!?]") == {}


def test_figures_are_in_words_and_no_code_or_year_is_named() -> None:
    assert thai_with("[0-9๐-๙]") == {}
    assert english_with("[0-9]") == {}


def test_letters_of_two_scripts_do_not_touch() -> None:
    assert thai_with(rf"{THAI}[A-Za-z]|[A-Za-z]{THAI}") == {}


def test_thai_is_typed_as_it_should_be() -> None:
    """No doubled mark, no split sara am, no two sara e for a sara ae, nothing invisible."""
    assert (
        thai_with("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1|\u0e4d\u0e32|เเ|[\u200b-\u200f\ufeff]")
        == {}
    )


def test_causes_accuse_nobody() -> None:
    causes = [each.th for topic in ADVICE.topics.values() for each in topic.causes]
    assert [text for text in causes if re.search("ละเลย|จงใจ|มีการทุจริต|ความผิดของ", text)] == []


def test_no_text_claims_that_there_is_no_corruption() -> None:
    claims = thai_with("(ไม่มี|ปราศจาก|ปลอด)(การ)?(ทุจริต|สินบน)")
    denied = [place for place, text in claims.items() if re.search("ไม่ใช่|ไม่ได้บอก", text)]
    assert sorted(claims) == sorted(denied)
