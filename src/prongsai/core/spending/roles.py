"""Who reads a year of spending, enters into it, looks it over and leads it."""

from __future__ import annotations

from prongsai.core.access.roles import Role

LEADING = frozenset({Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR})
"""Those who begin a year, bring in its plan, move money, close its months."""
OF_UNIT = frozenset({Role.DIVISION_HEAD, Role.DIVISION_OFFICER})
ENTERING = LEADING | OF_UNIT
CHECKING = ENTERING | {Role.INTERNAL_AUDITOR}
READING = CHECKING | {Role.EXECUTIVE, Role.VIEWER}
