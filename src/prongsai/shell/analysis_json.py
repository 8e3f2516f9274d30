"""An analysis as JSON: numbers are text, sentences stand in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.changes import Comparison
from prongsai.core.analysis.finding import Fact, Finding, advised, said
from prongsai.core.analysis.frame import Frame
from prongsai.core.analysis.ladder import Lack, Rung
from prongsai.core.analysis.parts import Part
from prongsai.core.analysis.peers import PeerPlace, PeerView
from prongsai.core.analysis.years import YearFigures
from prongsai.core.answers.agencies import Agency
from prongsai.core.criteria.levels import Level
from prongsai.core.scoring.values import NotScored
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import shown
from prongsai.core.terms.words import Words
from prongsai.shell.outputs import notes
from prongsai.workshop.results import Result
from prongsai.workshop.voice import Voice


def as_json(analyses: Iterable[tuple[Result, Analysis]], frame: Frame, voice: Voice) -> str:
    """An array with one object per agency."""
    records = [
        {**_record(result.agency, analysis, frame), "notes": notes(result, voice)}
        for result, analysis in analyses
    ]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _record(agency: Agency, analysis: Analysis, frame: Frame) -> dict[str, Any]:
    level, passed, mark = analysis.level, analysis.passed, analysis.pass_mark
    return {
        "agency": agency.name,
        "agency_code": agency.code or None,
        "province": agency.province or None,
        "fiscal_year": analysis.fiscal_year,
        "pack": analysis.pack,
        "pack_hash": analysis.pack_hash,
        "overall": _text(analysis.overall.shown),
        "level_key": level.key if isinstance(level, Level) else None,
        "passed": passed if isinstance(passed, bool) else None,
        "pass_mark": None if isinstance(mark, Unknown) else str(mark),
        "parts": [_part(part) for part in analysis.parts.values()],
        "bands": {
            band.key: [part.key for part in analysis.in_band(band.key)] for band in analysis.bands
        },
        "better_levels": [_rung(rung) for rung in analysis.rungs],
        "target": _lack(analysis.target) if isinstance(analysis.target, Lack) else None,
        "years": [_year(year) for year in analysis.history],
        "comparisons": [_comparison(each) for each in analysis.comparisons],
        "peers": [_peers(view) for view in analysis.peers],
        "findings": [_finding(each, frame) for each in analysis.findings],
    }


def _part(part: Part) -> dict[str, Any]:
    score, loss = part.score, part.loss
    return {
        "key": part.key,
        "tier": part.tier.value,
        "name": _words(part.name.name),
        "score": _text(part.shown),
        "exact": None if isinstance(score, NotScored) else shown(score),
        "missing": score.reason.value if isinstance(score, NotScored) else None,
        "because": list(score.because) if isinstance(score, NotScored) else [],
        "given": part.given,
        "answered": part.answered,
        "band": part.band.key if part.band else None,
        "rank": part.rank,
        "lost": _text(loss.shown),
        "lost_exact": shown(loss.lost) if isinstance(loss.lost, Fraction) else None,
        "undivided": shown(loss.undivided),
        "topic": part.name.topic or None,
    }


def _rung(rung: Rung) -> dict[str, Any]:
    lacks = [_lack(lack) for lack in rung.lacks]
    return {"level_key": rung.level.key, "withheld_by_floor": rung.withheld, "lacking": lacks}


def _lack(lack: Lack) -> dict[str, str]:
    figures = {"wanted": lack.wanted, "score": lack.shown, "lacking": lack.lacking}
    return {"key": lack.key, **{name: str(figure) for name, figure in figures.items()}}


def _year(year: YearFigures) -> dict[str, Any]:
    return {
        "fiscal_year": year.fiscal_year,
        "pack": year.pack,
        "level_key": year.level.key if year.level else None,
        "passed": year.passed,
        "scores": {key: str(value) for key, value in year.shown.items()},
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    changes = [
        {
            "key": each.key,
            "before": None if isinstance(each.before, NotScored) else str(each.before),
            "change": _text(each.difference),
            "why_not": each.cut.cut.value if each.cut else None,
        }
        for each in comparison.changes.values()
        if not isinstance(each.after, NotScored)
    ]
    year = comparison.before.fiscal_year
    return {"from": year, "levels_compare": comparison.levels, "changes": changes}


def _peers(view: PeerView) -> dict[str, Any]:
    return {
        "kind": view.kind.value,
        "label": _words(view.label),
        "agencies": view.number,
        "enough": view.enough,
        "places": {key: _place(place) for key, place in view.places.items()},
    }


def _place(place: PeerPlace) -> dict[str, Any]:
    quartiles = {"lower": place.lower, "median": place.median, "upper": place.upper}
    return {
        "peers": place.peers,
        "rank": place.rank,
        "tied": place.tied,
        "quarter": place.quarter,
        **{name: shown(value) for name, value in quartiles.items()},
    }


def _finding(finding: Finding, frame: Frame) -> dict[str, Any]:
    return {
        "code": finding.code,
        "urgency": finding.urgency.value,
        "key": finding.key,
        "indicator": finding.indicator or None,
        "topic": finding.topic or None,
        "band": finding.band or None,
        "facts": _facts(finding.facts),
        "text": {"th": said(finding, frame, "th"), "en": said(finding, frame, "en")},
        "advice": {"th": advised(finding, frame, "th"), "en": advised(finding, frame, "en")},
    }


def _facts(facts: Mapping[str, Fact]) -> dict[str, Any]:
    return {
        name: _words(fact) if isinstance(fact, Words) else str(fact) for name, fact in facts.items()
    }


def _words(words: Words) -> dict[str, str]:
    return {"th": words.th, "en": words.en}


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
