"""The results: total and level, scores, points lost, other years, other agencies, bands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.core.analysis.changes import Comparison
from prongsai.core.analysis.frame import Urgency
from prongsai.core.analysis.peers import PeerView
from prongsai.core.documents import report_charts as charts
from prongsai.core.documents import report_tables as tables
from prongsai.core.documents.blocks import Block, Entry, Listing, Numbering, Paragraph, Run, text
from prongsai.core.documents.captions import Captions
from prongsai.core.documents.charts import Chart
from prongsai.core.documents.matter import Matter
from prongsai.core.documents.script import Facts
from prongsai.core.scoring.score import OVERALL
from prongsai.core.scoring.values import NotScored
from prongsai.core.terms.numbers import half_up


def results(matter: Matter, captions: Captions) -> Iterator[Block]:
    """The whole, then indicator by indicator, with charts."""
    yield captions.section(matter.say("results"))
    yield captions.subsection(matter.say("results_overall"))
    yield Paragraph(text(overall_said(matter)))
    caption = captions.table(matter.say("instruments_caption", year=matter.year))
    yield tables.instruments(matter, caption)
    yield _figure(matter, captions, charts.instruments(matter))
    yield captions.subsection(matter.say("results_indicators"))
    yield from _extremes(matter)
    caption = captions.table(matter.say("indicators_caption", year=matter.year))
    yield tables.indicators(matter, caption)
    yield _figure(matter, captions, charts.indicators(matter))
    yield from _lost(matter, captions)
    yield from _years(matter, captions)
    yield from _peers(matter, captions)


def overall_said(matter: Matter) -> str:
    """Total, level, passing, and why the level is not a better one."""
    if matter.analysis.overall.shown is None:
        return matter.say("overall_missing", agency=matter.agency)
    said = [matter.result("overall_said", agency=matter.agency), matter.why, _target(matter)]
    return " ".join(each for each in said if each)


def _target(matter: Matter) -> str:
    target = matter.analysis.target
    if target is None or isinstance(target, NotScored):
        return ""
    key = "target_reached" if target.reached else "target_missed"
    return matter.say(key, wanted=target.wanted, lacking=target.lacking)


def _figure(matter: Matter, captions: Captions, chart: Chart) -> Block:
    """Beside these stands a table with the same figures already."""
    return charts.figure(matter, chart, captions.figure(chart.title))


def _extremes(matter: Matter) -> Iterator[Block]:
    ranked = matter.analysis.ranked()
    if not ranked:
        return
    if ranked[0].shown == ranked[-1].shown:
        yield Paragraph(text(matter.say("indicators_equal", score=matter.shown(ranked[0]))))
        return
    best = [part for part in ranked if part.shown == ranked[0].shown]
    worst = [part for part in ranked if part.shown == ranked[-1].shown]
    said = matter.say(
        "indicators_said",
        best=matter.script.listed([matter.name(part) for part in best]),
        high=matter.shown(best[0]),
        worst=matter.script.listed([matter.name(part) for part in worst]),
        low=matter.shown(worst[0]),
    )
    yield Paragraph(text(said))


def _lost(matter: Matter, captions: Captions) -> Iterator[Block]:
    total, most = matter.analysis.overall.loss.shown, matter.analysis.costliest()
    if total is None:
        return
    yield captions.subsection(matter.say("lost_heading"))
    if not most:
        yield Paragraph(text(matter.say("lost_nothing")))
        return
    names = [matter.name(part) for part in most if part.loss.shown == most[0].loss.shown]
    first, points = matter.script.listed(names), str(most[0].loss.shown)
    said = matter.say("lost_said", total=total, first=first, points=points)
    yield Paragraph(text(said), keep=True)
    yield tables.lost(matter, captions.table(matter.say("lost_caption")))


def _years(matter: Matter, captions: Captions) -> Iterator[Block]:
    comparisons = matter.analysis.comparisons
    if not comparisons:
        return
    yield captions.subsection(matter.say("years_heading"))
    yield from (Paragraph(text(said)) for said in _compared(matter, comparisons))
    latest = comparisons[-1]
    years: Facts = {"before": latest.before.fiscal_year, "after": latest.after.fiscal_year}
    yield tables.changes(matter, latest, captions.table(matter.say("years_caption", **years)))
    yield Paragraph(text(matter.say("years_mark")), indent=False)
    yield from _notes(matter, latest)
    chart = charts.years(matter)
    yield charts.figure(matter, chart, captions.figure(chart.title), data=charts.beside(chart))


def _compared(matter: Matter, comparisons: Sequence[Comparison]) -> Iterator[str]:
    """A sentence for each year; those that don't compare for one reason are named in one."""
    apart = [each for each in comparisons if not each.overall.comparable]
    for comparison in comparisons:
        note = comparison.overall.note
        alike = [each for each in apart if each.overall.note == note]
        if comparison not in apart:
            said = _year_said(matter, comparison)
        elif comparison is alike[0]:
            years = matter.script.listed([str(each.before.fiscal_year) for each in alike])
            said = matter.say("years_not", before=years, after=comparison.after.fiscal_year)
        else:
            continue
        yield (
            said if note is None else matter.say("years_remark", said=said, note=matter.word(note))
        )


def _year_said(matter: Matter, comparison: Comparison) -> str:
    change = comparison.overall
    before, after = comparison.before.fiscal_year, comparison.after.fiscal_year
    if change.difference is None:
        return matter.say("years_missing", before=before, after=after)
    difference = tables.signed(change.difference)
    figures: Facts = {"was": str(change.before), "now": str(change.after), "change": difference}
    return matter.say("years_said", before=before, **figures)


def _notes(matter: Matter, comparison: Comparison) -> Iterator[Block]:
    """What the packs say of the rows of the table; parts of which they say the same together."""
    names: dict[str, list[str]] = {}
    for part in (*matter.analysis.instruments, *matter.analysis.indicators):
        note = comparison.changes[part.key].note
        if note is not None:
            names.setdefault(matter.word(note), []).append(matter.name(part))
    if names:
        yield Paragraph(text(matter.say("years_notes")), indent=False, keep=True)
        said = (
            matter.say("years_note", names=matter.script.listed(each), note=note)
            for note, each in names.items()
        )
        yield Listing(tuple(Entry(text(each)) for each in said), Numbering.DASH)


def _peers(matter: Matter, captions: Captions) -> Iterator[Block]:
    views = matter.analysis.peers
    if views:
        yield captions.subsection(matter.say("peers_heading"))
        yield from (Paragraph(text(_peer(matter, view))) for view in views)


def _peer(matter: Matter, view: PeerView) -> str:
    label = matter.word(view.label)
    place = view.places.get(OVERALL)
    if place is None or not view.enough:
        return matter.say("peers_few", label=label, number=place.peers if place else 0)
    median = half_up(place.median, matter.analysis.places)
    number = place.peers + 1
    return matter.say("peers_said", label=label, rank=place.rank, number=number, median=median)


def bands(matter: Matter, captions: Captions) -> Iterator[Block]:
    """Strengths, what to keep, what to mend, with their counts; then the findings."""
    yield captions.section(matter.say("bands_heading"))
    scored = len(matter.analysis.ranked())
    yield Paragraph(text(matter.say("bands_said", count=scored)))
    for place, band in enumerate(matter.analysis.bands):
        inside = matter.analysis.in_band(band.key)
        key = "top" if place == 0 else "bottom" if band.low == 0 else "middle"
        places = matter.analysis.places
        above = matter.analysis.bands[max(place - 1, 0)].low
        facts: Facts = {"low": half_up(band.low, places), "high": half_up(above, places)}
        name = matter.word(band.name)
        said = matter.say(f"band_{key}", name=name, count=len(inside), **facts)
        yield Paragraph(text(Run(said, bold=True)), keep=True)
        if not inside:
            yield Paragraph(text(matter.say("band_nobody")))
            continue
        members = (
            matter.say(
                "band_member",
                number=part.name.number, name=matter.name(part), score=matter.shown(part),
            )
            for part in inside
        )  # fmt: skip
        yield Listing(tuple(Entry(text(each)) for each in members), Numbering.BRACKETS)
    yield from _findings(matter, captions)


def _findings(matter: Matter, captions: Captions) -> Iterator[Block]:
    if not matter.analysis.findings:
        return
    yield captions.subsection(matter.say("findings_heading"))
    for urgency in Urgency:
        found = matter.analysis.of_urgency(urgency)
        if found:
            heading = matter.say(f"findings_{urgency.value}")
            yield Paragraph(text(Run(heading, bold=True)), indent=False, keep=True)
            yield Listing(tuple(Entry(text(matter.finding(each))) for each in found))
