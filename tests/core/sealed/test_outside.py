"""The bodies outside can be reached, and what is said of them has a source."""

from __future__ import annotations

from dataclasses import replace

from plan_making import plans
from prongsai.core.criteria.evidence import Confidence, evidence_at
from prongsai.core.sealed.outside import outside_faults

OUTSIDE = plans().shelf.outside


def test_the_bodies_shipped_can_be_reached_and_say_how_sure_we_are() -> None:
    assert list(OUTSIDE.bodies)[:2] == ["nacc", "pacc"]
    assert list(outside_faults(OUTSIDE)) == []
    nacc = evidence_at(OUTSIDE, ("bodies", "nacc", "phone"))
    assert nacc.confidence is Confidence.CONFIRMED


def test_bodies_that_nobody_reaches_are_faults() -> None:
    nacc = OUTSIDE.bodies["nacc"]
    for bodies, code in (
        ({}, "sealed-no-bodies"),
        ({"nacc": replace(nacc, phone="", site="")}, "sealed-body-unreachable"),
        ({"nacc": replace(nacc, site="http://nacc.go.th")}, "sealed-body-address"),
    ):
        found = [each.code for each in outside_faults(replace(OUTSIDE, bodies=bodies))]
        assert found == [code]
