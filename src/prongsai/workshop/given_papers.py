"""Papers of data that an app gave: kept as plain data, drawn whenever somebody looks.

A kind of paper has a builder here. It reads the data into the core's values and lets the core say
what the paper says; signer, subject, day and number are those of the paper it is built for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from prongsai.core.documents import (
    case_plan,
    case_report,
    gift_papers,
    plan_papers,
    sealed_papers,
)
from prongsai.core.documents.blocks import Block
from prongsai.core.documents.committee_papers import CommitteePapers
from prongsai.core.documents.content import Content
from prongsai.core.documents.document import Document
from prongsai.core.documents.look import Look, Numerals
from prongsai.core.documents.official import Builder
from prongsai.core.documents.plan_report import Followed
from prongsai.core.documents.risk_papers import RiskPaper
from prongsai.core.documents.risk_rows import Told
from prongsai.core.documents.script import Script
from prongsai.core.documents.sealed_papers import FIELDS as COUNTED
from prongsai.core.documents.spending_papers import FIELDS as MATTER
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.measures.checking import measure_problems
from prongsai.core.meetings.minutes import Appointment, Minutes
from prongsai.core.plans.editions import Book
from prongsai.core.risks.register import RiskRegister
from prongsai.core.terms.problem import Refused, refuse
from prongsai.workshop.kept_data import Given, complete, value_of
from prongsai.workshop.measure_files import MeasureFile
from prongsai.workshop.measures import PERIOD_SHAPES
from prongsai.workshop.measures import paper as measure_paper
from prongsai.workshop.plans import Plans
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.spending import Spending

_SHAPES = {period: shape for shape, period in PERIOD_SHAPES.items()}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paper has beside its data: the packs, its letterhead, what was typed, its day."""

    shelf: Shelf
    content: Content
    """All that letterhead and form say, without a body."""
    day: dt.date
    """The day it bears; before it has one, the day it is put together."""
    numerals: Numerals = Numerals.THAI

    @property
    def agency(self) -> str:
        return self.content.agency

    @property
    def subject(self) -> str:
        return self.content.subject

    @property
    def signer(self) -> str:
        return self.content.signer

    @property
    def position(self) -> str:
        return self.content.position

    @property
    def number(self) -> str:
        return self.content.number

    @property
    def dated(self) -> dt.date | None:
        """Its date, once somebody gave it one."""
        return self.content.dated

    def official(self, form: str, body: Iterable[Block], *, mark: str = "") -> Document:
        """A paper of an official form that says this."""
        content = replace(self.content, body=tuple(body))
        builder = Builder(self.shelf.forms)
        return builder.paper(form, content, made=self.day, numerals=self.numerals, mark=mark)


def built(kind: str, given: Given, setting: Setting) -> Document:
    """A paper of a kind."""
    return BUILDERS[kind](given, setting)


# --- Measures ------------------------------------------------------------------------------------


def _measures(given: Given, setting: Setting, shape: str) -> Document:
    """`file`: a year's measures and reports."""
    shelf = setting.shelf
    year = value_of(YearFile, given["file"])
    pack = shelf.library.load(year.pack).pack
    unknown = [
        each
        for each in measure_problems(year, pack, shelf.library.topics)
        if each.code == "measure-unknown-indicator"
    ]
    if unknown:
        raise Refused(unknown)
    found = MeasureFile(year, pack, ())
    by = (setting.signer, setting.position)
    return measure_paper(found, shelf, shape, "th", setting.numerals, setting.day, by)


def _measures_table(given: Given, setting: Setting) -> Document:
    """`shape`: which of the published tables; the one with days and reporting where it is silent.

    Values are those of `core.documents.measure_tables.Shape`.
    """
    return _measures(given, setting, given.get("shape", "reporting"))


def _measures_progress(given: Given, setting: Setting) -> Document:
    """`period`: `q1` to `q4`, or `h1` for the six-month report."""
    return _measures(given, setting, _SHAPES[given["period"]])


def _measures_annual(given: Given, setting: Setting) -> Document:
    return _measures(given, setting, "annual")


# --- Plans ---------------------------------------------------------------------------------------


def _plans(setting: Setting) -> Plans:
    return Plans(setting.shelf.library, setting.shelf)


def _plan(given: Given, setting: Setting) -> Document:
    """`book`: a plan in one edition."""
    return _plans(setting).document(_book(given), "plan", setting.day, setting.numerals)


def _plan_budget(given: Given, setting: Setting) -> Document:
    return _plans(setting).document(_book(given), "budget", setting.day, setting.numerals)


def _plan_kpis(given: Given, setting: Setting) -> Document:
    """`book`, and `year` and `period` (`q1` to `q4`, `h1`, `h2`, `year`) that are told of."""
    when = (int(given["year"]), str(given["period"]))
    return _plans(setting).kpi_report(_book(given), when, setting.day, setting.numerals)


def _plan_report(given: Given, setting: Setting) -> Document:
    """`book`; `file`, the year's measures that follow its projects, and `of`, which is of which;
    `year` and `period` (`h1`, `year`).
    """
    complete(given, ("book", "file", "of", "year", "period"))
    when = (int(given["year"]), str(given["period"]))
    followed = Followed(value_of(YearFile, given["file"]), given["of"])
    return _plans(setting).report(_book(given), followed, when, setting.day, setting.numerals)


def _plan_announcement(given: Given, setting: Setting) -> Document:
    matter = _plans(setting).matter(_book(given), "announcement", setting.day, setting.numerals)
    return setting.official("announcement", plan_papers.announced(matter), mark=matter.mark)


def _plan_order(given: Given, setting: Setting) -> Document:
    book = _book(given)
    if not book.plan.members:
        raise refuse("plan-order-nobody")
    matter = _plans(setting).matter(book, "order", setting.day, setting.numerals)
    return setting.official("order", plan_papers.ordered(matter), mark=matter.mark)


def _book(given: Given) -> Book:
    return value_of(Book, given["book"])


# --- Risks ---------------------------------------------------------------------------------------


def _risk_report(given: Given, setting: Setting) -> Document:
    """`register`: the risks of a year."""
    return _risks(given, setting, "report")


def _risk_form(given: Given, setting: Setting) -> Document:
    """`form`: the key of any paper of `packs/risks/forms.yaml`: `assessment`, `bs1`, `pk5` …

    `opinion`: what the internal auditor says, for the one that has it.
    """
    return _risks(given, setting, given["form"])


def _risks(given: Given, setting: Setting, form: str) -> Document:
    shelf = setting.shelf
    register = value_of(RiskRegister, given["register"])
    told = Told(register, shelf.risks, shelf.script("risks", "th"))
    return RiskPaper(
        told, shelf.risk_forms.forms[form], shelf.forms, setting.day, setting.numerals,
        setting.signer, setting.position, setting.dated, given.get("opinion", ""),
    ).document()  # fmt: skip


# --- Spending ------------------------------------------------------------------------------------


def _spending(given: Given, setting: Setting) -> Document:
    """What `core.documents.spending_papers.matter` makes of a year: title, columns, rows, sums."""
    complete(given, MATTER)
    return Spending(setting.shelf).document(given, setting.day, setting.numerals)


# --- Cases --------------------------------------------------------------------------------------


def _cases(given: Given, setting: Setting) -> Document:
    """What `core.documents.case_report.matter` makes of a year: figures, causes, prevention."""
    dress = _dress(given, setting, case_report.FIELDS, "procedure")
    return case_report.paper(given, case_report.Dressed(*dress))


def _gift_declaration(given: Given, setting: Setting) -> Document:
    """What `core.documents.gift_papers.declaration` makes: of which year."""
    complete(given, gift_papers.DECLARED)
    body = gift_papers.declared(given, setting.shelf.script("gifts", "th"))
    return setting.official("announcement", body)


def _gifts(given: Given, setting: Setting) -> Document:
    """What `core.documents.gift_papers.matter` makes of a year: received, what became of it."""
    dress = _dress(given, setting, gift_papers.FIELDS, "gifts")
    return gift_papers.report(given, case_report.Dressed(*dress))


def _dress(
    given: Given, setting: Setting, fields: Iterable[str], wording: str
) -> tuple[Look, Script, Numerals, dt.date]:
    """How a report that tells all this looks, and when it is made."""
    complete(given, fields)
    shelf = setting.shelf
    script = shelf.script(wording, "th")
    return shelf.forms.looks["official"], script, setting.numerals, setting.day


def _cases_plan(given: Given, setting: Setting) -> Document:
    """What `core.documents.case_plan.matter` makes of a year: heads and rows."""
    missing = [name for name in case_plan.FIELDS if name not in given]
    if missing:
        raise refuse("plan-field-missing", field=missing[0])
    shelf = setting.shelf
    script, look = shelf.script("procedure", "th"), shelf.forms.looks["official"]
    dressed = case_report.Dressed(look, script, setting.numerals, setting.day)
    return case_plan.paper(given, dressed)


# --- Reports of corruption -----------------------------------------------------------------------


def _sealed(given: Given, setting: Setting) -> Document:
    """What `core.documents.sealed_papers.matter` makes of counts: totals of periods."""
    dress = _dress(given, setting, COUNTED, "sealed")
    return sealed_papers.paper(given, sealed_papers.Dressed(*dress))


# --- Committees ----------------------------------------------------------------------------------


def _committees(setting: Setting) -> CommitteePapers:
    shelf = setting.shelf
    return CommitteePapers(shelf.meetings, shelf.script("meetings", "th"), setting.agency)


def _committee_order(given: Given, setting: Setting) -> Document:
    """`appointment`: a committee, and the order that this one takes the place of."""
    appointment = value_of(Appointment, given["appointment"])
    if not appointment.committee.members:
        raise refuse("committee-order-nobody")
    return setting.official("order", _committees(setting).appointed(appointment))


def _minutes(given: Given, setting: Setting) -> Document:
    """`minutes`: a meeting of a committee, and what it decided; who signs has kept them."""
    minutes, papers = value_of(Minutes, given["minutes"]), _committees(setting)
    head = replace(papers.head(minutes), recorder=setting.signer)
    content = replace(setting.content, meeting=head)
    return replace(setting, content=content).official("minutes", papers.minuted(minutes))


BUILDERS: Mapping[str, Callable[[Given, Setting], Document]] = {
    "measures-table": _measures_table,
    "measures-progress": _measures_progress,
    "measures-annual": _measures_annual,
    "plan": _plan,
    "plan-budget": _plan_budget,
    "plan-kpis": _plan_kpis,
    "plan-report": _plan_report,
    "plan-announcement": _plan_announcement,
    "plan-order": _plan_order,
    "risk-report": _risk_report,
    "risk-form": _risk_form,
    "spending-plan": _spending,
    "spending-half-year": _spending,
    "spending-annual": _spending,
    "cases-half-year": _cases,
    "cases-annual": _cases,
    "gift-declaration": _gift_declaration,
    "gift-half-year": _gifts,
    "gift-annual": _gifts,
    "cases-plan": _cases_plan,
    "sealed-half-year": _sealed,
    "sealed-annual": _sealed,
    "committee-order": _committee_order,
    "minutes": _minutes,
}
"""By kind of paper; the names of what is given stand at each builder."""
