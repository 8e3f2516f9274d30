"""Papers on risks and internal control, drawn up from a register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.core.documents import risk_map
from prongsai.core.documents.blocks import (
    Align,
    Blank,
    Block,
    Cell,
    Column,
    Paragraph,
    Signature,
    Table,
    Text,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.document import Document
from prongsai.core.documents.forms import Forms
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.risk_forms import OPINION, RiskForm
from prongsai.core.documents.risk_rows import Told, lines_of, rows_of
from prongsai.core.risks.levels import When, counts
from prongsai.core.risks.levels import risk_map as map_of
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.problem import refuse

_BLANK = "{blank}"


@dataclass(frozen=True, slots=True)
class RiskPaper:
    """Which paper of which register, and how it is written."""

    told: Told
    form: RiskForm
    forms: Forms
    made: dt.date
    numerals: Numerals = Numerals.THAI
    signer: str = ""
    position: str = ""
    dated: dt.date | None = None
    """Who signs it and when; what is left out is room to write in."""
    opinion: str = ""
    """What the internal auditor says; left out, there is room for it."""

    def document(self) -> Document:
        """The paper; refused where too little is known of its form."""
        if self.form.untold is not None:
            why = self.form.untold
            raise refuse("risks-form-untold", form=self.form.key, why=why.th, why_en=why.en)
        return Document(
            title=f"{self.form.name.th} {self.told.register.fiscal_year}",
            agency=self.told.register.agency,
            language="th",
            look=self.forms.looks[self.form.look],
            numerals=self.numerals,
            blocks=tuple(self._blocks()),
            dated=self.made,
        )

    def _blocks(self) -> Iterator[Block]:
        yield Title(tuple(text(self._filled(line)) for line in self.form.title))
        for paragraph in self.form.opening:
            for line in self._opinion() if paragraph == OPINION else (self._filled(paragraph),):
                yield Paragraph(self._with_blanks(line))
        if self.form.summary:
            yield from self._summary()
        yield self._table()
        if self.form.summary:
            yield from self._maps()
        if self.form.signed:
            yield self._signature()

    def _opinion(self) -> tuple[str, ...]:
        """A paragraph for each line; what somebody typed leaves no gaps."""
        lines = (each.strip().replace(_BLANK, "") for each in self.opinion.splitlines())
        return tuple(line for line in lines if line) or (_BLANK,)

    def _filled(self, said: str) -> str:
        register = self.told.register
        return said.format(agency=register.agency, year=register.fiscal_year, blank=_BLANK)

    def _with_blanks(self, said: str) -> Text:
        first, *rest = said.split(_BLANK)
        label = self.told.script.say("to_fill_in")
        return text(first, *((Blank(label, 40), each) for each in rest))

    def _table(self) -> Table:
        columns = self.form.columns
        body = [
            tuple(cell(*lines_of(self.told, row, key)) for key in columns)
            for row in rows_of(self.told, self.form.rows)
        ]
        if not body:
            said = (text(self.told.script.say("no_rows")),)
            body = [(Cell(said, columns=len(columns), align=Align.CENTRE),)]
        return Table(
            tuple(Column(each.share, each.align) for each in columns.values()),
            (heads(*(each.head for each in columns.values())),),
            tuple(body),
            text(self.form.caption),
        )

    def _summary(self) -> Iterator[Block]:
        """How many, how far they got, and on which levels they are before and after."""
        register, say = self.told.register, self.told.script.say
        results = [register.result_of(key, self.told.frame.rounds) for key in register.treatments]
        states = [each.state for each in results if each]
        yield Paragraph(
            text(
                say(
                    "summary", year=register.fiscal_year, agency=register.agency,
                    risks=len(register.risks), treatments=len(results),
                    unreported=results.count(None),
                    **{key: states.count(key) for key in self.told.frame.states},
                )
            )
        )  # fmt: skip
        bribes = sum(each.bribery for each in register.risks.values())
        yield Paragraph(text(say("bribery", count=bribes) if bribes else say("no_bribery")))
        yield self._levels()

    def _maps(self) -> Iterator[Block]:
        for when in When:
            found = map_of(self.told.register, self.told.frame, when)
            if found is not None:
                look = self.forms.looks[self.form.look]
                yield risk_map.figure(found, self.told.frame, self.told.script, look)

    def _levels(self) -> Table:
        say, frame = self.told.script.say, self.told.frame
        before, after = (counts(self.told.register, frame, when) for when in When)
        whole = len(self.told.register.risks)
        unrated = [str(whole - sum(each.values())) for each in (before, after)]
        rows = [(frame.levels[key].name.th, str(before[key]), str(after[key])) for key in before]
        columns = (Column(4), Column(2, Align.CENTRE), Column(2, Align.CENTRE))
        head = heads(say("level"), say("before"), say("after"))
        every = (*rows, (say("unrated"), *unrated))
        body = tuple(tuple(cell(each) for each in row) for row in every)
        return Table(columns, (head,), body, text(say("levels")), first_column_heads=True)

    def _signature(self) -> Signature:
        say = self.told.script.say
        day = shown_date(self.dated, Style.LETTER) if self.dated else ""
        return Signature((
            text("(", self.signer or Blank(say("sign_name"), 30), ")"),
            text(f"{say('position')} ", self.position or Blank(say("sign_position"), 24)),
            text(f"{say('date')} ", day or Blank(say("sign_date"), 24)),
        ))  # fmt: skip
