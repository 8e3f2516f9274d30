"""Which roles write in a register of risks; whose a thing is, its unit says."""

from __future__ import annotations

from prongsai.core.access.roles import Role

OF_UNITS = (Role.DIVISION_HEAD, Role.DIVISION_OFFICER)
"""On what their own unit answers for."""
WRITING = (Role.COORDINATOR, *OF_UNITS)
JUDGING = (Role.COORDINATOR, Role.INTERNAL_AUDITOR)
"""Those who say how the components of control were found."""
AUDITING = (Role.INTERNAL_AUDITOR,)
"""Whose opinion of the whole assessment is asked, and nobody else's."""
