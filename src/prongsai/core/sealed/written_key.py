"""A key as letters on paper: lines of codes, so that a slip in typing is found in its line."""

from __future__ import annotations

from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.core.terms.receipt_code import LETTERS, bare_code, is_whole, receipt_code

LENGTH = 32
_PIECE = 8
_LINES = LENGTH // _PIECE


def written(key: bytes) -> tuple[str, ...]:
    """Four lines of sixteen letters, the last letter of each being its check."""
    return tuple(receipt_code(key[at : at + _PIECE]) for at in range(0, LENGTH, _PIECE))


def read(typed: str) -> bytes:
    """The key again, however its lines are parted; refused with each line that has a slip."""
    code = bare_code(typed)
    size = len(bare_code(receipt_code(b"")))
    if len(code) != size * _LINES:
        raise Refused([Problem("sealed-recovery-length", {}, Place(path="recovery"))])
    lines = [code[at : at + size] for at in range(0, len(code), size)]
    faults = [
        Problem("sealed-recovery-slip", {"line": str(number)}, Place(path="recovery"))
        for number, line in enumerate(lines, start=1)
        if not is_whole(line) or _number(line) >= 1 << 8 * _PIECE
    ]
    if faults:
        raise Refused(faults)
    return b"".join(_number(line).to_bytes(_PIECE, "big") for line in lines)


def _number(line: str) -> int:
    """What the letters before the check stand for; the first is worth least."""
    return sum(LETTERS.index(each) * len(LETTERS) ** at for at, each in enumerate(line[:-1]))
