"""The frame that plans hang on: dimensions, their missions and the missions' parts, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.shapes.fields import told, told_by_key, told_or_new
from prongsai.core.terms.problem import Place, Problem
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SubMission(Block):
    """Part of a mission."""

    key: str = told_by_key("Its number, such as `1.1.1`.")
    name: Words = told("What it is called.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission(Block):
    """A mission within a dimension."""

    key: str = told_by_key("Its number, such as `1.1`.")
    name: Words = told("What it is called.")
    parts: Mapping[str, SubMission] = told_or_new(dict, "Its parts by number, where known.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension(Block):
    """One of the four dimensions."""

    key: str = told_by_key("Its number.")
    name: Words = told("What it is called.")
    missions: Mapping[str, Mission] = told("Its missions by number.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFrame(Block):
    """A generation of names: plans of one cycle hang on it."""

    schema: int = told("Version of this file format.")
    name: Words = told("What this generation is called.")
    years: int = told("Fiscal years of a cycle, where a plan says nothing else.")
    cycles: tuple[int, ...] = told("First fiscal years of cycles that are known to use it.")
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    dimensions: Mapping[str, Dimension] = told("Dimensions by number.")

    def names(self) -> Iterator[tuple[str, Words]]:
        """Every number with its name, in order: a dimension before its missions."""
        for dimension in self.dimensions.values():
            yield dimension.key, dimension.name
            for mission in dimension.missions.values():
                yield mission.key, mission.name
                yield from ((each.key, each.name) for each in mission.parts.values())

    @property
    def places(self) -> tuple[str, ...]:
        """Numbers that a project may have: parts of missions, and missions themselves."""
        return tuple(key for key, _ in self.names() if "." in key)


def frame_faults(frame: PlanFrame) -> Iterator[Problem]:
    """Numbers that don't begin with the number of what holds them."""
    for dimension in frame.dimensions.values():
        for mission in dimension.missions.values():
            path = f"dimensions/{dimension.key}/missions/{mission.key}"
            if not _below(mission.key, dimension.key):
                yield Problem("plan-frame-number", {"number": mission.key}, Place(path=path))
            for part in mission.parts:
                if not _below(part, mission.key):
                    place = Place(path=f"{path}/parts/{part}")
                    yield Problem("plan-frame-number", {"number": part}, place)


def _below(inner: str, outer: str) -> bool:
    above, _, last = inner.rpartition(".")
    return above == outer and last.isdecimal()
