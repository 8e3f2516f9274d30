"""Apps say which rows their due things are made of; all of them come in one statement.

This stands on everybody's first page: one statement more for each app would make it slower with
every part of the work that is done here.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, cast

from django.db.models import DateTimeField, F, JSONField, Model, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, JSONObject

from prongsai.core.due.due import Due

_M = TypeVar("_M", bound=Model)
_NEVER = Cast(Value(None), DateTimeField())


@dataclass(frozen=True, slots=True)
class Row:
    """A few columns of a row, whatever table it is in."""

    at: dt.datetime | None
    facts: Mapping[str, Any]


Found = Mapping[str, Sequence[Row]]
"""Rows by the kind under which they were asked for; none of a kind that has none."""


@dataclass(frozen=True, slots=True)
class Source:
    """What an app has due in an agency: the rows it is made of, and what these say."""

    rows: Callable[[Any, dt.datetime], Iterable[QuerySet[Any, Any]]]
    told: Callable[[Any, dt.datetime, Found], Iterable[Due]]

    def of(self, agency: Any, now: dt.datetime) -> list[Due]:
        """Of this app alone."""
        return collected(agency, now, [self])


def columns(
    kind: str, rows: QuerySet[Any], *names: str, at: str = "", **worked_out: Combinable
) -> QuerySet[Any, Any]:
    """The moment of each row, and the columns that its due thing is made of."""
    facts = JSONObject(**{name: F(name) for name in names}, **worked_out)
    moment = F(at) if at else _NEVER
    said: QuerySet[Any, Any] = rows.order_by()
    said = said.annotate(due_kind=Value(kind), due_at=moment, due_facts=facts)
    return said.values_list("due_kind", "due_at", "due_facts")


def rows_of(asked: Iterable[QuerySet[Any, Any]]) -> Found:
    """All of them in one statement."""
    first, *others = asked
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for kind, at, facts in first.union(*others, all=True):
        found[kind].append(Row(at, facts))
    return found


def collected(agency: Any, now: dt.datetime, sources: Sequence[Source]) -> list[Due]:
    """What is due in an agency, of all these."""
    asked = itertools.chain.from_iterable(source.rows(agency, now) for source in sources)
    found = rows_of(asked)
    return [due for source in sources for due in source.told(agency, now, found)]


def as_row(model: type[_M], row: Row, at: str = "", **more: Any) -> _M:
    """The row as its model has it, as far as it was asked for; not to be saved."""
    known = {name: _reader(model, name)(value) for name, value in row.facts.items()}
    return model(**known, **({at: row.at} if at else {}), **more)


@cache
def _reader(model: type[Model], name: str) -> Callable[[Any], Any]:
    """What makes of a fact what a column of the model holds."""
    field = cast("Any", model._meta.get_field(name))  # noqa: SLF001 - Django's documented API
    if isinstance(field, JSONField):
        return unpacked
    read: Callable[[Any], Any] = field.to_python
    return read


def unpacked(value: Any) -> Any:
    """What a JSON column holds: inside another object SQLite returns it as text."""
    return json.loads(value) if isinstance(value, str) else value
