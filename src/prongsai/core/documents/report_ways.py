"""What follows: guidelines, the table of measures, how the report was made, who prepared it."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.analysis.parts import Part
from prongsai.core.documents.blocks import (
    Blank,
    Block,
    Entry,
    Listing,
    Numbering,
    Paragraph,
    Says,
    Signature,
    text,
)
from prongsai.core.documents.captions import Captions
from prongsai.core.documents.matter import Matter
from prongsai.core.documents.measure_tables import Listed, Shape, measure_table
from prongsai.core.documents.measures import Measure
from prongsai.core.documents.report_each import about, advice_for, lost_items, pressing
from prongsai.core.documents.script import Facts

_KEPT = 3


def guidelines(matter: Matter, captions: Captions) -> Iterator[Block]:
    """Standing practice, indicator by indicator."""
    known = [(part, matter.on_indicator(part.key)) for part in matter.analysis.indicators]
    if not any(advice for _, advice in known):
        return
    yield captions.section(matter.say("guidelines_heading"))
    yield Paragraph(text(matter.say("guidelines_said")), keep=True)
    yield Listing(
        tuple(
            Entry(
                text(matter.name(part)),
                _inner(matter.words(advice.guidelines)),
            )
            for part, advice in known
            if advice is not None
        )
    )


def _inner(lines: list[str]) -> Listing:
    return Listing(tuple(Entry(text(line)) for line in lines), Numbering.BRACKETS)


def measures(matter: Matter, captions: Captions, *, led: bool = False) -> Iterator[Block]:
    """The agency's measures; without any, proposals made of the analysis with places to fill in.

    What a year's result shows is mended in the year that follows.
    """
    yield captions.section(matter.say("measures_heading", year=matter.year + 1))
    given = matter.measures
    listed = given or proposed(matter)
    key = "measures_said" if given else "measures_proposed"
    yield Paragraph(text(matter.say(key, agency=matter.agency)), keep=True)
    caption = captions.table(matter.say("measures_caption", year=matter.year + 1))
    named = [Listed(each, _names(matter, each)) for each in listed]
    shape = Shape.INDICATORS if led else Shape.REPORTING
    yield measure_table(shape, named, matter.script, caption)


def _names(matter: Matter, measure: Measure) -> tuple[str, ...]:
    return tuple(matter.name(matter.analysis.parts[key]) for key in measure.indicators)


def proposed(matter: Matter) -> tuple[Measure, ...]:
    """One measure for each indicator below the best band, one for each lost disclosure item.

    Where all is at its best, those that stand lowest are to be kept there.
    """
    best = matter.analysis.bands[0].key
    weak = [
        part
        for part in reversed(matter.analysis.ranked())
        if part.band is not None and part.band.key != best and not part.name.disclosure
    ]
    items = lost_items(matter)
    judged = {part.name.indicator for part in items}
    weak.extend(
        part
        for part in reversed(matter.analysis.ranked())
        if part.name.disclosure
        and part.key not in judged
        and part.band is not None
        and part.band.key != best
    )
    if not items and not weak:
        weak = list(reversed(matter.analysis.ranked()))[:_KEPT]
    return (*(_for_item(matter, part) for part in items), *(_for(matter, part) for part in weak))


def _for(matter: Matter, part: Part) -> Measure:
    found = [matter.finding(each) for each in pressing(matter, part)]
    member: Facts = {
        "number": part.name.number,
        "name": matter.name(part),
        "score": matter.shown(part),
    }
    return Measure(
        title=matter.say(_title(matter, part), name=matter.name(part)),
        indicators=(part.key,),
        finding=found[0] if found else matter.say("band_member", **member),
        steps=tuple(advice_for(matter, part)),
    )


def _title(matter: Matter, part: Part) -> str:
    best = part.band == matter.analysis.bands[0]
    return "measure_keep_title" if best else "measure_title"


def _for_item(matter: Matter, part: Part) -> Measure:
    topic = matter.topic(part)
    return Measure(
        title=matter.say("measure_item_title", code=part.key, name=matter.name(part)),
        indicators=(part.name.indicator,),
        items=(part.key,),
        finding=about(matter, part),
        steps=() if topic is None else tuple(matter.words(topic.advice)),
    )


def sources(matter: Matter, captions: Captions) -> Iterator[Block]:
    """How the figures came about, and what is not certain about them."""
    yield captions.section(matter.say("sources_heading"))
    analysis = matter.analysis
    said = [matter.say("sources_pack", pack=matter.criteria, hash=analysis.pack_hash[:12])]
    if any(part.given for part in analysis.indicators):
        said.append(matter.say("sources_given"))
    if matter.estimated:
        names = matter.script.listed(list(matter.estimated))
        said.append(matter.say("sources_estimate", instruments=names))
    entries = [Entry(text(each)) for each in said]
    if matter.open_rules:
        rules = _inner(matter.words(matter.open_rules))
        entries.append(Entry(text(matter.say("sources_open")), rules))
    entries.append(Entry(text(matter.say("sources_advice"))))
    yield Listing(tuple(entries))
    yield from prepared(matter)


def prepared(matter: Matter) -> Iterator[Block]:
    """Who signs for the report."""
    name = matter.profile.signer or Blank(matter.say("blank_name"), 30)
    office: Says = matter.profile.prepared_by or Blank(matter.say("blank_position"), 30)
    yield Signature((text("(", name, ")"), text(office), text(matter.say("prepared_by"))))
