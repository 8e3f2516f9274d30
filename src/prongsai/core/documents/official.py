"""Official papers: content put into the parts of a form, in the form's order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from prongsai.core.documents import minutes
from prongsai.core.documents.blocks import (
    Aside,
    Block,
    Emblem,
    Hanging,
    Labelled,
    Paragraph,
    Signature,
    Title,
    text,
)
from prongsai.core.documents.content import Content
from prongsai.core.documents.document import Document
from prongsai.core.documents.filling import Fill, Filling
from prongsai.core.documents.forms import Forms, Part
from prongsai.core.documents.look import Numerals
from prongsai.core.terms.dates import Style


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds the papers of all forms."""

    forms: Forms

    def paper(
        self,
        form: str,
        content: Content,
        *,
        made: dt.date,
        numerals: Numerals | None = None,
        mark: str = "",
    ) -> Document:
        """One paper; `made` is the day it is put together, which files carry."""
        found = self.forms.forms[form]
        filling = Filling(found, content, self.forms.blanks)
        blocks = [block for part in found.parts for block in _PARTS[part](filling)]
        return Document(
            title=f"{found.name.th} {content.subject}".strip(),
            agency=content.agency,
            language="th",
            look=self.forms.looks[found.look],
            numerals=numerals or found.numerals,
            blocks=tuple(blocks),
            dated=made,
            mark=mark,
        )


Blocks = Iterator[Block]


def _emblem(filling: Filling) -> Blocks:
    yield Emblem(filling.form.emblem_mm, centred=Part.FORM_TITLE not in filling.form.parts)


def _form_title(filling: Filling) -> Blocks:
    yield Title((text(filling.word("title")),))


def _issuer(filling: Filling) -> Blocks:
    yield Title((text(f"{filling.word('title')}{filling.content.agency}"),))


def _number_line(filling: Filling) -> Blocks:
    yield Title((text(f"{filling.word('number')} ", filling.number),))


def _number_and_sender(filling: Filling) -> Blocks:
    number = text(f"{filling.word('number')} ", filling.letter_number)
    sender = (filling.content.agency, *filling.content.address)
    yield Aside(tuple(text(line) for line in sender), beside=number)


def _office_line(filling: Filling) -> Blocks:
    content = filling.content
    phone = f"{filling.word('telephone')} {content.telephone}" if content.telephone else ""
    office = " ".join(part for part in (content.unit, content.agency, phone) if part)
    yield Labelled(((filling.label("office"), text(office)),))


def _number_and_date(filling: Filling) -> Blocks:
    number = (filling.label("number"), text(filling.number))
    yield Labelled((number, (filling.label("date"), text(filling.date(Style.LETTER)))))


def _date(filling: Filling) -> Blocks:
    yield Aside((text(filling.date(Style.LETTER)),))


def _subject(filling: Filling) -> Blocks:
    yield Hanging(text(filling.word("subject")), (text(filling.content.subject),))


def _subject_line(filling: Filling) -> Blocks:
    yield Labelled(((filling.label("subject"), text(filling.content.subject)),))


def _subject_title(filling: Filling) -> Blocks:
    yield Title((text(f"{filling.word('subject')} {filling.content.subject}"),))


def _salutation(filling: Filling) -> Blocks:
    yield Hanging(text(filling.word("salutation")), (text(filling.recipient),))


def _listed(word: str, entries_of: Callable[[Content], tuple[str, ...]]) -> Fill:
    """Beside their label; numbered where there are several."""

    def fill(filling: Filling) -> Blocks:
        entries = entries_of(filling.content)
        several = len(entries) > 1
        lines = [f"{place}. " * several + each for place, each in enumerate(entries, 1)]
        if lines:
            yield Hanging(text(filling.word(word)), tuple(text(line) for line in lines))

    return fill


def _body(filling: Filling) -> Blocks:
    yield from filling.content.body


def _certifies(filling: Filling) -> Blocks:
    """What is certified ends the sentence: the body, or the subject where no text begins the body.

    The subject of a certificate names it in a list of papers, as does that of any paper.
    """
    begun = f"{filling.word('certifies')} "
    match filling.content.body:
        case (Paragraph() as first, *rest):
            yield replace(first, text=text(begun, *first.text))
            yield from rest
        case body:
            yield Paragraph(text(f"{begun}{filling.content.subject}"))
            yield from body


def _proclaimed(filling: Filling) -> Blocks:
    yield Paragraph(text(filling.word("proclaimed")), keep=True)


def _dated(filling: Filling) -> Blocks:
    said = text(f"{filling.word('dated')} ", filling.date(Style.ACT))
    yield Aside((said,), indent=filling.form.dated_cm or None)


def _closing(filling: Filling) -> Blocks:
    yield Signature((text(filling.word("closing")),))


def _signature(filling: Filling) -> Blocks:
    yield Signature((text("(", filling.signer, ")"), text(filling.content.position)))


def _unit(filling: Filling) -> Blocks:
    content = filling.content
    if content.unit:
        yield Paragraph(text(content.unit), indent=False, keep=bool(content.telephone))
    if content.telephone:
        phone = f"{filling.word('telephone')} {content.telephone}"
        yield Paragraph(text(phone), indent=False)


_PARTS: Mapping[Part, Fill] = {
    Part.EMBLEM: _emblem,
    Part.FORM_TITLE: _form_title,
    Part.ISSUER: _issuer,
    Part.NUMBER_LINE: _number_line,
    Part.NUMBER_AND_SENDER: _number_and_sender,
    Part.OFFICE_LINE: _office_line,
    Part.NUMBER_AND_DATE: _number_and_date,
    Part.DATE: _date,
    Part.SUBJECT: _subject,
    Part.SUBJECT_LINE: _subject_line,
    Part.SUBJECT_TITLE: _subject_title,
    Part.SALUTATION: _salutation,
    Part.REFERENCES: _listed("references", lambda content: content.references),
    Part.ENCLOSURES: _listed("enclosures", lambda content: content.enclosures),
    Part.BODY: _body,
    Part.CERTIFIES: _certifies,
    Part.PROCLAIMED: _proclaimed,
    Part.DATED: _dated,
    Part.CLOSING: _closing,
    Part.SIGNATURE: _signature,
    Part.UNIT: _unit,
    Part.COPIES: _listed("copies", lambda content: content.copies),
    Part.MEETING_TITLE: minutes.title,
    Part.ATTENDED: minutes.attended,
    Part.ABSENT: minutes.absent,
    Part.OTHERS_PRESENT: minutes.others_present,
    Part.STARTED: minutes.started,
    Part.ENDED: minutes.ended,
    Part.RECORDER: minutes.recorder,
}
