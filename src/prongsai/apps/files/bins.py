"""What this room has in the recycle bin."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from prongsai.apps.files import actions
from prongsai.apps.files.queries import in_bin
from prongsai.core.bin.binned import Binned


class Files:
    """Files taken off the thing they belonged to; who could read that, sees them."""

    def entries(self, agency: str) -> list[Binned]:
        return [
            Binned(
                thing="files.attached", key=each.key, name=each.name, by=each.removed_by,
                at=each.removed_at, reader=settings.FILE_READERS.get(each.thing, ""),
            )
            for each in in_bin(agency)
            if each.removed_at is not None
        ]  # fmt: skip

    def put_back(self, agency: str, key: str, *, by: str, at: dt.datetime) -> None:
        actions.put_back(agency, key, by=by, at=at)

    def empty(self, at: dt.datetime) -> int:
        return actions.empty_bin(at)
