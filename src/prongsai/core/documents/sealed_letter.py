"""The letter that refers a report of corruption to a body outside, and quotes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from prongsai.core.documents.blocks import Block, Paragraph, Run, text
from prongsai.core.documents.content import Content
from prongsai.core.documents.document import Document
from prongsai.core.documents.forms import Forms
from prongsai.core.documents.official import Builder
from prongsai.core.documents.script import Script
from prongsai.core.terms.dates import Style, shown_date

FORM = "external_letter"


class Secrecy(StrEnum):
    """The class that is stamped on the letter, above and below."""

    NONE = "none"
    SECRET = "secret"  # noqa: S105 - a class, no password
    VERY_SECRET = "very_secret"  # noqa: S105 - the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """What the letter tells of a report: what is left empty isn't told."""

    case: str
    """Its number here: `1/2569`."""
    came: dt.date
    what: str = ""
    accused: str = ""
    where: str = ""
    found: str = ""
    """What was found so far."""
    words: str = ""
    """What the officer adds."""
    named: bool = False
    """Whether a name was given; it never goes along by itself."""
    files: int = 0
    """How many files go along."""


def referral_letter(
    referral: Referral, head: Content, forms: Forms, script: Script, made: dt.date
) -> Document:
    """`head` is what letterhead and form say: whom it is to, number, day, who signs."""
    content = replace(
        head,
        subject=script.say("letter_subject", case=referral.case),
        body=tuple(_body(referral, head.agency, script)),
        enclosures=_enclosures(referral, script),
    )
    return Builder(forms).paper(FORM, content, made=made)


def stamp(secrecy: Secrecy, script: Script) -> str:
    """The word of the class; none of a letter that has none."""
    return "" if secrecy is Secrecy.NONE else script.say(f"letter_{secrecy.value}")


def _body(referral: Referral, agency: str, script: Script) -> Iterator[Block]:
    came = shown_date(referral.came, Style.LETTER)
    yield _said(script.say("letter_begins", agency=agency, case=referral.case, came=came))
    for key in ("what", "accused", "where", "found"):
        yield from _quoted(script.say(f"letter_{key}"), getattr(referral, key))
    yield _said(script.say("letter_named" if referral.named else "letter_anonymous"))
    for line in _lines(referral.words):
        yield Paragraph(text(Run(line, as_is=True)))
    yield _said(script.say("letter_asks", agency=agency))


def _said(sentence: str) -> Paragraph:
    return Paragraph(text(sentence))


def _quoted(label: str, words: str) -> Iterator[Paragraph]:
    """In the words and digits of whoever wrote it, after what they tell of."""
    for number, line in enumerate(_lines(words)):
        led = (Run(f"{label} ", bold=True),) if number == 0 else ()
        yield Paragraph(text(*led, Run(line, as_is=True)))


def _lines(words: str) -> list[str]:
    return [line for each in words.splitlines() if (line := each.strip())]


def _enclosures(referral: Referral, script: Script) -> tuple[str, ...]:
    return (script.say("letter_files", number=referral.files),) if referral.files else ()
