"""The gate of disclosure control before every publishing, over all that a release says."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from prongsai.core.portal.content import Content, Facts, File, Grid, Kind, Link, Paragraph
from prongsai.core.portal.guessing import guessed
from prongsai.core.portal.headings import holds
from prongsai.core.privacy.release import Held, Holds, Release, Row, gate, people_faults
from prongsai.core.terms.problem import Problem, Severity


def faults(content: Content, before: Content | None = None) -> tuple[Problem, ...]:
    """Everything that keeps it inside; nothing where it may go out."""
    return (*gate(_texts(content)), *_tables(content, before))


def table_faults(
    name: str, above: Iterable[str], headings: Sequence[str], rows: Sequence[Row]
) -> tuple[Problem, ...]:
    """The same of a table in a file that goes out as it is, with what stands above its heading."""
    columns, said = [Held(heading, holds(heading)) for heading in headings], list(above)
    people = guessed(said, headings, rows)
    return (
        *own_faults(name, [*said, *headings]), *gate(Release(columns, rows)),
        *map(weighed, people_faults(people) if people else ()),
    )  # fmt: skip


def weighed(problem: Problem) -> Problem:
    """Somebody may pass over it with a reason: no program knows what a count stands for."""
    return dataclasses.replace(problem, severity=Severity.WARNING)


def own_faults(name: str, lines: Iterable[str]) -> tuple[Problem, ...]:
    """Of a text that may well say how an office is reached: nobody's citizen id."""
    return gate(Release([Held(name, Holds.CONTACT)], [[line] for line in lines]))


def text_faults(name: str, text: str) -> tuple[Problem, ...]:
    """The same of a single text that everybody will read."""
    return gate(Release([Held(name, Holds.TEXT)], [[text]]))


def _texts(content: Content) -> Release:
    """What was typed; an office's own telephone and mail are what the page of contact is for."""
    taken = Holds.CONTACT if content.kind is Kind.CONTACT else Holds.TEXT
    return Release([Held(content.title.th, taken)], [[text] for text in _typed(content)])


def _typed(content: Content) -> Iterator[str]:
    yield content.title.th
    for block in content.blocks:
        match block:
            case Paragraph(words):
                yield words.th
            case Link(title, _):
                yield title
            case File(title, name):
                yield from (title, name)
            case Facts(rows) if content.kind is not Kind.RESULT:  # those are figures and hashes
                yield from (value for _, value in rows)
            case Grid(title, table):
                yield from (title.th, *(each.name.th for each in table.columns))
            case _:
                pass


def _tables(content: Content, before: Content | None) -> Iterator[Problem]:
    was = {each.title: each for each in before.of(Grid)} if before else {}
    for grid in content.of(Grid):
        old = was.get(grid.title)
        yield from gate(_named(grid))
        now, then = _of_people(content, grid), _of_people(content, old) if old else None
        for each in people_faults(now, then) if now else ():
            place = dataclasses.replace(each.place, file=grid.title.th)
            yield weighed(dataclasses.replace(each, place=place))


def _of_people(content: Content, grid: Grid) -> Release | None:
    """As its source declares it; of a table that somebody attached, as it looks."""
    if content.kind is not Kind.ITEM:
        return dataclasses.replace(_named(grid), about_people=grid.table.about_people)
    headings = [each.name.th for each in grid.table.columns]
    return guessed([content.title.th, grid.title.th], headings, grid.table.rows)


def _named(grid: Grid) -> Release:
    """Columns by the headings people know."""
    columns = [Held(each.name.th or each.key, each.holds) for each in grid.table.columns]
    return Release(columns, grid.table.rows)
