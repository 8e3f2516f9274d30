"""One page for the executive: the result, and the three things that matter."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.analysis.finding import Finding
from prongsai.core.analysis.frame import Urgency
from prongsai.core.documents import report_charts as charts
from prongsai.core.documents.blocks import (
    Align,
    Block,
    Column,
    Entry,
    Listing,
    Paragraph,
    Run,
    Table,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.document import Document
from prongsai.core.documents.matter import Matter
from prongsai.core.documents.text_room import DENSE

THREE = 3


def summary(matter: Matter) -> Document:
    """The page, in the language of the matter."""
    return matter.document(matter.say("short_title", year=matter.year), _blocks(matter))


def _blocks(matter: Matter) -> Iterator[Block]:
    lines = (matter.say("title"), f"{matter.agency} {matter.say('title_year', year=matter.year)}")
    yield Title(tuple(text(line) for line in lines))
    if matter.analysis.overall.shown is None:
        yield Paragraph(text(matter.say("overall_missing")))
    else:
        said = matter.result("overall_said")
        yield Paragraph(text(Run(said, bold=True), " ", matter.why), indent=False)
    yield _instruments(matter)
    matters = most_important(matter)
    heading = matter.say("three" if len(matters) == THREE else "few")
    yield Paragraph(text(Run(heading, bold=True)), indent=False, keep=True)
    if matters:
        yield Listing(tuple(Entry(text(_said(matter, each))) for each in matters))
    else:
        yield Paragraph(text(matter.say("nothing")), indent=False)
    caption = matter.say("chart")
    chart = charts.indicator_bars(matter, caption, charts.mark(matter, "mark"))
    yield charts.figure(matter, chart, caption, data=_scores(matter), space=DENSE)
    yield Paragraph(text(_source(matter)), indent=False)


def _instruments(matter: Matter) -> Table:
    """Scores of the instruments and the total, and what each costs it."""
    parts = (*matter.analysis.instruments, matter.analysis.overall)
    head = heads(matter.say("instrument"), *(matter.name(part) for part in parts))
    lost = (part.loss.shown for part in parts)
    rows = (
        (cell(matter.say("score")), *(cell(matter.shown(part)) for part in parts)),
        (
            cell(matter.say("lost")),
            *(cell(matter.say("no_score") if one is None else str(one)) for one in lost),
        ),
    )
    columns = (Column(4), *(Column(3, Align.CENTRE) for _ in parts))
    return Table(columns, (head,), rows, first_column_heads=True)


def most_important(matter: Matter) -> tuple[Finding, ...]:
    """The most urgent findings about different parts; what is only worth knowing comes last.

    What says no more than how figures may be read stands in the report.
    """
    urgencies, parts = list(Urgency), matter.analysis.parts
    ordered = sorted(
        (
            each
            for each in matter.analysis.findings
            if not matter.frame.sentences[each.code].reading
        ),
        key=lambda each: (urgencies.index(each.urgency), -parts[each.key].lost),
    )
    chosen: dict[str, Finding] = {}
    for finding in ordered:
        # An indicator whose item is named already would be the same thing twice.
        named = {each.indicator for each in chosen.values()}
        if finding.key != finding.indicator or finding.key not in named:
            chosen.setdefault(finding.key, finding)
    return tuple(chosen.values())[:THREE]


def _said(matter: Matter, finding: Finding) -> str:
    """The finding with what to do first; urgent ones also with what is to be won."""
    said = matter.finding(finding)
    advice = _first_advice(matter, finding) or matter.rule_advice(finding)
    if advice:
        said = matter.say("advice", said=said, advice=advice.removesuffix("."))
    part = matter.analysis.parts[finding.key]
    worth = part.loss.shown if finding.urgency is not Urgency.NOTE else None
    if worth and finding.indicator:
        said = f"{said} {matter.say('worth', lost=worth)}"
    return said


def _first_advice(matter: Matter, finding: Finding) -> str:
    topic = matter.library.topics.get(finding.topic)
    if topic is not None:
        return matter.word(topic.advice[0])
    known = matter.on_indicator(finding.indicator)
    if known is None or not finding.band:
        return ""
    return matter.words(getattr(known.advice, finding.band))[0]


def _scores(matter: Matter) -> Table:
    """The figures of the chart, across: a row for each would not stay on the page."""
    parts = matter.analysis.indicators
    head = heads(matter.say("indicator_number"), *(str(part.name.number) for part in parts))
    row = (cell(matter.say("score")), *(cell(matter.shown(part)) for part in parts))
    columns = (Column(3), *(Column(2, Align.CENTRE) for _ in parts))
    return Table(columns, (head,), (row,), first_column_heads=True)


def _source(matter: Matter) -> str:
    said = [matter.say("source", pack=matter.criteria)]
    if matter.estimated:
        names = matter.script.listed(list(matter.estimated))
        said.append(matter.say("estimate", instruments=names))
    return " ".join(said)
