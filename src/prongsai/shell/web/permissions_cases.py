"""Who may reach which address of cases: strangers bring and follow them, officers see to them."""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.core.access.table import Entry
from prongsai.shell.web.grants import (
    ABOVE,
    ANYBODY,
    APPROVING,
    HANDLED,
    HANDLING,
    HOLDING,
    INSIDE,
    OFFERING,
    TAKING,
    WRITING,
)

CASES: Mapping[str, Entry] = {
    # Strangers: what an agency has opened to them; with the code of a slip, one case
    "cases:public": Entry(read=ANYBODY),
    "cases:about": Entry(read=ANYBODY),
    "cases:manual_file": Entry(read=ANYBODY),
    "cases:public_figures": Entry(read=ANYBODY),
    "cases:bring": Entry(read=ANYBODY, write=ANYBODY),
    "cases:follow": Entry(read=ANYBODY, write=ANYBODY),
    "cases:follow_file": Entry(write=ANYBODY),
    # Officers: which cases somebody sees, the view knows; which moves are his, the procedure says
    "cases:list": Entry(read=HANDLED),
    "cases:case": Entry(read=HANDLED),
    "cases:people": Entry(write=(HANDLING,)),
    "cases:say": Entry(write=(HANDLING,)),
    "cases:move": Entry(read=(HANDLING,), write=(HANDLING,)),
    "cases:correct": Entry(read=(HANDLING,), write=(HANDLING,)),
    "cases:hold": Entry(write=(HOLDING,)),
    "cases:enter": Entry(read=(TAKING,), write=(TAKING,)),
    "cases:settings": Entry(read=(OFFERING,), write=(OFFERING,)),
    "cases:decide": Entry(read=(OFFERING,), write=(OFFERING,)),
    # Procedures of its own: whoever takes things in writes them, others put them in use
    "cases:procedures": Entry(read=HANDLED),
    "cases:own": Entry(read=HANDLED),
    "cases:own_look": Entry(read=HANDLED),
    "cases:own_file": Entry(read=HANDLED),
    "cases:own_manual": Entry(read=HANDLED),
    "cases:own_versions": Entry(read=HANDLED),
    "cases:own_try": Entry(read=HANDLED, write=(WRITING,)),
    **dict.fromkeys(
        (
            "cases:own_copy",
            "cases:own_import",
            "cases:own_about",
            "cases:own_fields",
            "cases:own_field",
            "cases:own_subjects",
            "cases:own_papers",
            "cases:own_times",
            "cases:own_steps",
        ),
        Entry(read=(WRITING,), write=(WRITING,)),
    ),
    "cases:own_hand_in": Entry(write=(WRITING,)),
    "cases:own_remove": Entry(write=(WRITING,)),
    "cases:own_send_back": Entry(write=(APPROVING,)),
    "cases:own_use": Entry(write=(APPROVING,)),
    "cases:own_stop": Entry(write=(APPROVING,)),
    "cases:figures": Entry(read=(INSIDE, ABOVE)),
}
