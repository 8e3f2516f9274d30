"""A paper as its page tells it: the steps of its life, who did what, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.apps.accounts.queries import names
from prongsai.apps.assessments.history import Deed
from prongsai.apps.look.words import phrase
from prongsai.apps.papers import bridge
from prongsai.apps.papers.kinds import KINDS, counted, is_whole
from prongsai.apps.papers.models import Paper
from prongsai.core.approval.approval import Approval
from prongsai.core.papers.life import State
from prongsai.core.papers.numbering import Counted

PATH = ("draft", "pass", "approve", "number", "print", "sign", "ready")
SHORT_PATH = ("number", "sign", "ready")
"""What a paper made elsewhere still has to do."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a paper's life: done, the one it is at, or still to come."""

    key: str
    said: str
    state: str


@dataclass(frozen=True, slots=True)
class Story:
    """How far a paper has come."""

    paper: Paper
    approval: Approval
    at: str
    """Key of the step it is at; empty where nothing is left to do."""
    steps: Sequence[Step]
    deeds: Sequence[Deed]
    numbered: bool
    """Whether it has a number in a register, or a date alone."""
    whole: bool
    """Whether its draft says all that its form needs."""

    @property
    def can_go_back(self) -> bool:
        """Whether it was submitted and nobody has signed it yet."""
        return bool(self.approval.round) and self.at not in ("ready", "")


def story(paper: Paper) -> Story:
    """The whole life of one paper."""
    approval = bridge.approval(paper)
    known = names(act.by for act in approval.acts)
    unknown = phrase("person.unknown")
    numbered = counted(paper.kind) is not Counted.NEVER_NUMBERED
    at = at_of(paper)
    return Story(
        paper=paper, approval=approval, at=at, steps=_steps(paper, at, numbered=numbered),
        deeds=[Deed(act, known.get(act.by, unknown)) for act in approval.acts], numbered=numbered,
        whole=is_whole(paper.kind, paper.fields),
    )  # fmt: skip


def at_of(paper: Paper) -> str:
    """The step that a paper is at."""
    match paper.state:
        case State.WITHDRAWN | State.PUBLISHED:
            return ""
        case State.SIGNED:
            return "ready" if KINDS[paper.kind].public and not paper.inside else ""
        case State.PRINTED:
            return "sign"
    if paper.elsewhere:
        return "sign"
    step = bridge.approval(paper).next
    if step is not None:
        return "draft" if step.key == "prepare" else step.key
    return "print" if paper.state == State.NUMBERED else "number"


def _steps(paper: Paper, at: str, *, numbered: bool) -> list[Step]:
    path: tuple[str, ...] = SHORT_PATH if paper.elsewhere else PATH
    if not KINDS[paper.kind].public or paper.inside:
        path = path[:-1]
    place = path.index(at) if at in path else len(path)
    if paper.ready_at:
        place = len(path)
    return [
        Step(key, _name(key, numbered=numbered), _state(number, place))
        for number, key in enumerate(path)
    ]


def _name(key: str, *, numbered: bool) -> str:
    return phrase("paper.step_date" if key == "number" and not numbered else f"paper.step_{key}")


def _state(number: int, place: int) -> str:
    if number < place:
        return "done"
    return "now" if number == place else "later"


def has_moved(paper: Paper, versions: dict[int, int]) -> int | None:
    """The version of its result that is shown now, where it is another than it was made of."""
    now = versions.get(paper.of_year or 0)
    if now is None or now == paper.of_version or paper.state == State.WITHDRAWN:
        return None
    return now
