"""The topic library: what an item or indicator is about, and what can be done about it.

It is keyed by topics and indicators, which stay the same when item codes change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.criteria.check import source_problems
from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key, told_or_new
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words

SCHEMA = 1
EFFORTS = range(1, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicAdvice(Block):
    """What the library knows of one topic."""

    key: str = told_by_key("Key of the topic in the topics pack.")
    asks: Words = told("What the item is about; reads after “เรื่อง” and “about”.")
    causes: tuple[Words, ...] = told(
        "Usual reasons for lost points, to be checked; read after “อาจเกิดจาก” and “perhaps”."
    )
    advice: tuple[Words, ...] = told("What an office can do within months, a sentence each.")
    effort: int = told("Effort of mending it beside other topics, 1 (little) to 5 (great).")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingByBand:
    """What a score suggests, by the band it lies in."""

    strength: Words = told("Of a strength.")
    keep: Words = told("Of what to keep and develop.")
    mend: Words = told("Of what to mend.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceByBand:
    """What can be done, by the band a score lies in."""

    strength: tuple[Words, ...] = told("For a strength.")
    keep: tuple[Words, ...] = told("For what to keep and develop.")
    mend: tuple[Words, ...] = told("For what to mend.")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorAdvice(Block):
    """What the library knows of one indicator."""

    key: str = told_by_key("Key of the indicator in the packs.")
    measures: Words = told("What it looks at and what its score tells, in two or three sentences.")
    reading: ReadingByBand = told("What a score suggests; never more than it can.")
    advice: AdviceByBand = told("What can be done.")
    guidelines: tuple[Words, ...] = told("Standing practice for the office.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryFile(Block):
    """One file of the topic library; the files of the folder are read as one."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    topics: Mapping[str, TopicAdvice] = told_or_new(dict, "Advice by topic.")
    indicators: Mapping[str, IndicatorAdvice] = told_or_new(dict, "Advice by indicator.")


@dataclass(frozen=True, slots=True)
class TopicLibrary:
    """All files of the library as one."""

    topics: Mapping[str, TopicAdvice]
    indicators: Mapping[str, IndicatorAdvice]


def merged(files: Iterable[LibraryFile]) -> TopicLibrary:
    """The library made of files that have no key in common."""
    files = tuple(files)
    return TopicLibrary(
        {key: entry for file in files for key, entry in file.topics.items()},
        {key: entry for file in files for key, entry in file.indicators.items()},
    )


def library_problems(
    file: LibraryFile,
    topics: Collection[str],
    indicators: Collection[str],
    earlier: Mapping[str, LibraryFile],
) -> list[Problem]:
    """Every fault of a file whose fields could all be read, beside the files `earlier` by name."""
    return [
        *_schema(file),
        *_strange(file, topics, indicators),
        *_efforts(file),
        *(problem for name, other in earlier.items() for problem in _twice(file, name, other)),
        *source_problems(file, file.sources),
    ]


def _at(code: str, *path: str, **facts: str) -> Problem:
    return Problem(code, facts, Place(path="/".join(path)))


def _schema(file: LibraryFile) -> Iterator[Problem]:
    if file.schema != SCHEMA:
        yield _at("pack-other-schema", "schema", found=str(file.schema), expected=str(SCHEMA))


def _strange(
    file: LibraryFile, topics: Collection[str], indicators: Collection[str]
) -> Iterator[Problem]:
    for key in file.topics:
        if key not in topics:
            yield _at("pack-no-such-topic", "topics", key, found=key)
    for key in file.indicators:
        if key not in indicators:
            yield _at("library-no-such-indicator", "indicators", key, found=key)


def _efforts(file: LibraryFile) -> Iterator[Problem]:
    expected = ", ".join(map(str, EFFORTS))
    for key, entry in file.topics.items():
        if entry.effort not in EFFORTS:
            facts = {"found": str(entry.effort), "expected": expected}
            yield _at("pack-not-a-choice", "topics", key, "effort", **facts)


def _twice(file: LibraryFile, name: str, other: LibraryFile) -> Iterator[Problem]:
    for key in file.topics:
        if key in other.topics:
            yield _at("library-key-twice", "topics", key, key=key, other=name)
    for key in file.indicators:
        if key in other.indicators:
            yield _at("library-key-twice", "indicators", key, key=key, other=name)
