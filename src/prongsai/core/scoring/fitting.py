"""What is given under some rules, as far as other rules of the same year have a place for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.given import Given, Question


def fitted(given: Given, pack: Pack) -> tuple[Given, tuple[str, ...]]:
    """What fits, and the codes of what does not: unknown codes, other parts or choices."""
    named = {*pack.items, *pack.sub_indicators, *pack.indicators, *pack.instruments}
    kept = Given(
        answers={
            channel: {each: counts for each, counts in asked.items() if _holds(pack, each, counts)}
            for channel, asked in given.answers.items()
        },
        marks={key: mark for key, mark in given.marks.items() if key in pack.items},
        known={key: score for key, score in given.known.items() if key in named},
        respondents=given.respondents,
        headcounts=given.headcounts,
    )
    return kept, tuple(dict.fromkeys(each for each in _codes(given) if each not in {*_codes(kept)}))


def _codes(given: Given) -> Iterator[str]:
    """Whatever something is given about; a question by its item and part."""
    for asked in given.answers.values():
        yield from (" ".join(filter(None, question)) for question in asked)
    yield from given.marks
    yield from given.known


def _holds(pack: Pack, question: Question, counts: Sequence[int]) -> bool:
    code, part = question
    item = pack.items.get(code)
    if item is None or (part and part not in item.parts):
        return False
    return len(counts) == len(pack.scales[item.scale].points)
