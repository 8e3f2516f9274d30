"""Who works on which items."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.disclosure.models import Item
from prongsai.core.access.roles import Role
from prongsai.core.terms.problem import refuse

OF_DIVISIONS = (Role.DIVISION_HEAD, Role.DIVISION_OFFICER)
OWING = (Role.COORDINATOR, *OF_DIVISIONS)
"""Roles whose holders an item can be given to."""


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody with the divisions in which he heads or serves."""

    doer: Doer
    divisions: frozenset[str] = frozenset()

    @property
    def coordinates(self) -> bool:
        return Role.COORDINATOR in self.doer.roles

    def may_work_on(self, item: Item) -> bool:
        """The coordinator on all; others on what their division or they themselves owe."""
        if self.coordinates:
            return True
        works = not set(OF_DIVISIONS).isdisjoint(self.doer.roles)
        return works and (item.division in self.divisions or item.person == self.doer.key)

    def owes(self, item: Item) -> bool:
        """Whether it is this person's before anybody else's."""
        if item.person:
            return item.person == self.doer.key
        return item.division in self.divisions if item.division else self.coordinates


def must_work_on(worker: Worker, item: Item) -> None:
    if not worker.may_work_on(item):
        raise refuse("item-not-yours", item=item.code)
