"""Official forms as data: which parts a paper has, in which order, with which fixed words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prongsai.core.criteria.evidence import Block as Sourced
from prongsai.core.criteria.rules import Source
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.papers.numbering import Counted
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.words import Words


class Part(StrEnum):
    """A part of a paper; the builder knows how each is filled."""

    EMBLEM = "emblem"
    FORM_TITLE = "form_title"
    ISSUER = "issuer"
    NUMBER_LINE = "number_line"
    NUMBER_AND_SENDER = "number_and_sender"
    OFFICE_LINE = "office_line"
    NUMBER_AND_DATE = "number_and_date"
    DATE = "date"
    SUBJECT = "subject"
    SUBJECT_LINE = "subject_line"
    SUBJECT_TITLE = "subject_title"
    SALUTATION = "salutation"
    REFERENCES = "references"
    ENCLOSURES = "enclosures"
    BODY = "body"
    CERTIFIES = "certifies"
    PROCLAIMED = "proclaimed"
    DATED = "dated"
    CLOSING = "closing"
    SIGNATURE = "signature"
    UNIT = "unit"
    COPIES = "copies"
    MEETING_TITLE = "meeting_title"
    ATTENDED = "attended"
    ABSENT = "absent"
    OTHERS_PRESENT = "others_present"
    STARTED = "started"
    ENDED = "ended"
    RECORDER = "recorder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Sourced):
    """One official form."""

    key: str = told_by_key("Stable key.")
    name: Words = told("What the form is called.")
    look: str = told("Key of its look.")
    numerals: Numerals = told("Digits of its prose, where nobody asks for others.")
    emblem_mm: int = told_or(0, "Height of the emblem in millimetres; none where it has none.")
    dated_cm: Fraction = told_or(
        Fraction(0),
        "Where the line of its date starts, in centimetres from the margin; at the centre if 0.",
    )
    numbered: Counted = told_or(
        Counted.NEVER_NUMBERED,
        "Who gives it its numbers: a register of each calendar year, or that of letters sent.",
    )
    parts: tuple[Part, ...] = told("Its parts in order.")
    words: Mapping[str, str] = told_or_new(dict, "Its fixed words in Thai, by what they introduce.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms(Sourced):
    """All official forms."""

    schema: int = told("Version of this file format.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    looks: Mapping[str, Look] = told("Geometry and type, by key.")
    forms: Mapping[str, Form] = told("Forms by key.")
    blanks: Mapping[str, Words] = told("What places to write in are called, by what belongs there.")
