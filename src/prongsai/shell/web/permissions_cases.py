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
    OFFERING,
    TAKING,
)

CASES: Mapping[str, Entry] = {
    # Strangers: what an agency has opened to them; with the code of a slip, one case
    "cases:public": Entry(read=ANYBODY),
    "cases:about": Entry(read=ANYBODY),
    "cases:public_figures": Entry(read=ANYBODY),
    "cases:bring": Entry(read=ANYBODY, write=ANYBODY),
    "cases:follow": Entry(read=ANYBODY, write=ANYBODY),
    "cases:privacy": Entry(read=ANYBODY),
    "cases:follow_file": Entry(write=ANYBODY),
    # Officers: which cases somebody sees, the view knows; which moves are his, the procedure says
    "cases:list": Entry(read=HANDLED),
    "cases:case": Entry(read=HANDLED),
    "cases:people": Entry(write=(HANDLING,)),
    "cases:say": Entry(write=(HANDLING,)),
    "cases:move": Entry(read=(HANDLING,), write=(HANDLING,)),
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
    "cases:enter": Entry(read=(TAKING,), write=(TAKING,)),
    "cases:settings": Entry(read=(OFFERING,), write=(OFFERING,)),
    "cases:figures": Entry(read=(INSIDE, ABOVE)),
}
