"""Rows of any table as lines of JSON, and back: the same lines from either database."""

from __future__ import annotations

import base64
import datetime as dt
import decimal
import json
import uuid
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Field, Model, QuerySet

from prongsai.shell.running.parts import TABLES_LEFT_OUT

_AT_ONCE = 500
Table = type[Model]


def tables(registry: Any = apps) -> list[Table]:
    """Every table that is kept, as the program knows it or as it knew it at some migration."""
    found = registry.get_models(include_auto_created=True)
    return [each for each in found if about(each).managed and name_of(each) not in TABLES_LEFT_OUT]


def name_of(table: Table) -> str:
    return str(about(table).label)


def _all(table: Table) -> Any:
    return QuerySet(table)


def about(table: Table) -> Any:
    """What Django knows of a table."""
    return table._meta  # noqa: SLF001 - its documented name


def written(table: Table) -> Iterator[bytes]:
    """A line for each row, in the order of their keys."""
    names = [field.attname for field in about(table).concrete_fields]
    rows = _all(table).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=_AT_ONCE):
        facts = {name: plain(value) for name, value in zip(names, row, strict=True)}
        yield json.dumps(facts, ensure_ascii=False).encode() + b"\n"


def plain(value: Any) -> Any:
    """A value as JSON holds it, to the last digit."""
    match value:
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat()
        case dt.date() | dt.time():
            return value.isoformat()
        case bytes() | memoryview() | bytearray():
            return base64.b64encode(bytes(value)).decode()
        case uuid.UUID():
            return value.hex
        case decimal.Decimal():
            return str(value)
    return value


def read(table: Table, lines: Iterable[bytes]) -> int:
    """Put the rows of these lines into an empty table; how many they were."""
    fields = {field.attname: field for field in about(table).concrete_fields}
    rows = (_row(table, fields, json.loads(line)) for line in lines)
    count, into = 0, _all(table)
    while some := list(islice(rows, _AT_ONCE)):
        into.bulk_create(some, batch_size=_AT_ONCE)
        count += len(some)
    return count


def _row(table: Table, fields: dict[str, Field[Any, Any]], facts: dict[str, Any]) -> Model:
    if facts.keys() != fields.keys():
        raise ValueError(f"columns of {name_of(table)}")
    return table(**{name: fields[name].to_python(value) for name, value in facts.items()})


def empty(found: Iterable[Table]) -> None:
    """Take out what migrations put into new tables; from here on rows may come in any order."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A migration that adds a reference leaves it to be proved at once.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in found:
            quoted = connection.ops.quote_name(about(table).db_table)
            cursor.execute(f"DELETE FROM {quoted}")  # noqa: S608 - its own tables, quoted


def count_on(found: Iterable[Table]) -> None:
    """New rows get keys after those that were read."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(found)):
            cursor.execute(statement)
