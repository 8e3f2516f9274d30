"""The slip, receipts and letters of a case as files to keep or to print at a counter.

They are made anew for whoever asks and kept nowhere: they say who somebody is, or open his case.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prongsai.adapters.qr_squares import squares_of
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.cases import queue
from prongsai.apps.cases import shown as showing
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.papers import Paper
from prongsai.apps.look.templatetags.look import day, moment
from prongsai.apps.look.words import digits, language, phrase
from prongsai.core.cases.folder import Folder
from prongsai.core.documents.case_papers import CasePaper, Sheet, Slip, case_paper, slip_paper

FORMS = ("pdf", "docx")


@dataclass(frozen=True, slots=True)
class Handed:
    """A slip: the case, its code, and where it is followed."""

    case: Case
    folder: Folder
    code: str
    address: str


def paper(agency: Agency, made: Paper, today: dt.date, form: str) -> bytes:
    """A document of a move, as its page says it."""
    reason = ((phrase("doc.reason"), made.reason),) if made.reason else ()
    appeal = phrase("doc.appeal", what=made.appeal) if made.appeal else ""
    document = case_paper(
        CasePaper(
            shape=made.shape, title=made.title, to=made.to, head=tuple(made.head),
            given=phrase("doc.given_on", day=day(made.day)), facts=made.facts,
            columns=_columns(), says=made.says, parts=reason,
            notes=tuple(filter(None, (appeal, made.note))),
            signers=tuple(made.signers), sign=phrase("doc.sign"),
            hand=(phrase("doc.sign_here"), phrase("doc.name_here")),
        ),
        _sheet(agency, today, "official"),
    )  # fmt: skip
    return renderers().render(document, form)


def slip(agency: Agency, handed: Handed, now: dt.datetime, today: dt.date, form: str) -> bytes:
    """What stands on the page after it was brought."""
    case, procedure = handed.case, handed.folder.procedure
    ticket, due = queue.label_of(case, procedure), showing.answer_by(handed.folder, now)
    lines = [
        (phrase("queue.ticket"), ticket),
        (phrase("case.number"), digits(case.register_number)),
        (phrase("case.came"), moment(case.entered)),
        (phrase("public.answer_by"), day(due) if due and not ticket else ""),
    ]
    document = slip_paper(
        Slip(
            title=phrase("public.slip"), about=said(procedure.title),
            lines=tuple((label, value) for label, value in lines if value), columns=_columns(),
            code=(phrase("case.code"), handed.code), notes=(phrase("public.keep_file"),),
            picture=squares_of(handed.address), caption=f"{phrase('public.at')} {handed.address}",
            alternative=phrase("public.picture"),
        ),
        _sheet(agency, today, "page"),
    )  # fmt: skip
    return renderers().render(document, form)


def _columns() -> tuple[str, str]:
    return phrase("doc.label"), phrase("doc.value")


def _sheet(agency: Agency, today: dt.date, look: str) -> Sheet:
    return Sheet(
        agency=agency.name, look=shelf().forms.looks[look], made=today, language=language()
    )


def name(title: str, case: Case, form: str) -> str:
    """What the file is called: what it is and the number of the case, nobody's name."""
    return f"{title} {case.register_number.replace('/', '-')}.{form}"
