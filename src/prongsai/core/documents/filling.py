"""A form and the content that fills it, with places to write in for what is not known yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.documents.blocks import Blank, Block, Run, Says, Text, text
from prongsai.core.documents.content import Content, Meeting
from prongsai.core.documents.forms import Form
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.words import Words

_NAME, _DATE, _NUMBER = 30, 16, 12
"""Letters of room for what is written in by hand."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What the builder of each part is given."""

    form: Form
    content: Content
    blanks: Mapping[str, Words]

    def word(self, name: str) -> str:
        return self.form.words[name]

    def label(self, name: str) -> Text:
        return text(Run(self.word(name), bold=True))

    @property
    def number(self) -> Says:
        return self.content.number or self._blank("number", _NUMBER)

    @property
    def letter_number(self) -> Says:
        """The number of a letter; a circular says before the running number that it is one."""
        if "circular" not in self.form.words:
            return self.number
        sign = self.word("circular")
        office, slash, running = self.content.number.rpartition("/")
        if not running:
            return (self._blank("office_code", _NUMBER), f"/{sign} ", self._blank("number", 4))
        if running.startswith(sign):
            return self.content.number
        return f"{office}{slash}{sign} {running}"

    @property
    def recipient(self) -> Says:
        return self.content.to or self._blank("recipient", _NAME)

    @property
    def signer(self) -> Says:
        return self.content.signer or self._blank("name", _NAME)

    def date(self, style: Style) -> Says:
        dated = self.content.dated
        return self._blank("date", _DATE) if dated is None else shown_date(dated, style)

    @property
    def meeting(self) -> Meeting:
        if self.content.meeting is None:  # the caller asked for minutes of no meeting
            raise LookupError(self.form.key)
        return self.content.meeting

    @property
    def recorder(self) -> Says:
        return self.meeting.recorder or self._blank("name", _NAME)

    def _blank(self, name: str, width: int) -> Blank:
        return Blank(self.blanks[name].th, width)


Fill = Callable[[Filling], Iterator[Block]]
"""Builds one part of a paper."""
