"""Giving numbers from an agency's registers: in order, each once, by one person at a time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.look.keys import new_key
from prongsai.apps.papers import bridge
from prongsai.apps.papers.actions import THING, held, shown
from prongsai.apps.papers.heads import head_of
from prongsai.apps.papers.kinds import CODED, ELSEWHERE, KINDS, counted, printed_number
from prongsai.apps.papers.models import Paper, Series
from prongsai.core.papers.numbering import Given
from prongsai.core.terms.dates import BUDDHIST
from prongsai.core.terms.problem import refuse


@dataclass(frozen=True, slots=True)
class Entered:
    """A paper made elsewhere, as it is written into the register."""

    register: str
    subject: str
    dated: dt.date
    position: str
    count: int | None = None
    """Its number; none takes the next one."""


@transaction.atomic
def number(paper: Paper, doer: Doer, dated: dt.date, count: int | None = None) -> Paper:
    """Its date, and its number where it has one: the next, or the one that is wished for."""
    paper = held(paper)
    if not paper.approved:
        raise refuse("paper-not-approved")
    kind = KINDS[paper.kind]
    given = _given(paper.agency, kind.register, dated, count) if kind.register else None
    after = bridge.life(paper).numbered(given, dated, counted(paper.kind))
    _write(paper, kind.register, given, dated, doer)
    paper.state = after.state
    paper.save()
    _line(paper, doer, "number")
    return paper


@transaction.atomic
def enter(agency: Agency, entered: Entered, doer: Doer, key: str = "") -> Paper:
    """Write a paper that was made elsewhere into the register; sent twice, it is written once."""
    known = Paper.objects.select_for_update().filter(key=key).first() if key else None
    if known is not None and known.agency_id == agency.pk:
        return known
    kind = ELSEWHERE[entered.register]
    paper = Paper(
        agency=agency, key=new_key() if known or not key else key, kind=kind, elsewhere=True,
        fields={"subject": entered.subject, "position": entered.position},
        made_by=doer.key, made_at=doer.at,
    )  # fmt: skip
    given = _given(agency, entered.register, entered.dated, entered.count)
    after = bridge.life(paper).numbered(given, entered.dated, counted(kind))
    _write(paper, entered.register, given, entered.dated, doer)
    paper.state = after.state
    paper.save(force_insert=True)
    _line(paper, doer, "register")
    return paper


def _given(agency: Agency, register: str, dated: dt.date, count: int | None) -> Given:
    """A number nobody else has: whoever asks at the same moment waits here."""
    if register in CODED and not head_of(agency).letter_code:
        raise refuse("paper-letter-code-missing")
    series = _series(agency, register, dated.year)
    last = bridge.register(series)
    given, after = last.next(dated) if count is None else last.wished(dated, count)
    taken = Paper.objects.filter(
        agency=agency, series=register, number_year=given.year, count=given.count
    )
    if taken.exists():
        raise refuse("paper-number-taken", number=str(given.count), year=str(given.year + BUDDHIST))
    series.last = after.last[dated.year]
    series.save(update_fields=["last"])
    return given


def _series(agency: Agency, register: str, year: int) -> Series:
    Series.objects.get_or_create(agency=agency, name=register, year=year)
    return Series.objects.select_for_update().get(agency=agency, name=register, year=year)


def _write(paper: Paper, register: str, given: Given | None, dated: dt.date, doer: Doer) -> None:
    paper.dated, paper.moved_at = dated, doer.at
    if given is not None:
        code = head_of(paper.agency).letter_code
        paper.series, paper.number_year, paper.count = register, given.year, given.count
        paper.number = printed_number(register, given.count, given.year, code)
    shown(paper)


def _line(paper: Paper, doer: Doer, verb: str) -> None:
    after = {
        "kind_of_paper": paper.kind, "number": paper.number or "–",
        "dated": paper.dated.isoformat() if paper.dated else "", "subject": keep(paper.title),
    }  # fmt: skip
    record(
        agency=paper.agency.key, by=doer.key, at=doer.at, verb=verb, thing=THING, key=paper.key,
        after=after,
    )  # fmt: skip


@transaction.atomic
def take_over(agency: Agency, register: str, year: int, count: int, doer: Doer) -> Series:
    """Go on from the number that the office's own book stands at."""
    series = _series(agency, register, year)
    before = series.last
    series.last = bridge.register(series).taken_over(year, count).last[year]
    series.begun = count
    series.save(update_fields=["last", "begun"])
    if before != count:
        record(
            agency=agency.key, by=doer.key, at=doer.at, verb="take over", thing="papers.series",
            key=f"{register}/{year + BUDDHIST}", before={"last": before},
            after={"register": register, "last": count},
        )  # fmt: skip
    return series
