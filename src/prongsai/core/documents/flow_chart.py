"""A procedure as a flow chart: its states as boxes, its moves as arrows; nothing is added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prongsai.core.documents.blocks import Column, Table, cell, heads
from prongsai.core.documents.script import Script
from prongsai.core.documents.sight_chain import Tone
from prongsai.core.procedures.kinds import Phase
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.words import Language

People = Callable[[str], str]
"""How a chart or a manual calls whom a move names: a party, a role, `handler`, `power:KEY`."""
_TONES = {Phase.OPEN: Tone.WORK, Phase.WAITING: Tone.OPEN, Phase.CLOSED: Tone.DONE}


@dataclass(frozen=True, slots=True)
class FlowBox:
    """A state, and what can be done in it without leaving it."""

    heading: str
    lines: tuple[str, ...]
    tone: Tone


@dataclass(frozen=True, slots=True)
class FlowArrow:
    """From one box to another, with the moves that lead there."""

    start: int
    end: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlowChart:
    """Boxes from above to below, as the file orders its states."""

    boxes: tuple[FlowBox, ...]
    arrows: tuple[FlowArrow, ...]


def flow_chart(procedure: Procedure, people: People, language: Language) -> FlowChart:
    """The chart of a procedure, each arrow with its moves and who makes them."""
    keys = list(procedure.states)
    boxes, arrows = [], []
    for start, (key, state) in enumerate(procedure.states.items()):
        leaving = list(procedure.leaving(key))
        stays = [move for move in leaving if move.to in ("", key)]
        lines = tuple(f"• {move.label.said(language)}" for move in stays)
        boxes.append(FlowBox(state.label.said(language), lines, _TONES[state.phase]))
        for end, other in enumerate(keys):
            own = [move for move in leaving if move.to == other and other != key]
            if own:
                labels = tuple(_label(move, people, language) for move in own)
                arrows.append(FlowArrow(start, end, labels))
    return FlowChart(tuple(boxes), tuple(arrows))


def _label(move: Move, people: People, language: Language) -> str:
    return f"{move.label.said(language)} ({people(move.who[0])})"


def flow_table(chart: FlowChart, script: Script) -> Table:
    """The same for whoever reads it as a table: from where, by what, to where."""
    rows = tuple(
        (chart.boxes[each.start].heading, "; ".join(each.labels), chart.boxes[each.end].heading)
        for each in chart.arrows
    )
    return Table(
        (Column(3), Column(5), Column(3)),
        (heads(script.say("chart_from"), script.say("chart_move"), script.say("chart_to")),),
        tuple(tuple(cell(each) for each in row) for row in rows),
    )


def in_words(chart: FlowChart, script: Script) -> str:
    """The chart for whoever does not see it."""
    return " ".join(
        script.say(
            "chart_arrow", start=chart.boxes[each.start].heading, moves="; ".join(each.labels),
            end=chart.boxes[each.end].heading,
        )
        for each in chart.arrows
    )  # fmt: skip
