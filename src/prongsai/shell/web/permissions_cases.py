"""Who may reach which address of cases: strangers bring and follow them, officers see to them."""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.core.access.table import Entry
from prongsai.shell.web.grants import (
    ABOVE,
    ANYBODY,
    HANDLED,
    HANDLING,
    HOLDING,
    INSIDE,
    MEMBERS,
    OFFERING,
    TAKING,
)

CASES: Mapping[str, Entry] = {
    # Strangers: what an agency has opened to them; with the code of a slip, one case
    "cases:public": Entry(read=ANYBODY),
    "cases:about": Entry(read=ANYBODY),
    "cases:public_figures": Entry(read=ANYBODY),
    "cases:told": Entry(read=ANYBODY),
    "cases:board": Entry(read=ANYBODY),
    "cases:bring": Entry(read=ANYBODY, write=ANYBODY),
    "cases:follow": Entry(read=ANYBODY, write=ANYBODY),
    "cases:privacy": Entry(read=ANYBODY),
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
    "cases:boxes": Entry(read=HANDLED),
    "cases:open_box": Entry(read=(TAKING,), write=(TAKING,)),
    "cases:box": Entry(read=HANDLED),
    "cases:refer": Entry(read=(HANDLING,), write=(HANDLING,)),
    "cases:referral": Entry(read=(HANDLING,), write=(HANDLING,)),
    "cases:tellings": Entry(read=HANDLED),
    "cases:tell": Entry(write=(HANDLING,)),
    "cases:gather": Entry(read=(OFFERING,), write=(OFFERING,)),
    "cases:hold": Entry(read=(HOLDING,), write=(HOLDING,)),
    "cases:processing": Entry(read=HANDLED),
    "cases:keeping": Entry(read=HANDLED),
    "cases:term": Entry(read=(OFFERING,), write=(OFFERING,)),
    "cases:queue": Entry(read=(TAKING,)),
    "cases:queue_do": Entry(write=(TAKING,)),
    "cases:poster": Entry(read=(OFFERING,)),
    "cases:enter": Entry(read=(TAKING,), write=(TAKING,)),
    "cases:settings": Entry(read=(OFFERING,), write=(OFFERING,)),
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
