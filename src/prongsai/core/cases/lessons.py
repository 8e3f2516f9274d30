"""What cases teach: subjects that came up, why, and the topics that measures answer them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from prongsai.core.cases.statistics import Counted
from prongsai.core.procedures.procedure import Category, Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A subject that cases were about."""

    category: Category
    received: int
    cause: str
    """Key of the cause found most often; none where none was entered."""


def lessons(procedure: Procedure, rows: Iterable[Counted]) -> tuple[Lesson, ...]:
    """Subjects that name topics, the most frequent first; equals in the order of the file."""
    rows = list(rows)
    found = []
    for key, category in procedure.categories.items():
        own = [each for each in rows if each.category == key]
        received = sum(each.received for each in own)
        if received and category.topics:
            causes = Counter(each.cause for each in own if each.cause)
            cause = causes.most_common(1)[0][0] if causes else ""
            found.append(Lesson(category=category, received=received, cause=cause))
    return tuple(sorted(found, key=lambda each: -each.received))
