"""Who people are in the permission table: the grants it is written with."""

from __future__ import annotations

from prongsai.core.access.roles import AGENCY_ROLES, CONTENT_ROLES, Relation, Role
from prongsai.core.access.table import Grant
from prongsai.core.circulars import audience as circulars
from prongsai.core.measures import hands
from prongsai.core.risks import writers as risks
from prongsai.core.spending import roles as spending

ANYBODY = (Grant(Relation.ANYBODY),)
FIRST = (Grant(Relation.FIRST),)
SELF = (Grant(Relation.SELF),)
INSTALLATION = (Grant(Relation.INSTALLATION),)
ABOVE = Grant(Relation.ABOVE)


def agency(*roles: Role) -> Grant:
    return Grant(Relation.AGENCY, frozenset(roles))


INSIDE = Grant(Relation.AGENCY, CONTENT_ROLES)
MEMBERS = agency(*AGENCY_ROLES)
"""Everybody who works there, about affairs of his own."""
ADMINISTRATOR = agency(Role.SYSTEM_ADMINISTRATOR)
STAFFING = (ADMINISTRATOR, *INSTALLATION)
"""An agency's own administrator; the installation's, for people who work in several agencies."""
CONFIRMING = (
    agency(Role.SYSTEM_ADMINISTRATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE), ABOVE,
    *INSTALLATION,
)  # fmt: skip
"""Second persons: those whose own part waited for one, and whoever stands above the agency."""
COORDINATOR = agency(Role.COORDINATOR)
DESKS = agency(Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
SIGNING = agency(Role.COORDINATOR, Role.EXECUTIVE)
"""Whoever may hold a paper when it has been signed."""
PUBLISHING = agency(Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
"""Whoever may show something to everybody, and take it back."""
ACCOUNTABLE = agency(
    Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.INTERNAL_AUDITOR
)
WORKERS = agency(
    Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.DIVISION_HEAD,
    Role.DIVISION_OFFICER, Role.COMPLAINT_OFFICER, Role.CUSTODIAN,
)  # fmt: skip
"""Those who may have back what they see in the recycle bin."""
OWING = agency(Role.COORDINATOR, Role.DIVISION_HEAD, Role.DIVISION_OFFICER)
"""Those whom an item of the checklist can be given to; whose it is, the item says."""
PASSING = agency(Role.DIVISION_HEAD, Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
"""Those on whose desks reports of units may lie; which, the report says."""
BUYING = agency(Role.COORDINATOR, Role.DIVISION_HEAD, Role.DIVISION_OFFICER)
"""Those who keep the register of purchases."""
BOUGHT = (
    BUYING, agency(Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.INTERNAL_AUDITOR), ABOVE,
)  # fmt: skip
"""Those who read it; whoever stands above sees what may leave the agency."""
TELLING = agency(
    Role.COORDINATOR, Role.DIVISION_HEAD, Role.DIVISION_OFFICER, Role.COMPLAINT_OFFICER,
    Role.CUSTODIAN,
)  # fmt: skip
"""Those who make things known, and log it."""
SENDING = agency(*circulars.SENDING)
FOLLOWED = agency(Role.COORDINATOR, Role.DIVISION_HEAD)
"""Those who make measures of projects: all, or of the projects of their own unit alone."""
DRAFTING = agency(*circulars.WRITING)
"""Whom a circular may be sent to, and which are theirs, the view knows."""
WORKING = agency(*circulars.ASKED)
"""Everybody who works there, and is asked to acknowledge."""
MEASURES = agency(*hands.DECIDING)
MEASURING = agency(*hands.DRAFTING)
"""Heads draft what their own unit is to do."""
RISKY = agency(*risks.WRITING)
"""Those who write risks; whose a risk is, its unit says."""
JUDGING = agency(*risks.JUDGING)
AUDITING = agency(*risks.AUDITING)
APPROVING = agency(Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR)
TRAIL = agency(Role.INTERNAL_AUDITOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE)
HANDLING = agency(
    Role.COMPLAINT_OFFICER, Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE,
    Role.DIVISION_HEAD, Role.DIVISION_OFFICER,
)  # fmt: skip
"""Those who work on cases; what each may do with which, its procedure says."""
HANDLED = (HANDLING, agency(Role.INTERNAL_AUDITOR))
TAKING = agency(Role.COMPLAINT_OFFICER, Role.COORDINATOR, Role.DIVISION_HEAD, Role.DIVISION_OFFICER)
"""Those at whose counter something may be brought."""
WRITING = agency(
    Role.COMPLAINT_OFFICER, Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR, Role.DIVISION_HEAD,
    Role.DIVISION_OFFICER,
)  # fmt: skip
"""Those who write procedures of the agency's own; in use others put them."""
OFFERING = agency(Role.COMPLAINT_OFFICER, Role.COORDINATOR, Role.CHIEF_ADMINISTRATOR)
HOLDING = agency(Role.COMPLAINT_OFFICER, Role.CHIEF_ADMINISTRATOR)
PAYING = agency(*spending.ENTERING)
"""Those who enter what is disbursed; for whose lines, their division says."""
PLANNING = agency(*spending.LEADING)
PAID = agency(*spending.READING)
CHECKED = agency(*spending.CHECKING)
