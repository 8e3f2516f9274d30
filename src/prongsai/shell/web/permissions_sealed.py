"""Who may reach which address of sealed reports; what a report says, its keys decide besides."""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.core.access.roles import Role
from prongsai.core.access.table import Entry
from prongsai.shell.web.grants import ANYBODY, COORDINATOR, agency

OFFICER, CUSTODIAN = agency(Role.COMPLAINT_OFFICER), agency(Role.CUSTODIAN)
CHARGE = agency(Role.COMPLAINT_OFFICER, Role.CUSTODIAN)
COUNTING = agency(Role.CHIEF_ADMINISTRATOR, Role.EXECUTIVE, Role.INTERNAL_AUDITOR)

SEALED: Mapping[str, Entry] = {
    # Whoever reports, without cookie or account; what became of it, whoever has the code
    "sealed:report": Entry(read=ANYBODY, write=ANYBODY),
    "sealed:answer": Entry(read=ANYBODY, write=ANYBODY),
    # How a report is handled: everybody reads it
    "sealed:guide": Entry(read=ANYBODY),
    "sealed:guide_file": Entry(read=ANYBODY),
    # Officers in charge, each with his own key; no administrator
    "sealed:list": Entry(read=(CHARGE,)),
    "sealed:unlock": Entry(write=(CHARGE,)),
    "sealed:lock": Entry(write=(CHARGE,)),
    "sealed:key": Entry(read=(CHARGE,), write=(CHARGE,)),
    "sealed:recovery": Entry(read=(CHARGE,), write=(CHARGE,)),
    "sealed:recover": Entry(read=(OFFICER,), write=(OFFICER,)),
    "sealed:terms": Entry(read=(CHARGE,), write=(OFFICER,)),
    "sealed:hand_on": Entry(write=(CHARGE,)),
    "sealed:case": Entry(read=(OFFICER,)),
    "sealed:file": Entry(read=(OFFICER,)),
    "sealed:say": Entry(write=(OFFICER,)),
    "sealed:move": Entry(write=(OFFICER,)),
    "sealed:receipt": Entry(write=(OFFICER,)),
    "sealed:hold": Entry(write=(OFFICER,)),
    "sealed:letter": Entry(read=(OFFICER,), write=(OFFICER,)),
    "sealed:leave_out": Entry(read=(OFFICER,), write=(OFFICER,)),
    "sealed:ask_name": Entry(write=(OFFICER,)),
    # Who it was: asked by an officer, given by a custodian
    "sealed:names": Entry(read=(CUSTODIAN,)),
    "sealed:answer_name": Entry(write=(CUSTODIAN,)),
    # Numbers of all reports together
    "sealed:counts": Entry(read=(CHARGE, COORDINATOR, COUNTING)),
    "sealed:counts_file": Entry(read=(CHARGE, COORDINATOR, COUNTING)),
    "sealed:counts_paper": Entry(write=(CHARGE, COORDINATOR)),
}
