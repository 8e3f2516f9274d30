"""The yearly analysis report in its two published shapes."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.documents import report_charts as charts
from prongsai.core.documents import report_each as each
from prongsai.core.documents import report_opening as opening
from prongsai.core.documents import report_results as results
from prongsai.core.documents import report_tables as tables
from prongsai.core.documents import report_ways as ways
from prongsai.core.documents.blocks import (
    Block,
    Column,
    Contents,
    PageBreak,
    Paragraph,
    Table,
    cell,
    heads,
    text,
)
from prongsai.core.documents.captions import Captions
from prongsai.core.documents.document import Document
from prongsai.core.documents.matter import Matter


def narrative(matter: Matter) -> Document:
    """The long shape: background, framework, results, analysis, advice, measures."""
    return matter.document(matter.say("short_title", year=matter.year), _narrative(matter))


def _narrative(matter: Matter) -> Iterator[Block]:
    captions = Captions(matter.script)
    yield from opening.title(matter)
    yield from opening.score(matter)
    yield Contents(text(matter.say("contents")))
    yield PageBreak()
    yield from opening.background(matter, captions)
    yield from opening.framework(matter, captions)
    # The long chapters begin a page, which also lets a PDF be laid out chapter beside chapter.
    yield PageBreak()
    yield from results.results(matter, captions)
    yield from results.bands(matter, captions)
    yield PageBreak()
    yield from each.indicators(matter, captions)
    if each.lost_items(matter):
        yield PageBreak()
    yield from each.items(matter, captions)
    yield from ways.guidelines(matter, captions)
    yield from ways.measures(matter, captions)
    yield from ways.sources(matter, captions)


def table_led(matter: Matter) -> Document:
    """The short shape: score table, analysis and advice in tables, measures."""
    return matter.document(matter.say("short_title", year=matter.year), _table_led(matter))


def _table_led(matter: Matter) -> Iterator[Block]:
    captions = Captions(matter.script)
    yield from opening.title(matter)
    yield captions.section(matter.say("results"))
    yield Paragraph(text(results.overall_said(matter)))
    caption = captions.table(matter.say("indicators_caption", year=matter.year))
    yield tables.indicators(matter, caption)
    chart = charts.indicators(matter)
    yield charts.figure(matter, chart, captions.figure(chart.title))
    yield captions.section(matter.say("led_each"))
    yield _each(matter, captions)
    yield from _items(matter, captions)
    yield from ways.measures(matter, captions, led=True)
    yield from ways.sources(matter, captions)


def _each(matter: Matter, captions: Captions) -> Table:
    """Indicator and score, what it says, what to do."""
    rows = tuple(
        (
            cell(f"{part.name.number}. {matter.name(part)}", f"({matter.shown(part)})"),
            cell(*each.score_said(matter, part)),
            cell(*_dashed(each.advice_for(matter, part)) or [matter.say("none")]),
        )
        for part in matter.analysis.indicators
    )
    head = heads(*map(matter.say, ("indicator", "led_analysis", "led_advice")))
    columns = (Column(4), Column(9), Column(8))
    return Table(columns, (head,), rows, captions.table(matter.say("led_each_caption")))


def _dashed(lines: list[str]) -> list[str]:
    return [f"- {line}" for line in lines]


def _items(matter: Matter, captions: Captions) -> Iterator[Block]:
    lost = each.lost_items(matter)
    if not lost:
        return
    rows = []
    for part in lost:
        topic = matter.topic(part)
        group = matter.analysis.parts[part.name.sub_indicator or part.name.indicator]
        advice = [] if topic is None else matter.words(topic.advice)
        rows.append(
            (
                cell(f"{group.name.number or group.key} {matter.name(group)}"),
                cell(f"{part.key} {matter.name(part)}", f"({matter.shown(part)})"),
                cell(*_dashed(advice) or [matter.say("none")]),
            )
        )
    head = heads(*map(matter.say, ("group", "item", "led_advice")))
    caption = captions.table(matter.say("led_items_caption"))
    yield captions.section(matter.say("items_heading"))
    yield Table((Column(5), Column(6), Column(10)), (head,), tuple(rows), caption)
