"""That SQLite knows JSON is known, and asked of no database that somebody else has locked."""

from __future__ import annotations


def taken_for_granted() -> None:
    """Django asks each new link once, in a transaction of ours that waits for the lock of others.

    Where that takes too long it concludes that there is no JSON, and every page of that thread
    fails from then on. Each SQLite that this program runs with has it built in.
    """
    from django.db import connection  # noqa: PLC0415 - only once Django is set up

    if connection.vendor == "sqlite":
        type.__setattr__(type(connection.features), "supports_json_field", True)
