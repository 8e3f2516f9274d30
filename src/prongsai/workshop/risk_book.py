"""The workbook in which a register of risks is filled in: what its sheets say of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.risks.frame import Named, RiskFrame
from prongsai.core.risks.layout import RiskCell, RiskColumn, RiskSheets, terms_of
from prongsai.core.risks.register import RiskRegister
from prongsai.core.risks.writing import rows_of
from prongsai.core.sheets.forms import Field, FormSheet, Listed, NoteSheet, lists_of
from prongsai.core.terms.words import Language
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.voice import Voice

_FIGURES = (RiskCell.STEP, RiskCell.WHOLE, RiskCell.MONEY)
_EXPLAINED = (26, 26, 12, 90)


@dataclass(frozen=True, slots=True)
class RiskBook:
    """A register, or the matrix of one to begin with, as a workbook in one language."""

    register: RiskRegister
    shelf: Shelf
    voice: Voice

    @property
    def frame(self) -> RiskFrame:
        return self.shelf.risks

    @property
    def layout(self) -> RiskSheets:
        return self.shelf.risk_sheets

    @property
    def language(self) -> Language:
        return self.voice.language

    def sheets(self) -> list[FormSheet | NoteSheet]:
        """The sheet that explains, those of the register, and the one with words to choose from."""
        rows = rows_of(self.register, self.layout, self.frame, self.language)
        if not self.register.agency:  # nothing is known yet but the matrix
            rows["general"] = [[None, None, *rows["general"][0][2:]]]
        about = self.layout.about.said(self.language)
        words, places = lists_of(self.layout.choices.said(self.language), self._lists())
        filled = [
            FormSheet(
                sheet.name.said(self.language),
                tuple(self._field(column, places) for column in sheet.columns.values()),
                tuple(map(tuple, rows[key])),
            )
            for key, sheet in self.layout.sheets.items()
        ]
        return [NoteSheet(about, list(self._explained()), _EXPLAINED), *filled, words]

    def _lists(self) -> dict[str, list[str]]:
        """Every list of words, by its heading on the sheet that holds them."""
        found: dict[str, list[str]] = {}
        for sheet in self.layout.sheets.values():
            for column in sheet.columns.values():
                if name := self._list_of(column):
                    found.setdefault(name, self._words(column))
        return found

    def _list_of(self, column: RiskColumn) -> str:
        if column.holds is RiskCell.YES_NO:
            yes, no = self.layout.yes.name, self.layout.no.name
            return f"{yes.said(self.language)} / {no.said(self.language)}"
        return column.terms

    def _words(self, column: RiskColumn) -> list[str]:
        if column.holds is RiskCell.YES_NO:
            return [each.name.said(self.language) for each in (self.layout.yes, self.layout.no)]
        terms: dict[str, Named] = dict(terms_of(self.frame, column.terms))
        return [each.name.said(self.language) for each in terms.values()]

    def _field(self, column: RiskColumn, places: Mapping[str, Listed]) -> Field:
        most = None
        if column.holds is RiskCell.STEP and self.register.matrix:
            most = self.frame.matrices[self.register.matrix].size
        return Field(
            column.name.said(self.language),
            hint=self._hint(column),
            wide=column.width,
            text=column.holds not in _FIGURES,
            needed=column.needed,
            chosen_from=places.get(self._list_of(column)),
            strict=True,
            most=most,
        )

    def _hint(self, column: RiskColumn) -> str:
        key = f"risks_cell_{column.holds.value}".replace(" ", "_")
        said = self.voice.phrase(key)
        if column.holds is RiskCell.STEP and self.register.matrix:
            matrix = self.frame.matrices[self.register.matrix]
            steps = matrix.impact if "impact" in column.key else matrix.likelihood
            listed = ", ".join(f"{n} {each.said(self.language)}" for n, each in enumerate(steps, 1))
            said = f"{said} ({listed})"
        return said

    def _explained(self) -> Iterator[tuple[str, ...]]:
        """A title, how to fill in, then every column."""
        say = self.voice.phrase
        yield (say("risks_book_title"),)
        for key in ("risks_book_how", "risks_book_codes", "risks_book_draft"):
            yield (say(key),)
        yield ()
        yield (
            say("risks_book_sheet"), say("risks_book_column"), say("risks_book_needed"),
            say("risks_book_holds"),
        )  # fmt: skip
        for sheet in self.layout.sheets.values():
            for column in sheet.columns.values():
                words = ", ".join(self._words(column)) if column.terms else ""
                holds = f"{self._hint(column)}: {words}" if words else self._hint(column)
                needed = say("risks_book_needed") if column.needed else ""
                names = (sheet.name.said(self.language), column.name.said(self.language))
                yield (*names, needed, holds)
