"""Which blocks stay with what follows, so that nobody signs an otherwise empty page."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.core.documents.blocks import Aside, Block, Paragraph, Signature


def stays(blocks: Sequence[Block]) -> tuple[bool, ...]:
    """For each block whether the page may not end after it.

    What stands before a signature stays with it, and so does what stands before its date.
    """
    found: list[bool] = []
    for block, after in zip(reversed(blocks), (None, *reversed(blocks)), strict=False):
        asked = isinstance(block, Paragraph) and block.keep
        signs = isinstance(after, Signature) or (isinstance(after, Aside) and found[-1])
        found.append(asked or signs)
    return tuple(reversed(found))
