"""Indicator by indicator, and item by item: what the score says, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.analysis.finding import Finding
from prongsai.core.analysis.frame import Urgency
from prongsai.core.analysis.parts import Part
from prongsai.core.documents import report_charts as charts
from prongsai.core.documents import report_tables as tables
from prongsai.core.documents.blocks import Block, Entry, Listing, Numbering, Paragraph, Run, text
from prongsai.core.documents.captions import Captions
from prongsai.core.documents.matter import Matter
from prongsai.core.documents.script import Facts
from prongsai.core.scoring.plan import Tier
from prongsai.core.terms.numbers import HUNDRED


def indicators(matter: Matter, captions: Captions) -> Iterator[Block]:
    """A part for each indicator in standard order."""
    yield captions.section(matter.say("each_heading"))
    for part in matter.analysis.indicators:
        title = matter.say("each_title", number=part.name.number, name=matter.name(part))
        yield captions.subsection(title, listed=False)
        yield from _indicator(matter, captions, part)
    drawn = list(charts.items(matter))
    if drawn:
        yield captions.subsection(matter.say("each_overview"))
    for chart in drawn:
        yield charts.figure(matter, chart, captions.figure(chart.title))


def _indicator(matter: Matter, captions: Captions, part: Part) -> Iterator[Block]:
    known = matter.on_indicator(part.key)
    if known is not None:
        yield Paragraph(text(matter.word(known.measures)))
    yield Paragraph(text(" ".join(score_said(matter, part))))
    found = [matter.finding(each) for each in pressing(matter, part)]
    if found:
        yield Paragraph(text(Run(matter.say("each_found"), bold=True)), keep=True)
        yield Listing(tuple(Entry(text(each)) for each in found), Numbering.DASH)
    advice = advice_for(matter, part)
    if advice:
        yield Paragraph(text(Run(matter.say("each_advice"), bold=True)), keep=True)
        yield Listing(tuple(Entry(text(each)) for each in advice), Numbering.BRACKETS)
    inside = matter.analysis.items_in(part.key)
    if any(item.shown is not None for item in inside):
        facts: Facts = {"number": part.name.number, "name": matter.name(part)}
        yield tables.items(matter, inside, captions.table(matter.say("each_items", **facts)))


def pressing(matter: Matter, part: Part) -> list[Finding]:
    """Findings on an indicator and its items that ask for something; changes are told already."""
    found = matter.analysis.findings_on(part.key)
    return [
        each
        for each in found
        if each.urgency is not Urgency.NOTE and each.code != "indicator-dropped"
    ]


def score_said(matter: Matter, part: Part) -> list[str]:
    """Score, band, rank, points lost, change, and what such a score suggests."""
    if part.shown is None or part.band is None:
        return [matter.say("each_missing")]
    facts: Facts = {
        "score": part.shown, "rank": str(part.rank), "count": len(matter.analysis.ranked()),
    }  # fmt: skip
    if part.score == HUNDRED:
        said = [matter.say("each_full", **facts)]
    else:
        said = [matter.say("each_score", band=matter.word(part.band.name), **facts)]
        if part.loss.shown is not None:
            said.append(matter.say("each_lost", lost=part.loss.shown))
    said.extend(_change(matter, part))
    known = matter.on_indicator(part.key)
    if known is not None:
        said.append(matter.word(getattr(known.reading, part.band.key)))
    return said


def _change(matter: Matter, part: Part) -> Iterator[str]:
    latest = matter.analysis.latest_change(part.key)
    if latest is None or latest[1].difference is None:
        return
    before, difference = latest[0], latest[1].difference
    key = "each_rose" if difference > 0 else "each_fell" if difference < 0 else "each_same"
    yield matter.say(key, before=before, by=abs(difference))


def advice_for(matter: Matter, part: Part) -> list[str]:
    """What the library advises for the band this score lies in."""
    known = matter.on_indicator(part.key)
    if known is None or part.band is None:
        return []
    return matter.words(getattr(known.advice, part.band.key))


def lost_items(matter: Matter) -> tuple[Part, ...]:
    """Disclosure items that do not have full points."""
    items = matter.analysis.of_tier(Tier.ITEM)
    return tuple(
        part
        for part in items
        if part.name.disclosure and part.shown is not None and part.score != HUNDRED
    )


def items(matter: Matter, captions: Captions) -> Iterator[Block]:
    """Lost disclosure items by sub-indicator, then questions that hold their indicator down."""
    yield captions.section(matter.say("items_heading"))
    judged = [part for part in matter.analysis.of_tier(Tier.ITEM) if part.name.disclosure]
    lost = lost_items(matter)
    if not any(part.shown is not None for part in judged):
        yield Paragraph(text(matter.say("items_unknown")))
    elif not lost:
        yield Paragraph(text(matter.say("items_none")))
    else:
        yield Paragraph(text(matter.say("items_said", count=len(lost))))
        yield from _grouped(matter, captions, lost)
    yield from _weak(matter, captions)


def _grouped(matter: Matter, captions: Captions, lost: tuple[Part, ...]) -> Iterator[Block]:
    groups = dict.fromkeys(part.name.sub_indicator or part.name.indicator for part in lost)
    for group in groups:
        inside = [part for part in lost if group in (part.name.sub_indicator, part.name.indicator)]
        above = matter.analysis.parts[group]
        facts: Facts = {"code": above.name.number or group, "name": matter.name(above)}
        yield captions.subsection(matter.say("items_group", **facts))
        for part in inside:
            said = matter.say("item_title", **_item(matter, part))
            yield Paragraph(text(Run(said, bold=True)), keep=True)
            yield from _about(matter, part)


def _item(matter: Matter, part: Part) -> Facts:
    return {"code": part.key, "name": matter.name(part), "score": matter.shown(part)}


def _about(matter: Matter, part: Part) -> Iterator[Block]:
    topic = matter.topic(part)
    if topic is not None:
        yield Paragraph(text(about(matter, part)))
        advice = matter.words(topic.advice)
        yield Listing(tuple(Entry(text(each)) for each in advice), Numbering.BRACKETS)


def about(matter: Matter, part: Part) -> str:
    """The usual causes of lost points; nothing where nobody knows."""
    topic = matter.topic(part)
    if topic is None:
        return ""
    causes = matter.say("or").join(matter.words(topic.causes))
    return matter.say("item_about", causes=causes)


def _weak(matter: Matter, captions: Captions) -> Iterator[Block]:
    found = [each for each in matter.analysis.findings if each.code == "item-below-indicator"]
    if not found:
        return
    yield captions.subsection(matter.say("weak_heading"))
    yield Paragraph(text(matter.say("weak_said")), keep=True)
    entries = []
    for finding in found:
        part = matter.analysis.parts[finding.key]
        said = f"{matter.say('weak_item', **_item(matter, part))} {about(matter, part)}"
        topic = matter.topic(part)
        advice = () if topic is None else matter.words(topic.advice)
        inner = Listing(tuple(Entry(text(each)) for each in advice), Numbering.DASH)
        entries.append(Entry(text(said.strip()), inner if advice else None))
    yield Listing(tuple(entries))
