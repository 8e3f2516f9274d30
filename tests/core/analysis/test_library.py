"""Files of the topic library are checked one by one and read as one."""

from __future__ import annotations

from typing import Any

from prongsai.core.analysis.library import LibraryFile, library_problems, merged
from prongsai.core.shapes.read import read
from prongsai.core.terms.problem import Problem

WORDS = {"th": "คำ", "en": "a word"}
TOPIC = {"asks": WORDS, "causes": [WORDS], "advice": [WORDS], "effort": 3}
BY_BAND = {"strength": WORDS, "keep": WORDS, "mend": WORDS}
INDICATOR = {
    "measures": WORDS,
    "reading": BY_BAND,
    "advice": {band: [words] for band, words in BY_BAND.items()},
    "guidelines": [WORDS],
}
KNOWN_TOPICS, KNOWN_INDICATORS = ("news", "laws"), ("power", "budget")


def plain(**changes: Any) -> dict[str, Any]:
    sources = {"own": {"title": WORDS}}
    evidence = {"confidence": "unverified", "source": ["own"]}
    return {"schema": 1, "sources": sources, "evidence": evidence, **changes}


def file(**changes: Any) -> LibraryFile:
    found, problems = read(LibraryFile, plain(**changes))
    assert found is not None, problems
    return found


def problems_of(checked: LibraryFile, **earlier: LibraryFile) -> list[Problem]:
    return library_problems(checked, KNOWN_TOPICS, KNOWN_INDICATORS, earlier)


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in problems]


def test_a_sound_file_has_no_fault() -> None:
    assert problems_of(file(topics={"news": TOPIC}, indicators={"power": INDICATOR})) == []


def test_an_entry_knows_its_key_and_what_is_said_by_band() -> None:
    sound = file(topics={"news": TOPIC}, indicators={"power": INDICATOR})
    assert (sound.topics["news"].key, sound.topics["news"].effort) == ("news", 3)
    assert sound.indicators["power"].key == "power"
    assert sound.indicators["power"].reading.mend.said("en") == "a word"
    assert [each.th for each in sound.indicators["power"].advice.keep] == ["คำ"]


def test_a_topic_nobody_knows_is_refused() -> None:
    [problem] = problems_of(file(topics={"luck": TOPIC}))
    assert (problem.code, problem.place.path) == ("pack-no-such-topic", "topics/luck")
    assert problem.facts == {"found": "luck"}


def test_an_indicator_nobody_knows_is_refused() -> None:
    [problem] = problems_of(file(indicators={"luck": INDICATOR}))
    assert (problem.code, problem.place.path) == ("library-no-such-indicator", "indicators/luck")
    assert problem.facts == {"found": "luck"}


def test_a_key_in_two_files_is_refused_with_the_first_file() -> None:
    earlier = file(topics={"news": TOPIC}, indicators={"power": INDICATOR})
    again = file(
        topics={"news": TOPIC, "laws": TOPIC},
        indicators={"power": INDICATOR, "budget": INDICATOR},
    )
    problems = problems_of(again, first=earlier)
    assert said(problems) == [
        ("library-key-twice", "topics/news"), ("library-key-twice", "indicators/power"),
    ]  # fmt: skip
    assert problems[0].facts == {"key": "news", "other": "first"}


def test_an_effort_outside_one_to_five_is_refused() -> None:
    efforts = {"news": {**TOPIC, "effort": 0}, "laws": {**TOPIC, "effort": 6}}
    problems = problems_of(file(topics=efforts))
    assert said(problems) == [
        ("pack-not-a-choice", "topics/news/effort"), ("pack-not-a-choice", "topics/laws/effort"),
    ]  # fmt: skip
    assert problems[0].facts == {"found": "0", "expected": "1, 2, 3, 4, 5"}
    assert problems_of(file(topics={"news": {**TOPIC, "effort": 1}})) == []
    assert problems_of(file(topics={"news": {**TOPIC, "effort": 5}})) == []


def test_another_format_is_refused() -> None:
    [problem] = problems_of(file(schema=2))
    assert (problem.code, problem.facts["found"]) == ("pack-other-schema", "2")


def test_a_source_that_is_not_listed_is_refused() -> None:
    evidence = {"confidence": "unverified", "source": ["hearsay"]}
    [problem] = problems_of(file(topics={"news": {**TOPIC, "evidence": evidence}}))
    assert (problem.code, problem.place.path) == ("pack-no-such-source", "topics/news")


def test_a_file_must_say_how_sure_it_is() -> None:
    assert said(problems_of(file(evidence=None))) == [("pack-without-evidence", "evidence")]


def test_every_field_of_an_entry_is_needed() -> None:
    for gone in TOPIC:
        cut = {name: value for name, value in TOPIC.items() if name != gone}
        _, [problem] = read(LibraryFile, plain(topics={"news": cut}))
        assert (problem.code, problem.facts["field"]) == ("pack-missing-field", gone)


def test_files_are_read_as_one() -> None:
    one, two = file(topics={"news": TOPIC}), file(topics={"laws": TOPIC})
    library = merged([one, two, file(indicators={"power": INDICATOR})])
    assert list(library.topics) == ["news", "laws"]
    assert list(library.indicators) == ["power"]
    assert library.topics["laws"] is two.topics["laws"]
