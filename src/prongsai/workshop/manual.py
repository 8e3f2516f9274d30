"""The manual and the help beside each thing, which are one text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

from prongsai.adapters.yaml_files import read_yaml
from prongsai.core.shapes.fields import told, told_by_key, told_or
from prongsai.core.terms.thai import tidy
from prongsai.core.terms.words import Language, Words
from prongsai.workshop.library import SHIPPED
from prongsai.workshop.models import read_model

_TONES = dict.fromkeys(map(ord, "่้๊๋์"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One thing that somebody may not understand at first sight."""

    key: str = told_by_key("Stable key, by which a template asks for it.")
    title: Words = told("What it is about.")
    short: Words = told("The text beside the thing itself, two sentences at most.")
    steps: tuple[Words, ...] = told_or((), "What to do, step by step.")
    more: Words | None = told_or(None, "What the manual says besides.")
    addresses: tuple[str, ...] = told_or((), "Pages that show it; a star stands for anything.")
    roles: tuple[str, ...] = told_or((), "Whom it concerns; everybody where none is named.")

    def said(self, language: Language) -> str:
        """All of its text, to be searched."""
        texts = [self.title, self.short, *self.steps, *([self.more] if self.more else [])]
        return "\n".join(each.said(language) for each in texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Topics that belong together: one file."""

    schema: int = told("Version of this file format.")
    title: Words = told("Title of the chapter.")
    topics: Mapping[str, Topic] = told("Topics by key, in the order of the manual.")


@cache
def chapters() -> Sequence[Chapter]:
    """The manual, in the order of its files."""
    return [
        read_model(Chapter, read_yaml(path, f"help/{path.name}"))
        for path in sorted((SHIPPED / "help").glob("*.yaml"))
    ]


@cache
def topics() -> Mapping[str, Topic]:
    """Every topic by key."""
    return {key: topic for chapter in chapters() for key, topic in chapter.topics.items()}


@cache
def topic_of(address: str) -> Topic | None:
    """What helps on the page of an address: the topic that names it most exactly."""
    found = [
        (len(pattern), topic)
        for topic in topics().values()
        for pattern in topic.addresses
        if fnmatchcase(address, pattern)
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


def chosen(words: str, role: str, language: Language) -> Iterable[tuple[Chapter, list[Topic]]]:
    """The chapters with those of their topics that hold every word and concern the role."""
    sought = [_plain(word) for word in words.split()]
    for chapter in chapters():
        fitting = [
            topic
            for topic in chapter.topics.values()
            if (not role or not topic.roles or role in topic.roles)
            and all(word in _plain(topic.said(language)) for word in sought)
        ]
        if fitting:
            yield chapter, fitting


def _plain(text: str) -> str:
    """As people type when they search: without tone marks and capitals."""
    return tidy(text).casefold().translate(_TONES)
