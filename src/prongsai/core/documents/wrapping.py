"""Lines of a text in a room so wide, broken where a line may end, cut short as the last resort."""

from __future__ import annotations

from prongsai.core.documents.drawing import Points
from prongsai.core.documents.line_breaks import WordsOf, pieces
from prongsai.core.documents.text_room import Space, cut, wide


def wrapped(
    text: str, room: Points, size: int, most: int, space: Space, words_of: WordsOf
) -> tuple[str, ...]:
    """At most so many lines."""
    lines = [""]
    for piece in pieces(text, words_of):
        longer = lines[-1] + piece
        if lines[-1] and wide(longer.rstrip(), size, space) > room:
            lines.append(piece.lstrip())
        else:
            lines[-1] = longer
    kept = [line.rstrip() for line in lines if line.strip()]
    if len(kept) > most:
        kept[most - 1 :] = ["".join(kept[most - 1 :])]
    return tuple(cut(line, room, size, space) for line in kept)
