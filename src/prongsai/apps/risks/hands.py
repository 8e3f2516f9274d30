"""Who may write what in a register."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.apps.assessments.actions import Doer
from prongsai.core.access.roles import Role
from prongsai.core.risks.writers import AUDITING, JUDGING, OF_UNITS


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody with the divisions he heads or serves in, their sub-units among them."""

    doer: Doer
    divisions: frozenset[str] = frozenset()

    @property
    def coordinates(self) -> bool:
        return Role.COORDINATOR in self.doer.roles

    @property
    def of_units(self) -> bool:
        return not set(OF_UNITS).isdisjoint(self.doer.roles) and bool(self.divisions)

    @property
    def judges(self) -> bool:
        return not set(JUDGING).isdisjoint(self.doer.roles)

    @property
    def audits(self) -> bool:
        return not set(AUDITING).isdisjoint(self.doer.roles)

    @property
    def writes(self) -> bool:
        """Whether anything here can be his."""
        return self.coordinates or self.of_units

    def may(self, *divisions: str) -> bool:
        """Whether a thing of one of these divisions is his to write."""
        if self.coordinates:
            return True
        return self.of_units and not self.divisions.isdisjoint(divisions)
