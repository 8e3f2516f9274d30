"""From an analysis to files: the matter of a report put together, built and rendered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from prongsai.core.criteria.evidence import Confidence
from prongsai.core.criteria.pack import Kind
from prongsai.core.documents.analysis_report import narrative, table_led
from prongsai.core.documents.announcement import announcement
from prongsai.core.documents.blocks import Figure, plain
from prongsai.core.documents.covering import Covering, covering_letter, covering_memo
from prongsai.core.documents.document import Document
from prongsai.core.documents.executive_summary import summary
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.matter import Matter
from prongsai.core.documents.measures import Measure
from prongsai.core.documents.plain_text import as_text
from prongsai.core.documents.profile import Profile
from prongsai.core.privacy.policy import Policy
from prongsai.core.scoring.public import kept_back
from prongsai.core.terms.agency_names import expanded, split_kind
from prongsai.core.terms.problem import refuse
from prongsai.core.terms.words import Language, Words
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.charts import chart_words
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf

if TYPE_CHECKING:
    from prongsai.adapters.typst_pdf.compiling import Press


_LOOKS = {"analysis": "official", "summary": "page", "announcement": "official", "covering": "memo"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which paper, how it is written, and what the agency brings for it."""

    kind: str
    shape: str
    language: Language
    made: dt.date
    numerals: Numerals | None = None
    profile: Profile = field(default_factory=Profile)
    measures: tuple[Measure, ...] = ()
    subject: str = ""
    """What an announcement is about, where somebody wrote it otherwise."""
    dated: dt.date | None = None
    """The date an announcement bears; left out, there is a place for it."""


class Papers:
    """Builds the papers of one library of packs."""

    def __init__(self, library: Library) -> None:
        self.shelf = Shelf(library)

    def document(self, work: Analysed, wanted: Wanted) -> Document:
        """The paper wanted, about one agency."""
        if wanted.kind == "announcement":
            matter = self._matter(work, wanted, "report", "th")
            _announceable(matter)
            head = self._head(matter)
            return announcement(
                matter, self.shelf.forms, head, subject=wanted.subject, dated=wanted.dated
            )
        if wanted.kind == "summary":
            return summary(self._matter(work, wanted, "summary", wanted.language))
        matter = self._matter(work, wanted, "report", "th")
        return table_led(matter) if wanted.shape == "table" else narrative(matter)

    def covering(self, work: Analysed, wanted: Wanted, form: str) -> Covering:
        """The text of the memo or letter that carries the report, to begin with."""
        matter = self._matter(work, replace(wanted, kind="covering"), "covering", "th")
        return (
            covering_memo(matter, self._head(matter)) if form == "memo" else covering_letter(matter)
        )

    def _matter(self, work: Analysed, wanted: Wanted, script: str, language: Language) -> Matter:
        names = self.shelf.agency_names.table
        english = language == "en"
        profile = wanted.profile
        return Matter(
            agency=profile.agency or expanded(work.result.agency.name, names),
            analysis=work.analysis,
            pack=work.run.loaded.pack,
            frame=self.shelf.frame(work.run.loaded.pack.id.split("/")[0]),
            library=self.shelf.advice,
            script=self.shelf.script(script, language),
            charts=chart_words(language),
            look=self.shelf.forms.looks[_LOOKS[wanted.kind]],
            numerals=Numerals.ARABIC if english else wanted.numerals or Numerals.THAI,
            language=language,
            made=wanted.made,
            profile=profile,
            measures=wanted.measures,
            estimated=_estimated(work),
            partial=work.run.refused,
            inside=bool(kept_back_of(work)),
            open_rules=_open_rules(work),
        )

    def _head(self, matter: Matter) -> str:
        """The office of the signer: the agency's own word, else that of its kind."""
        if matter.profile.head:
            return matter.profile.head
        names = self.shelf.agency_names
        kind, place = split_kind(matter.agency, names.table)
        return f"{names.agencies[kind].head.th}{place}" if kind else ""


def _announceable(matter: Matter) -> None:
    """Only a result is announced: there is a total, and nobody worked it out for himself."""
    if matter.analysis.overall.shown is None:
        raise refuse("announce-no-total")
    if matter.estimated:
        raise refuse("announce-estimate", instruments=", ".join(matter.estimated))
    if matter.partial:
        raise refuse("announce-partial")


def kept_back_of(work: Analysed) -> tuple[str, ...]:
    """What papers on this agency tell that may not be published."""
    given, scores = work.result.unit.given, work.result.scores
    return kept_back(work.run.scorer, given, scores, Policy())


def _estimated(work: Analysed) -> tuple[str, ...]:
    """Instruments asked of people whose answers were counted here: never the official result."""
    answered = {code for channel in work.result.unit.given.answers.values() for code, _ in channel}
    pack = work.run.loaded.pack
    return tuple(
        key
        for key, instrument in pack.instruments.items()
        if instrument.kind is Kind.PERCEPTION
        and any(pack.instrument_of(pack.items[code]).key == key for code in answered)
    )


def _open_rules(work: Analysed) -> tuple[Words, ...]:
    """Rules in force that no source confirms: the question, and the answer taken."""
    loaded = work.run.loaded
    found = []
    for key, rule in loaded.pack.parameters.items():
        sure = rule.evidence is not None and rule.evidence.confidence is Confidence.CONFIRMED
        if not sure:
            says = rule.alternatives[loaded.choices.get(key, rule.default)].says
            found.append(Words(f"{rule.asks.th}: {says.th}", f"{rule.asks.en}: {says.en}"))
    return tuple(found)


class Renderers:
    """Every format; what a format needs is opened once, and only when it is wanted."""

    def __init__(self, template: bytes | None = None) -> None:
        self.template = template

    @cached_property
    def press(self) -> Press:
        from prongsai.adapters.thai_words import words_of  # noqa: PLC0415 - a dictionary
        from prongsai.adapters.typst_pdf.compiling import Press  # noqa: PLC0415 - a compiler

        return Press(words_of)

    def on(self, template: bytes) -> Renderers:
        """The same compiler, on the paper of an office."""
        other = Renderers(template)
        other.press = self.press
        return other

    def render(self, document: Document, form: str) -> bytes:
        return self._by_form[form](document)

    @cached_property
    def _by_form(self) -> Mapping[str, Callable[[Document], bytes]]:
        return {
            "docx": self._docx,
            "pdf": self._pdf,
            "html": self._html,
            "xlsx": _xlsx,
            "txt": lambda document: as_text(document).encode(),
        }

    def _pdf(self, document: Document) -> bytes:
        return self.press.pdf(document)

    def _docx(self, document: Document) -> bytes:
        from prongsai.adapters.docx_writing.writing import write_docx  # noqa: PLC0415 - slow

        drawings = {each.drawing for each in document.blocks if isinstance(each, Figure)}
        pictures = {each: self.press.picture(each) for each in drawings}
        return write_docx(document, pictures, self.template)

    def _html(self, document: Document) -> bytes:
        from prongsai.adapters.html_document.writing import write_html  # noqa: PLC0415 - with it
        from prongsai.adapters.svg_drawing import STYLE, svg  # noqa: PLC0415 - only this form
        from prongsai.adapters.thai_words import words_of  # noqa: PLC0415 - a dictionary

        def draw(figure: Figure, key: str) -> str:
            drawing, title = figure.screen or figure.drawing, plain(figure.caption)
            return svg(drawing, key=key, title=title, description=figure.alternative)

        return write_html(document, words_of, draw, STYLE).encode()


def _xlsx(document: Document) -> bytes:
    from prongsai.adapters.xlsx_tables import write_xlsx_tables  # noqa: PLC0415 - only this form

    return write_xlsx_tables(document)
