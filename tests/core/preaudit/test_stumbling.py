"""What is said of a failure of this program, and which are the machine's."""

from __future__ import annotations

import errno

import pytest

from prongsai.core.preaudit.stumbling import is_the_machines, what_failed


@pytest.mark.parametrize(
    ("error", "so"),
    [
        (OSError(errno.ENOSPC, "full"), True),
        (OSError(errno.EDQUOT, "quota"), True),
        (OSError(errno.EROFS, "read-only"), True),
        (MemoryError(), True),
        (OSError("Invalid data stream"), False),
        (ConnectionResetError(errno.ECONNRESET, "reset"), False),
        (ValueError("นายใจดี"), False),
    ],
)
def test_a_full_or_locked_disk_and_lack_of_memory_are_the_machines(
    error: Exception, *, so: bool
) -> None:
    assert is_the_machines(error) is so


def stumble() -> None:
    int("นายใจดี")


def test_a_failure_is_said_by_kind_and_place_and_not_by_what_it_holds() -> None:
    with pytest.raises(ValueError, match="นายใจดี") as raised:
        stumble()

    kind, place = what_failed(raised.value).split(" ")
    line = stumble.__code__.co_firstlineno + 1
    assert (kind, place) == ("ValueError", f"test_stumbling.py:{line}")
    assert what_failed(KeyError("นายใจดี")) == "KeyError"
