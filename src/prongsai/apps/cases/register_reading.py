"""Cases of a register read with their logs, some thousands at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from prongsai.apps.cases import bridge
from prongsai.apps.cases.models import Case, Event, Holding
from prongsai.core.cases import log as core
from prongsai.core.cases.folder import Folder

_AT_ONCE = 5000
Filed = Sequence[tuple[core.Case, Folder]]


@dataclass(frozen=True, slots=True)
class Read:
    """A case of a register with its log."""

    pk: int
    case: core.Case
    folder: Folder

    @property
    def filed(self) -> tuple[core.Case, Folder]:
        return self.case, self.folder


@dataclass(frozen=True, slots=True)
class Filing:
    """What may stand in a register, in its order; however much that is, little is held at once."""

    keys: Sequence[int]

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[tuple[core.Case, Folder]]:
        return (each for part in self.parts() for each in part)

    def parts(self) -> Iterator[Filed]:
        """Three statements each."""
        for first in range(0, len(self.keys), _AT_ONCE):
            yield [each.filed for each in read(Q(pk__in=self.keys[first : first + _AT_ONCE]))]


def filing(rows: QuerySet[Case]) -> Filing:
    """One statement, until it is read."""
    return Filing(list(rows.order_by("year", "number").values_list("pk", flat=True)))


def read(which: Q) -> Iterator[Read]:
    """Those that are asked for, in the order of registers: three statements."""
    heads = list(Case.objects.filter(which).order_by("year", "number"))
    keys = [each.pk for each in heads]
    events: dict[int, list[Event]] = {key: [] for key in keys}
    held: dict[int, list[Holding]] = {key: [] for key in keys}
    for event in Event.objects.filter(case__in=keys).order_by("case", "number"):
        events[event.case_id].append(event)
    for holding in Holding.objects.filter(case__in=keys):
        held[holding.case_id].append(holding)
    for each in heads:
        folder = bridge.folder(each.version, events[each.pk], held[each.pk])
        yield Read(each.pk, _head(each), folder)


def _head(row: Case) -> core.Case:
    return core.Case(
        key=row.key, procedure=row.procedure, version=row.version, year=row.year, number=row.number
    )
