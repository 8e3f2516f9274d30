"""Walks of citizens in a browser: the manual, the form, the slip, what the office does, the result.

What is asked is read from the forms as they are served, what it holds from the procedure's file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

import pytest
from _pytest.mark import ParameterSet
from playwright.sync_api import Locator

from desks import SIZES, Desks, marks
from form_filling import Typed, filled
from prongsai.core.procedures.procedure import Procedure
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf
from walking import Walker

CITIZEN = "citizen"
HERE, CASES = "/c/s01/", "/a/s01/cases/"


@cache
def procedures() -> Mapping[str, Procedure]:
    """Read when somebody walks: not for all who only collect tests."""
    return Shelf(Library()).procedures


@dataclass(frozen=True)
class Step:
    """A move, who makes it, and what is typed where that matters."""

    by: str
    move: str
    typed: Typed = field(default_factory=dict)
    mine: bool = False
    """Whether it is found in what waits for him alone."""


@dataclass(frozen=True)
class CitizenWalk:
    """From the manual page to the result, by the usual way."""

    procedure: str
    then: tuple[Step, ...]
    typed: Typed = field(default_factory=dict)
    party: str = CITIZEN
    """For another agency an officer enters it."""
    daily: tuple[str, ...] = ()
    """On which screens `make test` goes it too."""
    sizes: tuple[str, ...] = tuple(SIZES)

    @property
    def rules(self) -> Procedure:
        return procedures()[self.procedure]

    @property
    def name(self) -> str:
        return f"{self.procedure}-{self.party}"


_OFFICER = "division_officer"
_TAKEN = Step(_OFFICER, "take_in", {"unit": "finance"})
_SERVED = (_TAKEN, Step(_OFFICER, "serve"))
_PAID = (
    _TAKEN, Step(_OFFICER, "bill"), Step(CITIZEN, "pay"), Step(_OFFICER, "receipt"),
    Step(_OFFICER, "serve"),
)  # fmt: skip
_LENT = (
    Step("chief_administrator", "approve"),
    Step(_OFFICER, "lend"),
    Step(_OFFICER, "take_back"),
)
_LISTED = {"asset_number": "416-60-0001", "item": ""}
"""A thing of the list, which says what it is."""
WALKS = (
    CitizenWalk("tax-payment", _PAID, daily=("phone",)),
    CitizenWalk("event-venue", _PAID),
    CitizenWalk("allowance", _SERVED),
    CitizenWalk("branch-collection", _SERVED),
    CitizenWalk("water-delivery", _SERVED),
    CitizenWalk(
        "data-request",
        (Step("complaint_officer", "identify", {"unit": "finance"}), Step(_OFFICER, "grant")),
        daily=("desk",),
    ),
    CitizenWalk("question", (
        Step("coordinator", "point"),
    ), daily=("phone",), sizes=("phone",)),
    CitizenWalk("general-complaint", (
        Step("complaint_officer", "take_in", {"unit": "finance"}), Step(_OFFICER, "solve"),
    ), daily=("phone",), sizes=("phone",)),
    CitizenWalk("recognition", (
        Step("coordinator", "open", {"f_judges": "@ปานตะวัน"}),
        Step("division_head", "score", mine=True), Step("coordinator", "add_up"),
        Step("executive", "choose"), Step("coordinator", "certify"),
    )),
    CitizenWalk("asset-loan", _LENT, _LISTED),
    CitizenWalk("asset-loan", _LENT, _LISTED, party="agency"),
)  # fmt: skip


def on_each_screen() -> list[ParameterSet]:
    """Each walk on each screen; those not of every day are for `make test-all`."""
    return [
        pytest.param(walk, size, marks=marks(size in walk.daily), id=f"{walk.name}-{size}")
        for walk in WALKS
        for size in walk.sizes
    ]


@dataclass
class CaseWalk:
    """A walk as it is gone on a screen."""

    desks: Desks
    walk: CitizenWalk
    size: str
    citizen: Walker

    @cached_property
    def rules(self) -> Procedure:
        return self.walk.rules

    def goes(self) -> None:
        number, code = self._brought()
        for step in self.walk.then:
            if step.by == CITIZEN:
                self._moved(self._follow(code), step)
            else:
                self._worked(step, number)
        self._told(self._follow(code))

    def _brought(self) -> tuple[str, str]:
        if self.walk.party == CITIZEN:
            walker = self.citizen
            walker.go(f"{HERE}{self.rules.key}/")
            walker.look()
            assert self.rules.title.th in walker.page.get_by_role("main").inner_text()
            walker.page.get_by_role("link", name="ยื่นเรื่อง", exact=True).click()
        else:
            walker = self.desks.of("coordinator", self.size)
            walker.go(f"{CASES}enter/{self.rules.key}/")
        walker.page.wait_for_load_state()
        form = walker.page.locator("main form[method=post]").first
        party = {"party": self.walk.party} if form.locator("[name=party]").count() else {}
        chosen = {"category": self.walk.party} if self._own_category else {}
        filled(form, self.rules, {**party, **chosen, **self.walk.typed})
        walker.look()
        _sent(form)
        slip = walker.page.locator(".slip")
        assert slip.count(), walker.page.get_by_role("main").inner_text()
        walker.look()
        found = re.search(r"\d+/25\d\d", slip.inner_text())
        assert found
        return found[0], slip.locator("code").first.inner_text()

    @property
    def _own_category(self) -> bool:
        """Whether only this party brings the category that is called like it."""
        return self.walk.party in self.rules.categories and self.walk.party != CITIZEN

    def _follow(self, code: str) -> Walker:
        self.citizen.go(f"{HERE}follow/")
        self.citizen.page.fill("[name=code]", code)
        self.citizen.press("ดูเรื่อง")
        self.citizen.look()
        return self.citizen

    def _worked(self, step: Step, number: str) -> None:
        walker = self.desks.of(step.by, self.size)
        if step.mine:
            walker.go(f"{CASES}mine/")
            title = f"{self.rules.title.th} {number}"
            walker.page.get_by_role("link", name=title, exact=True).first.click()
            works = walker.page.get_by_role("link", name="เปิดหน้าผู้ปฏิบัติงานของเรื่องนี้")
            if works.count():
                works.click()
        else:
            walker.go(f"{CASES}?stage=all&procedure={self.rules.key}&number={number}")
            walker.page.locator("main table a").first.click()
        walker.page.wait_for_load_state()
        walker.look()
        label = self.rules.moves[step.move].label.th
        walker.page.get_by_role("link", name=label, exact=True).first.click()
        walker.page.wait_for_load_state()
        walker.look()
        self._moved(walker, step)

    def _moved(self, walker: Walker, step: Step) -> None:
        label = self.rules.moves[step.move].label.th
        button = walker.page.get_by_role("button", name=label, exact=True)
        form = walker.page.locator("main form").filter(has=button).first
        filled(form, self.rules, step.typed)
        _sent(form)
        said = walker.page.get_by_role("main").inner_text()
        assert not walker.page.locator(".wrong, .note.bad").count(), said

    def _told(self, walker: Walker) -> None:
        """The last state in the words for outside."""
        last = self.rules.moves[self.walk.then[-1].move]
        assert self.rules.states[last.to].public.th in walker.page.get_by_role("main").inner_text()


def _sent(form: Locator) -> None:
    form.locator("button").first.click()
    form.page.wait_for_load_state()


def opened(desks: Desks, key: str) -> None:
    """The office offers to citizens what it does not yet."""
    walker = desks.of("coordinator", "desk")
    walker.go(f"{CASES}settings/{key}/")
    walker.page.locator("[name=open]").check()
    walker.press("บันทึก")
    walker.page.wait_for_load_state()


def walked(desks: Desks, walk: CitizenWalk, size: str) -> None:
    with desks.stranger(size) as citizen:
        CaseWalk(desks, walk, size, citizen).goes()
        wrong = [*citizen.wrong, *desks.wrong()]
    assert sorted(set(wrong)) == []
