"""One item of a checklist: its elements, its evidence, and the states it passes through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from prongsai.core.criteria.lineage import Closeness
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.problem import refuse
from prongsai.core.terms.thai import tidy


class State(StrEnum):
    """How far an item has come."""

    NOT_STARTED = "not-started"
    IN_WORK = "in-work"
    READY = "ready"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    FAILED = "failed"

    @property
    def is_open(self) -> bool:
        """Whether the agency still works on it."""
        return self in (State.NOT_STARTED, State.IN_WORK, State.READY)


class Shown(StrEnum):
    """What somebody found about one required element."""

    OPEN = "open"
    """Nobody has looked yet."""
    SHOWN = "shown"
    MISSING = "missing"
    NOT_OURS = "not-ours"
    """It does not concern this agency."""


class Why(StrEnum):
    """What stops an item, or what somebody should look at."""

    NOT_RENEWED = "not-renewed"
    """Carried over from last year, and nobody has confirmed that it was renewed."""
    ELEMENT_OPEN = "element-open"
    ELEMENT_MISSING = "element-missing"
    NO_EVIDENCE = "no-evidence"
    NO_ADDRESS = "no-address"
    """Files alone: the national form takes addresses."""
    NOT_READY = "not-ready"
    """Nothing is missing, but nobody has called it ready."""
    ELEMENTS_UNKNOWN = "elements-unknown"
    SCAN_ALONE = "scan-alone"
    """A picture without its machine-readable twin."""
    NO_OPINION = "no-opinion"

    @property
    def stops(self) -> bool:
        """Whether it keeps the checklist from being submitted; the others are remarks."""
        return self not in (Why.ELEMENTS_UNKNOWN, Why.SCAN_ALONE, Why.NO_OPINION)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One named reason, of one item."""

    code: str
    why: Why
    element: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A stored file by what it holds."""

    name: str
    sha256: str
    media: str
    size: int

    @property
    def is_picture(self) -> bool:
        return self.media.startswith("image/")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence: an address, a file, and the file's machine-readable twin beside it."""

    title: str
    address: str = ""
    file: File | None = None
    twin: File | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the agency gives itself, in points of the item's scale, and why."""

    points: str
    reason: str


@dataclass(frozen=True, slots=True)
class Carried:
    """Which items of last year it was taken from, how closely it continues them."""

    of: tuple[str, ...]
    how: Closeness
    renewed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as the agency answers it; every step gives a new value."""

    code: str
    elements: tuple[str, ...] | Unknown = ()
    """Keys of what it must show."""
    shown: Mapping[str, Shown] = field(default_factory=dict)
    pieces: tuple[Piece, ...] = ()
    note: str = ""
    """To the assessor."""
    opinion: Opinion | None = None
    forgone: str = ""
    """Why the agency leaves this item unanswered; empty where it answers."""
    carried: Carried | None = None
    state: State = State.NOT_STARTED

    def at(self, element: str) -> Shown:
        return self.shown.get(element, Shown.OPEN)

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """Everything that stops it, then what somebody should look at."""
        if not self.state.is_open:
            return ()
        if self.forgone:
            return () if self.state is State.READY else (self._why(Why.NOT_READY),)
        lacking = self.lacking
        if not lacking and self.state is not State.READY:
            lacking = (self._why(Why.NOT_READY),)
        return (*lacking, *self._remarks())

    @property
    def stops(self) -> tuple[Obstacle, ...]:
        return tuple(each for each in self.obstacles if each.why.stops)

    @property
    def lacking(self) -> tuple[Obstacle, ...]:
        """What must be there before it can be called ready."""
        found = []
        if self.carried is not None and not self.carried.renewed:
            found.append(self._why(Why.NOT_RENEWED))
        for element in () if isinstance(self.elements, Unknown) else self.elements:
            if self.at(element) in (Shown.OPEN, Shown.MISSING):
                is_open = self.at(element) is Shown.OPEN
                why = Why.ELEMENT_OPEN if is_open else Why.ELEMENT_MISSING
                found.append(self._why(why, element))
        if not self.pieces:
            found.append(self._why(Why.NO_EVIDENCE))
        elif not any(piece.address for piece in self.pieces):
            found.append(self._why(Why.NO_ADDRESS))
        return tuple(found)

    def _remarks(self) -> tuple[Obstacle, ...]:
        found = []
        if isinstance(self.elements, Unknown):
            found.append(Why.ELEMENTS_UNKNOWN)
        if any(piece.file and piece.file.is_picture and not piece.twin for piece in self.pieces):
            found.append(Why.SCAN_ALONE)
        if self.opinion is None:
            found.append(Why.NO_OPINION)
        return tuple(map(self._why, found))

    def _why(self, why: Why, element: str = "") -> Obstacle:
        return Obstacle(self.code, why, element)

    # --- Steps -----------------------------------------------------------------------------------

    def worked_on(self) -> Entry:
        """Something of it was changed: whoever called it ready did not see that."""
        self._must_be_open()
        return replace(self, state=State.IN_WORK)

    def renewed(self) -> Entry:
        """Somebody has looked: what was carried over is this year's now."""
        self._must_be_open()
        if self.carried is None:
            raise refuse("item-not-carried", item=self.code)
        return replace(self.worked_on(), carried=replace(self.carried, renewed=True))

    def forgoing(self, reason: str) -> Entry:
        """Leave it unanswered, and say why; with an empty reason answer it after all."""
        return replace(self.worked_on(), forgone=tidy(reason))

    def called_ready(self) -> Entry:
        """Refuses with the first thing that is missing; all of them stand in `stops`."""
        self._must_be_open()
        if not self.forgone and (lacking := self.lacking):
            raise refuse("item-not-whole", item=self.code, number=str(len(lacking)))
        return replace(self, state=State.READY)

    def submitted(self) -> Entry:
        if self.state is not State.READY:
            raise refuse("item-not-ready", item=self.code)
        return replace(self, state=State.SUBMITTED)

    def taken_back(self) -> Entry:
        """Submitted by mistake, or the window is still open: it may be changed again."""
        if self.state is not State.SUBMITTED:
            raise refuse("item-not-submitted", item=self.code)
        return replace(self, state=State.READY)

    def judged(self, accepted: bool | None) -> Entry:
        """What the assessor said; `None` takes a result back that was entered by mistake."""
        if self.state.is_open:
            raise refuse("item-not-submitted", item=self.code)
        said = {None: State.SUBMITTED, True: State.ACCEPTED, False: State.FAILED}
        return replace(self, state=said[accepted])

    def _must_be_open(self) -> None:
        if not self.state.is_open:
            raise refuse("item-submitted", item=self.code)
