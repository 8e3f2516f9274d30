"""What names a row for good, in addresses and in the trail."""

from __future__ import annotations

import uuid


def new_key() -> str:
    return uuid.uuid4().hex
