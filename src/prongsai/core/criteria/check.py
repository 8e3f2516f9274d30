"""What a well-formed pack must also be: complete, unambiguous, adding up."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from fractions import Fraction

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.ids import parse_id, parse_request
from prongsai.core.criteria.levels import seams, unreachable
from prongsai.core.criteria.pack import Kind, Pack
from prongsai.core.criteria.rules import Method, Missing
from prongsai.core.shapes.fields import UNKNOWN, Unknown, fields_of
from prongsai.core.terms.numbers import HUNDRED, shown
from prongsai.core.terms.problem import Place, Problem

SCHEMA = 1
PLACES = range(7)


def check(pack: Pack, topics: Collection[str]) -> list[Problem]:
    """Every fault of a pack whose fields could all be read."""
    found = [problem for rule in _RULES for problem in rule(pack)]
    found.extend(_topics(pack, topics))
    return found


def _at(problem: str, *path: str, **facts: str) -> Problem:
    return Problem(problem, facts, Place(path="/".join(filter(None, path))))


_CODE = re.compile(r"[A-Z]+[1-9]\d*", re.ASCII)


def _codes(pack: Pack) -> Iterator[Problem]:
    """Columns of answer files are known by their codes."""
    for code in pack.items:
        if not _CODE.fullmatch(code):
            yield _at("pack-bad-code", "items", code, found=code)


def _identity(pack: Pack) -> Iterator[Problem]:
    if pack.schema != SCHEMA:
        yield _at("pack-other-schema", "schema", found=str(pack.schema), expected=str(SCHEMA))
    if parse_id(pack.id) is None:
        yield _at("pack-bad-id", "id", found=pack.id)


def _references(pack: Pack) -> Iterator[Problem]:
    for indicator in pack.indicators.values():
        if indicator.instrument not in pack.instruments:
            yield _missing("indicators", indicator.key, "instrument", found=indicator.instrument)
    for group in pack.sub_indicators.values():
        if group.indicator not in pack.indicators:
            yield _missing("sub_indicators", group.code, "indicator", found=group.indicator)
    for item in pack.items.values():
        path = ("items", item.code)
        if item.indicator not in pack.indicators:
            yield _at(
                "pack-item-homeless", *path, "indicator", item=item.code, found=item.indicator
            )
        if item.scale not in pack.scales:
            yield _missing(*path, "scale", found=item.scale)
    for name, keys in (("sample", pack.sample), ("items_unknown", pack.items_unknown)):
        strange = (key for key in keys if key not in pack.instruments)
        yield from (_missing(name, key, found=key) for key in strange)


def _missing(*path: str, found: str) -> Problem:
    return _at("pack-no-such-key", *path, found=found)


def _sub_indicators(pack: Pack) -> Iterator[Problem]:
    for item in pack.items.values():
        path = ("items", item.code, "sub_indicator")
        groups = pack.sub_indicators_in(item.indicator)
        if item.sub_indicator is None and groups:
            yield _at("pack-item-without-group", *path, item=item.code)
        elif item.sub_indicator is not None:
            group = pack.sub_indicators.get(item.sub_indicator)
            if group is None or group.indicator != item.indicator:
                yield _at("pack-item-homeless", *path, item=item.code, found=item.sub_indicator)


def _childless(pack: Pack) -> Iterator[Problem]:
    for instrument in pack.instruments:
        if not pack.indicators_in(instrument):
            yield _at("pack-nothing-inside", "instruments", instrument, key=instrument)
    for indicator in pack.indicators.values():
        if indicator.instrument in pack.items_unknown or pack.items_in(indicator.key):
            continue
        yield _at("pack-nothing-inside", "indicators", indicator.key, key=indicator.key)
    if any(_sub_indicators(pack)):  # items that have lost their way explain an empty group
        return
    filled = {item.sub_indicator for item in pack.items.values()}
    for code, group in pack.sub_indicators.items():
        if code not in filled and group.indicator in pack.indicators:
            yield _at("pack-nothing-inside", "sub_indicators", code, key=code)


def _one_name_each(pack: Pack) -> Iterator[Problem]:
    """Scores of all levels stand side by side, so one key may mean one thing only."""
    seen: dict[str, str] = {"overall": "overall"}
    homes = ("instruments", "indicators", "sub_indicators", "items")
    for home in homes:
        for key in getattr(pack, home):
            if key in seen:
                yield _at("pack-key-clash", home, key, key=key, other=seen[key])
            seen.setdefault(key, home)


def _samples(pack: Pack) -> Iterator[Problem]:
    for key, rule in pack.sample.items():
        odd = not isinstance(rule.share, Unknown) and not 0 < rule.share <= 1
        if not isinstance(rule.floor, Unknown) and not isinstance(rule.cap, Unknown):
            odd = odd or not 0 <= rule.floor <= rule.cap
        if odd:
            yield _at("pack-sample-odd", "sample", key, key=key)


def _scales(pack: Pack) -> Iterator[Problem]:
    for key, scale in pack.scales.items():
        path = ("scales", key)
        if not isinstance(scale.labels, Unknown) and len(scale.labels) != len(scale.points):
            facts = {"labels": str(len(scale.labels)), "points": str(len(scale.points))}
            yield _at("pack-scale-uneven", *path, **facts)
        rising = all(low < high for low, high in zip(scale.points, scale.points[1:], strict=False))
        if not rising or (scale.points[:1], scale.points[-1:]) != ((Fraction(0),), (HUNDRED,)):
            yield _at("pack-scale-points", *path, "points", key=key)
    for item in pack.items.values():
        scale_direction = pack.scales[item.scale].direction if item.scale in pack.scales else None
        if item.direction is None and scale_direction is None and item.scale in pack.scales:
            yield _at("pack-no-direction", "items", item.code, item=item.code, scale=item.scale)


def _weights(pack: Pack) -> Iterator[Problem]:
    weights = [instrument.weight for instrument in pack.instruments.values()]
    known = [weight for weight in weights if not isinstance(weight, Unknown)]
    if len(known) == len(weights) and sum(known) != 1:
        yield _at("pack-weights-sum", "instruments", found=shown(Fraction(sum(known))))
    homes = (
        ("instruments", pack.instruments),
        ("indicators", pack.indicators),
        ("sub_indicators", pack.sub_indicators),
        ("items", pack.items),
    )
    for name, home in homes:
        for key, block in home.items():
            if not isinstance(block.weight, Unknown) and block.weight <= 0:
                yield _at("pack-weight-not-positive", name, key, "weight", item=key)


def _rounding(pack: Pack) -> Iterator[Problem]:
    if pack.rounding.places not in PLACES:
        facts = {"found": str(pack.rounding.places), "expected": ", ".join(map(str, PLACES))}
        yield _at("pack-not-a-choice", "rounding", "places", **facts)


def _levels(pack: Pack) -> Iterator[Problem]:
    if isinstance(pack.levels, Unknown):
        return
    for seam in seams(pack.levels, pack.rounding.step):
        code = "pack-band-gap" if seam.gap else "pack-band-overlap"
        facts = {"upper": seam.upper or "100", "lower": seam.lower or "0", "at": shown(seam.at)}
        yield _at(code, "levels", seam.lower or seam.upper, **facts)
    for key in unreachable(pack.levels):
        yield _at("pack-level-unreachable", "levels", key, key=key)
    for level in pack.levels.values():
        for instrument in level.floors:
            if instrument not in pack.instruments:
                yield _missing("levels", level.key, "floors", instrument, found=instrument)


def _lineage(pack: Pack) -> Iterator[Problem]:
    """Whether links start at codes of this pack; the other end is checked where both are read."""
    if pack.lineage is None:
        return
    if parse_request(pack.lineage.previous) is None:
        yield _at("pack-bad-id", "lineage", "previous", found=pack.lineage.previous)
    homes = (
        ("items", pack.lineage.items, pack.items),
        ("indicators", pack.lineage.indicators, pack.indicators),
        ("instruments", pack.lineage.instruments, pack.instruments),
    )
    for name, links, home in homes:
        for code in links:
            if code not in home:
                yield _at("pack-lineage-missing", "lineage", name, code, code=code, pack=pack.id)


def lineage_problems(pack: Pack, previous: Pack) -> list[Problem]:
    """Links whose other end is not in the pack of the year before."""
    if pack.lineage is None:
        return []
    homes = (
        ("items", pack.lineage.items, previous.items),
        ("indicators", pack.lineage.indicators, previous.indicators),
        ("instruments", pack.lineage.instruments, previous.instruments),
    )
    found = [
        _at("pack-lineage-missing", "lineage", name, code, "of", code=origin, pack=previous.id)
        for name, links, home in homes
        for code, link in links.items()
        for origin in link.of
        if origin not in home
    ]
    for name, told_of in (("gone", pack.lineage.gone), ("unknown", pack.lineage.unknown)):
        found.extend(
            _at("pack-lineage-missing", "lineage", name, code, code=code, pack=previous.id)
            for code in told_of
            if code not in previous.items
        )
    continued = {origin for link in pack.lineage.items.values() for origin in link.of}
    told = continued | pack.lineage.gone.keys() | pack.lineage.unknown.keys()
    silent = previous.items.keys() - told
    return found + [
        _at("pack-lineage-silent", "lineage", code=code, pack=previous.id)
        for code in sorted(silent)
    ]


def _parameters(pack: Pack) -> Iterator[Problem]:
    for key, parameter in pack.parameters.items():
        path = ("parameters", key)
        default = parameter.alternatives.get(parameter.default)
        if default is None:
            yield _missing(*path, "default", found=parameter.default)
        elif default.sets:
            yield _at("pack-default-sets", *path, "alternatives", parameter.default, key=key)
        if len(parameter.alternatives) == 1:
            yield _at("pack-one-alternative", *path, key=key)


def _sources(pack: Pack) -> Iterator[Problem]:
    return source_problems(pack, pack.sources)


def source_problems(root: Block, sources: Collection[str]) -> Iterator[Problem]:
    """Whether evidence is there, names fields that exist and refers to listed sources."""
    for path, block in _blocks(root, ()):
        own = [] if block.evidence is None else [block.evidence]
        for evidence in (*own, *block.evidence_of.values()):
            for source in evidence.source:
                if source not in sources:
                    yield _at("pack-no-such-source", *path, found=source)
        for name in block.evidence_of:
            if name not in fields_of(type(block)):
                yield _missing(*path, "evidence_of", found=name)
    if root.evidence is None:
        yield _at("pack-without-evidence", "evidence")


def _blocks(block: Block, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Block]]:
    yield path, block
    for name in fields_of(type(block)):
        value = getattr(block, name)
        if isinstance(value, Block):
            yield from _blocks(value, (*path, name))
        elif isinstance(value, dict | tuple):
            inside = value.items() if isinstance(value, dict) else enumerate(value)
            for key, entry in inside:
                if isinstance(entry, Block):
                    yield from _blocks(entry, (*path, name, str(key)))


def _topics(pack: Pack, topics: Collection[str]) -> Iterator[Problem]:
    for item in pack.items.values():
        if item.topic not in topics:
            yield _at("pack-no-such-topic", "items", item.code, "topic", found=item.topic)


def _disclosure(pack: Pack) -> Iterator[Problem]:
    """Part marks and parts: each belongs to one kind of instrument only."""
    for item in pack.items.values():
        if item.indicator not in pack.indicators or item.scale not in pack.scales:
            continue
        instrument = pack.instruments.get(pack.indicators[item.indicator].instrument)
        if instrument is None:
            continue
        if instrument.kind is Kind.DISCLOSURE and item.parts:
            yield _at("pack-parts-in-disclosure", "items", item.code, "parts", item=item.code)
        if instrument.kind is Kind.PERCEPTION and pack.scales[item.scale].partial:
            yield _at("pack-partial-perception", "items", item.code, "scale", item=item.code)


def _overall(pack: Pack) -> Iterator[Problem]:
    method = pack.aggregation.overall.method
    if method is not Method.WEIGHTED_MEAN and method is not UNKNOWN:
        yield _at("pack-overall-unweighted", "aggregation", "overall", "method")
    if pack.aggregation.overall.missing is not Missing.NOT_SCORED:
        yield _at("pack-overall-missing", "aggregation", "overall", "missing")


_RULES: tuple[Callable[[Pack], Iterator[Problem]], ...] = (
    _identity, _codes, _references, _one_name_each, _sub_indicators, _childless, _samples, _scales,
    _weights, _rounding, _levels, _lineage, _parameters, _sources, _disclosure, _overall,
)  # fmt: skip
