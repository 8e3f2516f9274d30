"""What the worker does for this room."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from prongsai.apps.audit.queries import heads
from prongsai.core.jobs.trying import Task

COLUMNS = ("agency", "number", "seal")


def write_heads(task: Task) -> Mapping[str, str | int]:
    """Where every chain ends today, in a file to be carried off the machine."""
    folder = Path(settings.HEADS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{task.now.date().isoformat()}.csv"
    found = heads()
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([head.agency, head.number, head.seal] for head in found)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    return {"file": path.name, "chains": len(found)}
