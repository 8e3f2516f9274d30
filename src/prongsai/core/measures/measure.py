"""A measure: what is done about a finding, in which steps, by whom, until when, how often told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new


class Cycle(StrEnum):
    """How often a measure is reported."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "six months"
    """For each half of the year."""
    YEAR_END = "year end"
    HALF_YEAR_AND_ANNUAL = "six months and annual"
    """Progress after six months, then the whole year."""


class Status(StrEnum):
    """How far a measure itself has come; its progress stands in its reports."""

    DRAFT = "draft"
    IN_FORCE = "in force"
    CLOSED = "closed"
    DROPPED = "dropped"


class Turn(StrEnum):
    """What may happen to a measure."""

    ADOPTED = "adopted"
    """Taken from the library."""
    CARRIED = "carried"
    """Taken over from the year before."""
    PUT_IN_FORCE = "put in force"
    CHANGED = "changed"
    CLOSED = "closed"
    DROPPED = "dropped"
    RESUMED = "taken up again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of the agency, or a part of one."""

    name: str = told("The unit: `กองคลัง`.")
    part: str = told_or("", "The part of it that does the work: `งานพัสดุ`.")

    def __str__(self) -> str:
        return f"{self.name} {self.part}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One line of a measure's history; it names no person."""

    day: dt.date = told("Day it happened.")
    turn: Turn = told("What happened.")
    note: str = told_or("", "A word of explanation.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The measure of an earlier year that this one goes on with."""

    fiscal_year: int = told("Fiscal year of that measure.")
    key: str = told("Its key there.")
    since: int = told("Fiscal year in which the first of them stood.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure of one fiscal year."""

    key: str = told_by_key("Stable key within the year.")
    title: str = told("What is done, in Thai.")
    title_en: str = told_or("", "The same in English.")
    finding: str = told_or("", "The finding it answers, in a few words.")
    indicators: tuple[str, ...] = told_or_new(tuple, "Keys of the indicators it answers.")
    items: tuple[str, ...] = told_or_new(
        tuple, "Codes of the items it answers, of the year's pack."
    )
    topics: tuple[str, ...] = told_or_new(
        tuple, "Topic keys of what it answers; they stay when item codes change."
    )
    steps: tuple[str, ...] = told_or_new(tuple, "Its steps in order.")
    units: tuple[Unit, ...] = told_or_new(tuple, "The units responsible, the leading one first.")
    everyone: bool = told_or(False, "Whether every unit of the agency is responsible.")
    joint: bool = told_or(False, "Whether the units do it together and report once.")
    begins: dt.date | None = told_or(None, "First day, where one is set.")
    due: dt.date | None = told_or(None, "Last day, where one is set.")
    success: str = told_or("", "What is measured to see whether it works.")
    success_unit: str = told_or("", "Unit of that figure: `ร้อยละ`, `ช่องทาง`.")
    success_target: Decimal | None = told_or(None, "The figure aimed at, where one is set.")
    cycle: Cycle = told("How often it is reported.")
    status: Status = told_or(Status.DRAFT, "How far the measure itself has come.")
    suggested: str = told_or("", "Key of the suggestion it was made of.")
    origin: Origin | None = told_or(None, "The measure of the year before that it goes on with.")
    history: tuple[Happening, ...] = told_or_new(tuple, "What happened to it, the earliest first.")

    @property
    def is_open(self) -> bool:
        """Whether anything is still to be done or told of it."""
        return self.status in (Status.DRAFT, Status.IN_FORCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureYear:
    """All measures of an agency for one fiscal year."""

    fiscal_year: int = told("The fiscal year in which they are done.")
    pack: str = told("Id of the criteria whose indicators and items they answer.")
    agency: str = told_or("", "Name of the agency.")
    units: tuple[str, ...] = told_or_new(tuple, "Units of the agency, for what concerns them all.")
    measures: Mapping[str, Measure] = told("The measures by key, in printed order.")
