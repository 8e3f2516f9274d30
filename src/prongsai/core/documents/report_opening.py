"""The opening of a report: title, background, framework of the assessment."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.documents import report_tables as tables
from prongsai.core.documents.blocks import Block, Entry, Listing, Paragraph, Title, text
from prongsai.core.documents.captions import Captions
from prongsai.core.documents.matter import Matter
from prongsai.core.documents.script import Facts
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import shown


def title(matter: Matter) -> Iterator[Block]:
    """What the paper is, of which year, of whom."""
    place = " ".join(part for part in (matter.profile.district, matter.profile.province) if part)
    lines = [
        matter.say("title"), matter.say("title_year", year=matter.year), matter.agency, place,
    ]  # fmt: skip
    yield Title(tuple(text(line) for line in lines if line))


def score(matter: Matter) -> Iterator[Block]:
    """The result, right below the title."""
    if matter.analysis.overall.shown is not None:
        yield Title((text(matter.result("cover_score")),))


def background(matter: Matter, captions: Captions) -> Iterator[Block]:
    yield captions.section(matter.say("background"))
    facts: Facts = {"agency": matter.agency, "year": matter.year}
    for key in ("background_what", "background_agency", "background_figures"):
        yield Paragraph(text(matter.say(key, **facts)))


def framework(matter: Matter, captions: Captions) -> Iterator[Block]:
    """Instruments with their indicators, levels, the pass mark."""
    pack = matter.pack
    yield captions.section(matter.say("framework"))
    counts: Facts = {"instruments": len(pack.instruments), "indicators": len(pack.indicators)}
    yield Paragraph(text(matter.say("framework_intro", year=matter.year, **counts)), keep=True)
    yield Listing(tuple(Entry(text(_instrument(matter, key))) for key in pack.instruments))
    yield Paragraph(text(matter.say("framework_perception")))
    yield from _levels(matter, captions)


def _instrument(matter: Matter, key: str) -> str:
    instrument = matter.pack.instruments[key]
    inside = matter.pack.indicators_in(key)
    facts: Facts = {
        "name": matter.word(instrument.full_name),
        "key": key,
        "count": len(inside),
        "indicators": matter.script.listed([matter.word(each.name) for each in inside]),
    }
    if isinstance(instrument.weight, Unknown):
        return matter.say("framework_unweighted", **facts)
    return matter.say("framework_weighted", weight=shown(instrument.weight * 100), **facts)


def _levels(matter: Matter, captions: Captions) -> Iterator[Block]:
    known, mark = matter.pack.levels, matter.analysis.pass_mark
    yield captions.subsection(matter.say("levels"))
    if isinstance(known, Unknown):
        yield Paragraph(text(matter.say("levels_unknown")))
    else:
        yield Paragraph(text(matter.say("levels_intro", count=len(known))), keep=True)
        caption = captions.table(matter.say("levels_caption", year=matter.year))
        yield tables.levels(matter, known.values(), caption)
    unknown = isinstance(mark, Unknown)
    said = matter.say("pass_mark_unknown") if unknown else matter.say("pass_mark", mark=str(mark))
    yield Paragraph(text(said))
