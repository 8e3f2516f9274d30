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
    MEMBERS,
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
    "cases:told": Entry(read=ANYBODY),
    "cases:board": Entry(read=ANYBODY),
    "cases:bring": Entry(read=ANYBODY, write=ANYBODY),
    "cases:follow": Entry(read=ANYBODY, write=ANYBODY),
    "cases:follow_file": Entry(write=ANYBODY),
    "cases:follow_paper": Entry(write=ANYBODY),
    # Officers: which cases somebody sees, the view knows; which moves are his, the procedure says
    "cases:list": Entry(read=HANDLED),
    "cases:case": Entry(read=(INSIDE,)),
    "cases:people": Entry(write=(INSIDE,)),
    "cases:paper": Entry(write=(INSIDE,)),
    "cases:say": Entry(write=(INSIDE,)),
    "cases:move": Entry(read=(INSIDE,), write=(INSIDE,)),
    "cases:correct": Entry(read=(HANDLING,), write=(HANDLING,)),
    "cases:hold": Entry(write=(HOLDING,)),
    "cases:queue": Entry(read=(TAKING,)),
    "cases:queue_do": Entry(write=(TAKING,)),
    "cases:poster": Entry(read=(OFFERING,)),
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
    # Everybody who works there: what he may ask for or declare, his own cases, what waits for him
    "cases:mine": Entry(read=(MEMBERS,)),
    "cases:ask": Entry(read=(MEMBERS,), write=(MEMBERS,)),
    "cases:own": Entry(read=(MEMBERS,), write=(MEMBERS,)),
    "cases:own_file": Entry(read=(MEMBERS,)),
    "cases:figures": Entry(read=(INSIDE, ABOVE)),
    "cases:figures_file": Entry(read=(INSIDE, ABOVE)),
    "cases:figures_report": Entry(read=(OFFERING,), write=(OFFERING,)),
    # Registers: which of them somebody reads, the view knows
    "cases:registers": Entry(read=HANDLED),
    "cases:register": Entry(read=HANDLED),
    "cases:register_file": Entry(read=HANDLED),
    "cases:register_named": Entry(write=HANDLED),
    "cases:register_template": Entry(read=(OFFERING,)),
    "cases:register_import": Entry(read=(OFFERING,), write=(OFFERING,)),
}
