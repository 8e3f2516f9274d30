"""A score bundle as a tally: what it holds is counted already."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from fractions import Fraction

from prongsai.core.answers.headers import OVERALL
from prongsai.core.answers.tally import Group, Identity, Tally
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.bundle import Bundle, Held, given_of
from prongsai.core.scoring.given import Given
from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.core.terms.thai import tidy


def tally_of(bundle: Bundle, pack: Pack, place: Place) -> Tally:
    """One entry for one agency; refuses what is of another scheme or does not fit the criteria."""
    _same_scheme(bundle, pack, place)
    if not _same_year(bundle, pack):
        return _tally(bundle, Given(known=_printed(bundle)))  # refused as any row of another year
    problems = [
        Problem("bundle-unfit", {"key": key, "pack": pack.id}, Place(file=place.file, path=path))
        for path, key in _unfit(bundle, pack)
    ]
    if problems:
        raise Refused(problems)
    return _tally(bundle, _given(bundle))


def _same_scheme(bundle: Bundle, pack: Pack, place: Place) -> None:
    """Scheme and class of agencies decide what codes mean."""
    if _kind(bundle.pack) != _kind(pack.id):
        facts = {"found": bundle.pack, "expected": pack.id}
        raise Refused([Problem("bundle-other-scheme", facts, Place(file=place.file, path="pack"))])


def _kind(pack_id: str) -> tuple[str, str]:
    """`ita/2568/local@1` without year and revision."""
    scheme, _, rest = pack_id.split("/")
    return scheme, rest.partition("@")[0]


def _same_year(bundle: Bundle, pack: Pack) -> bool:
    return str(bundle.fiscal_year) == pack.id.split("/")[1]


def _printed(bundle: Bundle) -> dict[str, Fraction]:
    return {key: Fraction(score) for key, score in bundle.printed.items()}


def _given(bundle: Bundle) -> Given:
    """What the inside form holds; of the public form, its printed scores."""
    return Given(known=_printed(bundle)) if bundle.given is None else given_of(bundle.given)


def _unfit(bundle: Bundle, pack: Pack) -> Iterator[tuple[str, str]]:
    """Where a bundle speaks of what these criteria do not have, with its key."""
    keys = (pack.instruments, pack.indicators, pack.sub_indicators, pack.items)
    for (name, tier), known in zip(bundle.tiers.items(), keys, strict=True):
        yield from _strange(name, tier, known)
    if bundle.given is not None:
        yield from _unfit_held(bundle.given, pack, {key for tier in keys for key in tier})


def _unfit_held(held: Held, pack: Pack, scored: set[str]) -> Iterator[tuple[str, str]]:
    for number, each in enumerate(held.answers):
        item = pack.items.get(each.item)
        fits = item is not None and (
            (each.part is None or each.part in item.parts)
            and len(each.counts) == len(pack.scales[item.scale].points)
        )
        if not fits:
            yield f"given/answers/{number}", each.item
    yield from _strange("given/marks", held.marks, pack.items)
    yield from _strange("given/known", held.known, scored)
    yield from _strange("given/respondents", held.respondents, pack.instruments)
    yield from _strange("given/headcounts", held.headcounts, pack.instruments)


def _strange(name: str, held: Iterable[str], keys: Container[str]) -> Iterator[tuple[str, str]]:
    return ((f"{name}/{key}", key) for key in held if key not in keys)


def _tally(bundle: Bundle, given: Given) -> Tally:
    """One group per channel; what has no channel stands in the first."""
    channels = list(given.answers) or [""]
    groups = {
        _identity(bundle, channel): Group(
            first_row=1,
            counts={question: tuple(counts) for question, counts in answers.items()},
        )
        for channel in channels
        for answers in [given.answers.get(channel, {})]
    }
    first = groups[_identity(bundle, channels[0])]
    first.rows = 1
    first.marks = dict(given.marks)
    first.known = dict(given.known)
    if bundle.overall is not None:
        first.known[OVERALL] = Fraction(bundle.overall)
    first.respondents = dict(given.respondents)
    first.headcounts = dict(given.headcounts)
    return Tally(rows=1, groups=groups)


def _identity(bundle: Bundle, channel: str) -> Identity:
    """The cells that say who and when, tidied as those of a table are."""
    code, name, province = bundle.agency_code or "", bundle.agency, bundle.province or ""
    year = str(bundle.fiscal_year)
    return tidy(code), tidy(name), tidy(province), year, "", tidy(channel)
