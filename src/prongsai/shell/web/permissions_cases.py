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
    "cases:made": Entry(read=HANDLED),
    "cases:made_look": Entry(read=HANDLED),
    "cases:made_file": Entry(read=HANDLED),
    "cases:made_manual": Entry(read=HANDLED),
    "cases:made_versions": Entry(read=HANDLED),
    "cases:made_try": Entry(read=HANDLED, write=(WRITING,)),
    **dict.fromkeys(
        (
            "cases:made_copy",
            "cases:made_import",
            "cases:made_about",
            "cases:made_fields",
            "cases:made_field",
            "cases:made_subjects",
            "cases:made_papers",
            "cases:made_times",
            "cases:made_steps",
        ),
        Entry(read=(WRITING,), write=(WRITING,)),
    ),
    "cases:made_hand_in": Entry(write=(WRITING,)),
    "cases:made_remove": Entry(write=(WRITING,)),
    "cases:made_send_back": Entry(write=(APPROVING,)),
    "cases:made_use": Entry(write=(APPROVING,)),
    "cases:made_stop": Entry(write=(APPROVING,)),
    "cases:figures": Entry(read=(INSIDE, ABOVE)),
}
