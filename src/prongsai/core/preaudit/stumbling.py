"""What failed where this program stumbled, and whether it was the machine that did."""

from __future__ import annotations

import errno

_OF_THE_MACHINE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})


def is_the_machines(error: BaseException) -> bool:
    """No room on the disk or in memory: it speaks of no address and no document."""
    if isinstance(error, OSError):
        return error.errno in _OF_THE_MACHINE
    return isinstance(error, MemoryError)


def what_failed(error: BaseException) -> str:
    """Its kind and where it was raised; its message may hold what strangers wrote."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    file = trace.tb_frame.f_code.co_filename.rpartition("/")[2]
    return f"{type(error).__name__} {file}:{trace.tb_lineno}"
