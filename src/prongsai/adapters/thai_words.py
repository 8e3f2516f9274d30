"""Thai text cut into words by dictionaries, so that lines break between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

Standing = Sequence[Sequence[int]]
"""For every place in a text, the lengths of the words that stand there, shortest first."""


@lru_cache(maxsize=20_000)  # an office's papers say the same phrases over and over
def words_of(text: str) -> Sequence[str]:
    """The words of a text in order, with all that stands between them: joined, it is the text.

    Thai can often be cut in two ways, and no dictionary knows which is meant. Words end only where
    three ways of cutting agree: the fewest words, the longest words, the longest by another list.
    """
    common, browsers = (words.standing(text) for words in (_common(), _browsers()))
    ends = set(_fewest(common))
    for standing in (common, browsers):
        ends &= {len(text), *_longest(standing)}
    return tuple(_between(text, sorted(ends)))


class _Words:
    """A dictionary that is ready in a tenth of the time a tree of its letters takes to grow."""

    def __init__(self, words: Collection[str]) -> None:
        self.words = words
        self.lengths: dict[str, list[int]] = {}
        for begin, length in sorted({(word[:2], len(word)) for word in words}):
            self.lengths.setdefault(begin, []).append(length)

    def standing(self, text: str) -> Standing:
        return [self._at(text, start) for start in range(len(text))]

    def _at(self, text: str, start: int) -> list[int]:
        begin, room = text[start : start + 2], len(text) - start
        lengths = [1] if begin[:1] in self.words else []
        lengths += [
            length
            for length in self.lengths.get(begin, ())
            if 1 < length <= room and text[start : start + length] in self.words
        ]
        return lengths


@cache
def _common() -> _Words:
    return _Words(_list("words_th.txt"))


@cache
def _browsers() -> _Words:
    """The list by which browsers break lines; it knows more names of places."""
    return _Words(_list("icubrk_th.txt"))


def _list(name: str) -> frozenset[str]:
    """A word list of PyThaiNLP, read where it lies.

    Importing the package takes longer than setting a page, and cutting with it as long again
    (docs/benchmarks.md); its lists are what is needed.
    """
    found = find_spec("pythainlp")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("pythainlp")
    (folder,) = found.submodule_search_locations
    lines = (Path(folder) / "corpus" / name).read_text("utf-8-sig").splitlines()
    return frozenset(line for line in lines if line and line[0] != "#")


_UNKNOWN = 2
"""What a letter outside all words counts, in words: any word is better than none."""


def _fewest(standing: Standing) -> Iterator[int]:
    """Where words end if they are as few as can be; of equals the shortest first word."""
    size = len(standing)
    cost, step = [0] * (size + 1), [1] * size
    for at in reversed(range(size)):
        cost[at] = cost[at + 1] + _UNKNOWN
        for length in standing[at]:
            if (found := cost[at + length] + 1) < cost[at]:
                cost[at], step[at] = found, length
    at = 0
    while at < size:
        at += step[at]
        yield at


def _longest(standing: Standing) -> Iterator[int]:
    """Where words begin and end if the longest is taken each time."""
    at = 0
    while at < len(standing):
        found = standing[at]
        if found:
            yield at
            yield at + found[-1]
        at += found[-1] if found else 1


def _between(text: str, ends: Iterable[int]) -> Iterator[str]:
    begin = 0
    for end in ends:
        yield text[begin:end]
        begin = end
