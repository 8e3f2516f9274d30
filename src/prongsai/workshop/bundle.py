"""The score bundle of one result as files: JSON that can be read back, and tables beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from fractions import Fraction

from prongsai.core.answers.agencies import Agency
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.bundle import Bundle, Owner, inside_bundle, public_bundle
from prongsai.core.scoring.bundle_file import record_of
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.public import Opened, Publication, opened
from prongsai.core.scoring.score import OVERALL, Scorer
from prongsai.core.shapes.fields import Unknown
from prongsai.core.terms.numbers import shown
from prongsai.core.terms.problem import Misused, Problem
from prongsai.core.terms.words import Language, Words
from prongsai.workshop.file_names import whose
from prongsai.workshop.results import Result, Run
from prongsai.workshop.voice import Voice, both, catalogue

_BY_DEFAULT = Publication()
_TIERS = {
    Tier.OVERALL: "overall",
    Tier.INSTRUMENT: "instrument",
    Tier.INDICATOR: "tier_indicator",
    Tier.SUB_INDICATOR: "tier_sub_indicator",
    Tier.ITEM: "tier_item",
}
_WHO = ["agency", "agency_code", "province", "fiscal_year", "pack", "pack_hash"]
_COUNT_COLUMNS = ["kind", "channel", "code", "part", "title", "choice", "label", "points", "number"]


def files_of(
    run: Run,
    result: Result,
    voice: Voice,
    *,
    inside: bool,
    wanted: Publication = _BY_DEFAULT,
    names: Callable[[Agency], str] = whose,
) -> dict[str, bytes]:
    """Contents by file name; `wanted` says how much the public form may hold."""
    from prongsai.adapters.csv_files import unarmed, write_csv  # noqa: PLC0415 - as with all forms

    bundle = bundle_of(run, result, inside=inside, wanted=wanted)
    named = names(result.agency)
    stem = f"score-bundle-{bundle.fiscal_year}-{named}-{bundle.form.value}"
    scores = ([unarmed(cell) for cell in row] for row in _scores(bundle, run.loaded.pack))
    text = json.dumps(record_of(bundle), ensure_ascii=False, indent=2) + "\n"
    files = {
        f"{stem}.json": text.encode(),
        f"{stem}-scores.csv": write_csv(scores),
    }
    if inside:
        rows = _counts(run.scorer, result.unit.given, voice.language)
        who = [unarmed(cell) for cell in _who(bundle)]
        table: list[list[object]] = [[*_WHO, *_COUNT_COLUMNS]]
        table.extend([*who, *row] for row in rows)
        files[f"{stem}-counts.csv"] = write_csv(table)
    return files


def bundle_of(
    run: Run, result: Result, *, inside: bool, wanted: Publication = _BY_DEFAULT
) -> Bundle:
    """The bundle of an agency; a division has none, since it would undo what is kept back of it."""
    if result.visible is not None:
        raise Misused([Problem("bundle-of-division", {"division": result.division or "–"})])
    agency, given, scores = result.agency, result.unit.given, result.scores
    owner = Owner(name=agency.name, code=agency.code, province=agency.province)
    if inside:
        return inside_bundle(run.scorer, owner, given, scores, both("bundle_inside"))
    found = opened(run.scorer, given, scores, wanted)
    says = _public_words(run.loaded.pack, wanted, found)
    return public_bundle(run.scorer, owner, scores, found, says)


def _public_words(pack: Pack, wanted: Publication, found: Opened) -> Words:
    """What the public form holds, what it leaves out and why."""
    tier = catalogue("phrases")[_TIERS[wanted.finest]]
    parts = [both("bundle_public", finest=tier["th"], finest_en=tier["en"])]
    if wanted.verdicts:
        parts.append(both("bundle_verdicts"))
    if found.withheld:
        thai, english = (_names(pack, found, language) for language in ("th", "en"))
        parts.append(both("bundle_withheld", names=thai, names_en=english))
    return Words(" ".join(each.th for each in parts), " ".join(each.en for each in parts))


def _names(pack: Pack, found: Opened, language: Language) -> str:
    """What is kept back, coarsest first, by the names people know; items by their codes."""
    total: str = catalogue("phrases")[OVERALL][language]
    names = {OVERALL: total}
    names.update((key, each.name.said(language)) for key, each in pack.indicators.items())
    return ", ".join(names.get(key, key) for key in found.withheld)


def _who(bundle: Bundle) -> list[str]:
    year = str(bundle.fiscal_year)
    code, province = bundle.agency_code or "", bundle.province or ""
    return [bundle.agency, code, province, year, bundle.pack, bundle.pack_hash]


def _scores(bundle: Bundle, pack: Pack) -> list[list[object]]:
    """One row that `score` reads; what is not known or kept back is blank."""
    printed = bundle.printed
    finer = {f"sub_{key}": key for key in pack.sub_indicators if key in printed}
    finer.update((f"item_{key}", key) for key in pack.items if key in printed)
    keys = {key: key for key in (*pack.instruments, *pack.indicators)} | finer
    header = [*_WHO, OVERALL, "level", "level_key", "passed", *keys]
    verdict = [bundle.overall, bundle.level, bundle.level_key, bundle.passed]
    return [list(header), [*_who(bundle), *verdict, *(printed.get(key) for key in keys.values())]]


def _counts(scorer: Scorer, given: Given, language: Language) -> Iterator[list[object]]:
    """Everything given, a row each: one per choice of a question, one per other value."""
    pack = scorer.pack
    leaves = {
        leaf.question: leaf for item in scorer.plan.items for leaf in (*item.leaves, item.whole)
    }
    for channel, answers in given.answers.items():
        for (code, part), counts in answers.items():
            item, leaf = pack.items[code], leaves[code, part]
            known = pack.scales[item.scale].labels
            labels = [""] * len(counts) if isinstance(known, Unknown) else known
            for choice, (label, points, count) in enumerate(
                zip(labels, leaf.points, counts, strict=True)
            ):
                yield [
                    "answers", channel, code, part, item.short.said(language),
                    choice, label, shown(Fraction(points, leaf.scale)), count,
                ]  # fmt: skip
    for kind, values in (("mark", given.marks), ("known", given.known)):
        for key, value in values.items():
            yield [kind, "", key, "", "", "", "", "", shown(value)]
    for kind, people in (("respondents", given.respondents), ("headcount", given.headcounts)):
        for key, number in people.items():
            yield [kind, "", key, "", "", "", "", "", number]
