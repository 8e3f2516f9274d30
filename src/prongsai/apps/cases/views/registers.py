"""Registers: the list, one of a year, its files, and sheets of years before brought in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial, wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.cases import planning, register_files, register_pages, registers, taking
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.register_reading import Filed, Filing
from prongsai.apps.cases.views.asked import who_asks
from prongsai.apps.look.downloads import PRINTS, download, form_asked, table
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.forms import key_sent
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.pasting import TableForm, wrong
from prongsai.apps.look.wishes import YEAR, whole
from prongsai.apps.look.words import digits, language, phrase
from prongsai.core.cases.numbers import number_year
from prongsai.core.cases.register import Register
from prongsai.core.cases.taking_over import TakenOver
from prongsai.core.documents.case_register import shown
from prongsai.core.procedures.kinds import Phase
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.words import Language
from prongsai.workshop.procedure_papers import Wanted, case_register
from prongsai.workshop.sheets import carried

View = Callable[[AskedAbout, str, str], HttpResponse]
FORMS = ("xlsx", *PRINTS)
LINES = 200
"""Of a sheet that is looked over."""


class _NotHisError(Exception):
    """A register that somebody else reads."""


def _told(view: View) -> View:
    """Whoever does not read it is led to those that he reads."""

    @wraps(view)
    def answered(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:
        try:
            return view(request, agency, procedure)
        except _NotHisError:
            messages.warning(request, phrase("case_register.not_yours"))
            return redirect("cases:registers", agency)
        except Refused as refused:
            say_why(request, refused)
            said = request.POST.get("year", "") or request.GET.get("year", "")
            query = {"year": said} if said else None
            return redirect(reverse("cases:register", args=[agency, procedure], query=query))

    return answered


class Asked:
    """A register of a year on somebody's screen."""

    def __init__(self, request: AskedAbout, key: str, year: str) -> None:
        self.request, self.agency = request, request.agency
        self.who, self.units = who_asks(request)
        found = registers.one(key, self.who, request.agency)
        if found is None:
            if registers.is_there(key, request.agency):
                raise _NotHisError
            raise Http404
        self.procedure: Procedure = found
        self.year = whole(year, YEAR) or number_year(found, request.today)

    @cached_property
    def cases(self) -> Filing:
        return registers.filed(self.agency, self.procedure, self.year, self.who)

    def page(self, after: str, tongue: Language) -> register_pages.Page:
        """Without columns about people; sums are of all cases, so that all of them are read."""

        def drawn(cases: Filed) -> Register:
            wanted = self._wanted(cases, personal=False, language=tongue)
            return case_register(self.procedure, cases, shelf(), wanted)

        if self.procedure.register.sums:
            first = registers.first_kept(self.agency, self.procedure)
            return register_pages.of_whole(drawn(list(self.cases)), after, first)
        asked = (self.agency, self.procedure, self.year, self.who, after, self.request.now)
        return register_pages.page(*asked, drawn)

    def content(self, form: str, *, personal: bool) -> bytes:
        """Refused where it would take longer than anybody waits."""
        register_files.fitting(self.cases, form, self.year, register_files.ON_A_PAGE)
        told = partial(self._wanted, personal=personal)
        return register_files.content(self.agency, self.procedure, self.cases, told, form)

    def name(self, form: str, *, personal: bool) -> str:
        return register_files.name(self.agency, self.procedure, self.year, form, personal=personal)

    def _wanted(self, cases: Filed, *, personal: bool, language: Language = "th") -> Wanted:
        return registers.wanted(
            cases, self.year, self.request.now, self.units, personal=personal,
            language=language,
        )  # fmt: skip


@require_safe
def listed(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Every register that somebody reads; those with anything in them first."""
    who, _ = who_asks(request)
    found = registers.shelves(request.agency, who)
    this = {each.procedure.key: number_year(each.procedure, request.today) for each in found}
    facts = {
        "kept": [(each.procedure, each.years) for each in found if each.years],
        "empty": [(each.procedure, this[each.procedure.key]) for each in found if not each.years],
    }
    return render(request, "cases/registers.html", facts)


@require_safe
@_told
def one(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The table without columns about people; what was carried in and over, and its sums."""
    asked = Asked(request, procedure, request.GET.get("year", ""))
    after = request.GET.get("after", "")
    page = asked.page(after, language())
    found = page.register
    facts = {
        "procedure": asked.procedure, "register": found, "year": asked.year,
        "years": sorted({*registers.years_since(page.first, asked.procedure, request.today),
                         asked.year}, reverse=True),
        "lines": [([digits(shown(each, language())) for each in line.cells], line)
                  for line in found.lines],
        "page": page, "after": after,
        "plans": planning.may(asked.procedure, asked.who), "token": new_key(),
        "has_people": registers.names_somebody(asked.procedure), "forms": FORMS,
    }  # fmt: skip
    return render(request, "cases/register.html", facts)


@require_POST
@_told
def plan(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:
    """A draft of the year's plan among the agency's papers, by who plans."""
    asked = Asked(request, procedure, request.POST.get("year", ""))
    if not planning.may(asked.procedure, asked.who):
        raise _NotHisError
    planning.draft(
        asked.agency, asked.procedure, asked.cases, asked.year, doer_of(request),
        key_sent(request.POST),
    )  # fmt: skip
    messages.success(request, phrase("case_register.planned"))
    there = reverse("cases:register", args=[agency, procedure])
    return redirect(f"{there}?year={asked.year}")


@require_safe
@_told
def file(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Without columns about people: fit to be shown."""
    asked, form = Asked(request, procedure, request.GET.get("year", "")), form_asked(request, FORMS)
    return download(asked.name(form, personal=False), asked.content(form, personal=False))


@require_POST
@_told
def named(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The official table whole; that somebody took it along stays in the trail."""
    asked = Asked(request, procedure, request.POST.get("year", ""))
    form = request.POST.get("form") or FORMS[0]
    if form not in FORMS:
        raise Http404
    content = asked.content(form, personal=True)
    lines = len(asked.cases)
    taking.hand_out(asked.agency, asked.procedure, asked.year, doer_of(request), lines)
    return download(asked.name(form, personal=True), content)


# --- Sheets of years before ----------------------------------------------------------------------


@require_safe
@_told
def template(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """An empty sheet with the headings that are read."""
    asked = Asked(request, procedure, "")
    head = [each.name.th for each in registers.sheet_columns(asked.procedure).values()]
    return download(f"{asked.procedure.key}-template.xlsx", table("1", [head], "xlsx"))


@GET_POST
@_told
def bring_in(request: AskedAbout, agency: str, procedure: str) -> HttpResponse:
    """Look a sheet over; nothing is kept before it was shown as it was read."""
    said_year = request.POST.get("year", "") or request.GET.get("year", "")
    asked = Asked(request, procedure, said_year)
    years = registers.years_to_take(asked.agency, asked.procedure, request.today)
    year = whole(said_year, YEAR) or years[0]
    own = registers.followed(asked.agency, asked.procedure)
    form = TableForm(request.POST or None, request.FILES or None)
    facts: dict[str, object] = {
        "form": form, "procedure": own, "year": year, "years": sorted({*years, year}, reverse=True),
        "columns": list(registers.sheet_columns(own).values()),
        "categories": [said(each.name) for each in own.categories.values()],
        "outcomes": [said(each.name) for each in own.outcomes.values()],
    }  # fmt: skip
    if request.method != "POST" or not form.is_valid():
        return render(request, "cases/register_import.html", facts)
    try:
        rows = form.rows
        if request.POST.get("do") == "enter":
            number = taking.take_over(asked.agency, own, year, rows, doer_of(request))
            messages.success(request, phrase("case_register.taken", number=number, year=year))
            query = {"year": year}
            return redirect(reverse("cases:register", args=[agency, procedure], query=query))
        found = registers.taken(asked.agency, own, year, rows, request.today)
    except Refused as refused:
        add_errors(form, refused)
        return render(request, "cases/register_import.html", facts)
    looked = {
        "found": found, "carried": carried(rows), "lines": _looked(own, found.cases[:LINES]),
        "open": sum(_is_open(own, each) for each in found.cases), **wrong(found.problems),
    }  # fmt: skip
    return render(request, "cases/register_look.html", {**facts, **looked})


def _last_state(own: Procedure, each: TakenOver) -> str:
    moved = [own.moves[event.move].to for event in each.log if event.move]
    return next((state for state in reversed(moved) if state), own.first_state)


def _is_open(own: Procedure, each: TakenOver) -> bool:
    return own.states[_last_state(own, each)].phase is not Phase.CLOSED


def _looked(own: Procedure, cases: Sequence[TakenOver]) -> list[tuple[object, ...]]:
    return [
        (each.row, each.number, each.log[0].done, said(own.categories[each.log[0].category].name),
         said(own.states[_last_state(own, each)].label), each.log[-1].done)
        for each in cases
    ]  # fmt: skip
