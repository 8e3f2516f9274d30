"""Finding agencies, years and pages among what a person may open."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Q, Value, When

from prongsai.adapters.thai_words import words_of
from prongsai.apps.agencies.finding import plain
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import inside
from prongsai.apps.assessments.queries import years_among
from prongsai.core.access.roles import CONTENT_ROLES, Role
from prongsai.core.terms.thai import tidy
from prongsai.core.terms.words import Language
from prongsai.workshop.manual import Topic, chapters

MOST = 30
MOST_TOPICS = 6
LONGEST = 100
_YEAR = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its words, each as the pieces a dictionary cuts it into, and a year in it."""

    text: str
    words: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    year: int | None = None


def asked(text: str) -> Asked:
    """Read what was typed; a number of four digits is a year."""
    shown = tidy(text[:LONGEST])
    year, words = None, []
    for word in shown.split():
        if len(word) == _YEAR and word.isascii() and word.isdigit():
            year = int(word)
        else:
            words.append(word)
    pieces = (plain(piece) for word in words for piece in words_of(word))
    return Asked(shown, tuple(map(plain, words)), tuple(piece for piece in pieces if piece), year)


@dataclass(frozen=True, slots=True)
class Reach:
    """Agencies a person may open: those he works in, those he only administers, areas above."""

    works: frozenset[str]
    administers: frozenset[str]
    areas: tuple[str, ...]
    everywhere: bool = False
    """Whether this person administers the whole installation: people everywhere, no content."""

    @classmethod
    def of(cls, parts: Sequence[Any], areas: Sequence[str], *, everywhere: bool = False) -> Reach:
        works = frozenset(part.agency for part in parts if part.role in CONTENT_ROLES)
        every = frozenset(part.agency for part in parts)
        return cls(works, every - works, tuple(areas), everywhere)

    @property
    def own(self) -> Q:
        return Q(key__in=self.works | self.administers)

    @property
    def agencies(self) -> Q:
        if self.everywhere:
            return Q()
        return self.own | inside(self.areas) if self.areas else self.own

    def address(self, agency: str) -> str:
        """The page of an agency that this person opens first."""
        if agency in self.works:
            return "home:week"
        if agency in self.administers:
            return "agencies:agency"
        return "accounts:people" if self.everywhere else "assessments:years"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; more agencies than are shown if `more`."""

    agencies: list[tuple[Agency, str]] = field(default_factory=list)
    years: list[Agency] = field(default_factory=list)
    more: bool = False


def find(question: Asked, reach: Reach) -> Found:
    """Agencies whose names hold every word; of those, which have the year asked for."""
    if not question.words and question.year is None:
        return Found()
    names = Agency.objects.filter(reach.agencies if question.words else reach.own)
    found = list(
        names.filter(_holds(question))
        .annotate(rank=_rank(question))
        .select_related("area")
        .order_by("rank", "order", "key")[: MOST + 1]
    )
    shown = found[:MOST]
    with_year: set[str] = set()
    if question.year is not None:
        results = ("home:week", "assessments:years")
        open_to_him = [each.key for each in shown if reach.address(each.key) in results]
        with_year = years_among(open_to_him, question.year)
    return Found(
        [(each, reach.address(each.key)) for each in shown] if question.words else [],
        [each for each in shown if each.key in with_year],
        more=len(found) > MOST,
    )


def _holds(question: Asked) -> Q:
    """All words as they were typed, or all pieces: either may be what the name has."""
    whole, cut = Q(), Q()
    for word in question.words:
        whole &= Q(sought__contains=word)
    for piece in question.pieces:
        cut &= Q(sought__contains=piece)
    return whole | cut if question.pieces else whole


def _rank(question: Asked) -> Any:
    """Names that hold the question as it was typed come first."""
    joined = "".join(question.words)
    return Case(When(sought__contains=joined, then=Value(0)), default=Value(1))


def pages(question: Asked, offered: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Pages whose names hold every word: name and address."""
    for name, href in offered:
        folded = plain(name)
        if question.words and all(word in folded for word in question.words):
            yield name, href


def topics(question: Asked, roles: Collection[Role], language: Language) -> list[Topic]:
    """Topics of the manual that hold the question, those named by it and of one's roles first."""
    if not question.words:
        return []
    every = (topic for chapter in chapters() for topic in chapter.topics.values())
    ranked = [(_rank_of(question, each, roles, language), each) for each in every]
    fitting = [(rank, each) for rank, each in ranked if rank is not None]
    fitting.sort(key=lambda each: each[0])
    return [topic for _, topic in fitting[:MOST_TOPICS]]


def _rank_of(
    question: Asked, topic: Topic, roles: Collection[Role], language: Language
) -> tuple[int, bool] | None:
    """How well a topic fits: by its title, by its words, by pieces of words; None if not."""
    title, text = plain(topic.title.said(language)), plain(topic.said(language))
    others = bool(topic.roles) and not set(topic.roles) & {each.value for each in roles}
    ways = ((title, question.words), (text, question.words), (text, question.pieces))
    for rank, (held, words) in enumerate(ways):
        if words and all(word in held for word in words):
            return rank, others
    return None
