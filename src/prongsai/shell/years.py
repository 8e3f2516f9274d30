"""Which fiscal years the rows of a file speak of."""

from __future__ import annotations

from pathlib import Path

from prongsai.core.answers.headers import Role, Vocabulary, lay_out
from prongsai.core.answers.ticks import text_of
from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.shell.tables import raw_rows


def years_in(path: Path, vocabulary: Vocabulary) -> dict[int, int]:
    """Each year with the first row of it; empty where no column tells the year."""
    headers, rows = raw_rows(path)
    layout, _ = lay_out(headers, vocabulary, Place(file=str(path)))
    column = layout.roles.get(Role.FISCAL_YEAR)
    if column is None:
        return {}
    texts: dict[str, int] = {}
    for line, row in rows:
        texts.setdefault(text_of(row[column]) if column < len(row) else "", line)
    for text, line in sorted(texts.items()):
        if not (text.isascii() and text.isdigit()):
            place = Place(file=str(path), row=line, column=layout.headers[column])
            raise Refused([Problem("compare-bad-year", {"value": text}, place)])
    return {int(text): line for text, line in texts.items()}
