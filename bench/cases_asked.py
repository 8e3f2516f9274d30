"""Pages that `cases.py` asks for."""

from __future__ import annotations

from dataclasses import dataclass

GOAL_LIST, GOAL_FIGURES = 500, 1000
"""Milliseconds."""
LIST, FIGURES = "/a/a1/cases/", "/a/a1/cases/figures/general-complaint/"
REGISTER, TOLD = "/a/a1/cases/registers/general-complaint/", "/c/a1/told/question/"


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked for, by whom, and within how many milliseconds it is to be answered."""

    name: str
    path: str
    who: str = "complaint_officer"
    goal: int = GOAL_LIST


PAGES = (
    Page("list of open cases", LIST),
    Page("list: new", f"{LIST}?stage=new"),
    Page("list: late", f"{LIST}?stage=late"),
    Page("list: waiting", f"{LIST}?stage=waiting"),
    Page("list: closed", f"{LIST}?stage=closed"),
    Page("list: all", f"{LIST}?stage=all"),
    Page("list: all, deep inside", f"{LIST}?stage=all&after=99991231-MIDDLE"),
    Page("list: one subject, all", f"{LIST}?stage=all&category=delay"),
    Page("list: one unit, closed", f"{LIST}?stage=closed&unit=u2"),
    Page("list: one subject, open", f"{LIST}?category=delay"),
    Page("list: one procedure, open", f"{LIST}?procedure=general-complaint"),
    Page("list: a rare subject, all", f"{LIST}?stage=all&category=conduct"),
    Page("list: a rare unit, all", f"{LIST}?stage=all&unit=u9"),
    Page("list: a rare procedure, all", f"{LIST}?stage=all&procedure=question"),
    Page("list: a number", f"{LIST}?stage=all&number=77/2569"),
    Page("list of a unit", LIST, "division_officer"),
    Page("list of a unit: closed", f"{LIST}?stage=closed", "division_officer"),
    Page("list of a unit: all", f"{LIST}?stage=all", "division_officer"),
    Page("case", f"{LIST}c/c0000077/"),
    Page("register of this year", f"{REGISTER}?year=2569"),
    Page("register of a year over", f"{REGISTER}?year=2568"),
    Page("what everybody reads", TOLD, ""),
    Page("what one may bring here", "/c/a1/", ""),
    Page("a form", "/c/a1/question/new/", ""),
    Page("this week", "/a/a1/"),
    Page("one's own cases", f"{LIST}mine/"),
    Page("terms and holds", f"{LIST}keeping/"),
    Page("registers", f"{LIST}registers/"),
    *(Page(f"figures of {year}", f"{FIGURES}?year={year}", goal=GOAL_FIGURES)
      for year in range(2565, 2570)),
    Page("public figures", "/c/a1/figures/general-complaint/", "", GOAL_FIGURES),
)  # fmt: skip
