"""Registers of risks for tests: small ones, and any register there may be."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from prongsai.core.risks.register import (
    Assessed,
    Control,
    FollowUp,
    Rating,
    Risk,
    RiskRegister,
    Treatment,
    Work,
)
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.thai import look_alike, tidy, tidy_lines
from prongsai.workshop.library import SHIPPED, Library
from prongsai.workshop.shelf import Shelf

SHELF = Shelf(Library(SHIPPED))
FRAME, SHEETS, SENTENCES = SHELF.risks, SHELF.risk_sheets, SHELF.risk_sentences
OWNER = "กองคลัง"


def rated(likelihood: int | None = None, impact: int | None = None, level: str = "") -> Rating:
    return Rating(likelihood=likelihood, impact=impact, level=level or None)


def risk(key: str = "R1", **told: Any) -> Risk:
    return Risk(**{"key": key, "event": "รับของแลกการอนุญาต", "owner": OWNER, **told})


def control(key: str = "C1", **told: Any) -> Control:
    return Control(**{"key": key, "risk": "R1", "says": "ตรวจสองคน", "owner": OWNER, **told})


def treatment(key: str = "T1", **told: Any) -> Treatment:
    return Treatment(**{"key": key, "risk": "R1", "says": "แจ้งสถานะ", "owner": OWNER, **told})


def follow_up(**told: Any) -> FollowUp:
    return FollowUp(**{"treatment": "T1", "round": "six", "state": "done", **told})


def register(*rows: Any, **told: Any) -> RiskRegister:
    """A register with these rows, each where it belongs."""
    tables: dict[type, str] = {
        Work: "works", Risk: "risks", Control: "controls", Treatment: "treatments",
        Assessed: "components",
    }  # fmt: skip
    held: dict[str, Any] = {name: {} for name in tables.values()}
    for row in rows:
        if isinstance(row, FollowUp):
            held["follow_ups"] = (*held.get("follow_ups", ()), row)
        else:
            held[tables[type(row)]][row.key] = row
    first = {
        "schema": 1, "agency": "อบต.ดอยเมฆ", "fiscal_year": 2569, "matrix": "five",
        "units": (OWNER,),
    }  # fmt: skip
    return RiskRegister(**{**first, **held, **told})


# --- Any register ------------------------------------------------------------------------------

_LETTERS = "กขคงจ่ำ๑๒ -.=+@ABCxyz0123456789\"'<&\n"
texts = st.text(_LETTERS, max_size=30).map(tidy_lines).filter(tidy)
maybe_texts = st.one_of(st.just(""), texts)
codes = st.text(string.ascii_letters + string.digits + "กข-.", min_size=1, max_size=8).map(tidy)
days = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
amounts = st.none() | st.integers(0, 10**14 - 1).map(lambda satang: Fraction(satang, 100))
links = st.lists(codes, max_size=3).map(tuple)


def keys_of(terms: Mapping[str, object]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(sorted(terms))


def ratings(size: int | None) -> st.SearchStrategy[Rating]:
    words = keys_of(FRAME.levels).map(lambda level: Rating(level=level))
    if size is None:
        return words
    steps = st.integers(1, size)
    return words | st.builds(Rating, likelihood=steps, impact=steps)


def days_of(year: int) -> st.SearchStrategy[dt.date | None]:
    """Days of a fiscal year, as far as cells are read as days."""
    if not 2534 <= year <= 2632:
        return st.none()
    return st.none() | st.dates(FiscalYear(year).first, FiscalYear(year).last)


@st.composite
def registers(draw: st.DrawFn, of: int | None = None) -> RiskRegister:
    """A register without a fault, as files may hold it; `of` a year where one is meant."""
    number = of or draw(st.integers(2500, 2700))
    matrix = draw(keys_of(FRAME.matrices))
    size = FRAME.matrices[matrix].size if matrix else None
    units = draw(st.lists(texts, unique_by=look_alike))
    units = [each for each in units if each.replace(".", "").strip(" \n")][:4]
    owners = st.sampled_from(["", *units])

    def rows(model: type, least: int = 0, **told: Any) -> dict[str, Any]:
        found = draw(st.lists(codes, unique=True, min_size=least, max_size=3))
        return {key: draw(st.builds(model, key=st.just(key), **told)) for key in found}

    works = rows(
        Work, name=texts, strategy=maybe_texts, budget=amounts, objective=maybe_texts,
        indicator=maybe_texts, target=maybe_texts, owner=owners,
    )  # fmt: skip
    yes_no = st.booleans()
    risks = rows(
        Risk, 1, work=keys_of(works) if works else st.none(), step=maybe_texts, event=texts,
        cause=maybe_texts, kind=keys_of(FRAME.kinds), bribery=yes_no, area=keys_of(FRAME.areas),
        owner=owners, loss=amounts, inherent=ratings(size), response=keys_of(FRAME.responses),
        residual=ratings(size), afterwards=keys_of(FRAME.afterwards),
        controllable=st.none() | yes_no, remaining=maybe_texts, next_year=maybe_texts,
        reviewed=days, review=days,
    )  # fmt: skip
    of_risk = st.sampled_from(sorted(risks))
    controls = rows(
        Control, risk=of_risk, says=texts, owner=owners, verdict=keys_of(FRAME.verdicts),
        measures=links, projects=links,
    )  # fmt: skip
    treatments = rows(
        Treatment, risk=of_risk, says=texts, indicator=maybe_texts, owner=owners,
        begins=days_of(number), ends=st.none(),
        monitoring=maybe_texts, measures=links, projects=links,
    )  # fmt: skip
    rounds = [(key, each) for key in treatments for each in FRAME.rounds]
    follow_ups = tuple(
        FollowUp(
            treatment=key, round=each, state=draw(st.sampled_from(sorted(FRAME.states))),
            result=draw(maybe_texts), evidence=draw(maybe_texts),
            percent=draw(st.none() | st.integers(0, 100)), problems=draw(maybe_texts),
        )
        for key, each in (draw(st.lists(st.sampled_from(rounds), unique=True)) if rounds else ())
    )  # fmt: skip
    components = {
        key: Assessed(key=key, says=draw(texts)) for key in FRAME.components if draw(yes_no)
    }
    return RiskRegister(
        schema=1, agency=draw(texts), fiscal_year=number, matrix=matrix,
        size=draw(keys_of(FRAME.sizes)), units=tuple(units), works=works, risks=risks,
        controls=controls, treatments=treatments, follow_ups=follow_ups, components=components,
    )  # fmt: skip
